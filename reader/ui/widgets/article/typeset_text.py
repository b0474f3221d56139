"""A typeset article: at the measure that fits, with the reading position kept at any width.

Positions are code points of `Article.text`. Rows count from 0: a margin, then the lines, a blank row, the lines that
name the source, and a blank row. Independent of widgets: a view sets the size of the sheet, and scrolls to the top row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from reader.span import Span
from reader.typeset.cells import Widths
from reader.typeset.options import Options
from reader.typeset.sheet import TOP, USUAL, left_of, measure_on

if TYPE_CHECKING:
    from reader.model import Article
    from reader.typeset.article_layout import ArticleLayout

START = -1
"""Position of an article that is shown from its margin on."""


class TypesetText:
    """One article at a time; `layout` is None if there is none."""

    def __init__(self, widths: Widths) -> None:
        self.widths = widths
        self.layout: ArticleLayout | None = None
        self.place = START
        """Offset of a character in the top line; `START` if the margin is visible."""
        self.sheet = Size(0, 0)
        """Columns and rows of the view; while it is hidden, its last ones."""
        self.preferred_measure = USUAL
        """In cells; the measure that fits may be less."""
        self.options = Options()
        self.source_lines: tuple[str, ...] = ()

    @property
    def measure(self) -> int:
        """The measure that fits: whole characters, two cells each."""
        width = self.sheet.width or self.preferred_measure + 2
        return measure_on(width, self.preferred_measure, self.options.hang)

    @property
    def left(self) -> int:
        """Cells left of the measure, which is centred."""
        return left_of(self.measure, self.sheet.width)

    @property
    def rows(self) -> int:
        """Number of scrollable rows."""
        return 0 if self.layout is None else TOP + len(self.layout) + len(self.source_lines) + 2

    @property
    def top_row(self) -> int:
        """Row of the reading position."""
        return self.row_of(self.place) if self.layout is not None and self.place != START else 0

    def put(self, article: Article | None, place: int = START) -> None:
        """Typeset an article."""
        from reader.typeset.layout import set_article  # not needed for the first paint

        self.place = place
        self.layout = None if article is None else set_article(article, self.measure, self.widths, self.options)

    def refit(self) -> None:
        """Lay out the article again if the measure has changed."""
        if self.layout is not None and self.layout.measure != self.measure:
            from reader.typeset.layout import reset

            self.layout = reset(self.layout, self.measure)

    def remember(self, row: int) -> None:
        """Set `place` to the first character of the top row, unless it is already in that row."""
        if row < TOP or self.layout is None:
            self.place = START
        elif (row := min(row, TOP + len(self.layout) - 1)) != self.top_row or self.place == START:
            self.place = self.layout.line(row - TOP).start

    def row_of(self, offset: int) -> int:
        """Row of the character at `offset`."""
        return 0 if self.layout is None else self.layout.line_of(offset) + TOP

    def rows_of(self, span: Span) -> tuple[int, int]:
        """First and last row of a span."""
        lines = self.layout.lines_of(span) if self.layout is not None else (-TOP,)
        return lines[0] + TOP, lines[-1] + TOP

    def top_for(self, span: Span, height: int) -> int | None:
        """Top row that puts `span` a third down a view of `height` rows; None if it is already visible."""
        first, last = self.rows_of(span)
        seen = self.top_row <= first and last < self.top_row + height
        return None if seen else first - height // 3

    def offset_at(self, row: int, cell: int) -> int | None:
        """Offset of the character at a cell of a row, or of the nearest end of the text; None without an article."""
        if self.layout is None:
            return None
        if row < TOP:
            return 0
        if row >= TOP + len(self.layout):
            return len(self.layout.article.text)
        return self.layout.offset_at(row - TOP, cell - self.left)

    def line_at(self, top: int, seen: Span | None) -> Span | None:
        """The current line: that of the visible match `seen`; else the headline, or the line in row `top`."""
        if self.layout is None:
            return None
        line = min(max(top - TOP, 0), len(self.layout) - 1)
        if seen is not None:
            line = self.layout.line_of(seen.start)
        elif self.place == START:
            headline = next(span for name, span in self.layout.article.parts if name == "headline")
            line = self.layout.line_of(headline.start)
        start = self.layout.line(line).start
        return Span(start, self.layout.line(self.layout.line_of(start)).end)

    def part_at(self, here: Span | None) -> Span | None:
        """The part of the article that begins or continues on the line `here`."""
        parts = self.layout.article.parts if self.layout is not None and here is not None else ()
        return next((span for _, span in parts if here and (here.start < span.end or span.start == here.start)), None)
