"""Upright text: finds headings that were printed from top to bottom and came out with each character on a line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.parsing.fragments import Fragment, width_of

MEASURE = 0.5
"""The measure of such lines: each is full."""
WIDEST = 1.5
"""Most width of such a line: a Han character, or figures beside each other."""
LEAST = 6
"""Least number of such lines one after the other; fewer may be figures of a table."""


def with_upright(fragments: Sequence[Fragment], measures: Sequence[float]) -> list[float]:
    """The measures, with `MEASURE` for lines of upright text but the last, which ends it."""
    found = list(measures)
    if len(found) < LEAST:
        return found
    for start, end in _runs(fragments):
        found[start : end - 1] = [MEASURE] * (end - 1 - start)
    return found


def _runs(fragments: Sequence[Fragment]) -> Iterator[tuple[int, int]]:
    """Index of the first line of each upright text, and the index after its last."""
    end = 0
    for narrow, group in groupby(fragments, lambda fragment: fragment.width <= WIDEST):
        lines = list(group)
        start, end = end, end + len(lines)
        if narrow and _is_upright([line.text for line in lines]):
            yield start, end


def _is_upright(texts: Sequence[str]) -> bool:
    """True if enough of these narrow lines are letters that are not Latin."""
    return sum(text.isalpha() and not text.isascii() for text in texts) >= LEAST


def put_together(lines: Sequence[str]) -> int:
    """Number of lines that are left once upright text is put together, up to each blank line in it; blank lines do not
    count."""
    count = 0
    for narrow, group in groupby(lines, lambda line: width_of(line) <= WIDEST):
        texts = list(group)
        if narrow and _is_upright(texts):
            count += sum(filled for filled, _ in groupby(texts, bool))
        else:
            count += len(texts) - texts.count("")
    return count
