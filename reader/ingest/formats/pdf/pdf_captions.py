"""Captions: assigns each caption of a page to an article, or to a heading above its picture.

A photograph with a headline of its own is an article without text: the headline, a picture, its caption, perhaps
further pictures and captions, one below the other in one column.
"""

from collections.abc import Iterator, Sequence

from reader.ingest.formats.pdf.pdf_columns import ColumnHead, Stack
from reader.ingest.formats.pdf.pdf_loose_headings import Flow
from reader.ingest.formats.pdf.pdf_page_content import Box

UNDER = 3.2
"""Largest gap between a headline, its picture and the caption, in ems."""


def add_photographs(flows: Sequence[Flow], captions: Sequence[Stack], pictures: Sequence[Box], body: float) -> None:
    """Assign the captions of pictures below a heading without text to its article; `pictures` includes the captions'
    boxes."""
    left = list(captions)
    for flow in flows:
        if flow.heading and not flow.stacks and not flow.heading.vertical:
            below = list(_below(flow.heading.box, pictures, UNDER * body))
            own = [caption for caption in left if caption.box in below and caption.box != below[0]]
            flow.captions += own
            left = [caption for caption in left if caption not in own]


def _below(box: Box, boxes: Sequence[Box], reach: float) -> Iterator[Box]:
    """The boxes below a box in its column, each directly below the last, with gaps of less than `reach` points."""
    while True:
        under = [one for one in boxes if -reach / 2 < one.top - box.bottom < reach and _is_in_column(one, box)]
        if not under:
            return
        box = min(under, key=lambda one: one.top)
        yield box


def _is_in_column(one: Box, two: Box) -> bool:
    """True if `one` is below `two`, shares most of the narrower width, and `two` is less than 1.5 times as wide."""
    shared = min(one.right, two.right) - max(one.left, two.left)
    return one.top > two.top and shared > 0.6 * min(one.width, two.width) and two.width < 1.5 * one.width


def add_captions(flows: Sequence[Flow], captions: Sequence[Stack]) -> None:
    """Assign each caption without an article to the nearest article, if possible in its frame."""
    placed = [caption for flow in flows for caption in flow.captions]
    for caption in captions:
        if caption in placed:
            continue
        same = [flow for flow in flows if any(node.frame == caption.frame for node in _nodes(flow))]
        if same or flows:
            nearest = min(same or flows, key=lambda flow: _distance(flow, caption))
            nearest.captions.append(caption)


def _nodes(flow: Flow) -> list[ColumnHead | Stack]:
    return [*([flow.heading] if flow.heading else []), *flow.stacks]


def _distance(flow: Flow, caption: Stack) -> float:
    """Distance of a caption from the nearest part of an article, in points."""
    return min(_between(node.box, caption.box) for node in _nodes(flow))


def _between(one: Box, two: Box) -> float:
    """Distance between two boxes in points: the horizontal gap plus the vertical gap."""
    across = max(0.0, max(one.left, two.left) - min(one.right, two.right))
    down = max(0.0, max(one.top, two.top) - min(one.bottom, two.bottom))
    return across + down
