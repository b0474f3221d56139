"""Columns and headings: groups the lines of one page into stacks of text lines and groups of heading lines.

A stack is text in one column with nothing between its lines; a column may hold several, one below the other. A heading
is a group of lines larger than text.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_page_content import Box, enclosing
from reader.ingest.formats.pdf.pdf_regions import Barriers

LARGER = 1.22
"""Ratio to the text size from which a line is a heading."""
PITCH = 1.1
"""Largest gap between two lines of one stack, in ems."""
INDENT = 3.2
"""Largest difference between the left edges of two lines of one stack, in ems."""
ALIKE = 1.04
"""Largest ratio of the sizes of two lines of one stack."""
RAGGED = 0.6
"""Share of lines that end early from which a stack is ragged."""
TOGETHER = 0.9
"""Largest gap between two lines of one heading, in ems of the larger."""


NOWHERE = Box(0, 0, 0, 0)


@dataclass(eq=False, slots=True)
class Stack:
    """Lines of text, one below the other in one column."""

    lines: list[PrintedLine]
    frame: int | None
    box: Box = NOWHERE
    size: float = 0.0
    font: int = 0
    ragged: bool = False
    """True if most lines end before the edge of the column, as OCR lines do."""

    def measured(self) -> "Stack":
        """Set box, size and font from the lines. Returns self."""
        self.box = bounds(self.lines)
        sizes: Counter[float] = Counter()
        fonts: Counter[int] = Counter()
        for line in self.lines:
            sizes[round(line.size, 1)] += len(line.text)
            fonts[line.font] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        self.font = fonts.most_common(1)[0][0]
        short = sum(self.box.right - line.box.right > 0.6 * self.size for line in self.lines)
        self.ragged = len(self.lines) > 5 and short > RAGGED * len(self.lines)
        return self


@dataclass(eq=False, slots=True)
class ColumnHead:
    """Heading lines above or beside a text, the largest of them its headline."""

    lines: list[PrintedLine]
    frame: int | None
    box: Box = NOWHERE
    size: float = 0.0
    vertical: bool = False
    notes: list[PrintedLine] = field(default_factory=list)
    """Lines of text size that belong to the heading: sections, kickers, bylines."""

    def measured(self) -> "ColumnHead":
        """Set box, size and direction from the lines. Returns self."""
        self.box = bounds([*self.lines, *self.notes])
        self.size = max(line.size for line in (*self.lines, *self.notes))
        self.vertical = sum(len(line.text) for line in self.lines if line.vertical) * 2 > sum(
            len(line.text) for line in self.lines
        )
        return self


def bounds(lines: Sequence[PrintedLine]) -> Box:
    """The smallest box around lines."""
    return enclosing([line.box for line in lines])


def stacks_of(lines: Sequence[PrintedLine], barriers: Barriers) -> list[Stack]:
    """Lines of text as stacks, in no particular order."""
    frames = {id(line): barriers.frame_of(line.box) for line in lines}
    below = _below(lines, barriers, frames)
    heads = set(map(id, lines)) - {id(line) for line in below.values()}
    found = []
    for line in lines:
        if id(line) in heads:
            chain = [line]
            while id(chain[-1]) in below:
                chain.append(below[id(chain[-1])])
            found.append(Stack(chain, frames[id(line)]).measured())
    return [part for stack in found for part in _without_names(stack, found)]


def _without_names(stack: Stack, stacks: Sequence[Stack]) -> list[Stack]:
    """The stack, without a first line that is above the level at which the columns beside it begin.

    Such a line is the name of an author, centred above several columns; it becomes a stack of its own.
    """
    if len(stack.lines) < 3 or stack.lines[0].font == stack.font:
        return [stack]
    level, size = stack.lines[1].box.top, stack.size
    beside = (
        abs(other.box.top - level) < 0.4 * size
        and min(abs(other.box.right - stack.box.left), abs(other.box.left - stack.box.right)) < 3 * size
        for other in stacks
        if other is not stack and other.frame == stack.frame
    )
    if not any(beside):
        return [stack]
    return [Stack(stack.lines[:1], stack.frame).measured(), Stack(stack.lines[1:], stack.frame).measured()]


def _below(lines: Sequence[PrintedLine], barriers: Barriers, frames: dict[int, int | None]) -> dict[int, PrintedLine]:
    """For each line the line directly below it in its column, if each is the other's nearest; by the id of the line."""
    rows: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        rows[int(line.box.top / 16)].append(line)
    down: dict[int, PrintedLine] = {}
    up: dict[int, tuple[float, PrintedLine]] = {}
    for line in lines:
        best: tuple[float, PrintedLine] | None = None
        for row in range(int(line.box.top / 16), int((line.box.bottom + PITCH * line.size) / 16) + 1):
            for other in rows.get(row, ()):
                gap = _under(line, other)
                if gap is not None and frames[id(line)] == frames[id(other)] and (best is None or gap < best[0]):
                    best = gap, other
        if best and not barriers.part(line.box, best[1].box):
            known = up.get(id(best[1]))
            if known is None or best[0] < known[0]:
                if known:
                    down.pop(id(known[1]), None)
                up[id(best[1])] = best[0], line
                down[id(line)] = best[1]
    return down


