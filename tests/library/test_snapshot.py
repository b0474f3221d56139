"""What is kept on the disk is trusted when it is whole, and made again when it is not."""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from reader.errors import CacheError
from reader.storage import snapshot, worker
from reader.storage.cache_folder import cached_libraries, clear, touch
from reader.storage.corpus import Corpus
from reader.storage.lock import locked
from reader.storage.manifest import LOCK, MANIFEST, Manifest, _digest
from reader.storage.snapshot import Snapshot
from reader.storage.worker import BuildMessage, build, look

pytestmark = pytest.mark.slow


def built(folder: Path, *paths: Path, encoding: str | None = None) -> list[BuildMessage]:
    """Build a snapshot in this process; what was told."""
    return list(build(folder, [str(path) for path in paths], encoding))


def opened(folder: Path, *paths: Path) -> tuple[Manifest, Corpus, list[str]]:
    kept = Snapshot(folder, [str(path) for path in paths], None)
    manifest, batches = kept.open()
    return manifest, Corpus(batches), list(map(str, kept.problems))


@pytest.fixture
def papers(kit: Any, tmp_path: Path) -> Path:
    folder: Path = kit.fill(tmp_path / "papers", 6)
    return folder


@pytest.fixture
def kept(papers: Path, tmp_path: Path) -> Path:
    """A snapshot of them."""
    built(tmp_path / "s", papers)
    return tmp_path / "s"


def test_the_second_opening_reads_no_file(papers: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.storage.parsed_sources.read", None)
    manifest, stacks, problems = opened(kept, papers)
    assert (manifest.complete, manifest.articles, problems) == (True, len(stacks), [])
    assert len(stacks) >= 6
    told = built(kept, papers)
    assert [(line.published, line.done) for line in told] == [(False, True)]


def damaged(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "flipped":
        place = data.index("海湾".encode()) if b"docstore/text" in data else len(data) // 2
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    elif how == "cut":
        path.write_bytes(data[:-3])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "foreign":
        path.write_bytes(b"SQLite format 3\0" * 1000)
    elif how == "gone":
        path.unlink()
    elif how == "header":
        path.write_bytes(data.replace(b'"docstore/ids"', b'"docstore/idz"'))


@pytest.mark.parametrize("how", ["flipped", "cut", "empty", "foreign", "gone", "header"])
@pytest.mark.parametrize("which", ["batch", "manifest"])
def test_damage_is_noticed_told_and_mended(papers: Path, kept: Path, how: str, which: str) -> None:
    _, whole, _ = opened(kept, papers)
    articles = [whole[number] for number in range(len(whole))]
    path = next(kept.glob("*.batch")) if which == "batch" else kept / MANIFEST
    if (which, how) == ("manifest", "header"):
        return
    damaged(path, how)
    _, stacks, problems = opened(kept, papers)
    assert len(stacks) == 0
    assert len(problems) == (0 if (which, how) == ("manifest", "gone") else 1)
    assert built(kept, papers)[-1].done
    _, stacks, problems = opened(kept, papers)
    assert ([stacks[number] for number in range(len(stacks))], problems) == (articles, [])


def test_a_file_only_touched_is_compared_and_trusted(papers: Path, kept: Path) -> None:
    os.utime(next(kept.glob("*.batch")), ns=(0, 0))
    manifest, stacks, problems = opened(kept, papers)
    assert (len(stacks), problems) == (manifest.articles, [])


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"x\n{}", b"\n", b"[1]" * 99],
)
def test_a_manifest_of_something_else(papers: Path, kept: Path, text: bytes) -> None:
    (kept / MANIFEST).write_bytes(text)
    assert len(opened(kept, papers)[1]) == 0


@pytest.mark.parametrize("change", [{"batches": [{"name": "x"}]}, {"batches": 3}, {"paths": None}, {"more": 1}])
def test_a_manifest_with_the_wrong_things_in_it(papers: Path, kept: Path, change: dict[str, Any]) -> None:
    given = json.loads((kept / MANIFEST).read_bytes().partition(b"\n")[2]) | change
    body = json.dumps(given).encode()
    (kept / MANIFEST).write_bytes(_digest(body) + b"\n" + body)
    _, stacks, problems = opened(kept, papers)
    assert (len(stacks), len(problems)) == (0, 1)


def test_no_file_outside_the_folder_is_opened(papers: Path, kept: Path) -> None:
    body = (kept / MANIFEST).read_bytes().partition(b"\n")[2]
    name = next(kept.glob("*.batch")).name.encode()
    body = body.replace(name, b"../" + name)
    (kept / MANIFEST).write_bytes(_digest(body) + b"\n" + body)
    assert len(opened(kept, papers)[1]) == 0


