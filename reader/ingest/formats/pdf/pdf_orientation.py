"""Pages in vertical columns, rotated so that they read like horizontal pages.

On a vertical page lines run down and follow each other to the left. Rotated by a quarter, they run to the right and
follow each other down, and headline, columns and articles are arranged as on a horizontal page. So all later steps only
know horizontal text, in which vertical lines are the exception.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent


def is_vertical(lines: Sequence[PrintedLine], body: float) -> bool:
    """True if most text of body size is vertical."""
    down = sum(len(line.text) for line in lines if line.vertical and line.size < 1.2 * body)
    across = sum(len(line.text) for line in lines if not line.vertical and line.size < 1.2 * body)
    return down > across


def turned(box: Box, width: float) -> Box:
    """A box of a page `width` points wide, rotated by a quarter: top becomes left, right becomes top."""
    return Box(box.top, width - box.right, box.bottom, width - box.left)


def upright(box: Box, width: float) -> Box:
    """The inverse of `turned`: the box on the page, which is `width` points wide."""
    return Box(width - box.bottom, box.left, width - box.top, box.right)


def turned_line(line: PrintedLine, width: float) -> PrintedLine:
    """A line rotated by a quarter."""
    return replace(line, box=turned(line.box, width), vertical=not line.vertical)


def turned_page(page: PageContent) -> PageContent:
    """A page rotated by a quarter, without its glyphs."""
    rules, frames, panels, pictures = (
        tuple(turned(box, page.width) for box in boxes)
        for boxes in (page.rules, page.frames, page.panels, page.pictures)
    )
    return replace(
        page,
        width=page.height,
        height=page.width,
        glyphs=(),
        rules=rules,
        frames=frames,
        panels=panels,
        pictures=pictures,
    )
