"""What is counted over the matches of a search: trends, concordances, related articles. Value types and protocols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.span import Span

MOST_LINES = 1_000_000
"""Lines of a concordance that are put in order for a screen: the first of them in the library."""


class By(StrEnum):
    """What articles are counted by."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SECTION = "section"
    PUBLICATION = "publication"


TIMES = (By.DAY, By.MONTH, By.YEAR)
"""Those that are units of time."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """What is found under one key of a trend."""

    key: str | None
    """A year, month, day, section or publication; None: of articles for which it is not known."""
    articles: int
    """Articles found."""
    matches: int
    per_million: float
    """Matches in a million code points of all articles under the key."""


class TrendRows(Protocol):
    """How the articles found are spread over the keys of one kind."""

    @property
    def rows(self) -> Sequence[Frequency]:
        """One for each key that the library has, and for each day, month or year between the first and the last."""

    def keys(self, place: int) -> Sequence[ArticleKey]:
        """The articles found under the key of `rows[place]`, in the order of the library."""

    def most_first(self) -> TrendRows:
        """The trend without keys of which nothing was found, by matches, the most first."""


class ConcordanceOrder(StrEnum):
    """What the lines of a concordance are sorted by."""

    LEFT = "left"
    """The context before the match, read backwards from it."""
    RIGHT = "right"
    """The context after the match."""
    POSITION = "position"
    """The order in which articles and matches stand in the library."""


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One match and its contexts."""

    key: ArticleKey
    """The article."""
    span: Span
    """The match, in code points of `Article.text`."""
    left: str
    match: str
    right: str


class ConcordanceLines(Protocol):
    """All matches of an answer in one order."""

    def __len__(self) -> int:
        """How many there are."""

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The match at `place` in the order, with at most `context` code points on either side."""


def in_context(key: ArticleKey, article: Article, span: Span, context: int) -> ConcordanceLine:
    """The line of one match, with at most `context` code points on either side; a line end at an edge is nothing."""
    inside = next(stretch for _, stretch in article.fields() if span.within(stretch))
    left = article.text[max(inside.start, span.start - context) : span.start]
    right = article.text[span.end : min(inside.end, span.end + context)]
    match = article.text[span.start : span.end]
    return ConcordanceLine(key, span, *(text.strip("\n").replace("\n", " ") for text in (left, match, right)))


def cell_of(offset: int, length: int, cells: int) -> int:
    """The cell, from 0, in which `offset` lies when a text of `length` code points is laid out over `cells` cells."""
    return min(offset * cells // max(length, 1), cells - 1)


@dataclass(frozen=True, slots=True)
class Related:
    """An article that is about the same as another, and why."""

    key: ArticleKey
    words: tuple[str, ...]
    """The keywords that both have, the weightiest first."""
    same: bool = False
    """Whether both have one headline, as an article that was printed twice."""


@dataclass(frozen=True, slots=True)
class Series:
    """Articles that belong together."""

    name: str
    """What they have in common: a headline without its ending, or a section."""
    keys: tuple[ArticleKey, ...]
    """Two or more, in the order of the library; of many those around the article."""
    total: int
    """How many there are."""
