"""Hint below the search bar: the part of the query that was not understood, or a remark about the answer.

Takes spans of the query in code points, and texts; hidden while there is no text. Text that does not fit into a line is
wrapped, so nothing is cut.
"""

from collections.abc import Sequence
from itertools import pairwise

from rich.segment import Segment
from textual.strip import Strip

from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.widgets.late_widget import LateWidget

SIGN = "^"
Row = Sequence[tuple[str, str]]
"""Texts, each with its role."""


class QueryHint(LateWidget):
    """Markers below a span of the query, and a text beside or below them."""

    COMPONENT_CLASSES = {"remark--sign", "remark--text"}  # noqa: RUF012

    def __init__(self, widths: Widths, *, id: str = "remark") -> None:  # noqa: A002
        super().__init__(id=id)
        self.widths = widths
        self.rows: Sequence[Row] = ()

    def show(self, text: str, width: int, query: str = "", span: Span | None = None, left: int = 0) -> int:
        """Show `text` in lines of `width` cells, and markers below `span` of `query`.

        The first cell of `query` is at `left`, which is negative if it is scrolled out. Returns the number of lines.
        """
        begin, end = (self.widths.width(query[:cut]) + left for cut in span) if span else (0, 0)
        self.rows = self._rows(text, width, max(begin, 0), min(max(end, 0), width)) if text else ()
        self.styles.width, self.styles.height = width, max(len(self.rows), 1)
        self.display = bool(self.rows)
        self.refresh()
        return len(self.rows)

    def render_line(self, y: int) -> Strip:
        """One line, padded with blanks."""
        row = [*self.rows[y]] if y < len(self.rows) else []
        row.append((" " * (self.size.width - sum(self.widths.width(text) for text, _role in row)), ""))
        styles = {role: self.get_component_rich_style(f"remark--{role}", partial=True) for role in ("sign", "text")}
        blank = self.rich_style
        return Strip(
            [Segment(text, blank + styles[role] if role else blank) for text, role in row if text], self.size.width
        )

    def _rows(self, text: str, width: int, begin: int, end: int) -> list[Row]:
        """The markers with the text after or before them on one line, else below them."""
        signs, cells = (SIGN * (end - begin), "sign"), self.widths.width(text)
        if begin >= end:
            return self._folded(text, width)
        if end + 1 + cells <= width:
            return [((" " * begin, ""), signs, (" ", ""), (text, "text"))]
        if cells < begin:
            return [((" " * (begin - cells - 1), ""), (text, "text"), (" ", ""), signs)]
        return [((" " * begin, ""), signs), *self._folded(text, width)]

    def _folded(self, text: str, width: int) -> list[Row]:
        from reader.typeset.breaking import breaks  # not needed for the first paint

        return [((text[start:end].rstrip(), "text"),) for start, end in pairwise(breaks(text, width, 0, self.widths))]
