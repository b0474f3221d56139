"""A library kept on the disk is the same library, whatever happens to its files."""

import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reader.backends.local import loader
from reader.backends.local.local_library import LocalLibrary
from reader.errors import UnknownArticleError
from reader.storage import build_process

pytestmark = pytest.mark.usefixtures("large")


@pytest.fixture
def papers(kit: Any, tmp_path: Path) -> Path:
    folder: Path = kit.fill(tmp_path / "papers", 12)
    return folder


@pytest.mark.slow
def test_built_opened_changed_and_opened_again(kit: Any, papers: Path, cache: Path) -> None:
    afresh = kit.shown(kit.loaded(papers, cache=False))
    assert not cache.exists()
    first = kit.loaded(papers)
    assert kit.shown(first) == afresh
    assert len(list(cache.iterdir())) == 1
    assert kit.shown(kit.loaded(papers)) == afresh

    (papers / "3.md").unlink()
    kit.write(papers / "5.md", kit.text(random.Random(9)))
    kit.write(papers / "55.md", b"\xff\xfe\x00\xd8" * 9)
    stages = [(progress.moved, len(first)) for progress in first.load()]
    assert any(moved for moved, _ in stages)
    afresh = kit.shown(kit.loaded(papers, cache=False))
    assert kit.shown(first) == afresh
    assert kit.shown(kit.loaded(papers)) == afresh


def test_what_was_known_is_there_before_anything_is_read(kit: Any, papers: Path, monkeypatch: Any) -> None:
    whole = kit.shown(kit.loaded(papers))
    monkeypatch.setattr(build_process, "_lines", lambda *_: iter(()))
    library = LocalLibrary([str(papers)])
    steps = library.load()
    progress = next(steps)
    assert (progress.articles, progress.bytes_done) == (len(library), progress.bytes_total)
    assert kit.shown(library) == whole


@pytest.mark.slow
def test_left_off_the_process_ends_and_goes_on_next_time(kit: Any, papers: Path, monkeypatch: Any) -> None:
    started: list[subprocess.Popen[bytes]] = []
    whole = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> Any:
        started.append(whole(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    steps = LocalLibrary([str(papers)]).load()
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    library = LocalLibrary([str(papers)])
    assert len(list(library.load(cancelled=lambda: True))) == (len(library) > 0)
    assert [child.poll() is not None for child in started] == [True, True]
    assert kit.shown(kit.loaded(papers)) == kit.shown(kit.loaded(papers, cache=False))


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("ends at once", "raise SystemExit"),
        ("fails", "import sys; sys.exit(3)"),
        ("does not listen", "import os; os.close(0)"),
        ("cannot write", """print('{"error": "No space left on device"}')"""),
    ],
)
def test_without_its_process_it_is_made_in_memory(
    kit: Any, papers: Path, name: str, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_process, "PROGRAM", program)
    library = kit.loaded(papers)
    shown, afresh = kit.shown(library), kit.shown(kit.loaded(papers, cache=False))
    assert (name, shown[:2]) == (name, afresh[:2])
    assert len(library.problems) == 1


def test_a_process_that_cannot_be_started(kit: Any, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(papers / "nowhere"))
    library = kit.loaded(papers)
    assert (len(library) > 0, len(library.problems)) == (True, 1)


@pytest.mark.slow
def test_damage_is_told_once_and_mended(kit: Any, papers: Path, cache: Path) -> None:
    kit.loaded(papers)
    for path in cache.glob("*/*.batch"):
        path.write_bytes(path.read_bytes()[:-100])
    library, afresh = kit.loaded(papers), kit.shown(kit.loaded(papers, cache=False))
    assert len(library.problems) == 1
    assert kit.shown(library)[:2] == afresh[:2]
    assert kit.shown(kit.loaded(papers)) == afresh


def test_a_small_library_leaves_no_trace(kit: Any, papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "SMALL", 10**6)
    library = kit.loaded(papers)
    assert len(library) > 0
    assert not cache.exists()
    kit.write(papers / "5.md", kit.text(random.Random(9)))
    for _progress in library.load():
        pass
    assert kit.shown(library) == kit.shown(kit.loaded(papers))
    assert list(library.load(cancelled=lambda: True)) == []


def test_what_is_packed_counts_for_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "SMALL", 30)
    for name in ("a.txt", "a.zip"):
        (tmp_path / name).write_bytes(b"0123456789")
    assert loader.is_small([str(tmp_path / "a.txt")])
    assert not loader.is_small([str(tmp_path / "a.zip")])
    monkeypatch.setattr(loader, "SMALL_COUNT", 0)
    assert not loader.is_small([str(tmp_path / "a.txt")])


@pytest.mark.parametrize("processed", [False, True])
@pytest.mark.slow
def test_changes_are_seen(kit: Any, papers: Path, processed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if processed:
        monkeypatch.setattr(loader, "SMALL_COUNT", 0)
    library = LocalLibrary()
    assert library.changes() is None
    library = kit.loaded(papers)
    assert not library.changes()
    kit.write(papers / "5.md", kit.text(random.Random(9)))
    assert library.changes() is None
    library._loader._next_look = 0
    found = library.changes()
    assert found is not None
    assert found.changed == 1
    library._loader._next_look = 0
    if processed:
        assert library.changes(cancelled=lambda: True) is None


def test_the_time_left_is_reckoned_from_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 7.0, 7.2, 8.0, 9.0, 9.5, 10.0])
    monkeypatch.setattr(loader.time, "monotonic", lambda: next(clock))
    pace = loader.LoadEta()
    done = (100, 100, 110, 150, 200, 200, 1100)
    assert [pace.left(some, 1100) for some in done] == [None, None, None, 19.0, 18.0, 22.5, 0.0]


@pytest.mark.slow
def test_another_encoding_is_another_library(kit: Any, tmp_path: Path) -> None:
    kit.write(tmp_path / "a" / "1.md", "## 海湾大桥通车\n\n市民踊跃参加。\n".encode("gb18030"))
    library = kit.loaded(tmp_path / "a", encoding="gb18030")
    assert library.view.summary(0).headline == "海湾大桥通车"
    library = kit.loaded(tmp_path / "a", encoding="big5")
    assert len(library) == 0 or library.view.summary(0).headline != "海湾大桥通车"


def test_columns_and_names(kit: Any, papers: Path) -> None:
    library = kit.loaded(papers)
    assert str(papers / "0.md") == library.view.article(0).source
    assert library.view.from_source(str(papers / "0.md"), 1) == [0]
    assert library.view.from_source("nowhere.md", 1) == ()
    assert [library.view.key(library.view.id(number)) for number in range(len(library))] == list(range(len(library)))
    assert library.view.key("2") == 1
    ids = {library.view.id(number): number for number in range(1, len(library))}
    assert library.view.keys({*ids, "none", "abcdefghjk", "-2"}) == ids
    for field in ("section", "date", "publication", "page"):
        assert getattr(library.view.summary(0), field) == getattr(library.view.article(0), field)
    with pytest.raises(UnknownArticleError):
        library.view.key("99999")
    with pytest.raises(IndexError):
        library.view.article(len(library))


def test_an_empty_library(tmp_path: Path) -> None:
    library = LocalLibrary([str(tmp_path)])
    assert (len(library), library.name, library.view.search("海湾").total_articles) == (0, tmp_path.name, 0)
    for _progress in library.load():
        pass
    assert (len(library), library.name) == (0, tmp_path.name)
