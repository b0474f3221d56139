"""Lasting output: to a terminal that is slow, not read at all, or gone; nobody waits for it longer than is of use.

Textual's own thread writes, and the screen fills its queue. Were that thread to end with an error, or to wait for a
terminal that is not read, the screen would wait for room in the queue, and no key and no signal would be taken.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections import deque
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from reader.ui.launch.hangup import has_hung_up

if TYPE_CHECKING:
    from collections.abc import Callable

LAG = 0.1
"""Seconds from which on a text that is not written is late, and what is painted after it would be too."""
PATIENCE = 0.2
"""Most seconds that leaving waits for a terminal that takes nothing."""
LEAVING = 0.8
"""Most seconds that leaving waits for a terminal that is slow."""
LOOK = 0.05
"""Seconds between two checks for whether to leave, while the terminal takes nothing."""
TOGETHER = 16
"""Most texts that are written at once."""
SHORT = 32
"""Code points of the longest text that only switches a mode of the terminal; paints are longer, but for tiny ones."""
CANCEL = b"\x18"
"""Ends a control sequence of which only the beginning was written."""


class LastingOutput:
    """What is written to a terminal; dropped once that is gone, or does not take it while the program leaves.

    Whoever leaves switches modes of the terminal back. A terminal that takes nothing is told this too, when it is read
    again: what the system still held for it is dropped, and what is not yet written, but for the short texts.
    """

    def __init__(self, stream: TextIO, caught_up: Callable[[], object] = lambda: None) -> None:
        """`caught_up` is called, in the thread that writes, when all is written after `is_behind`."""
        self._stream, self._caught_up = stream, caught_up
        self._descriptor = _opened_anew(stream)
        self._waiting: deque[bytes] = deque()
        self._since = self._progress = monotonic()
        self._is_cut = False
        """True if the beginning of the first waiting text was written."""
        self._leaving: float | None = None
        self._given_up = False
        self.is_behind = False
        """True while the terminal lags behind: what is painted now would be late, and had better wait."""

    def write(self, text: str) -> None:
        """Write a text; keep it for later if the terminal lags behind."""
        if self._descriptor < 0:
            self._or_drop(lambda: self._stream.write(text))
            return
        if not text or (self._given_up and len(text) > SHORT):
            return
        if not self._waiting:
            self._since = self._progress = monotonic()
        self._waiting.append(text.encode(self._stream.encoding, "replace"))
        if len(self._waiting) >= TOGETHER:
            self._or_drop(lambda: self._send(stays=False))

    def flush(self) -> None:
        """Have written what was kept back."""
        self._or_drop(self._stream.flush if self._descriptor < 0 else lambda: self._send(stays=True))

    def hurry(self) -> None:
        """The program leaves the terminal: do not wait for one that takes nothing."""
        self._leaving = self._leaving or monotonic()

    def linger(self) -> None:
        """The program takes the terminal again."""
        self._leaving, self._given_up = None, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _or_drop(self, work: Callable[[], object]) -> None:
        try:
            work()
        except OSError:
            self._waiting.clear()
            if not has_hung_up(self._stream):
                raise

    def _send(self, *, stays: bool) -> None:
        """Write what waits. `stays`: until all is written or dropped, and not only while it is not late."""
        while self._waiting:
            if self._take(self._written()):
                continue
            if self._is_in_vain():
                self._give_up()
                continue
            self.is_behind = self.is_behind or monotonic() - self._since > LAG
            if self.is_behind and not stays:
                return
            select.select([], [self._descriptor], [], LOOK)
        if self.is_behind:
            self.is_behind = False
            self._caught_up()

    def _written(self) -> int:
        """The number of bytes that the terminal takes now."""
        if sys.platform == "win32":
            return 0
        try:
            return os.writev(self._descriptor, [*islice(self._waiting, TOGETHER)])
        except BlockingIOError:
            return 0

    def _take(self, count: int) -> bool:
        """Remove so many bytes from what waits; False if there are none to remove."""
        if not count:
            return False
        self._progress = monotonic()
        while count and count >= len(self._waiting[0]):
            count -= len(self._waiting.popleft())
        self._is_cut = count > 0
        if count:
            self._waiting[0] = self._waiting[0][count:]
        return True

    def _is_in_vain(self) -> bool:
        now, asked = monotonic(), self._leaving
        late = asked is not None and (now - max(asked, self._progress) > PATIENCE or now - asked > LEAVING)
        return late or self._given_up

    def _give_up(self) -> None:
        """Drop all that switches no mode of the terminal; if that was done before, all: not even those have room."""
        whole = islice(self._waiting, self._is_cut, None)
        kept = [] if self._given_up else [CANCEL, *(text for text in whole if len(text) <= SHORT)]
        self._waiting = deque(kept)
        if not self._given_up:
            self._given_up = True
            _empty(self._descriptor)


def _empty(descriptor: int) -> None:
    """Drop what the system holds for a terminal that has not taken it."""
    if sys.platform == "win32":
        return
    import termios

    with contextlib.suppress(termios.error):
        termios.tcflush(descriptor, termios.TCOFLUSH)


def _opened_anew(stream: TextIO) -> int:
    """A descriptor of the terminal of `stream` that never waits; -1 if it is no terminal, or cannot be opened.

    Its own one: how that of the stream behaves would change for the shell too, which shares it.
    """
    if sys.platform == "win32":
        return -1
    try:
        name = os.ttyname(stream.fileno())
        return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return -1
