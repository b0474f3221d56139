"""How wide is an ambiguous character here? Asked of the terminal itself, before the app starts.

Writes `“` at the beginning of the line, asks where the cursor is (DSR, `ESC [ 6 n`), reads the column back and wipes
the line. Gives 1 or 2, or None where nobody answers: no terminal, no termios (Windows), in the background, too slow.
"""

import os
import re
import select
import time
from typing import Literal

try:
    import termios
except ImportError:  # pragma: no cover (Windows)
    termios = None  # type: ignore[assignment]

ASK = "\r“\x1b[6n\r\x1b[K".encode()
ANSWER = re.compile(rb"\x1b\[\d{1,5};(\d{1,5})R")
MOST = 1024
"""Bytes read while waiting, at most: what was typed ahead, and the answer."""


def ask_width(fd_in: int = 0, fd_out: int = 1, timeout: float = 0.1) -> Literal[1, 2] | None:
    """The cells of an ambiguous character in the terminal at `fd_in` and `fd_out` (standard input and output).

    Waits `timeout` seconds at most, and leaves the terminal as it was. Keys typed meanwhile are lost.
    """
    if not _can_ask(fd_in, fd_out):
        return None
    try:
        column = _ask(fd_in, fd_out, timeout)
    except (OSError, termios.error):
        return None
    return {2: 1, 3: 2}.get(column)  # type: ignore[return-value]


def _can_ask(fd_in: int, fd_out: int) -> bool:
    """Whether both are a terminal that answers, and ours: a background job that touches its terminal is stopped."""
    if termios is None or os.environ.get("TERM") == "dumb" or not (os.isatty(fd_in) and os.isatty(fd_out)):
        return False
    try:
        return os.tcgetpgrp(fd_out) == os.getpgrp()
    except OSError:
        return True


def _ask(fd_in: int, fd_out: int, timeout: float) -> int:
    """The column of the cursor after `“`, counted from 1; 0 when there was no answer in time."""
    before = termios.tcgetattr(fd_in)
    quiet = termios.tcgetattr(fd_in)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(fd_in, termios.TCSANOW, quiet)
        os.write(fd_out, ASK)
        return _column(fd_in, time.monotonic() + timeout)
    finally:
        termios.tcsetattr(fd_in, termios.TCSANOW, before)


def _column(fd_in: int, deadline: float) -> int:
    """The column in the answer that arrives before `deadline`, or 0."""
    received = b""
    while (left := deadline - time.monotonic()) > 0 and len(received) < MOST:
        if not select.select([fd_in], [], [], left)[0]:
            break
        chunk = os.read(fd_in, 64)
        received += chunk
        if match := ANSWER.search(received):
            return int(match[1])
        if not chunk:
            break
    return 0
