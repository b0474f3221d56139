"""Where the matches stand, one line each, with what is on either side: a concordance (key word in context).

Takes an article and spans of its text, gives the text of each match with its contexts, in code points, from the same
field only. Line feeds between blocks are given as one space.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.model import Article
from reader.span import Span


class Order(StrEnum):
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

    number: int
    """The article."""
    span: Span
    """The match, in `Article.text`."""
    left: str
    match: str
    right: str


def concordance(number: int, article: Article, spans: Iterable[Span], context: int) -> Iterator[ConcordanceLine]:
    """A line for each of `spans`, with at most `context` code points on either side."""
    fields = [stretch for _, stretch in article.fields()]
    for span in spans:
        inside = next(stretch for stretch in fields if span.within(stretch))
        left = article.text[max(inside.start, span.start - context) : span.start]
        right = article.text[span.end : min(inside.end, span.end + context)]
        match = article.text[span.start : span.end]
        yield ConcordanceLine(number, span, *(text.replace("\n", " ") for text in (left, match, right)))


def in_order(lines: Iterable[ConcordanceLine], order: Order) -> list[ConcordanceLine]:
    """`lines` sorted; those alike keep the order of the library."""
    by_place = sorted(lines, key=lambda line: (line.number, line.span))
    if order is Order.LEFT:
        return sorted(by_place, key=lambda line: line.left[::-1])
    if order is Order.RIGHT:
        return sorted(by_place, key=lambda line: line.right)
    return by_place
