"""Whatever happens to the files, what is made step by step equals what is made afresh."""

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.backends.local.loader import Loader
from reader.ingest import CancelledReadingError, Source, reasons, sources, stamps
from reader.model import Page
from reader.parsing import ParsedPage, parse
from reader.storage import library_builder, parsed_sources, plan
from reader.storage.batch import Batch
from reader.storage.corpus import Corpus
from reader.storage.library_builder import LibraryBuilder
from reader.storage.plan import Changes, changes

pytestmark = pytest.mark.slow


def made(batches: Sequence[Batch], *paths: Path, stop: int | None = None) -> tuple[Batch, ...]:
    """The batches at the end, or after so many stages."""
    stages = LibraryBuilder(batches, list(sources(paths))).run()
    *_, last = stages if stop is None else islice(stages, stop + 1)
    return last.batches


def seen(batches: Sequence[Batch]) -> list[Any]:
    """Articles, files and problems: all that batches hold, wherever one ends and the next begins."""
    stacks = Corpus(batches)
    whole = [
        (path, size)
        for files in (batch.files for batch in batches)
        for path, size, ends in zip(files.all_paths(), files.sizes.tolist(), files.ends.tolist(), strict=True)
        if ends
    ]
    return [[stacks[number] for number in range(len(stacks))], whole, list(map(str, stacks.problems))]


