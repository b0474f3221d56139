"""Cues from the typesetting: takes articles with positions, gives their lines with cues for the parser.

A cue is a short name such as `largest`, `centred` or `boxed`; `reader.parsing.layout_features` makes features of them.
"""

from collections.abc import Iterator, Sequence

from reader.ingest.formats.pdf.pdf_columns import ColumnHead, Stack, bounds
from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_loose_headings import Flow
from reader.ingest.formats.pdf.pdf_margins import rows_of
from reader.ingest.formats.pdf.pdf_page_content import Box
from reader.ingest.formats.pdf.pdf_paragraphs import Paragraph, paragraphs_of
from reader.ingest.formats.pdf.pdf_regions import Barriers
from reader.model import LineLayout

Laid = tuple[str, LineLayout]
"""Text of a line, and its layout."""
Cued = tuple[str, tuple[str, ...], Box]

SHARE = (0.36, 0.5, 0.66)
"""Steps of the cue of a line's size relative to the largest of its heading."""
TIMES = (1.15, 1.5, 2.2)
"""Steps of the cue of a line's size relative to the text size."""


def furniture(lines: Sequence[PrintedLine], place: str) -> Iterator[Laid]:
    """Lines of the head or foot of a page, one per row."""
    for row in rows_of(lines):
        text = "\u3000".join(line.text.strip() for line in row)
        yield text, LineLayout(0, ("furniture", place), bounds(row))


class CueFinder:
    """Finds the cues of the lines of one page."""

    def __init__(self, barriers: Barriers, body: float, font: int) -> None:
        self.barriers = barriers
        self.body = body
        self.font = font

    def lines_of(self, flow: Flow, region: int) -> Iterator[Laid]:
        """Lines of an article: its heading, its paragraphs, then its captions."""
        first = True
        for text, cues, box in (*self._heading(flow.heading), *self._body(flow.stacks), *self._captions(flow.captions)):
            if text.strip():
                yield text.strip(), LineLayout(region, ("begins" if first else "goes-on", *cues), box)
                first = False

    def _heading(self, heading: ColumnHead | None) -> Iterator[Cued]:
        """Lines of a heading in reading order, those of the largest size as one."""
        if heading is None:
            return
        groups = heading_groups(heading)
        at_largest = next(at for at, group in enumerate(groups) if _is_largest(group, heading))
        for at, group in enumerate(groups):
            place = "largest" if at == at_largest else "over-largest" if at < at_largest else "under-largest"
            text = " ".join(line.text.strip() for line in group)
            yield text, (place, *self._heading_cues(group, heading, place)), bounds(group)

    def _heading_cues(self, group: Sequence[PrintedLine], heading: ColumnHead, place: str) -> Iterator[str]:
        """Cues of the size and position of a heading line."""
        size = group[0].size
        if place == "largest":
            yield f"largest:{_step(size / self.body, TIMES)}"
            return
        yield f"{place}:{_step(size / heading.size, SHARE)}"
        yield f"{place}:x{_step(size / self.body, TIMES)}"
        if self._is_boxed(group):
            yield f"{place}:boxed"
        if group[0].font == self.font:
            yield f"{place}:text-font"
        if not heading.vertical:
            yield f"{place}:{self._alignment(bounds(group), bounds(heading.lines))}"

    def _alignment(self, box: Box, around: Box) -> str:
        """Horizontal position of a line relative to the lines around it: "middle", "left" or "aside"."""
        middle = abs((box.left + box.right) - (around.left + around.right)) / 2
        return "middle" if middle < 1.5 * self.body else "left" if box.left < around.left + 2 * self.body else "aside"

    def _is_boxed(self, group: Sequence[PrintedLine]) -> bool:
        """True if a line is in a small box of its own, or directly above a rule of its own length."""
        box = bounds(group)
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if any(label.height < 3.2 * group[0].size and label.holds(*middle) for label in self.barriers.labels):
            return True
        return any(
            -2 < rule.top - box.bottom < 0.6 * group[0].size
            and abs(rule.left - box.left) + abs(rule.right - box.right) < 4 * group[0].size
            for rule in self.barriers.across
        )

    def _body(self, stacks: Sequence[Stack]) -> Iterator[Cued]:
        """Paragraphs of an article, with cues."""
        found = paragraphs_of(stacks, self.font)
        for at, paragraph in enumerate(found):
            cues = list(self._paragraph(paragraph, stacks))
            if at == 0:
                cues.append("first-text")
            if at == len(found) - 1:
                cues.append("last-text")
            yield paragraph.text, tuple(cues), bounds(paragraph.lines)

    def _captions(self, captions: Sequence[Stack]) -> Iterator[Cued]:
        """Captions of an article, with cues."""
        for caption in captions:
            for at, paragraph in enumerate(paragraphs_of([caption], self.font)):
                place = "caption:more" if at else "caption:first"
                yield paragraph.text, ("caption", place), bounds(paragraph.lines)

    def _paragraph(self, paragraph: Paragraph, stacks: Sequence[Stack]) -> Iterator[str]:
        """Cues of the typesetting of a paragraph."""
        yield "text"
        yield "indented" if paragraph.indented else "flush"
        size = paragraph.size
        even = abs(size - self.body) < 0.03 * self.body
        set_as = "text-size" if even else "larger" if size > self.body else "smaller"
        lines = "one" if len(paragraph.lines) == 1 else "two" if len(paragraph.lines) == 2 else "more"
        font = "text-font" if paragraph.font == self.font else "other-font"
        yield f"{lines}:{set_as}:{font}"
        if lines == "one":
            yield self._in_column(paragraph.lines[0], stacks)
        if self._is_boxed(paragraph.lines[:1]):
            yield "boxed"

    def _in_column(self, line: PrintedLine, stacks: Sequence[Stack]) -> str:
        """Horizontal position of a single line in its column, as a cue."""
        column = next(
            (stack.box for stack in stacks if len(stack.lines) > 2 and self._holds(stack.box, line.box)), None
        )
        if column is None:
            return "no-column"
        left, right = line.box.left - column.left, column.right - line.box.right
        if left > 2.5 * self.body and abs(left - right) < 1.2 * self.body:
            return "centred"
        return (
            "at-right" if left > 3.5 * self.body and right < self.body else "at-left" if left < self.body else "inset"
        )

    def _holds(self, column: Box, box: Box) -> bool:
        """True if a line is within the width of a column, and near it."""
        near = column.top - 4 * self.body < box.top and box.bottom < column.bottom + 4 * self.body
        return near and column.left - self.body < box.left and box.right < column.right + self.body


