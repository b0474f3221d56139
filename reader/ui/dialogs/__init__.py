"""What lies over the reading room or beside it: one screen a module, imported when its key is first pressed.

A module that a key leads to has `enter(room)`, which opens its screen and does in the room what comes of it. The key
table names it: `door('finder')` is `reader.ui.dialogs.headline_finder`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from reader.ui.main_screen import Room


class Door(Protocol):
    """A module with a screen."""

    def enter(self, room: "Room") -> None:
        """Open it, over a room."""


def door(name: str) -> Door:
    """The module of that name."""
    return cast("Door", import_module(f"{__name__}.{name}"))
