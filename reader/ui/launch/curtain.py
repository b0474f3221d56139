"""What is on the terminal stays there until the app has as much to show.

A frame with text is drawn before the app is loaded (`reader.ui.launch.kept_frame`); the app would paint empty panes
over it. While the curtain is down nothing is painted. Keys wait until there is a list and a text, to do what they would
have done on those; with a frame or without.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events

PATIENCE = 4.0
"""Seconds after the first layout until it is lifted, whatever there is to show."""

NEED_ROWS = frozenset(
    ["move", "page", "leaf", "scroll", "edge", "article", "section", "to_text", "open", "count", "match", "jump"]
)
"""Actions of keys that do nothing before there is an article. They wait for one, however long that takes."""

NEED_NOTHING = frozenset(["quit", "suspend", "copy_text", "help_quit"])
"""Actions of keys that are not to wait at all; what was typed before them goes first."""


class Curtain:
    """Lifted once, and then or later the keys are let go."""

    def __init__(self, *, down: bool = False, typed: str = "") -> None:
        self.down = down
        """Whether a frame is on the terminal that is to stay."""
        self.lifted = False
        self.open = False
        """Whether keys go through."""
        self.action_of: Callable[[str], str] = lambda _key: ""
        """The name of the action that a key is bound to on the main screen; "" for none."""
        self._waiting: list[events.Event] = [*(_events(typed) if typed else ())]

    def holds(self, event: events.Event) -> bool:
        """Whether an event is taken, to be given back when there is an article."""
        held = not self.open and isinstance(event, events.Key | events.Paste)
        if held:
            self._waiting.append(event)
        return held

    def lift(self) -> None:
        """Nothing is held back from being painted."""
        self.down, self.lifted = False, True

    @property
    def is_urgent(self) -> bool:
        """Whether a key waits that is not to wait, or once the curtain is lifted, one that needs no article."""
        actions = {self._action(event) for event in self._waiting}
        return bool(actions & NEED_NOTHING) or (self.lifted and not actions <= NEED_ROWS)

    def let_go(self) -> list[events.Event]:
        """What was typed meanwhile, in order; from now on nothing waits."""
        self.open = True
        waiting, self._waiting = self._waiting, []
        return waiting

    def _action(self, event: events.Event) -> str:
        action = self.action_of(event.key) if isinstance(event, events.Key) else ""
        return action.partition("(")[0].rpartition(".")[2]


def _events(keys: str) -> list[events.Event]:
    """The events of keys as a terminal sends them."""
    from textual._xterm_parser import XTermParser

    return [event for event in XTermParser(debug=False).feed(keys) if isinstance(event, events.Event)]
