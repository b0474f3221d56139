"""The program of the building process, run in this one."""

import io
import json
import os
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.atomic_write import atomic_write
from reader.backends.local.local_library import parsed_pages
from reader.errors import BrokenTextError, ReaderError, UnreadableError
from reader.index import IndexBuilder
from reader.index.word_borders import all_bits
from reader.storage import batch, build_process, snapshot, worker
from reader.storage.cache_folder import snapshots_folder
from reader.storage.corpus import Corpus
from reader.storage.file_table import Files, FilesBuilder
from reader.storage.kept_borders import keep_borders, kept_borders
from reader.storage.library_builder import LibraryBuilder
from reader.storage.snapshot import Snapshot

pytestmark = pytest.mark.slow

PATIENCE = 600
"""Seconds after which a process that steps back for all others, also on a busy machine, will not end."""


def asked(monkeypatch: pytest.MonkeyPatch, folder: Path, papers: Path, task: str = "build") -> None:
    request = json.dumps({"task": task, "folder": str(folder), "paths": [str(papers)], "encoding": None})
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(request.encode() + b"\n")))
    monkeypatch.setattr("os.nice", lambda _by: 0)
    monkeypatch.setattr(worker.gc, "freeze", lambda: None)
    monkeypatch.setattr(worker.gc, "set_threshold", lambda *_: None)
    worker.main()


def test_it_tells_in_lines(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    papers = kit.fill(tmp_path / "papers", 3)
    asked(monkeypatch, tmp_path / "s", papers)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["done"] for line in told] == [False] * (len(told) - 1) + [True]
    kit.fill(papers, 4)
    asked(monkeypatch, tmp_path / "s", papers, "look")
    assert json.loads(capsys.readouterr().out) == {"added": 1, "changed": 3, "removed": 0}


def test_word_borders_are_kept(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (batch, snapshot):
        monkeypatch.setattr(module, "LARGE", 1)
    papers = kit.fill(tmp_path / "papers", 3)
    asked(monkeypatch, tmp_path / "s", papers)
    kept = Snapshot(tmp_path / "s", [str(papers)], None).open()[1]
    assert [each.borders() for each in kept] == [None] * len(kept)
    asked(monkeypatch, tmp_path / "s", papers, "borders")
    for each in kept:
        found = each.borders()
        assert found is not None
        assert found.tolist() == all_bits(each.segment).tolist()
    asked(monkeypatch, tmp_path / "s", kit.fill(papers, 5))  # what is left of other batches goes
    asked(monkeypatch, tmp_path / "s", papers, "borders")
    here = {path.stem for path in (tmp_path / "s").glob("*.batch")}
    assert {path.stem for path in (tmp_path / "s").glob("*.words")} == here


@pytest.mark.usefixtures("large")
def test_borders_are_kept_once_an_index_is_made_or_a_query_asks_for_words(
    kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (batch, snapshot):
        monkeypatch.setattr(module, "LARGE", 1)
    program = build_process.PROGRAM.replace("main()", "import reader.storage.snapshot as s; s.LARGE = 1\nmain()")
    monkeypatch.setattr(build_process, "PROGRAM", program)
    monkeypatch.setattr(build_process, "_unheard", [])
    papers = kit.fill(tmp_path / "papers", 3)
    found = kit.loaded(papers).view.search("word:工程").total_articles
    (process,) = build_process._unheard
    assert process.wait(PATIENCE) == 0
    for kept in [*snapshots_folder().rglob("*.words")]:
        kept.unlink()
    library = kit.loaded(papers)
    library.view.search("工程")
    assert [process] == build_process._unheard
    assert library.view.search("word:工程").total_articles == found > 0
    (again,) = build_process._unheard
    assert again.wait(PATIENCE) == 0
    assert again is not process
    assert all(each.borders() is not None for each in library.view.corpus.batches)
    assert library.view.search("word:工程").total_articles == found


def test_a_process_that_cannot_be_started_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_process.sys, "executable", str(tmp_path / "nothing"))
    monkeypatch.setattr(build_process, "_unheard", [])
    build_process.keep_word_borders(tmp_path, (), None)
    assert not build_process._unheard


@pytest.mark.parametrize("content", [b"", b"nothing of ours", None])
def test_borders_that_are_not_whole_are_none(tmp_path: Path, content: bytes | None) -> None:
    segment, path = IndexBuilder().build(), tmp_path / "a.words"
    if content is not None:
        path.write_bytes(content)
    assert kept_borders(path, len(segment.codes)) is None
    keep_borders(path, segment)
    assert kept_borders(path, len(segment.codes)) is not None
    assert kept_borders(path, len(segment.codes) + 8) is None


def test_the_first_of_many_files_are_read_before_the_others_are_found(
    kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers, begun = kit.fill(tmp_path / "papers", 7), list[int]()
    whole = list(worker.sources([str(papers)]))

    def found(_paths: object) -> Iterator[Any]:
        for number, source in enumerate(whole):
            begun.append(number)
            yield source

    monkeypatch.setattr(worker, "AHEAD", 3)
    monkeypatch.setattr(worker, "sources", found)
    told = worker.build(tmp_path / "s", [str(papers)], None)
    first = next(each for each in told if each.published)
    assert (first.done, first.files_total, first.bytes_total, begun) == (False, 0, 0, [0, 1, 2])
    early = Snapshot(tmp_path / "s", [str(papers)], None).open()[1]
    assert sum(len(batch.files) for batch in early) == 3
    *_, last = told
    assert (last.done, last.files_done, last.files_total, begun) == (True, 7, 7, [*range(7)])
    batches = Snapshot(tmp_path / "s", [str(papers)], None).open()[1]
    *_, fresh = LibraryBuilder((), whole).run()
    there, here = Corpus(batches), Corpus(fresh.batches)
    assert [there[number] for number in range(len(there))] == [here[number] for number in range(len(here))]


def test_it_ends_when_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_given: object, **_options: object) -> None:
        raise BrokenPipeError

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr("builtins.print", gone)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit):
        worker._say({})