@pytest.fixture
def tiny() -> Iterator[None]:
    """Batches of a few articles, so that little text makes many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_builder, "FIRST", 100)
        patch.setattr(library_builder, "FULL", 600)
        patch.setattr(plan, "SPLICED", 400)
        patch.setattr(library_builder, "PAUSE", 0)
        yield


EVENTS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove", "long", "bad", "mend"]), st.integers(0, 30)), max_size=6
)


@given(st.integers(0, 12), st.lists(st.tuples(EVENTS, st.none() | st.integers(0, 12)), max_size=3), st.booleans())
@settings(max_examples=60, deadline=None)
def test_step_by_step_equals_afresh(
    kit: Any, count: int, rounds: list[tuple[list[tuple[str, int]], int | None]], twice: bool
) -> None:
    chance = random.Random(count)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        for module, limit, value in (
            (library_builder, "FIRST", 100), (library_builder, "FULL", 600), (library_builder, "PAUSE", 0),
            (library_builder, "MERGED", 2), (plan, "SPLICED", 400),
        ):  # fmt: skip
            patch.setattr(module, limit, value)
        folder = kit.fill(Path(name) / "a", count)
        folder.mkdir(exist_ok=True)
        paths = (folder, folder) if twice else (folder,)
        batches = made((), *paths)
        for events, stop in rounds:
            for event, number in events:
                happen(kit, folder / f"{number}.md", event, chance)
            batches = made(batches, *paths, stop=stop)
        batches = made(batches, *paths)
        assert seen(batches) == seen(made((), *paths))
        again = list(LibraryBuilder(batches, list(sources(paths))).run())
        assert len(again) == 1
        assert all(a is b for a, b in zip(again[0].batches, batches, strict=True))


@pytest.mark.usefixtures("tiny")
def test_a_large_batch_that_is_parted_stays_whole(kit: Any, tmp_path: Path) -> None:
    chance, folder = random.Random(1), kit.fill(tmp_path / "a", 1)
    for number, event in ((0, "long"), (0, "add"), (2, "add"), (3, "long")):
        happen(kit, folder / f"{number}.md", event, chance)
    batches = made((), folder, folder)
    happen(kit, folder / "1.md", "add", chance)
    assert seen(made(batches, folder, folder)) == seen(made((), folder, folder))


def happen(kit: Any, path: Path, event: str, chance: random.Random) -> None:
    """Something happens to a file."""
    if event == "remove":
        path.unlink(missing_ok=True)
    elif event == "bad":
        kit.write(path, b"\xff\xfe\x00\xd8" * 9)
    else:
        kit.write(path, "\n\n".join(kit.text(chance) for _ in range(12 if event == "long" else 1)))


@pytest.mark.usefixtures("tiny")
def test_what_stays_is_not_read_again(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = kit.fill(tmp_path / "a", 20)
    batches = made((), folder)
    kit.write(folder / "7.md", kit.text(random.Random(5)))
    read = []
    whole = parsed_sources.read
    monkeypatch.setattr(
        parsed_sources, "read", lambda source, **given: read.append(source.name) or whole(source, **given)
    )
    batches = made(batches, folder)
    assert read == [str(folder / "7.md")]
    assert seen(batches) == seen(made((), folder))


@pytest.mark.usefixtures("tiny")
def test_batches_without_a_changed_file_stay(kit: Any, tmp_path: Path) -> None:
    folder = kit.fill(tmp_path / "a", 40)
    before = made((), folder)
    kit.write(folder / "7.md", kit.text(random.Random(5)))
    after = made(before, folder)
    assert len(set(map(id, before)) - set(map(id, after))) <= 2
    assert len(before) > 6


def test_many_files_between_others_are_to_be_seen_at_once(kit: Any, tmp_path: Path, monkeypatch: Any) -> None:
    folder = kit.fill(tmp_path / "a", 4)
    batches = made((), folder)
    monkeypatch.setattr(library_builder, "FIRST", 100)
    monkeypatch.setattr(plan, "SPLICED", 0)
    kit.fill(folder / "1a", 6, seed=9)
    stages = list(LibraryBuilder(batches, list(sources([folder]))).run())
    assert len({len(Corpus(stage.batches)) for stage in stages}) > 3
    assert seen(stages[-1].batches) == seen(made((), folder))


def test_a_file_made_readable_is_read(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.errors import UnreadableError

    folder = kit.fill(tmp_path / "a", 3)
    whole = parsed_sources.read

    def forbidden(source: Any, **given: Any) -> Any:
        if source.name.endswith("1.md"):
            raise UnreadableError(source.name, "may not be read")
        return whole(source, **given)

    monkeypatch.setattr(parsed_sources, "read", forbidden)
    batches = made((), folder)
    assert len(Corpus(batches).problems) == 1
    assert made(batches, folder)[0] is batches[0]
    monkeypatch.setattr(parsed_sources, "read", whole)
    assert seen(made(batches, folder)) == seen(made((), folder))


def test_progress_counts_only_what_is_to_be_read(kit: Any, tmp_path: Path) -> None:
    folder = kit.fill(tmp_path / "a", 10)
    total = sum(path.stat().st_size for path in folder.iterdir())
    batches = made((), folder)
    path = folder / "3.md"
    kit.write(path, kit.text(random.Random(6)))
    stages = list(LibraryBuilder(batches, list(sources([folder]))).run())
    total = sum(path.stat().st_size for path in folder.iterdir())
    assert [(stage.files_done, stage.bytes_done) for stage in stages][-1] == (10, total)
    assert all(stage.bytes_done in (total, total - path.stat().st_size) for stage in stages)
    assert [stage.done for stage in stages] == [False] * (len(stages) - 1) + [True]


def test_changes_are_counted(kit: Any, tmp_path: Path) -> None:
    folder = kit.fill(tmp_path / "a", 5)
    batches = made((), folder)
    assert not changes(batches, stamps([folder]))
    kit.write(folder / "3.md", kit.text(random.Random(6)))
    kit.write(folder / "8.md", kit.text(random.Random(7)))
    (folder / "0.md").unlink()
    (folder / "1.md").unlink()
    found = changes(batches, stamps([folder]))
    assert found == Changes(added=1, changed=1, removed=2)
    assert found


def test_a_file_changed_a_moment_ago_is_looked_at_again(kit: Any, tmp_path: Path) -> None:
    folder = kit.fill(tmp_path / "a", 2)
    found = list(sources([folder]))
    (stage, *_), *_ = [list(LibraryBuilder((), found, looked_ns=found[1].modified_ns + 1).run())]
    assert changes(stage.batches, stamps([folder])) == Changes(changed=1)


def test_many_refreshes_leave_few_batches(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_builder, "FULL", 3000)
    folder = kit.fill(tmp_path / "a", 8)
    batches = made((), folder)
    most = 0
    for number in range(40):
        kit.write(folder / f"{8 + number}.md", kit.text(random.Random(number)))
        batches = made(batches, folder)
        most = max(most, len(batches) - len(library_builder.together(batches)))
    assert most < library_builder.MERGED
    assert seen(batches) == seen(made((), folder))


def test_a_page_that_the_parser_fails_on_is_a_problem_and_the_others_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = parse

    def fail(page: Page, check: Callable[[], None]) -> ParsedPage:
        if page.source.endswith("a.txt"):
            raise RecursionError
        return real(page, check)

    monkeypatch.setattr(parsed_sources, "parse", fail)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("渔港的早晨\n\n　　渔民老周天刚亮就到了码头。\n", encoding="utf-8")
    *_, last = LibraryBuilder((), list(sources([tmp_path]))).run()
    (batch,) = last.batches
    assert len(batch) == 1
    assert [str(problem).rpartition("/")[2] for _, problem in batch.problems] == [f"a.txt: {reasons.UNEXPECTED}"]


def test_a_run_that_is_not_wanted_any_more_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("渔港的早晨\n", encoding="utf-8")
    with pytest.raises(CancelledReadingError):
        list(LibraryBuilder((), list(sources([tmp_path])), cancelled=lambda: True).run())
    loader = Loader([str(tmp_path)], cache=False)
    assert list(loader.load(lambda: True)) == []
    assert loader.batches == ()


def test_pages_of_a_slow_file_are_shown_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"渔港的早晨{number}\n\n　　渔民老周天刚亮就到了码头，第{number}天。\n" for number in range(8)]

    def slowly(source: Source, *_: object) -> Iterator[ParsedPage]:
        for number, text in enumerate(texts, 1):
            yield parse(Page(str(source.path), text, share=number / len(texts)))

    monkeypatch.setattr(library_builder, "parsed", slowly)
    monkeypatch.setattr(library_builder, "SOON", 0.0)
    monkeypatch.setattr(library_builder, "PAUSE", 0.0)
    (tmp_path / "a.pdf").write_bytes(b"x" * 800)
    stages = list(LibraryBuilder((), list(sources([tmp_path]))).run())
    shown = [sum(map(len, stage.batches)) for stage in stages]
    done = [stage.bytes_done for stage in stages]
    assert shown == sorted(shown)
    assert 1 in shown
    assert shown[-1] == len(texts)
    assert done == sorted(done)
    assert {100, 400, 800} <= set(done)
    assert done[-1] == 800
