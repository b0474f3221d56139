"""Waits beside the imports for what the terminal answers, and for what can be drawn of the page.

A thread that sleeps until something comes: it takes in the bytes of the keyboard, and writes the first frame as soon as
both the page and the kind of terminal are known. Keys are kept, whatever they are.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

CHUNK = 1024
Kind = tuple[int, bool]
"""Of a terminal: cells that it gives to characters of ambiguous width, and whether its background is light."""


class Drawings(Protocol):
    """What can be drawn of a page, as it comes (`reader.backends.ahead.Ahead`)."""

    @property
    def drawn(self) -> Mapping[Kind, str]:
        """What to send, for each kind of terminal."""

    @property
    def pipe(self) -> int:
        """Can be waited for."""

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""

    def receive(self) -> None:
        """Take what is there by now."""


class Listener:
    """Listens from `start` to `end`."""

    def __init__(
        self,
        keyboard: int,
        drawings: Drawings | None,
        understood: Callable[[bytes], Kind | None],
        draw: Callable[[str], None],
    ) -> None:
        """`understood`: what the bytes read by now say of the terminal, None as long as they do not."""
        self._keyboard, self._drawings, self._understood, self._draw = keyboard, drawings, understood, draw
        self._read = b""
        self._woken, self._waker = os.pipe()
        self._drew = False
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def end(self) -> bytes:
        """Listen no more; gives all that was read from the keyboard."""
        os.write(self._waker, b".")
        self._thread.join()
        os.close(self._woken)
        os.close(self._waker)
        return self._read

    def _listen(self) -> None:
        gone = False
        while True:
            pipes = [self._drawings.pipe] if self._drawings is not None and not self._drawings.done else []
            ready = select.select([self._woken, *pipes, *([] if gone else [self._keyboard])], [], [])[0]
            if self._woken in ready:
                return
            if self._keyboard in ready:
                more = _bytes_of(self._keyboard)
                self._read, gone = self._read + more, not more
            if self._drawings is not None and pipes and pipes[0] in ready:
                self._drawings.receive()
            self._draw_if_known()

    def _draw_if_known(self) -> None:
        """Draw the page, once."""
        kind = None if self._drew else self._understood(self._read)
        drawn = self._drawings.drawn.get(kind) if self._drawings is not None and kind is not None else None
        if drawn:
            self._drew = True
            self._draw(drawn)


def _bytes_of(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, CHUNK)
    except OSError:
        return b""
