"""What lies over the reading room or beside it: one screen a module, imported when its key is first pressed.

A module that a key leads to has `enter(room)`, which opens its screen and does in the room what comes of it. The key
table names it: `door('finder')`, say.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from reader.ui.main_screen import Room


MODULES = {
    "calendar": "calendar_dialog",
    "cite": "cite_dialog",
    "concordance": "concordance_screen",
    "dictionary": "dictionary_dialog",
    "dispersion": "dispersion_screen",
    "export": "export_dialog",
    "facets": "facets_dialog",
    "finder": "headline_finder",
    "help": "help_screen",
    "history": "history_dialog",
    "keywords": "keywords_dialog",
    "marks": "marks_dialog",
    "note": "note_dialog",
    "problems": "problems_dialog",
    "related": "related_dialog",
    "settings": "settings_dialog",
    "tour": "tour",
    "trend": "trend_screen",
}
"""By the name that the key table uses."""


class Door(Protocol):
    """A module with a screen."""

    def enter(self, room: "Room") -> None:
        """Open it, over a room."""


def door(name: str) -> Door:
    """The module of that name."""
    return cast("Door", import_module(f"{__name__}.{MODULES[name]}"))
