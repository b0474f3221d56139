"""What of a library can be seen at one moment: its articles, and what is worked out over them when asked for.

Read only. When more of the library has been read, another takes its place, and who still holds this one is not
disturbed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.jumps import Jumps
from reader.shelf.stacks import Stacks
from reader.shelf.volume import Volume

if TYPE_CHECKING:
    from reader.analysis.keywords import Rarity
    from reader.search import Searcher


class Published:
    """Some volumes, and what is over them."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self.stacks = Stacks(volumes)

    @cached_property
    def name(self) -> str | None:
        """The publication, and the date, that all articles share; None when they do not."""
        publication = self.stacks.labels("publication").only
        date = self.stacks.labels("date").only if publication else None
        return f"{publication} {date}" if date else publication

    @cached_property
    def searcher(self) -> Searcher:
        """Searches the articles."""
        from reader.search import Searcher

        return Searcher(self.stacks.index, self.stacks.article)

    @cached_property
    def jumps(self) -> Jumps:
        """Where articles go on."""
        return Jumps(self.stacks, self.stacks.with_any("jump_to", "jump_from"))

    @cached_property
    def rarity(self) -> Rarity | None:
        """How rare words are here; None where nothing is indexed."""
        from reader.analysis.keywords import Rarity
        from reader.search.frequency import DocumentFrequency

        count = len(self.stacks)
        return Rarity(DocumentFrequency(self.stacks.index), count) if count else None
