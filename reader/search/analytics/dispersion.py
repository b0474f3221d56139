"""Dispersion: the number of matches that begin in each of several equal parts of an article.

Takes spans in code points of a text so long, gives counts, first part first; their sum is the number of spans.
"""

from collections.abc import Iterable

from reader.api.analytics import cell_of
from reader.span import Span


def dispersion(spans: Iterable[Span], length: int, parts: int) -> list[int]:
    """Number of `spans` that begin in each of `parts` equal parts of a text of `length` code points."""
    counts = [0] * parts
    for span in spans:
        counts[cell_of(span.start, length, parts)] += 1
    return counts
