"""Matches of a query in fetched articles, found by the local search engine.

Decides which of the fetched articles really match (the engine may return a superset), and with which spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.index.builder import IndexBuilder
from reader.index.inverted_index import Index
from reader.search.execute import SearchContext, execute
from reader.search.matching.deadline import Deadline
from reader.search.search_results import SearchResults

if TYPE_CHECKING:
    from reader.model import Article
    from reader.query.parser import Query
    from reader.query.tree import Node
    from reader.span import Span

PATIENCE = 10.0
"""Seconds allowed to search one block: regular expressions may be slow."""


class FetchedMatches:
    """Matches by position of the article among those given."""

    def __init__(self, articles: Sequence[Article], query: Query, tree: Node) -> None:
        """`tree`: the query's own tree, or another reading of it."""
        self.articles = articles
        builder = IndexBuilder()
        builder.add_all(articles)
        index = Index((builder.build(),))
        clock = Deadline(None, PATIENCE)
        answer = execute(SearchContext(index, clock), tree)
        self.results = SearchResults(query, index, answer, complete=not clock.exceeded)

    @cached_property
    def _found(self) -> frozenset[int]:
        return frozenset(self.results.numbers.tolist())

    def has(self, place: int) -> bool:
        """True if an article matches."""
        return place in self._found

    def spans(self, place: int) -> tuple[Span, ...]:
        """Spans of an article in code points of its text; empty if it does not match."""
        return self.results.spans(place) if place in self._found else ()
