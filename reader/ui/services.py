"""Services shared by all controllers: the library, the store, threads, settings, widths, and a way to announce
messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from reader.named_tuple import NamedTuple
from reader.typeset.cells import Widths

if TYPE_CHECKING:
    from reader.api.library import Library
    from reader.ui.preferences import Preferences
    from reader.ui.system.store_thread import StoreThread
    from reader.ui.system.tasks import Tasks

Announce = Callable[[Message], object]


class LaunchOptions(NamedTuple):
    """Options of the program's start."""

    library: Library
    """Still empty: it is loaded after the first paint."""
    preferences: Preferences
    store: StoreThread | None = None
    """None if nothing is saved."""
    resume: bool = False
    """True to restore the last session instead of opening the first article."""


class Services(NamedTuple):
    """Shared by all controllers of a screen."""

    options: LaunchOptions
    store: StoreThread
    tasks: Tasks
    widths: Widths
    announce: Announce
    """Passes a message to the screen, which handles it at once. Only for the screen's thread."""

    @property
    def library(self) -> Library:
        """The opened library."""
        return self.options.library

    @property
    def preferences(self) -> Preferences:
        """The settings."""
        return self.options.preferences
