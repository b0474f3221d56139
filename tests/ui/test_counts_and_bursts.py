"""Counts before keys, and keys that arrive in one burst."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from reader.keymap.key_count import KeyCount
from reader.ui.dialogs.calendar_dialog import CalendarDialog
from reader.ui.launch import hangup
from reader.ui.launch.stopping import Stopping

if TYPE_CHECKING:
    from conftest import Open


@pytest.mark.parametrize(
    ("typed", "action", "done"),
    [
        pytest.param("", ("", "move", (1,)), (1,), id="no count"),
        pytest.param("5", ("", "move", (-1,)), (-5,), id="backwards"),
        pytest.param("１２", ("", "page", (0.5,)), (6.0,), id="full width"),
        pytest.param("3", ("screen", "extend", ("line", 1)), ("line", 3), id="the last value"),
        pytest.param("3", ("", "edge", (True,)), (True,), id="yes or no"),
        pytest.param("3", ("", "open_dialog", ("help",)), ("help",), id="a name"),
        pytest.param("3", ("", "open", ()), (), id="no value"),
        pytest.param("07", ("", "move", (1,)), (7,), id="no count begins with 0"),
        pytest.param("123456", ("", "move", (1,)), (1234,), id="bounded"),
    ],
)
def test_a_count(typed: str, action: tuple[str, str, tuple[object, ...]], done: tuple[object, ...]) -> None:
    count = KeyCount()
    for digit in typed:
        count.press(digit)
    assert count.applied_to(action) == (*action[:2], done)
    count.clear()
    assert count.applied_to(action) == action


@pytest.mark.slow
async def test_counts_on_the_main_screen_and_on_sheets(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("3")
        assert seat.status() == "3"
        await seat.press("j")
        assert (seat.key, seat.message) == (3, "")
        await seat.press("２", "k")
        assert seat.key == 1
        await seat.press("5", "escape", "j")
        assert seat.key == 2
        await seat.press("2", "]", "2", "K")
        assert seat.key == 0
        await seat.search("产业")
        await seat.press("enter", "3", "n")
        assert seat.cursor.ordinal == 4
        await seat.press("l", "1", "0", "j")
        assert seat.top() > 0
        await seat.press("?", "1", "0", "j", "escape")
        assert seat.app.screen is seat.main


@pytest.mark.slow
async def test_half_screens_and_rows(desk: Open) -> None:
    async with desk(size=(80, 24)) as seat:
        await seat.press("l", "ctrl+d")
        half = seat.top()
        assert half > 4
        await seat.press("ctrl+u", "3", "ctrl+e")
        assert seat.top() == 3
        await seat.press("ctrl+y")
        assert seat.top() == 2
        await seat.press("h", "ctrl+e")
        assert (seat.key, seat.list_view.scroll_offset.y) == (0, 0)  # all of the list is in sight


@pytest.mark.slow
async def test_a_burst_arrives_whole(desk: Open) -> None:
    async with desk() as seat:
        seat.send(*"I2022")
        await seat.until(lambda: isinstance(seat.app.screen, CalendarDialog) and seat.app.screen.wanted.value == "2022")
        await seat.press("escape")
        seat.send("/", *"产业", "enter")
        await seat.until(lambda: seat.cursor.place is not None and not seat.entering)
        seat.send("：", "q", "enter")
        await seat.until(lambda: seat.app._exit)


async def test_a_burst_goes_from_the_list_into_the_article_that_it_came_to(desk: Open) -> None:
    async with desk(size=(120, 36)) as seat:
        await seat.press("tab", "tab")
        first = seat.key
        seat.send("j", "l", "G")
        await seat.until(lambda: seat.key != first and seat.text.scroll_offset.y == seat.text.max_scroll_y > 0)
        assert seat.focus == "text"


async def test_a_burst_marks_the_article_that_the_list_came_to(desk: Open) -> None:
    async with desk(size=(120, 36)) as seat:
        first = seat.key
        seat.send("j", "m")
        await seat.until(lambda: bool(seat.mark_index.marks))
        assert seat.key != first
        assert seat.mark_index.marks[0].anchor.article == seat.articles.id(seat.key or 0)


@pytest.mark.slow
@pytest.mark.parametrize("keys", [["L"], ["P"], ["?"], [":"], ["'"], ["comma"]])
async def test_ctrl_z_suspends_from_every_page_and_sheet(desk: Open, keys: list[str]) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter", *keys)
        await seat.until(lambda: seat.app.screen is not seat.main)
        await seat.press("ctrl+z")
        assert seat.message == "此处无法挂起"


async def test_nothing_is_stopped_once_the_terminal_is_gone(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []
    async with desk() as seat:
        monkeypatch.setattr(type(seat.app._driver), "can_suspend", True)
        seat.app.stopping = Stopping(asyncio.get_running_loop(), 0, seat.app.suspend)
        monkeypatch.setattr(os, "kill", lambda process, number: sent.append(number))
        for gone in (False, True):
            monkeypatch.setattr(hangup, "has_hung_up", lambda stream, gone=gone: gone)
            await seat.press("ctrl+z")
        assert sent == [signal.SIGSTOP]


@pytest.mark.slow
async def test_ctrl_z_undoes_in_a_note(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l", "a", "x", "ctrl+z")
        assert isinstance(seat.app.focused, TextArea)
        assert (seat.app.focused.text, seat.message) == ("", "")
