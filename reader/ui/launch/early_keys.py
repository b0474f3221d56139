"""Early keys: what a terminal sends for the keys of an action, before Textual asks it to send anything else.

The first screen is drawn, with what a key typed by then shows, before Textual is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.keymap.table import Key

SENT = {
    "space": (" ",),
    "ideographic_space": ("\u3000",),
    "down": ("\x1b[B", "\x1bOB"),
    "up": ("\x1b[A", "\x1bOA"),
    "pagedown": ("\x1b[6~",),
    "comma": (",",),
}
"""Characters of named keys; the other named keys are left to the app."""
DOWN, NEXT_PAGE = "down", "next_page"
"""Ids of the keys that are answered early."""


def sent_for(table: Sequence[Key], action: str) -> list[str]:
    """The characters that a terminal sends for each key of the action with the id `action`."""
    from reader.keymap.table import pressed

    names = [name for key in table if key.id == action for name in pressed(key).split(",")]
    return [sent for name in names for sent in SENT.get(name, (name,) if len(name) == 1 else ())]
