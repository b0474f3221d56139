"""The order in which the articles of a page are read: those above before those below, those left before those right."""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_flow import Flow
from reader.ingest.formats.pdf.pdf_page_content import Box
from reader.ingest.formats.pdf.pdf_regions import Barriers


def in_reading_order(flows: Sequence[Flow], barriers: Barriers) -> list[Flow]:
    """The articles in reading order; a frame is read as a whole."""
    boxes = {id(flow): flow.box for flow in flows}
    left = sorted(flows, key=lambda flow: (boxes[id(flow)].top, boxes[id(flow)].left))
    ordered: list[Flow] = []
    while left:
        free = [flow for flow in left if not any(_before(boxes[id(o)], boxes[id(flow)]) for o in left if o is not flow)]
        chosen = (free or left)[0]
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _before(one: Box, two: Box) -> bool:
    """Whether `one` must be read before `two`: it stands above it, or left of it on the same level."""
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    if across > 0.15 * min(one.width, two.width) and across / max(1, min(one.width, two.width)) > down / max(
        1, min(one.height, two.height)
    ):
        return (one.top + one.bottom) < (two.top + two.bottom) and one.top < two.top
    if down > 0.15 * min(one.height, two.height):
        return one.left < two.left and one.right < two.right + 1
    return False