def test_two_that_begin_at_once(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the lock and the try to take it another one took it."""
    papers, whole, turns = kit.fill(tmp_path / "papers", 2), worker.locked, iter([True, False])

    def locked(path: Path) -> Any:
        real = whole(path)
        if not next(turns, True):
            real.__enter__()
            real.__exit__(None, None, None)
            return _Refused()
        return real

    monkeypatch.setattr(worker, "locked", locked)
    *_, last = worker.build(tmp_path / "s", [str(papers)], None)
    assert last.done


class _Refused:
    def __enter__(self) -> bool:
        return False

    def __exit__(self, *_given: object) -> None:
        return None


def test_problems_come_back_as_what_they_were() -> None:
    given = [UnreadableError("a", "holds no text"), BrokenTextError("a", "gbk", 3), ReaderError("something else")]
    builder = FilesBuilder()
    builder.begin(b"a", 1, 2, 0, 0)
    for problem in given:
        builder.complain(problem)
    files = Files.from_arrays(builder.build(0).arrays())
    assert files.size == 0
    assert [(type(problem), str(problem)) for _, problem in files.all_problems()] == [
        (type(problem), str(problem)) for problem in given
    ]


def test_a_manifest_that_cannot_be_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", forbidden)
    with pytest.raises(PermissionError):
        atomic_write(tmp_path / "manifest", [b""])
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_removed_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    snapshot.remove(tmp_path / "folder")
    assert (tmp_path / "folder").exists()


def test_the_pages_of_paths(kit: Any, tmp_path: Path) -> None:
    problems: list[ReaderError] = []
    pages = list(
        parsed_pages([str(kit.fill(tmp_path / "papers", 3)), str(tmp_path / "nowhere")], None, problems.append)
    )
    assert (len(pages), len(problems)) == (3, 1)


@pytest.mark.usefixtures("large")
def test_both_halves_of_a_jump_and_the_keywords(kit: Any, tmp_path: Path) -> None:
    front = "---\ndate: 2022-11-14\npage: {}\npublication: 某报\n---\n"
    kit.write(
        tmp_path / "p" / "1.md", front.format(1) + "# 海湾大桥通车\n\n海湾大桥昨日通车，市民踊跃参加。（下转第四版）\n"
    )
    kit.write(tmp_path / "p" / "4.md", front.format(4) + "# 海湾大桥通车\n\n（上接第一版）市民说，大桥方便。\n")
    library = kit.loaded(tmp_path / "p")
    there = [library.view.article(number).jump_to for number in range(2)]
    assert library.view.insights(0).continuation() == (1 if there[0] else None)
    assert library.view.insights(1).beginning() == (0 if library.view.article(1).jump_from else None)
    assert library.view.insights(0).keywords()
    results = library.view.search("大桥")
    assert results.snippets(0)
