"""Reading order of the articles of a page: one side of the page after the other, each from top to bottom.

A page is cut vertically where no article is in the way, else horizontally, and so is each of its parts (the recursive
cuts of Nagy and Seth, 1984). Articles that interlock so that no cut is possible are read from top to bottom, and on the
same level from left to right.
"""

from collections.abc import Callable, Sequence

from reader.ingest.formats.pdf.pdf_loose_headings import Flow
from reader.ingest.formats.pdf.pdf_page_content import Box

SLACK = 6.0
"""Most points by which articles may reach over a cut."""

Placed = tuple[Box, Flow]


def in_reading_order(flows: Sequence[Flow]) -> list[Flow]:
    """The articles in reading order."""
    return [flow for _, flow in _ordered([(flow.box, flow) for flow in flows])]


def _ordered(placed: list[Placed]) -> list[Placed]:
    """Articles in reading order, cut as far as possible."""
    if len(placed) < 2:
        return placed
    for start, end in ((_left, _right), (_top, _bottom)):
        parts = _cut(placed, start, end)
        if len(parts) > 1:
            return [one for part in parts for one in _ordered(part)]
    return _locked(placed)


def _left(box: Box) -> float:
    return box.left


def _right(box: Box) -> float:
    return box.right


def _top(box: Box) -> float:
    return box.top


def _bottom(box: Box) -> float:
    return box.bottom


def _cut(placed: list[Placed], start: Callable[[Box], float], end: Callable[[Box], float]) -> list[list[Placed]]:
    """Groups of articles along one direction, such that no article reaches from one group into the next."""
    parts: list[list[Placed]] = []
    reach = float("-inf")
    for box, flow in sorted(placed, key=lambda one: start(one[0])):
        if not parts or start(box) > reach - SLACK:
            parts.append([])
        parts[-1].append((box, flow))
        reach = max(reach, end(box))
    return parts


def _locked(placed: list[Placed]) -> list[Placed]:
    """Articles in an order in which each comes after those that must be read before it."""
    left = sorted(placed, key=lambda one: (one[0].top, one[0].left))
    ordered: list[Placed] = []
    while left:
        free = [one for one in left if not any(_before(other[0], one[0]) for other in left if other is not one)]
        chosen = (free or left)[0]
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _before(one: Box, two: Box) -> bool:
    """True if `one` must be read before `two`: it is above it, or left of it on the same level."""
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    wide, high = max(1.0, min(one.width, two.width)), max(1.0, min(one.height, two.height))
    if across > 0.15 * wide and across / wide > down / high:
        return (one.top + one.bottom) < (two.top + two.bottom) and one.top < two.top
    if down > 0.15 * high:
        return one.left < two.left and one.right < two.right + 1
    return False
