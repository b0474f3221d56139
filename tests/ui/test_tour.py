"""The first steps: taken by doing them, in a row of their own, whatever else is pressed meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from reader.store.store import Store
from reader.ui.dialogs.tour import Tour, steps
from reader.ui.messages import SessionRestored
from reader.ui.system.store_thread import StoreThread
from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

AtHome = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def at_home(desk: Open, tmp_path: Path) -> AtHome:
    """Opens the app with a store that is kept, and waits for the tour where there is one."""

    @asynccontextmanager
    async def opened(*, size: tuple[int, int] = (100, 30), toured: bool = True, **named: str) -> AsyncIterator[Seat]:
        home = StoreThread(lambda: Store.start(tmp_path / "reader.db"))
        async with desk(size=size, store=home, **named) as seat:
            await seat.stored()
            await seat.until(lambda: not toured or any(tour.left for tour in seat.main.query(Tour)))
            await seat.settle()
            yield seat
        await asyncio.to_thread(seat.leave)

    return opened


def asked(seat: Seat) -> str:
    """What the tour says, after a look that the screen shows all of it and hides nothing for it."""
    tour, panes = seat.main.query_one(Tour), seat.main.panes
    said = "".join(text for text, _role in tour.left)
    row = seat.screen()[tour.region.y]
    assert said in row
    assert "…" not in row
    assert tour.region.y == panes.region.bottom == seat.app.size.height - 2
    return said


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_first_steps_are_taken_by_doing_them(at_home: AtHome, size: tuple[int, int], language: str) -> None:
    async with at_home(size=size, language=language) as seat:
        for step, keys in enumerate((["j"], ["enter"], ["space"], ["slash"], [*"产业", "enter"], ["n"]), 1):
            assert f"{step}/{len(steps())}" in asked(seat)
            await seat.press(*keys)
            await seat.until(lambda: not seat.entering)
        assert seat.cursor.place is not None
        assert f"{len(steps())}/{len(steps())}" in asked(seat)
        await seat.press("?")
        await seat.press("escape")
        assert not seat.main.query(Tour)
    async with at_home(toured=False) as seat:
        assert not seat.main.query(Tour)


async def test_moving_about_is_tolerated_and_no_key_is_lost(at_home: AtHome) -> None:
    async with at_home() as seat:
        await seat.press("】", "k", "?", "j", "escape", "tab", "h", "j", "j", "j")
        assert seat.main.query_one(Tour).step == 1
        assert seat.key == 3
        await seat.press("/", *"jk")
        assert seat.main.query_one(Tour).step == 4
        await seat.press("escape", "escape", "escape")
        assert not seat.main.query(Tour)
        await seat.press("f1")
        assert seat.main.query_one(Tour).step == 0


async def test_asked_for_many_times_at_once_there_is_one(at_home: AtHome) -> None:
    async with at_home() as seat:
        for name in ("f1", "f1", "escape", "f1", "f1"):
            seat.app.post_message(events.Key(name, None))
        await seat.settle()
        assert seat.main.query_one(Tour).step == 0
        assert len(seat.main.query(Tour)) == 1


async def test_who_has_left_by_the_time_the_store_answers_gets_no_tour(at_home: AtHome) -> None:
    async with at_home() as seat:
        pass
    seat.main.on_session_restored(SessionRestored(None, (), new=True))
