"""The folder of all snapshots: one for each library, the oldest go; locks and memory."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from reader.storage import cache_folder, memory, worker
from reader.storage.cache_folder import cached_libraries, folder_of, trim
from reader.storage.lock import locked
from reader.storage.manifest import LOCK, key

pytestmark = pytest.mark.slow


def test_only_one_holds_a_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "lock") as first:
        with locked(tmp_path / "lock") as second:
            assert (first, second) == (True, False)
        with locked(tmp_path / "lock") as third:
            assert not third
    with locked(tmp_path / "lock") as fourth:
        assert fourth


def test_each_library_has_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        key(["a"], None),
        key(["b"], None),
        key(["a"], "gbk"),
        key(["a", "b"], None),
        key([str(tmp_path / "a")], None),
    ]
    (tmp_path / "c").mkdir()
    monkeypatch.chdir(tmp_path / "c")
    assert len({*names, key(["a"], None)}) == 6


def test_the_oldest_go_when_there_is_too_much(kit: Any, tmp_path: Path) -> None:
    root = tmp_path / "all"
    for number in range(4):
        assert [*worker.build(root / str(number), [str(kit.fill(tmp_path / f"p{number}", 2))], None)]
        for path in (root / str(number)).iterdir():
            os.utime(path, (number, number))
    sizes = {holding.folder.name: holding.size for holding in cached_libraries(root)}
    assert list(sizes) == ["3", "2", "1", "0"]
    assert trim(root, root / "0") == 0
    assert trim(root, root / "0", bound=sum(sizes.values()) - 1) == sizes["1"]
    with locked(root / "2" / LOCK):
        assert trim(root, root / "0", bound=1) == sizes["3"]
    assert sorted(path.name for path in root.iterdir()) == ["0", "2"]


def test_the_folder_is_under_the_cache_of_the_person(cache: Path) -> None:
    assert folder_of(["a"], None).parent == cache == cache_folder.snapshots_folder()


def test_memory_is_given_back_a_moment_after_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    started: list[threading.Timer] = []
    monkeypatch.setattr(memory, "LOOKS", 2)
    trimmed: list[int] = []
    here = threading.get_ident()

    def counted() -> None:
        if threading.get_ident() == here:  # and not in another test's thread
            trimmed.append(len(given))

    monkeypatch.setattr(memory, "trim", counted)
    keeper = memory.MemoryReclaimer(lambda: given.append(memory.mapped()))

    def start(timer: threading.Timer) -> None:
        if getattr(timer.function, "__self__", None) is keeper:  # and no other test's, which comes to its end
            started.append(timer)

    monkeypatch.setattr(threading.Timer, "start", start)
    monkeypatch.setattr(memory, "BOUND", -1)
    keeper.note_access()
    keeper.note_access()
    started[0].function()
    monkeypatch.setattr(memory, "BOUND", 1 << 60)
    started[1].function()
    assert (len(given), len(started), trimmed) == (1, 2, [1, 1])
    keeper.note_access()
    assert len(started) == 3
    monkeypatch.setattr(os, "sysconf", lambda _name: int("none"))
    assert memory.mapped() == 0
