"""Spans of the visible articles: those of a page of hits are computed together on first use."""

from collections.abc import Sequence

import numpy as np

from reader.index.inverted_index import Index
from reader.search.answer import Answer
from reader.search.matching.doc_set import DocSet
from reader.span import Span

TOGETHER = 40
"""Number of articles whose spans are cached: about a screenful."""


class Highlights:
    """Spans in the articles of one answer."""

    def __init__(self, index: Index, answer: Answer) -> None:
        self._index, self._answer = index, answer
        self._page: tuple[int, ...] = ()
        self._known: dict[int, tuple[Span, ...]] = {}

    def expect(self, page: Sequence[int]) -> None:
        """Announce the articles of the next page, all of which were found."""
        self._page = tuple(sorted(page[:TOGETHER]))

    def of(self, number: int) -> tuple[Span, ...]:
        """Spans of the query's texts in `Article.text`, ascending; empty for an article that was not found."""
        spans = self._known.get(number)
        if spans is not None:
            return spans
        page = self._page if number in self._page else (number,) if self._answer.has(number) else ()
        known = self._known = dict(zip(page, self._answer.spans_in(self._doc_set(page)), strict=True))
        return known.get(number, ())

    def _doc_set(self, page: Sequence[int]) -> DocSet:
        """The articles of a page: where it has all that were found those themselves, whose places are known."""
        if self._answer.preview is None and len(page) == len(self._answer.chosen):
            return self._answer.chosen
        return DocSet(self._index, np.array(page, np.int64))
