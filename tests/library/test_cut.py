"""A file of the index that is cut or written over while it is mapped: to look at what is gone of it would be SIGBUS."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from reader.backends.local import loader
from reader.backends.local.local_library import LocalLibrary
from reader.errors import CacheError
from reader.paths import cache_folder
from reader.storage import guarded_map
from reader.storage.array_file import MappedArrays, write
from reader.storage.snapshot import ENDING

linux = pytest.mark.skipif(sys.platform != "linux", reason="leases are a thing of Linux")
DAMAGES = {
    "cut": "os.truncate(name, 4096)",
    "emptied": "open(name, 'w')",
    "written over": "file = open(name, 'r+b'); file.write(bytes(os.path.getsize(name)))",
    "longer": "open(name, 'ab').write(b'x')",
}


def damage(path: Path, how: str) -> None:
    """Let another process do it."""
    subprocess.run([sys.executable, "-c", f"import os, sys; name = sys.argv[1]; {DAMAGES[how]}", str(path)], check=True)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    write(tmp_path / "kept", {"numbers": np.arange(1 << 20, dtype=np.uint32)})
    return tmp_path / "kept"


@linux
@pytest.mark.parametrize("how", DAMAGES)
def test_what_is_mapped_stays_as_it_was(kept: Path, how: str) -> None:
    mapped = MappedArrays(kept)
    numbers = mapped.arrays()["numbers"]
    damage(kept, how)
    assert numbers.sum(dtype=np.int64) == (1 << 19) * ((1 << 20) - 1)
    mapped.release()
    assert mapped.verified()
    assert mapped.is_whole is (how in ("written over", "longer"))
    assert list(kept.parent.iterdir()) == [kept]


@pytest.fixture
def no_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network file system."""
    if sys.platform == "linux":
        from reader.storage import file_lease

        monkeypatch.setattr(file_lease, "_take", lambda file: False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses to cut what is mapped")
@pytest.mark.usefixtures("no_lease")
@pytest.mark.parametrize("how", DAMAGES)
def test_without_a_lease_too(kept: Path, how: str) -> None:
    mapped = MappedArrays(kept)
    numbers = mapped.arrays()["numbers"]
    damage(kept, how)
    mapped.release()
    assert numbers.sum(dtype=np.int64) == (1 << 19) * ((1 << 20) - 1)
    assert mapped.verified()
    assert list(kept.parent.iterdir()) == [kept]


@linux
@pytest.mark.usefixtures("no_lease")
def test_without_a_lease_and_without_room_a_cut_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_map, "SHARE", 0.0)
    mapped = MappedArrays(kept)
    assert mapped.verified()
    damage(kept, "cut")
    assert not mapped.is_whole


@linux
def test_nothing_is_left_of_a_map(kept: Path) -> None:
    before = sorted(Path("/proc/self/fd").iterdir())
    MappedArrays(kept)
    assert sorted(Path("/proc/self/fd").iterdir()) == before
    damage(kept, "cut")


@linux
def test_without_room_for_a_copy_it_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.storage import file_lease

    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(file_lease, "_filled", full)
    mapped = MappedArrays(kept)
    damage(kept, "cut")
    assert not mapped.is_whole


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalLibrary:
    monkeypatch.setattr(loader, "SMALL_COUNT", 1)
    monkeypatch.setattr(loader, "LOOK_EVERY", 0.0)
    for number in range(30):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# 题{number}\n\n" + "市民乘车过桥。" * 300 + "\n", "utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    list(LocalLibrary([str(tmp_path)]).load())
    return LocalLibrary([str(tmp_path)])


def cut() -> None:
    """Cut the index."""
    (file,) = (path for path in (cache_folder() / "libraries").rglob("*") if path.suffix == ENDING)
    damage(file, "cut")


@pytest.mark.slow
def test_it_is_noticed_and_made_again(library: LocalLibrary) -> None:
    list(library.load())
    before = library.view
    assert before.search("市民").total_articles == 30
    cut()
    with pytest.raises(CacheError):
        before.search("过桥")
    assert library.changes()
    steps = list(library.load())
    assert steps[0].moved
    assert steps[0].articles == 0
    assert library.view.era != before.era
    assert library.view.search("过桥").total_articles == 30
    assert not library.changes()


def drawn(library: LocalLibrary) -> None:
    """Draw all of the list and every article."""
    view = library.view
    assert sorted(summary.headline for summary in view.summaries(view.all_keys())) == sorted(
        f"题{n}" for n in range(30)
    )
    assert all(len(view.article(key).text) > 2000 for key in view.all_keys())


def found(library: LocalLibrary) -> None:
    """Look at what was found before, and at the spans in it."""
    results = library.view.search("过桥")
    cut()
    assert len(results.ordered("library")) == 30
    assert all(len(results.spans(key)) == 300 for key in library.view.all_keys())


MOMENTS: dict[str, Callable[[LocalLibrary, Iterator[object]], object]] = {
    "while it is opened": lambda _, steps: (cut(), list(steps)),
    "before anything is drawn": lambda library, steps: (list(steps), cut(), drawn(library)),
    "between two articles": lambda library, steps: (list(steps), drawn(library), cut(), drawn(library)),
    "between a search and its matches": lambda library, steps: (list(steps), found(library)),
}


@linux
@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_at_each_moment(library: LocalLibrary, moment: str) -> None:
    steps = iter(library.load())
    next(steps)
    MOMENTS[moment](library, steps)
    list(library.load())
    drawn(library)
    assert library.view.search("过桥").total_articles == 30
