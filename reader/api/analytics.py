"""Analyses of search results: trends, concordances, related articles. Value types and protocols."""

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
"""Maximum number of concordance lines sorted for a screen: the first ones in library order."""


class By(StrEnum):
    """The unit of a trend."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SECTION = "section"
    PUBLICATION = "publication"


TIMES = (By.DAY, By.MONTH, By.YEAR)
"""The units of time."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """The counts under one key of a trend."""

    key: str | None
    """A year, month, day, section or publication; None for articles without one."""
    articles: int
    """Number of articles found."""
    matches: int
    per_million: float
    """Matches per million code points of all articles under the key."""


class TrendRows(Protocol):
    """A trend: counts of results by the keys of one unit."""

    @property
    def rows(self) -> Sequence[Frequency]:
        """One row for each key in the library, and for each day, month or year between the first and the last."""

    def keys(self, place: int) -> Sequence[ArticleKey]:
        """The articles found under the key of `rows[place]`, in library order."""

    def most_first(self) -> TrendRows:
        """The rows with matches, sorted by matches, most first."""


class ConcordanceOrder(StrEnum):
    """Sort order of concordance lines."""

    LEFT = "left"
    """The context before the match, read backwards from it."""
    RIGHT = "right"
    """The context after the match."""
    POSITION = "position"
    """Library order."""


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
    """The matches of a search in one sort order."""

    def __len__(self) -> int:
        """Number of lines."""

    def line(self, place: int, context: int) -> ConcordanceLine:
        """The line at `place`, with at most `context` code points on either side."""


def in_context(key: ArticleKey, article: Article, span: Span, context: int) -> ConcordanceLine:
    """The line of one match, with at most `context` code points on either side; line ends at its edges are dropped."""
    inside = next(stretch for _, stretch in article.fields() if span.within(stretch))
    left = article.text[max(inside.start, span.start - context) : span.start]
    right = article.text[span.end : min(inside.end, span.end + context)]
    match = article.text[span.start : span.end]
    return ConcordanceLine(key, span, *(text.strip("\n").replace("\n", " ") for text in (left, match, right)))


def cell_of(offset: int, length: int, cells: int) -> int:
    """The cell, from 0, of `offset` when a text of `length` code points is divided evenly into `cells` cells."""
    return min(offset * cells // max(length, 1), cells - 1)


@dataclass(frozen=True, slots=True)
class Related:
    """A related article and the shared keywords."""

    key: ArticleKey
    words: tuple[str, ...]
    """The keywords that both articles have, by descending weight."""
    same: bool = False
    """True if the headlines are equal, as for an article printed twice."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series of articles."""

    name: str
    """The common headline without its number, or the section."""
    keys: tuple[ArticleKey, ...]
    """At least two articles in library order; of a long series those nearest to the given article."""
    total: int
    """Number of articles in the series."""
