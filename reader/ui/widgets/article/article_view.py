"""The reading pane: one article with layers of highlights, and lines that name its source; or a notice.

Offsets are code points of `Article.text`. What is highlighted is set layer by layer (`set_layer`); the selection is the
view's own. The keys that extend it are bound here, and so go before those of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from reader.keymap.table import selecting
from reader.span import Span
from reader.typeset.cells import Widths
from reader.typeset.options import Options
from reader.typeset.sheet import LEAST, MOST
from reader.ui.bindings import bindings
from reader.ui.widgets.article.keyboard_selection import KeyboardSelection, selected_span
from reader.ui.widgets.article.typeset_strips import marked_rows_of, typeset_line
from reader.ui.widgets.article.typeset_text import START, TypesetText
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.marked_scrollbar import Rows
from reader.ui.widgets.strips import OF_ITSELF, LayerSpans, notice_strip

if TYPE_CHECKING:
    from reader.model import Article


class ArticleView(LineView):
    """Shows an article, or a notice where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(selecting())]
    ROLES = (
        *("section", "kicker", "headline", "subheadline", "byline", "dateline", "crosshead", "caption", "credit"),
        *("note", "colophon", *OF_ITSELF, "match", "current", "mark", "selection", "caret", "underlined", "doubled"),
        *("marker", "noted", "sign", "bookmark", "title", "muted"),
    )
    move = LineView.scroll_rows

    def __init__(self, widths: Widths, *, id: str = "pane") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(widths, id=id)
        self.typeset = TypesetText(widths)
        self.highlights = LayerSpans()
        self.selection = KeyboardSelection(self)
        self.notice: tuple[str, ...] = ()
        self._laying, self._marked = False, self.typeset.layout

    @property
    def place(self) -> int:
        """Of a character in the top line; `START` when the margin is seen."""
        return self.typeset.place

    def show(self, article: Article, place: int, source_lines: Sequence[str]) -> None:
        """Show another article with `place` in the top line, and nothing highlighted."""
        self.typeset.source_lines, self.highlights = tuple(source_lines), LayerSpans()
        self._put(article, place)

    def say(self, *lines: str) -> None:
        """Show no article but `lines`: the first a title, the others muted."""
        self.notice, self.highlights = lines, LayerSpans()
        self._put(None, START)

    def show_place(self, place: int) -> None:
        """Put another place of the article into the top line."""
        self.typeset.place = place
        self._lay()

    def set_layer(self, name: str, spans: Any) -> None:
        """Highlight other spans in one layer: a field of `LayerSpans`."""
        highlights = self.highlights._replace(**{name: spans})
        if highlights != self.highlights:
            self.highlights = highlights
            self.mark_scrollbar()
            self.refresh()

    def set_measure(self, cells: int) -> None:
        """Prefer another measure; at least 16 and at most 160 cells."""
        self.typeset.preferred_measure = min(max(cells, LEAST), MOST)
        self._refit()

    def set_options(self, options: Options) -> None:
        """Set text otherwise. The place stays."""
        self.typeset.options = options
        self.reset()

    def reset(self) -> None:
        """Set the article anew: options or widths have changed. The place stays."""
        if self.typeset.layout is not None:
            self._put(self.typeset.layout.article, self.place)

    def page(self, screens: float) -> bool:
        """Scroll by screens; a whole one keeps a line in sight."""
        step = int(self.room.height * abs(screens)) - (1 if abs(screens) >= 1 else 0)
        before = self.scroll_offset.y
        self.top_to(before + (max(step, 1) if screens > 0 else -max(step, 1)))
        return self.scroll_offset.y != before

    def edge(self, end: bool) -> None:
        """To the first line, or the last."""
        self.top_to(self.virtual_size.height if end else 0)

    def go_to(self, span: Span) -> None:
        """Show `span`: where it is, when it can be seen already, else a third of the way down."""
        row = self.typeset.top_for(span, self._sheet.height)
        if row is not None:
            self.top_to(row) if self.room else self.typeset.remember(row)

    def sees(self, span: Span) -> bool:
        """Whether the line in which `span` begins is on the screen, or is when the view is shown again."""
        return 0 <= self.typeset.row_of(span.start) - self.top < self._sheet.height

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the view; None: there is no article."""
        return self.typeset.offset_at(self.scroll_offset.y + y, x)

    def on_click(self, event: events.Click) -> None:
        """Two clicks select a word, three a paragraph; Textual would select all."""
        if self.selection.click(self.offset_at(event.x, event.y), event.chain):
            event.prevent_default()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected, as it was read: unwrapped."""
        layout = self.typeset.layout
        span = selected_span(selection, layout)
        return (layout.article.text[span.start : span.end], "\n") if span and layout is not None else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Something is selected, or nothing any more."""
        self.set_layer("selection", selected_span(selection, self.typeset.layout))
        self.set_layer("caret", self.selection.caret)

    def line(self, row: int, y: int) -> Strip:
        """A margin, a line of the article, or one that names the source."""
        if self.typeset.layout is None:
            return notice_strip(self.notice, y, self.room, self.palette, self.widths)
        return typeset_line(self.typeset, row, self.room.width, self.highlights, self.palette)

    def scroll_marks(self) -> Rows:
        """Matches, bookmarks and the current match."""
        return marked_rows_of(self.typeset, self.highlights)

    def on_resize(self, _event: events.Resize) -> None:
        """Re-layout at the new width, keeping the reading position. Does nothing while hidden (width 0)."""
        if self.room:
            self._refit()

    def top_to(self, row: int) -> None:
        """Scroll, and remember the place: else a resize that is on its way would go back to the one before."""
        super().top_to(row)
        if self.room and not self._laying:
            self.typeset.remember(self.scroll_offset.y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place that the mouse scrolled to; of what a layout moves, nothing."""
        super().watch_scroll_y(old_value, new_value)
        if self.room and self.typeset.sheet == self.room and not self._laying:
            self.typeset.remember(round(new_value))

    @property
    def top(self) -> int:
        """The row at the top; of a view that is about to be shown, that which will be."""
        return self.scroll_offset.y if self.room else self.typeset.top_row

    @property
    def _sheet(self) -> Size:
        """Columns and rows of the view; while it is hidden, those it had."""
        return self.room or self.typeset.sheet

    def _put(self, article: Article | None, place: int) -> None:
        self.typeset.sheet = self._sheet
        self.typeset.put(article, place)
        self._refit()

    def _refit(self) -> None:
        self.typeset.sheet = self._sheet
        self.typeset.refit()
        self._lay()

    def _lay(self) -> None:
        """Update the scrollable size to the layout, and scroll to the reading position."""
        self._laying = True
        self.virtual_size = Size(self.typeset.sheet.width, self.typeset.rows)
        self.top_to(self.typeset.top_row)
        self._laying = False
        if self._marked is not self.typeset.layout:
            self._marked = self.typeset.layout
            self.mark_scrollbar()
        self.refresh()