def heading_groups(heading: ColumnHead) -> list[list[PrintedLine]]:
    """Lines of a heading in reading order, grouped where one heading is printed on several lines."""
    lines = sorted([*heading.lines, *heading.notes], key=lambda line: _place_in(heading, line))
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and _is_one(groups[-1][-1], line, heading.size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_largest(group: Sequence[PrintedLine], heading: ColumnHead) -> bool:
    return group[0].size > 0.92 * heading.size


def _place_in(heading: ColumnHead, line: PrintedLine) -> tuple[float, float]:
    """Sort key of a line in its heading: from top to bottom, or from right to left in vertical headings."""
    if not heading.vertical:
        return (round(line.box.bottom / 4), line.box.left)
    if not line.vertical and line.box.bottom < min(one.box.top for one in heading.lines if one.vertical) + line.size:
        return (float("-inf"), line.box.top)  # a section label above the whole heading
    return (-round(line.box.right), line.box.top)


def _is_one(one: PrintedLine, two: PrintedLine, largest: float) -> bool:
    """True if two lines of a heading are one heading printed on two lines."""
    if min(one.size, two.size) > (0.92 if one.font == two.font else 0.98) * largest:
        return True
    return abs(one.size - two.size) < 0.03 * one.size and one.font == two.font and one.size > 0.5 * largest


def _step(value: float, bounds_: Sequence[float]) -> int:
    """Number of the ascending `bounds_` that `value` exceeds."""
    return sum(value > bound for bound in bounds_)
