"""The reading pane: one article with its marks, and a colophon that says where the text is from; or a notice.

Takes an article, its marks and its place; offsets are code points into `Article.text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.selection import Selection
from textual.strip import Strip

from reader.keymap.table import selecting
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.widgets.article.typeset_view import START, TOP, TypesetView
from reader.ui.widgets.strips import OF_ITSELF, LayerSpans, article_line, notice_strip, padded_strip

if TYPE_CHECKING:
    from reader.model import Article


class ArticleView(TypesetView):
    """Shows an article, or a notice where there is none."""

    # Here, and not in the room: the keys of the side with the focus go before those of the room.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(selecting())]
    ROLES = (
        "section",
        "kicker",
        "headline",
        "subheadline",
        "byline",
        "dateline",
        "crosshead",
        "caption",
        "credit",
        "note",
        "colophon",
        *OF_ITSELF,
        "match",
        "current",
        "mark",
        "selection",
        "caret",
        "underlined",
        "doubled",
        "marker",
        "noted",
        "sign",
        "bookmark",
        "title",
        "muted",
    )

    def __init__(self, widths: Widths, *, id: str = "pane") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.marks = LayerSpans()
        self.colophon: tuple[str, ...] = ()
        self.notice: tuple[str, ...] = ()

    def show(self, article: Article, marks: LayerSpans, place: int = START, colophon: Sequence[str] = ()) -> None:
        """Show `article` with `place` in the top line."""
        self.colophon, self.marks = tuple(colophon), marks
        self.put(self.set_in_lines(article), place)

    def say(self, *lines: str) -> None:
        """Show no article but `lines`: the first a title, the others muted."""
        self.notice, self.marks = lines, LayerSpans()
        self.put(None)

    def mark(self, marks: LayerSpans) -> None:
        """Mark other stretches of the same article."""
        if marks != self.marks:
            self.marks = marks
            self._mark_matches()
            self.refresh()

    def go_to(self, span: Span) -> None:
        """Show `span`: where it is, when it can be seen already, else a third of the way down."""
        assert self.setting is not None
        lines = self.setting.lines_of(span)
        top, height = self._line_of_anchor() + TOP, self.sheet.height
        if not (top <= lines[0] + TOP and lines[-1] + TOP < top + height):
            self.make_top(lines[0] + TOP - height // 3)

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the view; None: there is no article."""
        if self.setting is None:
            return None
        line = self.scroll_offset.y + y - TOP
        if line < 0:
            return 0
        if line >= len(self.setting):
            return len(self.setting.article.text)
        return self.setting.offset_at(line, x - self.left)

    def here(self) -> Span | None:
        """The line that is meant by "here": that of the match when it is seen; the headline, or the top line."""
        if self.setting is None:
            return None
        line, last = max(self._top - TOP, 0), len(self.setting) - 1
        if self.marks.current and self.sees(self.marks.current):
            line = self.setting.line_of(self.marks.current.start)
        elif self._anchor == START:
            headline = next(span for name, span in self.setting.article.parts if name == "headline")
            line = self.setting.line_of(headline.start)
        start = self.setting.line(min(line, last)).start
        return Span(start, self.setting.line(self.setting.line_of(start)).end)

    def paragraph(self) -> Span | None:
        """The part to copy when nothing is selected: the one that begins or goes on here."""
        here = self.here()
        parts = self.setting.article.parts if self.setting is not None and here is not None else ()
        return next((span for _, span in parts if here and (here.start < span.end or span.start == here.start)), None)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected, as it was read: unwrapped."""
        span = self.span_of(selection)
        return (self.setting.article.text[span.start : span.end], "\n") if span and self.setting else None

    def selection_updated(self, selection: Selection | None) -> None:
        """The mouse has selected something, or nothing any more."""
        span = self.span_of(selection)
        self.mark(self.marks._replace(selection=span, caret=self.marks.caret if span else None))

    def line(self, row: int, y: int) -> Strip:
        """A margin, a line of the article, or of the colophon."""
        width = self.room.width
        if self.setting is None:
            return notice_strip(self.notice, y, self.room, self.palette, self.widths)
        number = row - TOP
        if 0 <= number < len(self.setting):
            return article_line(self.setting, number, self.left, width, self.marks, self.palette)
        return self._colophon_line(number - len(self.setting) - 1, width)

    @property
    def below(self) -> int:
        """A blank row before the colophon, and one after it."""
        return len(self.colophon) + 2

    def rearranged(self) -> None:
        """The matches stand elsewhere."""
        self._mark_matches()

    def _mark_matches(self) -> None:
        """Show on the scrollbar where the matches are, and where among them one stands."""
        if self.setting is None:
            self.mark_scrollbar()
            return
        lines, current = [self.setting.line_of(match.start) + TOP for match in self.marks.matches], self.marks.current
        here = [self.setting.line_of(current.start) + TOP] if current else []
        marked = sorted({self.setting.line_of(offset) + TOP for offset, _ in self.marks.signs})
        styles = self.palette
        self.mark_scrollbar((lines, styles["mark"]), (marked, styles["bookmark"]), (here, styles["current"]))

    def sees(self, span: Span) -> bool:
        """Whether the line in which `span` begins is on the screen, or is when the pane is shown again."""
        assert self.setting is not None
        row = self.setting.line_of(span.start) + TOP - self._top
        return 0 <= row < self.sheet.height

    def span_of(self, selection: Selection | None) -> Span | None:
        """A selection, whose offsets stand in `x` (see `Desk.get_widget_and_offset_at`), as a span."""
        if selection is None or self.setting is None:
            return None
        start, end = selection
        length = len(self.setting.article.text)
        span = Span(0 if start is None else start.x, length if end is None else end.x)
        return span if span.start < span.end else None

    def _colophon_line(self, index: int, width: int) -> Strip:
        text = self.colophon[index] if 0 <= index < len(self.colophon) else ""
        text = self.widths.shorten(text, self.measure)
        cells = self.widths.width(text)
        left = self.left + (self.measure - cells) // 2
        return padded_strip(
            [Segment(text, self.palette["text"] + self.palette["colophon"])], left, cells, width, self.palette["text"]
        )