def test_another_version_makes_its_own(papers: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "fingerprint", lambda: "another")
    manifest, stacks, problems = opened(kept, papers)
    assert (manifest.articles, len(stacks), problems) == (0, 0, [])
    assert built(kept, papers)[-1].done
    assert len(list(kept.glob("*.batch"))) == 1


@pytest.mark.parametrize("fields", [{"fingerprint": "old", "volumes": []}, {"batches": [], "more": 1}])
def test_a_manifest_with_other_fields_is_of_another_version(papers: Path, kept: Path, fields: dict[str, Any]) -> None:
    body = json.dumps(fields).encode()
    (kept / MANIFEST).write_bytes(_digest(body) + b"\n" + body)
    manifest, batches, problems = opened(kept, papers)
    assert (manifest.articles, len(batches), problems) == (0, 0, [])


def test_a_manifest_replaced_while_it_is_read(papers: Path, kept: Path, kit: Any, monkeypatch: Any) -> None:
    mine = Snapshot(kept, [str(papers)], None)
    old = mine.manifest()
    kit.fill(papers, 9, seed=3)
    built(kept, papers)
    now = mine.manifest()
    answers = iter([old, now])
    monkeypatch.setattr(mine, "manifest", lambda: next(answers, now))
    manifest, batches = mine.open()
    assert (manifest, mine.problems) == (now, [])
    assert len(Corpus(batches)) == now.articles


def test_one_that_is_replaced_again_and_again_is_left(papers: Path, kept: Path, monkeypatch: Any) -> None:
    mine = Snapshot(kept, [str(papers)], None)
    old = mine.manifest()
    next(kept.glob("*.batch")).unlink()
    answers = iter(range(100))
    monkeypatch.setattr(mine, "manifest", lambda: Manifest(str(next(answers)), (), None, old.batches))
    assert mine.open() == (mine.nothing, ())


def test_a_second_builder_waits_and_tells(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    waits = []

    def wait(_seconds: float) -> None:
        waits.append(1)
        if len(waits) == 2:
            holder.__exit__(None, None, None)

    monkeypatch.setattr(worker, "sleep", wait)
    holder = locked(folder / LOCK)
    assert holder.__enter__()
    told = built(folder, papers)
    assert len(waits) == 2
    assert told[-1].done
    assert [line.published for line in told[:2]] == [False, False]


def test_what_cannot_be_written_is_told(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    told = built(tmp_path / "s", papers)
    assert told[-1] == BuildMessage(error="No space left on device")
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == [LOCK]


def test_what_no_manifest_names_is_removed(papers: Path, kept: Path) -> None:
    (kept / "0123.batch").write_bytes(b"left by a killed process")
    (kept / f"{MANIFEST}.abcd").write_bytes(b"likewise")
    touch(kept)
    built(kept, papers)
    assert len(list(kept.iterdir())) == 4


def test_looking_for_changes(papers: Path, kept: Path, kit: Any) -> None:
    assert not look(kept, [str(papers)], None)
    kit.fill(papers, 8, seed=2)
    assert look(kept, [str(papers)], None).added == 2


def test_snapshots_are_listed_and_cleared(papers: Path, kept: Path) -> None:
    (kept.parent / "s" / "x").touch()
    (kept.parent / "empty").mkdir()
    found = {holding.folder.name: holding for holding in cached_libraries(kept.parent)}
    assert found["s"].manifest is not None
    assert found["s"].manifest.paths == (str(papers),)
    assert found["empty"].manifest is None
    assert clear(kept.parent, kept) == found["s"].size
    assert not kept.exists()
    assert papers.exists()
    assert cached_libraries(kept.parent / "nowhere") == []
    touch(kept.parent / "nowhere")


def test_a_reader_and_a_builder_at_once(kit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens while another builds sees one state or the next, never a mixture."""
    papers, folder = kit.fill(tmp_path / "papers", 30), tmp_path / "s"
    monkeypatch.setattr("reader.storage.library_builder.FIRST", 300)
    monkeypatch.setattr("reader.storage.library_builder.FULL", 900)
    ended = threading.Event()

    def work() -> None:
        for seed in range(3):
            kit.fill(papers, 30, seed=seed)
            built(folder, papers)
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    mine = Snapshot(folder, [str(papers)], None)
    while not ended.is_set():
        manifest, batches = mine.open()
        stacks = Corpus(batches)
        assert len(stacks) == manifest.articles
        assert all(stacks[number].headline for number in range(len(stacks)))
        time.sleep(0)
    thread.join()
    assert mine.problems == []


def test_a_problem_is_an_error_of_this_program() -> None:
    assert issubclass(CacheError, Exception)
