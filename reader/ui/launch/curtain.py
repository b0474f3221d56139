"""What is on the terminal stays there until the app has as much to show.

A frame with text is drawn before the app is loaded (`reader.ui.launch.kept_frame`); the app would paint empty panes
over it. While the curtain is down nothing is painted, and keys wait, to do what they would have done on what is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.message import Message

PATIENCE = 4.0
"""Seconds after the first layout until it is lifted, whatever there is to show."""


class Curtain:
    """Lifted once. Where there is no frame, it holds back only what was typed before there was an app."""

    def __init__(self, *, down: bool = False, typed: str = "") -> None:
        self.down = down
        """Whether a frame is on the terminal that is to stay."""
        self.lifted = False
        self._typed = typed
        self._waiting: list[events.Event] = []

    def holds(self, event: events.Event) -> bool:
        """Whether an event is taken, to be given back when the curtain is lifted."""
        held = self.down and isinstance(event, events.Key | events.Paste)
        if held:
            self._waiting.append(event)
        return held

    def lift(self) -> list[Message]:
        """Lift it; gives what was typed meanwhile, in order."""
        self.down, self.lifted = False, True
        typed, self._typed = self._typed, ""
        return [*(_events(typed) if typed else ()), *self._waiting]


def _events(keys: str) -> list[Message]:
    """The events of keys as a terminal sends them."""
    from textual._xterm_parser import XTermParser

    return list(XTermParser(debug=False).feed(keys))
