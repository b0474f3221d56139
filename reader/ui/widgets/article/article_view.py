"""Article view: one article with layers of highlights, and lines that name its source; or a notice.

Offsets are code points of `Article.text`. Highlights are set layer by layer (`set_layer`); the selection is the view's
own. The keys that extend it are bound here, so they take precedence over those of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from reader.keymap.table import selecting
from reader.span import Span
from reader.typeset.cells import Widths
from reader.typeset.options import Options
from reader.typeset.sheet import LEAST, MOST
from reader.ui.bindings import bindings
from reader.ui.widgets.article.keyboard_selection import KeyboardSelection, ReadingPlace
from reader.ui.widgets.article.screen_selection import ScreenSelection, selected_span
from reader.ui.widgets.article.typeset_strips import marked_rows_of, typeset_line
from reader.ui.widgets.article.typeset_text import START, TypesetText
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.marked_scrollbar import Rows
from reader.ui.widgets.strips import OF_ITSELF, LayerSpans, notice_strip

if TYPE_CHECKING:
    from reader.model import Article


class ArticleView(LineView):
    """Shows an article, or a notice if there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(selecting())]
    ROLES = (
        *("section", "kicker", "headline", "subheadline", "byline", "dateline", "crosshead", "caption", "credit"),
        *("note", "colophon", *OF_ITSELF, "match", "current", "mark", "selection", "caret", "underlined", "doubled"),
        *("marker", "noted", "sign", "bookmark", "title", "muted"),
    )
    searched = reactive(default=False)
    """True while there is a query: keywords and names give way to its matches. A CSS class would restyle all."""
    move = LineView.scroll_rows

    def __init__(self, widths: Widths, *, id: str = "pane") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(widths, id=id)
        self.typeset = TypesetText(widths)
        self.highlights = LayerSpans()
        screen = ScreenSelection(self, self.typeset)
        self.selection = KeyboardSelection(self.typeset, screen, self._reading_place, self._selection_changed)
        self.notice: tuple[str, ...] = ()
        self._laying, self._marked = False, self.typeset.layout

    @property
    def place(self) -> int:
        """Offset of a character in the top line; `START` if the margin is visible."""
        return self.typeset.place

    def show(self, article: Article, place: int, source_lines: Sequence[str]) -> None:
        """Show another article with `place` in the top line, without highlights."""
        self.typeset.source_lines, self.highlights = tuple(source_lines), LayerSpans()
        self._put(article, place)

    def show_notice(self, *lines: str) -> None:
        """Show the notice `lines` instead of an article: the first as a title, the others muted."""
        self.notice, self.highlights = lines, LayerSpans()
        self._put(None, START)

    def show_place(self, place: int) -> None:
        """Scroll the offset `place` into the top line."""
        self.typeset.place = place
        self._lay()

    def set_layer(self, name: str, spans: Any) -> None:
        """Set the spans of one highlight layer: a field of `LayerSpans`."""
        highlights = self.highlights._replace(**{name: spans})
        if highlights != self.highlights:
            self.highlights = highlights
            self.mark_scrollbar()
            self.refresh()

    def set_measure(self, cells: int) -> None:
        """Set the preferred measure, limited to 16 to 160 cells."""
        self.typeset.preferred_measure = min(max(cells, LEAST), MOST)
        self._refit()

    def set_options(self, options: Options) -> None:
        """Set the typesetting options. The reading position stays."""
        self.typeset.options = options
        self.reset()

    def reset(self) -> None:
        """Typeset the article again after a change of options or widths. The reading position stays."""
        if self.typeset.layout is not None:
            self._put(self.typeset.layout.article, self.place)

    def page(self, screens: float) -> bool:
        """Scroll by screens; a full screen keeps one line visible."""
        step = int(self.room.height * abs(screens)) - (1 if abs(screens) >= 1 else 0)
        before = self.scroll_offset.y
        self.top_to(before + (max(step, 1) if screens > 0 else -max(step, 1)))
        return self.scroll_offset.y != before

    def edge(self, end: bool) -> None:
        """Scroll to the first or last line."""
        self.top_to(self.virtual_size.height if end else 0)

    def go_to(self, span: Span) -> None:
        """Show `span`: where it is if already visible, else a third of the way down."""
        row = self.typeset.top_for(span, self._sheet.height)
        if row is not None:
            self.top_to(row) if self.room else self.typeset.remember(row)

    def sees(self, span: Span) -> bool:
        """True if the line in which `span` begins is visible, or will be when the view is shown again."""
        return 0 <= self.typeset.row_of(span.start) - self.top < self._sheet.height

    def offset_at(self, x: int, y: int) -> int | None:
        """Offset of the character at a cell of the view; None if there is no article."""
        return self.typeset.offset_at(self.scroll_offset.y + y, x)

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, a paragraph by three; Textual would select all."""
        if self.selection.click(self.offset_at(event.x, event.y), event.chain):
            event.prevent_default()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, without line breaks of the layout."""
        layout = self.typeset.layout
        span = selected_span(selection, layout)
        return (layout.article.text[span.start : span.end], "\n") if span and layout is not None else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Highlight the new selection, or none."""
        self._selection_changed(None)

    def line(self, row: int, y: int) -> Strip:
        """A margin, a line of the article, or a line that names its source."""
        if self.typeset.layout is None:
            return notice_strip(self.notice, y, self.room, self.palette, self.widths)
        return typeset_line(self.typeset, row, self.room.width, self.highlights.seen(self.searched), self.palette)

    def scroll_marks(self) -> Rows:
        """Rows of matches, bookmarks and the current match."""
        return marked_rows_of(self.typeset, self.highlights)

    def on_resize(self, _event: events.Resize) -> None:
        """Re-layout at the new width, keeping the reading position. Does nothing while hidden (width 0)."""
        if self.room:
            self._refit()

    def top_to(self, row: int) -> None:
        """Scroll, and save the reading position: otherwise a pending resize would restore the previous one."""
        super().top_to(row)
        if self.room and not self._laying:
            self.typeset.remember(self.scroll_offset.y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Save the reading position after scrolling by mouse, but not during a layout."""
        super().watch_scroll_y(old_value, new_value)
        if self.room and self.typeset.sheet == self.room and not self._laying:
            self.typeset.remember(round(new_value))

    @property
    def top(self) -> int:
        """The top row; of a view about to be shown, its future top row."""
        return self.scroll_offset.y if self.room else self.typeset.top_row

    def _reading_place(self) -> ReadingPlace:
        return ReadingPlace(self.top, match if (match := self.highlights.current) and self.sees(match) else None)

    def _selection_changed(self, row: int | None) -> None:
        self.set_layer("selection", self.selection.span)
        self.set_layer("caret", self.selection.caret)
        if row is not None:
            self.reveal(row)

    @property
    def _sheet(self) -> Size:
        """Columns and rows of the view; while it is hidden, its last ones."""
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
