"""Strips that do not refer to themselves.

Textual caches in each strip the parts that it was cut into. Those of a strip that is not cut at all are the strip
itself, in a circle that only the garbage collector frees: one for every row of a scrollbar, whenever it is drawn. After
a minute of scrolling a collection took a quarter of a second, in which no key was answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.strip import Strip

_cut = Strip.divide


def free_uncut_strips() -> None:
    """Let strips that are not cut be freed as soon as nobody needs them."""
    Strip.divide = _divided  # type: ignore[assignment, method-assign]


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """The parts of a strip between these cuts, in cells; of one that is only cut at its end, the strip itself."""
    ends = list(cuts)
    return [strip] if ends == [strip.cell_length] else _cut(strip, ends)
