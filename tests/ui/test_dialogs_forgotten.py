"""A dialog that was closed leaves nothing behind."""

import gc
import weakref

import pytest
from textual._styles_cache import StylesCache

from reader.ui import main_screen
from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


def drawn() -> int:
    """What has been drawn of how many widgets is in memory."""
    gc.unfreeze()
    gc.collect()
    return sum(type(each) is StylesCache for each in gc.get_objects())


async def test_dialogs_that_were_closed_take_no_memory(desk: Open) -> None:
    async with desk() as seat:
        counts = []
        for _ in range(2):
            for key in ("?", "?", ",", ",", ":", ":"):
                await seat.press(key)
                await seat.press("escape")
            counts.append(drawn())
        assert counts[1] <= counts[0]


async def test_what_a_closed_dialog_leaves_is_collected_when_no_other_is_opened(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_screen, "TIDY", 0.01)
    async with desk() as seat:
        await seat.press("?")
        dialog = weakref.ref(seat.app.screen)
        await seat.press("escape")
        await seat.until(lambda: dialog() is None)
