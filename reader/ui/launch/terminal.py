"""The terminal before and after the app: its size, its traits, and the restoration of its state.

Takes the file descriptors of input and output. A query is sent at once and its answer read when Textual has been
imported, so it takes no extra time; keys typed meanwhile are kept in `TerminalTraits.typed`.
"""

import codecs
import os
import re
import select
from types import TracebackType
from typing import Literal

from reader.named_tuple import NamedTuple
from reader.ui.launch import splash
from reader.ui.launch.listening import MOST, Drawings, Listener
from reader.ui.launch.splash import LEAVE, screen_size, write

PATIENCE = 0.02
"""Seconds to wait for the rest of an answer, which was requested a third of a second ago."""
POSITION = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
BACKGROUND = re.compile(rb"\x1b\]11;rgb:([0-9a-fA-F]{2,4})/([0-9a-fA-F]{2,4})/([0-9a-fA-F]{2,4})(?:\x1b\\|\x07)")


class TerminalTraits(NamedTuple):
    """Traits of a terminal, from its answers."""

    ambiguous: Literal[1, 2] = 1
    """Cells of `“` and the other characters of ambiguous width."""
    light: bool | None = None
    """True if its background is light; None if unknown."""
    typed: str = ""
    """Keys typed before the app could take them."""


def understood(answer: bytes) -> TerminalTraits:
    """Traits in the bytes read from a terminal; bytes that are no answer were typed."""
    position, background = POSITION.search(answer), BACKGROUND.search(answer)
    typed = BACKGROUND.sub(b"", POSITION.sub(b"", answer)).decode("utf-8", "ignore")
    # Before echo was switched off, the terminal turned Enter into a line feed.
    typed = typed.replace("\n", "\r")
    wide = position is not None and int(position[2]) == 3
    return TerminalTraits(2 if wide else 1, None if background is None else is_light(*background.groups()), typed)


def is_whole(read: bytes) -> bool:
    """True if all answers have come, and the last character to its end."""
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    decoder.decode(read)
    return POSITION.search(read) is not None and not decoder.getstate()[0]


def is_light(red: bytes, green: bytes, blue: bytes) -> bool:
    """True if a colour, given as two to four hexadecimal digits a channel, is nearer to white than to black."""
    luminance: float = sum(
        weight * int(channel, 16) / (16 ** len(channel) - 1)
        for weight, channel in zip((0.299, 0.587, 0.114), (red, green, blue), strict=True)
    )
    return luminance > 0.5


def _known(read: bytes) -> tuple[int, bool] | None:
    """Kind of a terminal that has answered all queries; None if some are pending."""
    traits = understood(read)
    return (traits.ambiguous, bool(traits.light)) if POSITION.search(read) else None


class Terminal:
    """A terminal while the app starts: `with Terminal(input, output)`; leaving restores everything."""

    def __init__(self, keyboard: int, screen: int) -> None:
        self.keyboard = keyboard
        self.screen = screen
        self._ours = True
        self._listener: Listener | None = None
        self._drawings: Drawings | None = None
        self._answered = False

    def __enter__(self) -> "Terminal":
        splash.quieten(self.keyboard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_listening()
        if self._ours:
            self.write(LEAVE)
            splash.handed_over()
        splash.restore(self.keyboard)

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return screen_size(self.screen)

    def write(self, text: str) -> None:
        """Send `text` at once."""
        write(self.screen, text)

    def ask(self) -> None:
        """Send the query, unless it was sent before."""
        if not splash.asked():
            self.write(splash.question(self.keyboard))

    def listen(self, drawings: Drawings | None) -> None:
        """Listen in a thread: to answers and keys, and for drawings of the page."""
        self._drawings = drawings
        if splash.asked():
            self._listener = Listener(self.keyboard, drawings, self._draw)
            self._listener.start()

    def answer(self) -> TerminalTraits:
        """Traits from the answers so far."""
        read = self._end_listening()
        while splash.asked() and not is_whole(read) and len(read) < MOST and self._sends_more():
            more = os.read(self.keyboard, MOST - len(read))
            if not more:
                break  # The terminal is gone.
            read += more
        return understood(read)

    def _sends_more(self) -> bool:
        return bool(select.select([self.keyboard], [], [], PATIENCE)[0])

    def _end_listening(self) -> bytes:
        listener, self._listener = self._listener, None
        return listener.end() if listener is not None else b""

    def _draw(self, read: bytes) -> None:
        """Draw the page, once it and the kind of terminal are known; then, once, what a key typed meanwhile shows.

        The app is given the key too, and shows the same.
        """
        kind, answers = _known(read), dict[str, str]()
        if self._drawings is not None and kind is not None:
            answers = {**self._drawings.answers.get(kind, {})}
            if not splash.is_full() and (drawn := self._drawings.drawn.get(kind)):
                self.write(drawn)
                splash.fill()
        typed = "" if self._answered or not splash.is_full() else understood(read).typed
        if (answer := answers.get(typed) or splash.answer_to(typed)) and splash.fits(self.size()):
            self._answered = True
            self.write(answer)

    def hand_over(self) -> TerminalTraits:
        """Traits from the answers so far; from now on the app leaves the alternate screen itself."""
        traits = self.answer()
        self._ours = False
        splash.handed_over()
        return traits
