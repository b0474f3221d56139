"""A dialog that was closed leaves nothing behind."""

import gc
import weakref

import pytest
from textual._styles_cache import StylesCache

from reader.ui import main_screen
from tests.ui.conftest import Open
from tests.ui.seat import Seat

pytestmark = pytest.mark.slow


def drawn() -> int:
    """What has been drawn of how many widgets is in memory."""
    gc.unfreeze()
    gc.collect()
    return sum(type(each) is StylesCache for each in gc.get_objects())


async def each_dialog_twice(seat: Seat) -> None:
    """Open and close them."""
    for key in ("?", "?", ",", ",", ":", ":"):
        await seat.press(key)
        await seat.press("escape")


async def test_dialogs_that_were_closed_take_no_memory(desk: Open) -> None:
    async with desk() as seat:
        await each_dialog_twice(seat)
        once = drawn()
        await each_dialog_twice(seat)
        await seat.until(lambda: drawn() <= once)  # The last one closed may still be going.


async def test_what_a_closed_dialog_leaves_is_collected_when_no_other_is_opened(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_screen, "TIDY", 0.01)
    async with desk() as seat:
        await seat.press("?")
        dialog = weakref.ref(seat.app.screen)
        await seat.press("escape")
        await seat.until(lambda: dialog() is None)
