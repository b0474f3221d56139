"""The program in a real terminal: a pseudo-terminal, what is typed there and what is to be seen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from typing import TYPE_CHECKING

import pyte

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

READY = b"\x1b[?2004h"
"""What Textual writes first."""
BEGIN_OF_PAINT, END_OF_PAINT = b"\x1b[?2026h", b"\x1b[?2026l"
UNFINISHED = tuple(BEGIN_OF_PAINT[:length] for length in range(1, len(BEGIN_OF_PAINT)))
"""What may become the beginning of a paint."""


PROGRAM = ("-m", "reader")
UNHURRIED = (
    "-c",
    "import sys; from reader.ui.launch import signals, stopping; signals.GRACE = stopping.PATIENCE = "
    f"{PATIENCE}; from reader.__main__ import main; sys.exit(main())",
)
"""The program that is never ended or stopped by force: on a busy machine, that comes before it has done what it does by
itself."""


class Session:
    """A program in a pseudo-terminal, and what its screen shows."""

    def __init__(
        self,
        *command: str,
        columns: int = 100,
        rows: int = 30,
        home: str = "",
        piped: str = "",
        environment: Mapping[str, str] | None = None,
        before: Callable[[], object] | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """`before` is called in the process of the program, before it begins."""
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = self._partial = b""
        self.paints: list[list[list[str]]] = []
        """The cells of the screen, by row, after each paint that was whole."""
        self.status: int | None = None
        self.answers = True
        """True if the terminal answers what the splash asks."""
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            home = home or tempfile.mkdtemp()
            places = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "CACHE", "STATE")}
            os.environ |= {"TERM": "xterm-256color", "LC_ALL": "zh_CN.UTF-8", "HOME": home, **places}
            for name in ("NO_COLOR", "COLUMNS", "LINES"):
                os.environ.pop(name, None)
            os.environ |= environment or {}
            for number in (signal.SIGINT, signal.SIGQUIT):  # The shell ignores them for what runs in the background.
                signal.signal(number, signal.SIG_DFL)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            if before is not None:
                before()
            if piped:
                os.dup2(os.open(piped, os.O_RDONLY), 0)
            os.execv(sys.executable, [sys.executable, *program, *command])
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def shows(self, pattern: str) -> re.Match[str]:
        """Wait until the screen shows `pattern`."""
        return self.until(lambda: re.search(pattern, "\n".join(self.rows())), pattern)

    def until(self, reached: Callable[[], re.Match[str] | None], what: str) -> re.Match[str]:
        deadline = time.monotonic() + PATIENCE
        while (found := reached()) is None:
            if time.monotonic() > deadline or not self.read():
                raise AssertionError(f"{what} never came:\n" + "\n".join(self.rows()))
        return found

    def read(self) -> bool:
        """Take in what the program has written; False when it has ended."""
        if not select.select([self.terminal], [], [], 0.05)[0]:
            return True
        try:
            written = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        if b"\x1b[6n" in written and self.answers:
            self.type("\x1b[1;2R")
        if b"\x1b[?2026$p" in written:
            self.type("\x1b[?2026;2$y")  # Paints begin and end as a whole.
        self.raw += written
        *whole, self._partial = (self._partial + written).split(END_OF_PAINT)
        for paint in whole:
            self._feed(paint)
            if self.cells() not in self.paints[-1:]:
                self.paints.append(self.cells())
        if BEGIN_OF_PAINT not in self._partial and not self._partial.endswith(UNFINISHED):
            self._feed(self._partial)
            self._partial = b""
        return bool(written)

    def _feed(self, written: bytes) -> None:
        self.stream.feed(re.sub(rb"\x1b\[[>=<?][0-9;]*[a-zA-Z$]+", b"", written))

    def settled(self) -> list[str]:
        """The screen once it stays as it is."""
        rows = None
        while rows != self.rows():
            rows = self.rows()
            for _ in range(10):
                self.read()
        return self.rows()

    def rows(self) -> list[str]:
        """The screen as text."""
        return ["".join(row).rstrip() for row in self.cells()]

    def cells(self) -> list[list[str]]:
        """The characters of the screen; the second cell of a wide character is empty."""
        columns = range(self.screen.columns)
        return [[self.screen.buffer[y][x].data for x in columns] for y in range(self.screen.lines)]

    def ends(self) -> int:
        """Wait for the end of the program; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > deadline:
                raise AssertionError("it never ended:\n" + "\n".join(self.rows()))
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.terminal)


def pane_of(cells: list[list[str]]) -> str:
    """What stands right of the list, but for the scrollbar, on a screen of 100 columns."""
    return "\n".join("".join(row[36:-1]) for row in cells[1:-2])
