"""Strips of the rows of a typeset article, and the scrollbar rows of its highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment

from reader.typeset.sheet import TOP
from reader.ui.widgets.article.typeset_text import TypesetText
from reader.ui.widgets.strips import LayerSpans, Palette, article_line, padded_strip

if TYPE_CHECKING:
    from textual.strip import Strip

    from reader.ui.widgets.marked_scrollbar import Rows


def typeset_line(typeset: TypesetText, row: int, width: int, highlights: LayerSpans, palette: Palette) -> Strip:
    """A row of an article: a margin, a line of it, or a line that names its source."""
    assert typeset.layout is not None
    number = row - TOP
    if 0 <= number < len(typeset.layout):
        return article_line(typeset.layout, number, typeset.left, width, highlights, palette)
    index, blank = number - len(typeset.layout) - 1, palette["text"]
    text = typeset.source_lines[index] if 0 <= index < len(typeset.source_lines) else ""
    text = typeset.widths.shorten(text, typeset.measure)
    cells = typeset.widths.width(text)
    left = typeset.left + (typeset.measure - cells) // 2
    return padded_strip([Segment(text, blank + palette["colophon"])], left, cells, width, blank)


def marked_rows_of(typeset: TypesetText, highlights: LayerSpans) -> Rows:
    """Rows of matches, of signs in the margin and of the current match, each with its role."""
    if typeset.layout is None:
        return ()
    matches = [typeset.row_of(match.start) for match in highlights.matches]
    signs = sorted({typeset.row_of(offset) for offset, _ in highlights.signs})
    here = [typeset.row_of(highlights.current.start)] if highlights.current else []
    return ((matches, "mark"), (signs, "bookmark"), (here, "current"))