def _under(line: PrintedLine, other: PrintedLine) -> float | None:
    """Distance of `other` below `line` in points, if it is in the same column; else None."""
    if other is line or other.vertical != line.vertical:
        return None
    size = max(line.size, other.size)
    if size > ALIKE * min(line.size, other.size):
        return None
    gap = other.box.top - line.box.bottom
    if not -0.3 * size < gap < PITCH * size or other.box.top <= line.box.top:
        return None
    if line.font != other.font and line.box.left < other.box.left - 0.4 * size:
        return None  # it crosses the column: a name above two columns
    if abs(line.box.left - other.box.left) > INDENT * size:
        shared = min(line.box.right, other.box.right) - max(line.box.left, other.box.left)
        if shared < 0.5 * min(line.box.width, other.box.width) or not _centred(line, other, size):
            return None
    return gap + 0.05 * abs(line.box.left - other.box.left)


def _centred(line: PrintedLine, other: PrintedLine, size: float) -> bool:
    """True if the shorter of two lines is within the width of the longer, which is no wider than a column."""
    long, short = (line, other) if line.box.width > other.box.width else (other, line)
    within = long.box.left - size < short.box.left and short.box.right < long.box.right + size
    return within and long.box.width < 45 * size


def headings_of(lines: Sequence[PrintedLine], barriers: Barriers) -> list[ColumnHead]:
    """Lines of heading size in groups, in no particular order."""
    groups: list[ColumnHead] = []
    for line in sorted(lines, key=lambda line: (line.box.top, line.box.left)):
        frame = barriers.frame_of(line.box)
        near = [group for group in groups if group.frame == frame and _belongs(group, line, barriers)]
        merged = ColumnHead([line, *(one for group in near for one in group.lines)], frame).measured()
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _belongs(group: ColumnHead, line: PrintedLine, barriers: Barriers) -> bool:
    """True if a line of heading size belongs to a group."""
    return any(_beside(other, line, barriers) for other in group.lines)


def _beside(one: PrintedLine, two: PrintedLine, barriers: Barriers) -> bool:
    """True if two lines of heading size belong together: one below the other, or side by side if vertical."""
    if one.vertical != two.vertical:
        return False
    reach = TOGETHER * max(one.size, two.size)
    if one.vertical:
        gap = max(one.box.left, two.box.left) - min(one.box.right, two.box.right)
        shared = min(one.box.bottom, two.box.bottom) - max(one.box.top, two.box.top)
        return gap < reach and shared > 0.3 * min(one.box.height, two.box.height)
    upper, lower = (one, two) if one.box.top <= two.box.top else (two, one)
    gap = lower.box.top - upper.box.bottom
    shared = min(one.box.right, two.box.right) - max(one.box.left, two.box.left)
    close = gap < reach and shared > 0.3 * min(one.box.width, two.box.width)
    return close and not barriers.part(upper.box, lower.box)
