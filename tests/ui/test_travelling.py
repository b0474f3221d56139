"""Back and forward, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.dialogs.history_dialog import HistoryDialog
from reader.ui.dialogs.page_screen import PageScreen
from reader.ui.state.back_stack import MOST, BackStack, Location

if TYPE_CHECKING:
    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow


def stop(name: str) -> Location:
    return Location(name, 0)


def test_a_trail_goes_back_and_forward() -> None:
    trail = BackStack()
    assert trail.step(True, stop("a")) is None
    for name in "aab":
        trail.leave(stop(name))
    assert trail.step(True, stop("c")) == stop("b")
    assert trail.step(True, stop("b")) == stop("a")
    assert trail.step(True, stop("a")) is None
    assert trail.step(False, stop("a")) == stop("b")
    assert trail.step(False, stop("b")) == stop("c")
    assert trail.step(False, stop("c")) is None


def test_a_new_way_ends_the_old_one() -> None:
    trail = BackStack()
    trail.leave(stop("a"))
    assert trail.step(True, stop("b")) == stop("a")
    trail.leave(stop("a"))
    assert trail.step(False, stop("c")) is None
    assert trail.step(True, stop("c")) == stop("a")


def test_a_trail_has_an_end() -> None:
    trail = BackStack()
    for number in range(MOST + 5):
        trail.leave(stop(str(number)))
    count = 0
    here = stop("here")
    while (before := trail.step(True, here)) is not None:
        here, count = before, count + 1
    assert (count, here) == (MOST, stop("5"))


def where(seat: Seat) -> tuple[int | None, int]:
    return seat.key, seat.place


async def test_one_goes_back_and_forward_through_places(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space", "space")
        first = where(seat)
        await seat.press("]", "space")
        second = where(seat)
        await seat.press("]")
        third = where(seat)
        await seat.press("ctrl+o")
        assert where(seat) == second
        await seat.press("alt+left")
        assert where(seat) == first
        await seat.press("ctrl+o")
        assert where(seat) == first
        assert "已无法后退" in seat.status()
        await seat.press("ctrl+right_square_bracket", "alt+right")
        assert where(seat) == third
        await seat.press("ctrl+right_square_bracket")
        assert "已无法前进" in seat.status()


async def test_the_ends_of_an_article_are_far(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space")
        before = where(seat)
        await seat.press("G", "ctrl+o")
        assert where(seat) == before


async def test_a_match_is_come_back_to(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.search("产业")
        await seat.press("enter", "n", "n")
        before, place = seat.cursor.place, where(seat)
        assert before is not None
        await seat.press("]", "ctrl+o")
        assert (seat.cursor.place, where(seat)) == (before, place)


async def test_leafing_leaves_only_where_it_began(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("j", "enter", "h", "j", "j", "j", "enter", "ctrl+o")
        assert seat.key == 1
        await seat.press("ctrl+o")
        assert seat.key == 1


async def history(seat: Seat) -> HistoryDialog:
    await seat.press("R")
    screen = seat.app.screen
    assert isinstance(screen, HistoryDialog)
    await seat.until(lambda: bool(screen.visits))
    await seat.settle()
    return screen


async def test_what_was_read_is_listed(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("R")
        await seat.shows("还没有读过文章")
        await seat.press("escape", "l", "]", "]", "h", "j", "j")
        screen = await history(seat)
        assert [visit.article for visit in screen.visits] == [seat.articles.id(number) for number in (2, 1, 0)]
        await seat.press("j", "enter")
        assert seat.key == 1
        assert seat.focus == "text"


async def test_what_was_read_elsewhere_is_told(desk: Open) -> None:
    from reader.model import Article

    async with desk() as seat:
        seat.store.do(lambda store: store.history.visit(Article("别处.txt", "海湾大桥", (1, 2))))
        screen = await history(seat)
        assert "海湾大桥" in "\n".join(seat.screen())
        assert screen.visits[0].source == "别处.txt"
        await seat.press("enter")
        assert "别处.txt" in seat.status()


@pytest.mark.parametrize("key", ["R", "Ｒ", "q", "escape"])
async def test_the_history_is_left(desk: Open, key: str) -> None:
    async with desk() as seat:
        await seat.press("l", "R", key)
        assert seat.app.screen is seat.main


@pytest.mark.parametrize(("key", "turns"), [("L", ("o", "j", "j")), ("D", ("o", "j", "l")), ("P", ("tab", "m"))])
async def test_pages_are_come_back_to_with_their_query(desk: Open, key: str, turns: tuple[str, ...]) -> None:
    async with desk(size=(100, 24)) as seat:
        await seat.search("产业")
        await seat.press("enter", key)
        page = await leaf(seat)
        await seat.press(*turns)
        page = await leaf(seat)
        left = page.place()
        await seat.press("enter")
        there = where(seat)
        await seat.search("青岛")
        await seat.press("enter", "ctrl+o", "ctrl+o")
        page = await leaf(seat)
        assert seat.bar.value == page.asked == "产业"
        assert page.place() == left
        await seat.press("enter")
        assert where(seat)[0] == there[0]
        await seat.press(key)
        page = await leaf(seat)
        assert page.place() == left
        await seat.press("ctrl+o")
        assert seat.app.screen is seat.main


async def leaf(seat: Seat) -> PageScreen:
    """The page over the desk, when it shows what it is to show."""
    await seat.until(lambda: isinstance(seat.app.screen, PageScreen))
    page = seat.app.screen
    assert isinstance(page, PageScreen)
    await seat.until(lambda: not any(not worker.is_finished for worker in page.workers) and bool(page.list.count))
    await seat.settle()
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_history_is_cleared_by_pressing_twice(desk: Open, language: str) -> None:
    async with desk(language=language) as seat:
        await seat.search("产业")
        await seat.press("enter")
        screen = await history(seat)
        assert screen.visits
        assert any(row.strip().startswith("D ") or " D " in row for row in seat.screen())
        await seat.press("D")
        assert screen.visits
        await seat.press("Ｄ")
        await seat.until(lambda: not screen.visits)
        assert seat.earlier_queries == []
        assert not any(" D " in row for row in seat.screen())
