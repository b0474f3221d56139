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
    "pageup": ("\x1b[5~",),
    "home": ("\x1b[H", "\x1bOH", "\x1b[1~"),
    "end": ("\x1b[F", "\x1bOF", "\x1b[4~"),
    "comma": (",",),
}
"""Characters of named keys; the other named keys are left to the app."""
DOWN, UP, NEXT_PAGE, NEXT_ARTICLE, PREVIOUS_ARTICLE = "down", "up", "next_page", "next_article", "previous_article"
"""Ids of keys that are answered early; `reader.ui.launch.parting` knows more of them."""


def sent_for(table: Sequence[Key], *actions: str) -> list[str]:
    """The characters that a terminal sends for each key of the actions with these ids."""
    from reader.keymap.table import pressed

    names = [name for key in table if key.id in actions for name in pressed(key).split(",")]
    return [sent for name in names for sent in _sent(name)]


def _sent(name: str) -> Sequence[str]:
    """The characters that a terminal may send for the key with this name; none if that is not known."""
    control = name.removeprefix("ctrl+")
    if control != name:
        return (chr(ord(control) & 31),) if len(control) == 1 and control.isalpha() else ()
    return SENT.get(name, (name,) if len(name) == 1 else ())
