"""Key parser: what a terminal sends, as events; without its answer to a query, however late that comes.

Over a slow line, or on a busy machine, the answer to the query of the splash comes when the app has begun. Textual,
which never asks for the background, would take its characters for keys. It fails at sequences with numbers that no
terminal sends: these are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

from textual import constants
from textual._parser import ParseError, Peek1, Read1, TokenCallback
from textual._xterm_parser import XTermParser
from textual.message import Message

from reader.ui.launch.pasted_text import PastedText

ESCAPE, BELL = "\x1b", "\x07"
OPENING = "\x1b]11;"
"""How the answer about the background begins; that about the cursor is an event of Textual."""
BODY = frozenset("rgba:/0123456789ABCDEFabcdef")
"""What stands in it, before a bell, or Escape and a backslash."""
TOGETHER = 256
"""Events between two waits for room."""


class KeyParser(XTermParser):
    """Fed with characters as they come, also in pieces."""

    _held = ""
    """The beginning of what may be an answer."""
    _given = 0
    """Number of events so far."""
    wait: Callable[[], object] = staticmethod(lambda: None)
    """Called after each `TOGETHER` events."""

    def __init__(self) -> None:
        self._pasted = PastedText()
        super().__init__()

    def feed(self, data: str) -> Iterable[Message]:
        """Events of `data`. A lone Escape that has waited long enough for more is a key, and comes first."""
        if self._held == ESCAPE:
            yield from self.tick()
        cleaned = self._pasted.cleaned(data)
        if cleaned or not data:  # An empty text means the end of all input.
            yield from self._in_time(super().feed(cleaned))

    def _in_time(self, found: Iterable[Message]) -> Iterable[Message]:
        """Events, with waits between them."""
        for event in found:
            yield event
            self._given += 1
            if not self._given % TOGETHER:
                self.wait()

    def parse(self, token_callback: TokenCallback[Message]) -> Generator[Read1 | Peek1, str, None]:
        """Pass on all characters but those of an answer."""
        keys = self._keys(token_callback)
        awaited = next(keys)
        while True:
            try:
                character = yield self._awaited(awaited)
            except ParseError as error:  # The time is over, or there is nothing more.
                self._released(keys, awaited)
                try:
                    awaited = keys.throw(error)
                except StopIteration:
                    return
                continue
            if not self._holds(character):
                awaited = self._released(keys, awaited)
                if not self._holds(character):
                    awaited = keys.send(character)

    def _keys(self, token_callback: TokenCallback[Message]) -> Generator[Read1 | Peek1, str, None]:
        """Textual's own parser, begun anew behind a sequence at which it fails."""
        while True:
            try:
                return (yield from super().parse(token_callback))
            except (ArithmeticError, LookupError, TypeError, ValueError):
                continue

    @property
    def _is_answer(self) -> bool:
        """True if what is held can be nothing else."""
        return self._held.startswith(OPENING)

    def _awaited(self, awaited: Read1 | Peek1) -> Read1 | Peek1:
        """What is waited for: only a key may be at its end without more coming."""
        if not self._held:
            return awaited
        return Read1(None if self._is_answer else constants.ESCAPE_DELAY)

    def _holds(self, character: str) -> bool:
        """True if a character begins an answer or goes on with it; at the answer's end nothing is held any more."""
        held = self._held + character
        if OPENING.startswith(held):
            self._held = held
            return True
        if not self._is_answer:
            return False
        if character == BELL or held.endswith(ESCAPE + "\\"):
            self._held = ""
            return True
        if (character in BODY or character == ESCAPE) and ESCAPE not in self._held[1:]:
            self._held = held
            return True
        return False

    def _released(self, keys: Generator[Read1 | Peek1, str, None], awaited: Read1 | Peek1) -> Read1 | Peek1:
        """Pass on what is held and is no answer. Of an answer that broke off, an Escape at its end is passed on."""
        held, self._held = self._held, ""
        if held.startswith(OPENING):
            held = ESCAPE if held.endswith(ESCAPE) else ""
        for character in held:
            awaited = keys.send(character)
        return awaited
