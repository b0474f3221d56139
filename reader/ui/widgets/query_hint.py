"""The line under the search bar: where the query was not understood, or what is to be known of the answer.

Takes spans of the query in code points and texts; shows nothing while there is nothing to say.
"""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.span import Span
from reader.typeset.cells import Widths

SIGN = "^"


class QueryHint(Widget):
    """Signs under a stretch of the query, and a text beside them."""

    COMPONENT_CLASSES = {"remark--sign", "remark--text"}  # noqa: RUF012

    def __init__(self, widths: Widths, *, id: str = "remark") -> None:  # noqa: A002
        super().__init__(id=id)
        self.widths = widths
        self.text = ""
        self.marked = range(0)
        """The cells that have a sign."""

    def say(self, text: str, query: str = "", span: Span | None = None, left: int = 0) -> None:
        """Show `text`, and signs under `span` of `query`, whose first cell is at `left` (negative: out of sight)."""
        begin, end = (self.widths.width(query[:cut]) + left for cut in span) if span else (0, 0)
        self.text, self.marked = text, range(max(begin, 0), max(end, 0))
        self.display = bool(text)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The signs, and the text where there is room: after them, else before."""
        return Strip([Segment(text, style) for text, style in self._parts() if text], self.size.width)

    def _parts(self) -> Sequence[tuple[str, Style]]:
        width, blank = self.size.width, self.rich_style
        sign = blank + self.get_component_rich_style("remark--sign", partial=True)
        said = blank + self.get_component_rich_style("remark--text", partial=True)
        first, last = min(self.marked.start, width), min(self.marked.stop, width)
        signs = (SIGN * (last - first), sign)
        before, after = max(first - 1, 0), max(width - last - 1, 0)
        if after >= min(self.widths.width(self.text), before + 1):
            gap = 1 if last else 0
            return ((" " * first, blank), signs, (" " * gap, blank), (self._cut(width - last - gap), said))
        return ((self._cut(before, "right"), said), (" ", blank), signs, (" " * (width - last), blank))

    def _cut(self, room: int, align: str = "left") -> str:
        text = self.widths.shorten(self.text, room)
        return self.widths.pad(text, room, "right" if align == "right" else "left")
