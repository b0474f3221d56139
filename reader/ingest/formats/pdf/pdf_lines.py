"""Printed lines: from the glyphs of a page to lines of text, horizontal or vertical, with size and position.

A line is no wider than its column, whatever the page's layout.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reader.ingest.formats.pdf.pdf_column_starts import Run
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent
from reader.ingest.formats.pdf.pdf_runs import joined_runs

SPACE = 0.5
"""Gap beyond a line's usual gap that is a space, in ems."""
FRAME = 60.0
"""Least width and height of a box whose sides separate lines, in points."""
UNEVEN = (0.8, 1.2)
"""Range of ratios to the text size within which OCR lines are text."""
INITIAL = 1.6
"""Ratio to the text size from which a single character is a large initial."""


@dataclass(slots=True)
class PrintedLine:
    """A line of glyphs."""

    text: str
    box: Box
    size: float
    font: int
    vertical: bool
    initial: bool = False
    """True if the line begins with a large initial, and therefore begins a paragraph."""

    @property
    def start(self) -> float:
        """Beginning along the writing direction."""
        return self.box.top if self.vertical else self.box.left

    @property
    def end(self) -> float:
        """End along the writing direction."""
        return self.box.bottom if self.vertical else self.box.right


def body_size(glyphs: Sequence[Glyph]) -> float:
    """The commonest glyph size, in points; 10 if there are no glyphs."""
    counts = Counter(round(glyph.size * 5) for glyph in glyphs)
    return counts.most_common(1)[0][0] / 5 if counts else 10.0


def printed_lines(page: PageContent, body: float) -> list[PrintedLine]:
    """Lines of a page in no particular order; `body` is the text size in points."""
    chains = joined_runs(page.glyphs, body, [*page.rules, *_sides(page.frames)])
    lines = [_line(glyphs, vertical) for glyphs, vertical in chains]
    if page.recognised:
        _evened(lines, body)
    return _with_initials([line for line in lines if line.text.strip()], body)


def _sides(frames: Sequence[Box]) -> list[Box]:
    """Sides of large boxes, as rules."""
    return [
        side
        for box in frames
        if min(box.width, box.height) > FRAME
        for side in (
            Box(box.left, box.top, box.left, box.bottom),
            Box(box.right, box.top, box.right, box.bottom),
            Box(box.left, box.top, box.right, box.top),
            Box(box.left, box.bottom, box.right, box.bottom),
        )
    ]


def _evened(lines: list[PrintedLine], body: float) -> None:
    """Give OCR lines of about the text size that size, and all lines one font: both were guessed from a picture."""
    for line in lines:
        line.font = 0
        if UNEVEN[0] < line.size / body < UNEVEN[1]:
            line.size = body


def _with_initials(lines: list[PrintedLine], body: float) -> list[PrintedLine]:
    """The lines, with large initials prepended to their lines."""
    initials = [line for line in lines if len(line.text) == 1 and line.size > INITIAL * body and line.text.isalpha()]
    gone = set()
    for initial in initials:
        if first := _begun_by(initial, lines, body):
            first.text = initial.text + first.text
            first.box = Box(initial.box.left, *first.box[1:])
            first.initial = True
            gone.add(id(initial))
    return [line for line in lines if id(line) not in gone]


def _begun_by(initial: PrintedLine, lines: Sequence[PrintedLine], body: float) -> PrintedLine | None:
    """The line of text that begins with a large initial: the first of two or more directly beside it."""
    beside = [
        line
        for line in lines
        if line.size < 1.3 * body
        and -0.7 * body < line.box.left - initial.box.right < 1.3 * body
        and initial.box.top - body < line.box.top < initial.box.bottom - 0.5 * body
    ]
    return min(beside, key=lambda line: line.box.top) if len(beside) > 1 else None


def _line(glyphs: Run, vertical: bool) -> PrintedLine:
    """The line made of the glyphs."""
    glyphs = _untrailed(glyphs)
    box = Box(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
    fonts = Counter(glyph.font for glyph in glyphs)
    size = median(glyph.size for glyph in glyphs)
    return PrintedLine(_text(glyphs, vertical), box, size, fonts.most_common(1)[0][0], vertical)


def _untrailed(glyphs: Run) -> Run:
    """The glyphs without leading and trailing spaces, unless there is nothing else."""
    start, end = 0, len(glyphs)
    while end > start + 1 and glyphs[end - 1].text.isspace():
        end -= 1
    while start < end - 1 and glyphs[start].text.isspace():
        start += 1
    return glyphs[start:end]


def _text(glyphs: Run, vertical: bool) -> str:
    """The text of a line, with a space in each gap larger than usual."""
    if len(glyphs) < 2:
        return "".join(glyph.text for glyph in glyphs)
    if vertical:
        gaps = [two.top - one.bottom for one, two in pairwise(glyphs)]
    else:
        gaps = [two.left - one.right for one, two in pairwise(glyphs)]
    if max(gaps) < 0.25 * glyphs[0].size:
        return "".join(glyph.text for glyph in glyphs)
    usual = max(0.0, median(gaps))
    parts = [glyphs[0].text]
    for gap, one, two in zip(gaps, glyphs, glyphs[1:], strict=False):
        latin = one.text.isascii() and two.text.isascii()
        if gap > usual + (0.2 if latin else SPACE) * two.size and not (one.text.isspace() or two.text.isspace()):
            parts.append(" ")
        parts.append(two.text)
    return "".join(parts)
