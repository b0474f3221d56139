"""Spans of the visible articles: those of a page of hits are computed together on first use."""

from collections.abc import Sequence

from reader.search.answer import Answer
from reader.span import Span

TOGETHER = 40
"""Number of articles whose spans are cached: about a screenful."""


class Highlights:
    """Spans in the articles of one answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
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
        known = self._known = dict(zip(page, self._answer.spans_in(page), strict=True))
        return known.get(number, ())
