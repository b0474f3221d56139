"""What somebody comes to the desk with: the files to be read, on what kind of screen, and what was left here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.typeset.cells import Widths

if TYPE_CHECKING:
    from reader.api.library import Library
    from reader.ui.system.store_thread import StoreThread


class LaunchOptions(NamedTuple):
    """One sitting."""

    library: Library
    """Still empty."""
    widths: Widths
    home: StoreThread | None = None
    """What was left here, and is to be left; None: nothing."""
    back: bool = False
    """Whether to begin where one was, and not with the first article."""
