"""The help: titled, with the search in sight, filtered; a key or a query of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.i18n import _
from reader.keymap.table import selecting, table
from reader.query.examples import examples
from reader.ui.dialogs.help_screen import HelpScreen

if TYPE_CHECKING:
    from conftest import Open, Seat

pytestmark = pytest.mark.slow


def rows(seat: Seat) -> list[str]:
    """The lines of the help, none of them cut."""
    screen = seat.app.screen
    assert isinstance(screen, HelpScreen)
    told = ["".join(part.text for part in screen.list.line(row, row)).strip() for row in range(screen.list.count)]
    assert [row for row in told if "…" in row.replace("1 … 9", "")] == []
    return told


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_all_keys_are_told_and_the_search_first(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.press("?")
        told = rows(seat)
        for key in (*table(), *(key for key in selecting() if key.shown)):
            assert any(key.description in row and row.endswith(key.shown) for row in told), key.id
        shown = "\n".join(seat.screen())
        for text in (_("Help"), _("/ filters"), _("Search"), _("next match, in all articles")):
            assert text in shown
        if size[1] > 30:
            assert all(example.query in shown for example in examples()[:3])
        await seat.press("/", *"引用")
        assert any(_("copy a citation") in row for row in rows(seat))
        assert len(rows(seat)) == 2
        await seat.press("enter", "enter")
        assert type(seat.app.screen).__name__ == "CiteDialog"


async def test_a_query_of_the_help_runs(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("?", "]", "enter")
        assert seat.query == examples()[0].query
        await seat.press("escape", "escape", "？", "/", *"zzz")
        assert _("no matches") in "\n".join(seat.screen())
        await seat.press("escape")
        assert len(rows(seat)) > 60
        await seat.press("G", "5", "k", "q")
        assert seat.app.screen is seat.main


async def test_a_key_of_a_page_is_done_there(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter", "L", "?")
        assert not any(examples()[0].query in row for row in rows(seat))
        await seat.press("/", *"esc", "enter", "enter")
        await seat.until(lambda: seat.app.screen is seat.main)
