"""Pages set in vertical columns, turned so that they read like others: takes lines and boxes, gives them turned.

In a vertical page lines run down and follow each other to the left. Turned by a quarter, they run to the right and
follow each other down, and headline, columns and articles stand to each other as on a horizontal page. So everything
after this knows only horizontal text, in which vertical lines are the exception.
"""

from collections.abc import Sequence
from dataclasses import replace

from reader.ingest.formats.pdf.pdf_lines import PrintedLine
from reader.ingest.formats.pdf.pdf_page_content import Box, PageContent


def is_vertical(lines: Sequence[PrintedLine], body: float) -> bool:
    """Whether most text of body size runs down."""
    down = sum(len(line.text) for line in lines if line.vertical and line.size < 1.2 * body)
    across = sum(len(line.text) for line in lines if not line.vertical and line.size < 1.2 * body)
    return down > across


def turned(box: Box, width: float) -> Box:
    """A box of a page `width` points wide, a quarter turned: top becomes left, right becomes top."""
    return Box(box.top, width - box.right, box.bottom, width - box.left)


def upright(box: Box, width: float) -> Box:
    """Where a box that was turned stands on its page, `width` points wide."""
    return Box(width - box.bottom, box.left, width - box.top, box.right)


def turned_line(line: PrintedLine, width: float) -> PrintedLine:
    """A line a quarter turned."""
    return replace(line, box=turned(line.box, width), vertical=not line.vertical)


def turned_page(page: PageContent) -> PageContent:
    """A page a quarter turned, without its glyphs."""
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
