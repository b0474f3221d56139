"""Where a query matches in articles that were fetched: by the search of this machine, so that there is one truth.

Takes articles and a tree, gives which of them are meant (the engine may give more), and the spans in each.
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
"""Seconds in which the articles of one block are searched: regular expressions may be slow."""


class FetchedMatches:
    """The matches in some articles, by their places among these."""

    def __init__(self, articles: Sequence[Article], query: Query, tree: Node) -> None:
        """`tree` is what is looked for: that of the query, or what it was read as."""
        self.articles = articles
        builder = IndexBuilder()
        builder.add_all(articles)
        index = Index((builder.build(),))
        clock = Deadline(None, PATIENCE)
        answer = execute(SearchContext(index, clock, lambda place: articles[place].text), tree)
        self.results = SearchResults(query, index, answer, complete=not clock.exceeded)

    @cached_property
    def _found(self) -> frozenset[int]:
        return frozenset(self.results.numbers.tolist())

    def has(self, place: int) -> bool:
        """Whether an article is meant."""
        return place in self._found

    def spans(self, place: int) -> tuple[Span, ...]:
        """Where it matches, in code points of its text; nowhere in one that is not meant."""
        return self.results.spans(place) if place in self._found else ()
