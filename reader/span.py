"""Spans of text: half-open, in code points.

Every position in the program is an offset in code points into an article's clean text (`Article.text`). `Span` is a
named tuple and not a dataclass: a search makes hundreds of thousands, and JSON writes them as `[start, end]`.
"""

from collections.abc import Iterable

from reader.named_tuple import NamedTuple


class Span(NamedTuple):
    """The code points `start <= position < end`."""

    start: int
    end: int

    def shifted(self, distance: int) -> "Span":
        """This span moved right by `distance` code points (left when negative)."""
        return Span(self.start + distance, self.end + distance)

    def within(self, other: "Span") -> bool:
        """True if the whole span is inside `other`."""
        return other.start <= self.start and self.end <= other.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, with overlapping and adjacent ones merged, as a highlight is drawn."""
    covered: list[Span] = []
    for span in sorted(spans):
        if covered and span.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    return covered
