"""Files that change while one reads, and reading that is stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.api.library import Progress
from reader.api.results import Poll
from reader.backends.local.local_library import LocalLibrary
from reader.paths import bundled
from reader.ui.controllers import library_controller
from tests.ui.test_late_answers import lay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def look_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_controller, "PULSE", 0.01)


async def test_new_files_show_up_and_the_place_stays(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高，污水得到治理。" * 60)
    async with desk(str(tmp_path), size=(100, 20)) as seat:
        await seat.search("污水")
        await seat.press("enter", "n", "n")
        seat.selections = {seat.text: Selection(Offset(30, 0), Offset(40, 0))}
        await seat.settle()
        place, selected = seat.place, seat.marks.selection
        assert selected is not None
        lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
        lay(tmp_path, "c.txt", "污水管网改造完成", "全部完成。")
        seat.look_for_changes()
        await seat.until(lambda: len(seat.library) == 3 and seat.complete and seat.results is not None)
        await seat.settle()
        assert seat.status().startswith("2 篇新到")
        assert (seat.key, seat.place) == (1, place)
        assert seat.marks.selection == selected
        assert seat.cursor.place is not None
        assert seat.cursor.place.match == 2
        assert seat.list_view.cursor == 1
        await seat.press("+")
        assert (seat.key, seat.query) == (1, "污水")


async def test_files_that_are_gone_are_told(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高。")
    async with desk(str(tmp_path)) as seat:
        (tmp_path / "b.txt").unlink()
        seat.look_for_changes()
        await seat.shows("移除了 1 篇")
        await seat.settle()
        assert list(seat.list_rows.numbers) == [0]


async def test_nothing_is_said_when_nothing_has_changed(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    async with desk(str(tmp_path)) as seat:
        seat.look_for_changes()
        await seat.until(lambda: not seat.main.workers)
        await seat.settle()
        assert seat.message == ""
        assert seat.generation == 1


SEEDS = [str(bundled("seeds"))]


class Slow(LocalLibrary):
    """A library that is read in steps, each when it is told to."""

    def __init__(self, paths: Sequence[str] = SEEDS) -> None:
        super().__init__(paths, cache=False)
        self.step = threading.Semaphore(0)
        self.ended = 0

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        assert cancelled is not None
        *_, last = super().load(cancelled)
        for done in (25, 62):
            yield Progress(done, 100, done, 100, last.articles, False, 130.0)
            while not self.step.acquire(timeout=0.005):
                if cancelled():
                    self.ended += 1
                    return
        yield last

    def go(self) -> None:
        self.step.release()


async def test_a_load_is_told_stopped_and_gone_on_with(desk: Open) -> None:
    library = Slow()
    async with desk(library=lambda _paths: library, size=(150, 30), wait=False) as seat:
        await seat.shows("已索引 25%")
        library.go()
        await seat.shows("已索引 62%")
        assert "还需2分钟" in seat.screen()[0]
        assert seat.key == 0
        await seat.search("产业")
        await seat.press("enter")
        assert "处 · 已索引 62%" in seat.screen()[0]
        await seat.press("escape", "Ｑ")
        await seat.until(lambda: library.ended == 1)
        await seat.settle()
        assert "已索引 62%" in seat.screen()[0]
        assert "已暂停" in seat.screen()[0]
        assert "按 Q 继续" in seat.status()
        assert len(seat.list_rows.numbers) == len(library)
        seat.look_for_changes()
        await seat.press("Q")
        for _ in range(2):
            library.go()
        await seat.until(lambda: seat.complete)
        await seat.settle()
        assert "已索引" not in seat.screen()[0]
        await seat.press("Q")
        assert "均已索引" in seat.status()


async def test_nothing_moves_while_one_types(desk: Open) -> None:
    library = Slow()
    async with desk(library=lambda _paths: library, size=(150, 30), wait=False) as seat:
        await seat.shows("已索引 25%")
        await seat.press("/")
        await seat.until(lambda: seat.typing())
        library.go()
        await seat.until(lambda: seat.progress is not None and seat.progress.bytes_done == 62)
        await seat.settle()
        assert "已索引 25%" in seat.screen()[0]
        await seat.press("escape")
        await seat.shows("已索引 62%")
        for _ in range(2):
            library.go()
        await seat.until(lambda: seat.complete)
