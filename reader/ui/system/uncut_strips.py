"""Strips that do not refer to themselves, and whose blank ends are cut off without measuring their text.

Textual caches in each strip the parts that it was cut into. Those of a strip that is not cut at all are the strip
itself, in a circle that only the garbage collector frees: one for every row of a scrollbar, whenever it is drawn. After
a minute of scrolling a collection took a quarter of a second, in which no key was answered.

The scrollbar of a view lies over the blank end of its lines. To cut that off, Textual has Rich measure all that stands
before it, a character at a time: half the painting of a page of Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.strip import Strip

_cut = Strip.divide


def free_uncut_strips() -> None:
    """Let strips that are not cut be freed as soon as nobody needs them."""
    Strip.divide = _divided  # type: ignore[assignment, method-assign]


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """The parts of a strip between these cuts, in cells; of one that is only cut at its end, the strip itself.

    Of one that is also cut in the blanks at its end, what stands before is as wide as the strip states, less these.
    """
    ends, width = list(cuts), strip.cell_length
    if ends == [width]:
        return [strip]
    if len(ends) == 2 and ends[1] == width:
        *segments, last = strip
        over = width - ends[0]
        if 0 < over <= len(last.text) and last.text.isspace():
            rest, end = last.text[over:], last.text[:over]
            segments += [Segment(rest, last.style)] if rest else []
            return [Strip(segments, ends[0]), Strip([Segment(end, last.style)], over)]
    return _cut(strip, ends)
