"""What of a library can be seen at one moment: its articles, and what is worked out over them when asked for.

Read only. When more of the library has been read, another takes its place, and who still holds this one is not
disturbed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.backends.local.jumps import Jumps
from reader.storage.batch import Batch
from reader.storage.corpus import Corpus

if TYPE_CHECKING:
    from reader.analysis.keyword_weights import Rarity
    from reader.search import Searcher

SAMPLED = 6
"""Volumes that tell how rare words are, at most: some 60,000 articles."""


class LocalView:
    """Some volumes, and what is over them."""

    def __init__(self, volumes: Sequence[Batch]) -> None:
        self.stacks = Corpus(volumes)

    @cached_property
    def name(self) -> str | None:
        """The publication, and the date, that all articles share; None when they do not."""
        publication = self.stacks.labels("publication").only
        date = self.stacks.labels("date").only if publication else None
        return f"{publication} {date}" if date else publication

    @cached_property
    def searcher(self) -> Searcher:
        """Searches the articles."""
        from reader.index import term_counts
        from reader.search import Searcher
        from reader.search.ranking.top_docs import top_docs_of

        for volume in self.stacks.volumes:
            top_docs_of(volume.segment).keep(volume.top_docs)
            term_counts.keep(volume.segment, volume.counts)
        return Searcher(self.stacks.index, self.stacks.article)

    @cached_property
    def jumps(self) -> Jumps:
        """Where articles go on."""
        return Jumps(self.stacks, self.stacks.with_any("jump_to", "jump_from"))

    @cached_property
    def rarity(self) -> Rarity | None:
        """How rare words are here; None where nothing is indexed.

        Told from a few volumes from all over a large library: as surely, and the others are not touched.
        """
        from reader.analysis.keyword_weights import Rarity
        from reader.index import Index
        from reader.search.analytics.trend import DocumentFrequency

        segments = self.stacks.index.segments
        sample = Index(segments[:: -(-len(segments) // SAMPLED)]) if segments else self.stacks.index
        return Rarity(DocumentFrequency(sample), len(sample)) if len(sample) else None
