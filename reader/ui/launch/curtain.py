"""Curtain: keeps the frame on the terminal until the app has as much to show.

A frame with text is drawn before the app is loaded (`reader.ui.launch.kept_frame`); the app would paint empty panes
over it. While the curtain is down nothing is painted. With or without a frame, keys wait until there is a list and a
text, so that they act on those.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from reader.ui.launch.key_parser import KeyParser

PATIENCE = 4.0
"""Seconds after the first layout until the curtain is lifted in any case."""

NEED_ROWS = frozenset(
    ["move", "page", "leaf", "scroll", "edge", "article", "section", "to_text", "open", "count", "match", "jump"]
)
"""Actions of keys that do nothing before there is an article. They wait for one, for any time."""

NEED_NOTHING = frozenset(["quit", "suspend", "copy_text", "help_quit"])
"""Actions of keys that do not wait at all; keys typed before them are processed first."""

TAKE_KEYS = frozenset(["search", "sift", "recall", "open_dialog"])
"""Actions of keys after which other keys are text, or keys of a dialog."""

ROOM = 1 << 18
"""Code points that may wait, each key counted as `KEY`. What comes then is lost, but for keys of both kinds above."""
KEY = 1024


class Curtain:
    """Lifted once; then, or later, the waiting keys are released."""

    def __init__(self, *, down: bool = False, typed: str = "") -> None:
        self.down = down
        """True if a frame on the terminal must not be painted over."""
        self.lifted = False
        self.open = False
        """True if keys are no longer held back."""
        self.action_of: Callable[[str], str] = lambda _key: ""
        """Returns the name of the action that a key is bound to on the main screen; empty if none."""
        self.parser = KeyParser()
        """Has parsed what was typed so far, which may end within a key."""
        self._waiting = [event for event in self.parser.feed(typed) if isinstance(event, events.Event)] if typed else []
        self._room = ROOM - KEY * len(self._waiting)
        self._actions = set[str]()
        """Those of the waiting keys, up to the first after which keys are text."""
        self._known = 0
        """Number of waiting events whose actions are known."""

    def holds(self, event: events.Event) -> bool:
        """True if an event is held back, to be released when there is an article, or lost."""
        held = not self.open and isinstance(event, events.Key | events.Paste)
        if held and (self._room > 0 or self._decides(event)):
            self._waiting.append(event)
            self._room -= len(event.text) if isinstance(event, events.Paste) else KEY
        return held

    def lift(self) -> None:
        """Allow painting."""
        self.down, self.lifted = False, True

    @property
    def is_urgent(self) -> bool:
        """True if a waiting key must not wait, or, once the curtain is lifted, needs no article."""
        actions = self._actions_so_far()
        return bool(actions & NEED_NOTHING) or (self.lifted and not actions <= NEED_ROWS)

    def let_go(self) -> list[events.Event]:
        """The held events, in order; later events are not held."""
        self.open = True
        waiting, self._waiting = self._waiting, []
        return waiting

    def _actions_so_far(self) -> set[str]:
        while self._known < len(self._waiting) and not self._actions & TAKE_KEYS:  # A `q` after `/` is text.
            self._actions.add(self._action(self._waiting[self._known]))
            self._known += 1
        return self._actions

    def _decides(self, event: events.Event) -> bool:
        """True if an event, behind those that wait, says whether they must."""
        return not self._actions_so_far() & TAKE_KEYS and self._action(event) in NEED_NOTHING | TAKE_KEYS

    def _action(self, event: events.Event) -> str:
        action = self.action_of(event.key) if isinstance(event, events.Key) else ""
        return action.partition("(")[0].rpartition(".")[2]
