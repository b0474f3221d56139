"""What is read of a terminal: no faster than the screen deals with it, and whatever bytes these are."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from reader.ui.launch import input_flow
from reader.ui.launch.key_parser import TOGETHER, KeyParser
from reader.ui.launch.listening import MOST, Listener
from tests.patience import PATIENCE
from tests.ui.terminal_session import Session

if TYPE_CHECKING:
    from pathlib import Path

ODD = (
    *(b"\xd7\xd6", b"\x80", b"\x1b[M\xff\xff\xff", b"\x9b1u"),
    *(b"\x1b[99999999999u", b"\x1b[1114112u", b"\x1b[57358;300:9u", b"\x1b[48;0;0;0;0t\x1b[<0;1;1M"),
    *(b"\x1b]11;" + b"x" * 3000, b"\x1b[" + b"1;" * 3000 + b"u", b"j" * 3000),
)


class Crowded:
    """An app in which so many events wait at each look."""

    mouse_over = focused = None

    def __init__(self, *waiting: int) -> None:
        self.waiting, self.screen = [*waiting], self

    @property
    def message_queue_size(self) -> int:
        return self.waiting.pop(0)


@pytest.mark.parametrize("leaves", [False, True], ids=["there is room", "the terminal is left"])
async def test_a_flood_waits_until(leaves: bool) -> None:
    app = Crowded(2 * input_flow.MOST, input_flow.MOST + 1, 0)
    ended = threading.Event()
    if leaves:
        ended.set()
    driver = cast("Any", SimpleNamespace(_loop=asyncio.get_running_loop(), exit_event=ended))
    await asyncio.to_thread(input_flow._waits(driver, cast("Any", app)))
    assert len(app.waiting) == (3 if leaves else 0)


async def test_a_flood_does_not_wait_for_one_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_flow, "STUCK", 0.05)
    monkeypatch.setattr(input_flow, "pending", lambda app: 2 * input_flow.MOST)
    driver = cast("Any", SimpleNamespace(_loop=asyncio.get_running_loop(), exit_event=threading.Event()))
    await asyncio.to_thread(input_flow._waits(driver, cast("Any", None)))


def test_the_parser_waits_now_and_then() -> None:
    parser, waits = KeyParser(), list[int]()
    parser.wait = lambda: waits.append(1)
    assert len([*parser.feed("j" * 3 * TOGETHER)]) == 3 * TOGETHER
    assert len(waits) == 3


@pytest.mark.pty
def test_the_program_goes_on_after_odd_bytes(page: str, tmp_path: Path) -> None:
    session = Session(page, home=str(tmp_path))
    try:
        session.shows("› ")
        session.type("/岛")
        session.shows("／ *岛|/ *岛")  # The app reads; before it does, a terminal has room for 4 KB and loses the rest.
        session.type("\x1b\x1b")
        for sent in ODD:
            os.write(session.terminal, sent)
            session.read()
        session.resize(101, 30)
        session.settled()
        session.type("\x1b\x1b/海")
        session.shows("／ *海|/ *海")
        assert b"Traceback" not in session.raw
    finally:
        session.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes there that can be waited for")
def test_of_very_many_keys_those_behind_are_left_for_the_app() -> None:
    theirs, ours = os.pipe()
    heard = threading.Event()
    listener = Listener(theirs, None, lambda read: heard.set() if len(read) >= MOST else None)
    listener.start()
    os.write(ours, b"j" * (MOST + 9))
    assert heard.wait(PATIENCE)
    read = listener.end()
    left = os.read(theirs, MOST)
    os.close(ours)
    os.close(theirs)
    assert (len(read), len(left)) == (MOST, 9)
