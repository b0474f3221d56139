"""The first steps: shown once, by doing them, and gone with any other key, which does what it always does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.paths import bundled
from reader.store.store import Store
from reader.ui.app import ReaderApp
from reader.ui.dialogs.tour import Tour, steps
from reader.ui.system.store_thread import StoreThread
from tests.ui.conftest import Seat

pytestmark = pytest.mark.slow


@asynccontextmanager
async def at_home(database: Path) -> AsyncIterator[Seat]:
    """The app with a store that is kept."""
    home = StoreThread(lambda: Store.start(database))
    app = ReaderApp(LocalLibrary([str(bundled("seeds"))], cache=False), store=home)
    async with app.run_test(size=(100, 30)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete)
        await seat.settle()
        yield seat
    await asyncio.to_thread(seat.leave)


@pytest.mark.usefixtures("no_dictionary")
async def test_the_first_steps_are_taken_by_doing_them(tmp_path: Path) -> None:
    async with at_home(tmp_path / "reader.db") as seat:
        await seat.until(lambda: bool(seat.main.query(Tour)))
        for step, keys in enumerate((["j"], ["enter"], ["space"], ["slash"], [*"产业", "enter"], ["n"]), 1):
            assert seat.main.query_one(Tour).step == step - 1
            await seat.press(*keys)
            await seat.until(lambda: not seat.entering)
        assert seat.cursor.place is not None
        assert seat.main.query_one(Tour).step == len(steps()) - 1
        await seat.press("?")
        await seat.press("escape")
        assert not seat.main.query(Tour)
    async with at_home(tmp_path / "reader.db") as seat:
        assert not seat.main.query(Tour)


@pytest.mark.usefixtures("no_dictionary")
@pytest.mark.parametrize("key", ["]", "】"])
async def test_any_other_key_ends_them_and_is_not_lost(tmp_path: Path, key: str) -> None:
    async with at_home(tmp_path / "reader.db") as seat:
        await seat.until(lambda: bool(seat.main.query(Tour)))
        await seat.press(key)
        assert not seat.main.query(Tour)
        assert seat.key == 1
        await seat.press("f1")
        assert seat.main.query_one(Tour).step == 0
