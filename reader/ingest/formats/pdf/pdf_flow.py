"""Text flow: takes headings and stacks, gives articles, each a heading with its stacks in reading order.

Every stack continues another part of the page: the heading above or beside it, the stack above it in its column, or the
column before it. This predecessor is found among the neighbours; rules and frames bar the way. If two ends do not fit
(a sentence breaks off before the beginning of a paragraph), a fitting end elsewhere on the page is sought.
"""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_captions import add_photographs
from reader.ingest.formats.pdf.pdf_columns import ColumnHead, Stack
from reader.ingest.formats.pdf.pdf_continuations import fits, mended
from reader.ingest.formats.pdf.pdf_loose_headings import (
    LABEL,
    Flow,
    is_label,
    with_loose_headings,
    with_upright_headings,
    without_labels,
)
from reader.ingest.formats.pdf.pdf_page_content import Box, enclosing
from reader.ingest.formats.pdf.pdf_paragraphs import begins_inside
from reader.ingest.formats.pdf.pdf_regions import Barriers

Node = ColumnHead | Stack
FAR = 5.0
"""Largest gap between two columns of one article, in ems."""
FAR_HEADING = 15.0
"""Largest gap between a heading centred in its own column and the next column, in ems."""


class FlowFinder:
    """Finds the links between the headings and stacks of one page."""

    def __init__(
        self,
        headings: Sequence[ColumnHead],
        stacks: Sequence[Stack],
        captions: Sequence[Stack],
        barriers: Barriers,
        body: float,
        font: int,
    ) -> None:
        self.font = font
        self.headings = headings
        self.stacks = stacks
        self.captions = captions
        self.barriers = barriers
        self.body = body
        self.nodes: list[Node] = [*headings, *stacks]
        self.before: dict[int, Node | None] = {}

    def flows(self) -> list[Flow]:
        """The articles, in no particular order."""
        for stack in self.stacks:
            self.before[id(stack)] = self._source(stack)
        for stack in self.stacks:
            if self.before[id(stack)] is None:
                self.before[id(stack)] = self._heading_beside(stack)
        for stack in self.stacks:
            self._settle_under_middle(stack)
        self._cut_circles()
        roots: list[Node] = [*self.headings, *(stack for stack in self.stacks if self.before[id(stack)] is None)]
        flows = []
        for root in roots:
            stacks: list[Stack] = []
            self._gather(root, stacks)
            flows.append(Flow(root, stacks) if isinstance(root, ColumnHead) else Flow(None, [root, *stacks]))
        strong = {id(stack) for stack in self.stacks if isinstance(self.before[id(stack)], ColumnHead)}
        loose = {
            id(stack)
            for stack in self.stacks
            if id(stack) not in strong and stack.font == self.font and begins_inside(stack)
        }
        flows = without_labels(flows, self.body)
        add_photographs(flows, self.captions, self.barriers.pictures, self.body)
        flows = with_loose_headings(flows, self.body)
        return mended(with_upright_headings(flows, self.body), loose)

    def _gather(self, node: Node, stacks: list[Stack]) -> None:
        """Add the stacks that continue `node`: first those below it in its column, then from column to column."""
        children = [stack for stack in self.stacks if self.before[id(stack)] is node]
        under = isinstance(node, Stack)
        first = min((child for child in children if len(child.lines) > 2), key=lambda one: one.box.left, default=None)
        children.sort(
            key=lambda child: (
                not (under and _same_column(node.box, child.box, self.body)),
                first is None or not _is_over(child.box, first.box, self.body),  # a name above a column precedes it
                child.box.left,
                child.box.top,
            )
        )
        for child in children:
            stacks.append(child)
            self._gather(child, stacks)

    def _cut_circles(self) -> None:
        """Break cycles: a stack that would continue itself becomes a beginning."""
        for stack in self.stacks:
            seen, node = {id(stack)}, self.before[id(stack)]
            while isinstance(node, Stack):
                if id(node) in seen:
                    self.before[id(stack)] = None
                    break
                seen.add(id(node))
                node = self.before[id(node)]

    def _source(self, stack: Stack) -> Node | None:
        """The heading or stack that `stack` continues; None if there is none."""
        above = self._above(stack)
        if isinstance(above, Stack) and self._is_banded(above, stack):
            above = None
        if isinstance(above, ColumnHead) and not (self._is_mark(above) and self._is_far_under(above, stack)):
            return above
        left = self._left_of(stack)
        if isinstance(above, Stack) and _same_column(above.box, stack.box, self.body):
            near = stack.box.top - above.box.bottom < 2.4 * self.body
            if not near and isinstance(left, ColumnHead) and not begins_inside(stack) and self._is_level(left, stack):
                return left
            if near or left is None or fits(above, stack) or (isinstance(left, Stack) and not fits(left, stack)):
                return above
        return left

    def _is_banded(self, above: Stack, stack: Stack) -> bool:
        """True if the gap between two stacks of a column continues in the next column: articles end there."""
        if stack.box.top - above.box.bottom < 2.4 * self.body or not _same_column(above.box, stack.box, self.body):
            return False
        gap = Box(stack.box.left, above.box.bottom, stack.box.right, stack.box.top)
        if any(picture.meets(gap) for picture in self.barriers.pictures):
            return False
        for other in self.stacks:
            level = other is not stack and abs(other.box.top - stack.box.top) < self.body
            if level and other.frame == stack.frame and _are_neighbours(other.box, stack.box, self.body):
                over = self._above(other)
                if isinstance(over, Stack) and abs(over.box.bottom - above.box.bottom) < self.body:
                    return True
        return False

    def _is_far_under(self, heading: ColumnHead, stack: Stack) -> bool:
        """True if the gap between a heading and the stack below it is more than white space."""
        return stack.box.top - heading.box.bottom > 3 * self.body

    def _settle_under_middle(self, stack: Stack) -> None:
        """Assign a first column to the heading that is centred above it and the columns after it."""
        before = self.before[id(stack)]
        if (
            before is None
            or before.box.right > stack.box.left + self.body
            or (isinstance(before, Stack) and _same_column(before.box, stack.box, self.body))
        ):
            return
        heading = self._heading_beside(stack)
        if heading is None or heading.vertical or heading is before:
            return
        row = self._row(stack, heading)
        whole, without = enclosing([stack.box, *row]), enclosing(row)
        middle = (heading.box.left + heading.box.right) / 2
        off, off_without = abs(whole.left + whole.right - 2 * middle), abs(without.left + without.right - 2 * middle)
        if off < 4 * self.body < off_without:
            self.before[id(stack)] = heading

    def _row(self, stack: Stack, heading: ColumnHead) -> list[Box]:
        """Boxes of the columns right of `stack` on its level that are below `heading`, or continue such a column."""
        row: list[Box] = []
        for other in sorted(self._beside(stack), key=lambda other: other.box.left):
            source = self.before[id(other)]
            if source is heading or (row and source and source.box == row[-1]):
                row.append(other.box)
        return row

    def _beside(self, stack: Stack) -> list[Stack]:
        """The columns right of `stack` that begin on its level."""
        return [
            other
            for other in self.stacks
            if other.frame == stack.frame
            and abs(other.box.top - stack.box.top) < self.body
            and other.box.left > stack.box.left + self.body
        ]

    def _is_level(self, heading: ColumnHead, stack: Stack) -> bool:
        """True if a heading and a stack begin at about the same height."""
        return abs(heading.box.top - stack.box.top) < 4 * self.body

    def _heading_beside(self, stack: Stack) -> ColumnHead | None:
        """The heading above a column right of `stack` on its level: such a heading is narrower than its text."""
        for other in sorted(self._beside(stack), key=lambda other: other.box.left):
            source = self.before[id(other)]
            if isinstance(source, ColumnHead):
                return source if source.box.bottom < stack.box.top + self.body else None
        return None

    def _above(self, stack: Stack) -> Node | None:
        """The heading or stack directly above `stack`; None if there is none, or a rule or frame between them."""
        best: tuple[float, Node] | None = None
        for node in self.nodes:
            if node is stack or node.frame != stack.frame or node.box.top >= stack.box.top:
                continue
            gap = stack.box.top - node.box.bottom
            reach = 8 if isinstance(node, ColumnHead) and node.vertical else 2
            if gap < -reach * self.body or (best and gap >= best[0]):
                continue
            shared = min(node.box.right, stack.box.right) - max(node.box.left, stack.box.left)
            if shared > 0.3 * min(stack.box.width, node.box.width):
                best = gap, node
        if best is None or self.barriers.part(best[1].box, stack.box) or not self._reaches(best[1], stack):
            return None
        return best[1]

    def _reaches(self, node: Node, stack: Stack) -> bool:
        """True if there are only pictures and a little white space between `node` and the stack below it."""
        gap = Box(stack.box.left, node.box.bottom, stack.box.right, stack.box.top)
        if gap.height < 5 * self.body:
            return True
        if any(
            frame.meets(gap)
            for at, frame in enumerate(self.barriers.frames)
            if at != stack.frame and not frame.holds(stack.box.left, stack.box.top)
        ):
            return False
        if self.barriers.recognised:
            return True
        filled = sum(
            min(gap.bottom, box.bottom) - max(gap.top, box.top) for box in self.barriers.pictures if box.meets(gap)
        )
        return gap.height - filled < (8 if isinstance(node, ColumnHead) else 5) * self.body

    def _left_of(self, stack: Stack) -> Node | None:
        """The nearest heading or stack left of the top of `stack`."""
        best: tuple[float, Node] | None = None
        for node in self.nodes:
            if node is stack or node.frame != stack.frame or node.box.right > stack.box.left + self.body:
                continue
            if self._is_mark(node):
                continue
            late = 6 if isinstance(node, ColumnHead) else 2.5
            if node.box.top > stack.box.top + late * self.body or node.box.bottom < stack.box.top + 0.5 * self.body:
                continue
            gap = stack.box.left - node.box.right
            far = (FAR_HEADING if isinstance(node, ColumnHead) else FAR) * self.body
            if (best is None or gap < best[0] - self.body) and gap - self._pictured(node, stack) < far:
                best = gap, node
        return best[1] if best else None

    def _is_mark(self, node: Node) -> bool:
        """True if a heading or stack is a word or two above an article, which no text continues."""
        if isinstance(node, Stack):
            return is_label(node) and node.font != self.font
        return len(node.lines) == 1 and node.size < 1.5 * self.body and len(node.lines[0].text) <= LABEL

    def _pictured(self, node: Node, stack: Stack) -> float:
        """Width of the pictures between `node` and the stack right of it, in points."""
        way = Box(node.box.right, stack.box.top, stack.box.left, stack.box.top + 3 * self.body)
        return sum(
            min(way.right, box.right) - max(way.left, box.left) for box in self.barriers.pictures if box.meets(way)
        )


def _are_neighbours(one: Box, two: Box, body: float) -> bool:
    """True if two columns are adjacent."""
    return -body < max(one.left, two.left) - min(one.right, two.right) < FAR * body


def _is_over(one: Box, two: Box, body: float) -> bool:
    """True if a box is directly above another, or above its beginning."""
    return -0.5 * body < two.top - one.bottom < 3 * body and two.left - body < one.left < two.right


def _same_column(upper: Box, lower: Box, body: float) -> bool:
    """True if two boxes are in one column: their edges agree, or one is directly below the other and within it."""
    if abs(upper.left - lower.left) < 3 * body and abs(upper.right - lower.right) < 3 * body:
        return True
    close = lower.top - upper.bottom < 2.5 * body
    within = lower.left > upper.left - body and lower.right < upper.right + body
    around = upper.left > lower.left - body and upper.right < lower.right + body
    return close and (within or around)
