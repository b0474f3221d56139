"""The side that had the focus, and the cursors, as they are saved with a session and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.store.session import Setting


class SavedLayout(NamedTuple):
    """Where the person was on the screen."""

    listing: bool = True
    """True if the list had the focus."""
    seeking: bool = False
    """True if the results were shown."""
    rank: int | None = None
    """Row of the cursor in the results, from 0."""
    match: int | None = None
    """Index of the current match in the open article, from 0; None for none."""

    @classmethod
    def of(cls, stored: Mapping[str, Setting]) -> SavedLayout:
        """The layout in stored settings, whatever these are: what is missing or of another type has its default."""
        rank, match = stored.get("rank"), stored.get("match")
        return cls(
            bool(stored.get("listing", True)),
            bool(stored.get("seeking")),
            rank if isinstance(rank, int) else None,
            match if isinstance(match, int) else None,
        )

    def stored(self) -> dict[str, Setting]:
        """The settings to store."""
        return dict(self._asdict())
