"""Listener: waits, while modules are imported, for answers of the terminal and for drawings of the page.

A thread that sleeps until there is input: it collects the bytes from the keyboard, and receives the drawings. All keys
are kept; of very many, those behind the first `MOST` bytes are left for the app to read.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

MOST = 256
"""Bytes that are read from the keyboard: all become keys at once, and no signal is heard before those have acted."""
Kind = tuple[int, bool]
"""Kind of a terminal: cells of characters of ambiguous width, and True for a light background."""


class Drawings(Protocol):
    """Drawings of a page, as they become ready (`reader.backends.ahead.Ahead`)."""

    @property
    def drawn(self) -> Mapping[Kind, str]:
        """Output for each kind of terminal."""

    @property
    def answers(self) -> Mapping[Kind, Mapping[str, str]]:
        """Output that shows what a key does, by the characters sent for it, for each kind of terminal."""

    @property
    def pipe(self) -> int:
        """File descriptor that can be waited for."""

    @property
    def done(self) -> bool:
        """True if nothing more will come."""

    def receive(self) -> None:
        """Receive the available data."""


class Listener:
    """Listens from `start` to `end`."""

    def __init__(self, keyboard: int, drawings: Drawings | None, heard: Callable[[bytes], None]) -> None:
        """`heard` is called with all bytes read so far, whenever there are more, or a drawing has arrived."""
        self._keyboard, self._drawings, self._heard = keyboard, drawings, heard
        self._read = b""
        self._woken, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def end(self) -> bytes:
        """Stop listening; returns all bytes read from the keyboard."""
        os.write(self._waker, b".")
        self._thread.join()
        os.close(self._woken)
        os.close(self._waker)
        return self._read

    def _listen(self) -> None:
        listens = True
        while True:
            pipes = [self._drawings.pipe] if self._drawings is not None and not self._drawings.done else []
            ready = select.select([self._woken, *pipes, *([self._keyboard] if listens else [])], [], [])[0]
            if self._woken in ready:
                return
            if self._keyboard in ready:
                more = _bytes_of(self._keyboard, MOST - len(self._read))
                self._read += more
                listens = bool(more) and len(self._read) < MOST
            if self._drawings is not None and pipes and pipes[0] in ready:
                self._drawings.receive()
            self._heard(self._read)


def _bytes_of(keyboard: int, most: int) -> bytes:
    try:
        return os.read(keyboard, most)
    except OSError:
        return b""
