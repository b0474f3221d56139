"""Makes outlines of an archive, with the first visible rows already fetched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from reader.api.outline import OPEN
from reader.backends.opensearch.archive_outline import ArchiveOutline, leaves_with
from reader.backends.opensearch.outline_headings import worthwhile
from reader.backends.opensearch.outline_leaves import KnownLeaves, Leaves
from reader.query.headline_query import headline_query
from reader.query.parser import parse

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.outline_request import OutlineRequest
    from reader.backends.opensearch.archive_keys import ArchiveSource
    from reader.backends.opensearch.archive_results import ArchiveResults
    from reader.backends.opensearch.archive_search import ArchiveSearch
    from reader.backends.opensearch.engine_clauses import Dsl

FIRST_ROWS = 120
"""Rows fetched before an outline is shown."""
LOOKS = 5
"""Most times that the articles opened last are looked for: while they are, others may be opened."""


class ArchiveOutlineMaker(NamedTuple):
    """Makes the outlines of one view."""

    source: ArchiveSource
    search: ArchiveSearch
    offered: Sequence[str]
    """Groupings that divide the articles."""
    known: KnownLeaves
    recent: Collection[ArticleKey]
    """Articles opened last, whose rows are looked up; it changes meanwhile."""

    def make(self, request: OutlineRequest) -> ArchiveOutline:
        """The outline for a request. Raises `ArchiveError`."""
        query, folds, reveal = self._query(request), request.folds, request.reveal
        leaves = self.known.of(self.source.engine, query, request.arrangement, self.offered)
        if reveal is not None:
            folds = folds.opened(self._over(leaves, reveal))
        outline = ArchiveOutline(self.source, query, leaves, OPEN if request.is_filtered else folds)
        outline.folds = folds
        outline.fetch_rows(0, FIRST_ROWS)
        if reveal is not None:
            outline.find(reveal)
        self._find_recent(outline)
        return outline

    def _find_recent(self, outline: ArchiveOutline) -> None:
        """Find the rows of the articles opened last, and of those opened meanwhile: the cursor is on one of them."""
        sought = set[int]()
        for _look in range(LOOKS):
            new = [key for key in tuple(self.recent) if key not in sought]
            for key in new:
                outline.find(key)
            sought.update(new)

    def _query(self, request: OutlineRequest) -> Dsl:
        """Engine query for the listed articles."""
        wanted = [] if request.within is None else [cast("ArchiveResults", request.within).engine_query]
        if typed := headline_query(request.headlines):
            wanted.append(self.search.compiler.compiled(parse(typed).tree).query)
        return wanted[0] if len(wanted) == 1 else {"bool": {"filter": wanted}} if wanted else {"match_all": {}}

    def _over(self, leaves: Leaves, key: ArticleKey) -> list[tuple[str, ...]]:
        """Paths of the headings over an article."""
        some = leaves_with(key, leaves, self.source)[:1]
        return [leaves.path(leaf, level) for leaf in some for level in worthwhile(leaves)]
