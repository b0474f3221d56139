"""A terminal that is not read, for a while or for ever: nobody waits for it, and it is left as it was."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import threading
from codecs import getincrementaldecoder
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.ui.launch.lasting_output import CANCEL, LastingOutput
from tests.ui.terminal_session import UNHURRIED, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "linux":
    pytest.skip("a terminal is filled by another process", allow_module_level=True)

ORDERS = ("\x1b[?1000l", "\x1b[?1049l", "\x1b[?25h")
MOST = 4095
"""Most bytes that Linux holds ready to be read from a terminal."""
PAINT = "海湾大桥" * 300


def fill(ours: int, name: str) -> None:
    """Write to a terminal until it takes nothing more; `ours`: its other end."""
    descriptor = os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    full = False
    while not full:
        full = to_be_read(ours) == MOST  # The system moves there what it has taken, by and by.
        with suppress(BlockingIOError):
            while True:
                os.write(descriptor, b".")
    os.close(descriptor)


def to_be_read(ours: int) -> int:
    """Bytes that the other end of a terminal could read at once."""
    (count,) = struct.unpack("i", fcntl.ioctl(ours, termios.FIONREAD, bytes(4)))
    return int(count)


def terminal_of(session: Session) -> str:
    return str(Path(f"/proc/{session.pid}/fd/0").readlink())


class Pair:
    """Both ends of a terminal, and what is written to it by a thread."""

    def __init__(self) -> None:
        self.ours, self._theirs = os.openpty()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self.caught_up = threading.Event()
        self._stream = open(self._theirs, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        self.output = LastingOutput(self._stream, self.caught_up.set)

    def fill(self) -> None:
        fill(self.ours, os.ttyname(self._theirs))

    def writes(self, *texts: str) -> threading.Thread:
        def write() -> None:
            for text in texts:
                self.output.write(text)
            self.output.flush()

        thread = threading.Thread(target=write)
        thread.start()
        return thread

    def rest(self) -> str:
        """All that is there to be read."""
        read = ""
        while select.select([self.ours], [], [], 0)[0]:
            read += self._decode(os.read(self.ours, 1 << 16))
        return read

    def close(self) -> None:
        self._stream.close()
        os.close(self._theirs)
        os.close(self.ours)


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.close()


def test_a_late_terminal_gets_all_in_order(pair: Pair) -> None:
    pair.fill()
    thread, read = pair.writes(*(f"{number}{PAINT}\n" for number in range(40))), ""
    while not pair.output.is_behind:
        pass
    while thread.is_alive() or select.select([pair.ours], [], [], 0)[0]:
        read += pair.rest()
    assert re.findall(r"\d+", read) == [str(number) for number in range(40)]
    assert read.count(PAINT) == 40
    assert pair.caught_up.is_set()
    assert not pair.output.is_behind


def test_what_is_written_while_it_is_late_waits_for_nobody(pair: Pair) -> None:
    pair.fill()
    first = pair.writes(PAINT)
    while not pair.output.is_behind:
        pass
    pair.output.write("甲" * 20)  # Nobody reads, and it returns.
    read = ""
    while not read.endswith("甲" * 20):
        read += pair.rest()
    first.join()
    assert PAINT in read


@pytest.mark.parametrize("asked_before", [False, True], ids=["while it writes", "before"])
def test_who_leaves_drops_paints_and_keeps_orders(pair: Pair, asked_before: bool) -> None:
    pair.fill()
    if asked_before:
        pair.output.hurry()
    thread = pair.writes(PAINT, *ORDERS)
    while not (asked_before or pair.output.is_behind):
        pass
    pair.output.hurry()
    thread.join()
    pair.writes(PAINT, "\x1b[m").join()
    read = pair.rest()
    assert read.endswith(CANCEL.decode() + "".join(ORDERS) + "\x1b[m")
    assert PAINT not in read


def test_orders_that_have_no_room_are_dropped_too(pair: Pair) -> None:
    pair.fill()
    pair.output.hurry()
    pair.writes(PAINT).join()
    pair.fill()
    pair.writes(*ORDERS).join()
    assert ORDERS[0] not in pair.rest()


def test_a_terminal_that_is_taken_again_is_waited_for(pair: Pair) -> None:
    pair.fill()
    pair.output.hurry()
    pair.writes(PAINT).join()
    pair.output.linger()
    pair.rest()
    pair.writes(PAINT).join()
    assert PAINT in pair.rest()


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.parametrize("asked", [None, signal.SIGTERM, signal.SIGINT], ids=["key", "SIGTERM", "SIGINT"])
def test_the_program_ends_by_itself(page: str, tmp_path: Path, asked: signal.Signals | None) -> None:
    session = Session(page, home=str(tmp_path), program=UNHURRIED)
    try:
        session.shows(r"\d+ 篇")
        session.settled()
        fill(session.terminal, terminal_of(session))
        session.type("jl" * 100)
        if asked is None:
            session.type("q")
        else:
            os.kill(session.pid, asked)
        assert os.waitstatus_to_exitcode(os.waitpid(session.pid, 0)[1]) == (0 if asked is None else 128 + asked)
        session.raw = b""
        while session.read():
            pass
        assert session.raw.rindex(CANCEL) < session.raw.index(b"\x1b[?1000l") < session.raw.index(b"\x1b[?1049l")
        assert b"\x1b[?25h" in session.raw
        assert (tmp_path / "newsprint-reader" / "frames" / "last.json").exists()  # Kept last, after the place.
    finally:
        session.close()


@pytest.mark.pty
@pytest.mark.slow
def test_read_again_it_shows_the_screen_of_by_then(page: str, tmp_path: Path) -> None:
    session = Session(page, home=str(tmp_path))
    try:
        session.shows(r"\d+ 篇")
        session.settled()
        fill(session.terminal, terminal_of(session))
        session.type("jk" * 100 + "jl")
        session.screen.reset()
        session.shows("以新型工业化赋能 现代产业先行城市")
        session.type("q")
        assert session.ends() == 0
    finally:
        session.close()
