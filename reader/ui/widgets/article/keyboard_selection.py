"""Selection in the article: made by the mouse, or by keys from the match or the top line.

It is the screen's own selection; only the end moved by keys is stored here (`range`). When the selection is changed
otherwise, keys no longer move it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.geometry import Offset
from textual.selection import Selection

from reader.span import Span

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from reader.typeset.article_layout import ArticleLayout
    from reader.ui.widgets.article.text_motions import SelectionRange, TextMotions
    from reader.ui.widgets.article.typeset_text import TypesetText
    from reader.ui.widgets.strips import LayerSpans


class SelectableView(Protocol):
    """Interface of an article view to its selection."""

    highlights: LayerSpans
    typeset: TypesetText

    @property
    def screen(self) -> Screen[Any]:
        """The screen, which holds the selection."""

    @property
    def text_selection(self) -> Selection | None:
        """The selection of the screen in this view."""

    def set_layer(self, name: str, spans: Any) -> None:
        """Highlight spans in one layer."""

    @property
    def top(self) -> int:
        """The top row."""

    def sees(self, span: Span) -> bool:
        """True if the line in which `span` begins is visible."""

    def reveal(self, first: int) -> None:
        """Scroll as little as needed to show a row."""


def selected_span(selection: Selection | None, layout: ArticleLayout | None) -> Span | None:
    """Span of a selection, whose `x` are offsets (see `MainScreen.get_widget_and_offset_at`); None if empty."""
    if selection is None or layout is None:
        return None
    start, end = selection
    span = Span(0 if start is None else start.x, len(layout.article.text) if end is None else end.x)
    return span if span.start < span.end else None


def no_word(offset: int) -> Span | None:
    """Placeholder for `word_at` while words are unknown."""
    return None


class KeyboardSelection:
    """The selection of one view."""

    def __init__(self, view: SelectableView) -> None:
        self._view = view
        self._range: SelectionRange | None = None
        self.word_at: Callable[[int], Span | None] = no_word
        """Returns the word around an offset."""

    @property
    def span(self) -> Span | None:
        """The selected span, according to the screen: the view is notified a moment later."""
        return selected_span(self._view.text_selection, self._view.typeset.layout)

    @property
    def range(self) -> SelectionRange | None:
        """The range selected by keys; None once the selection is another."""
        return self._range if self._range is not None and self._taken(self._range) == self.span else None

    @property
    def caret(self) -> Span | None:
        """The character at the end moved by keys."""
        there = self.range
        return Span(there.head, there.head + 1) if there is not None else None

    def begin(self) -> None:
        """Start selecting by keys: from the selection, else the visible match, else the current line."""
        from reader.ui.widgets.article.text_motions import SelectionRange  # imported with the first selection

        current, here = self._view.highlights.current, self.here()
        seen = current if current is not None and self._view.sees(current) else None
        span = self.span or seen
        if span is not None:
            self._extend_to(SelectionRange(span.start, span.end - 1))
        elif here is not None:
            self._extend_to(SelectionRange(here.start, here.start))

    def here(self) -> Span | None:
        """The current line: that of the visible match; else the headline, or the top line."""
        current, typeset = self._view.highlights.current, self._view.typeset
        return typeset.line_at(self._view.top, current if current is not None and self._view.sees(current) else None)

    def paragraph(self) -> Span | None:
        """The part that begins or continues on the current line: copied if nothing is selected."""
        return self._view.typeset.part_at(self.here())

    def click(self, offset: int | None, times: int) -> bool:
        """Select the word at an offset for two clicks, its paragraph for three. Returns False for other clicks."""
        if offset is None or times < 2:
            return False
        word = self.word_at(offset) if times == 2 else None
        span = word or self._view.typeset.part_at(Span(offset, offset + 1))
        if span is not None:
            self._range = None
            self._select(span)
        return True

    def extend(self, unit: str, steps: int) -> None:
        """Move the active end by a unit of `TextMotions`."""
        there, motions = self.range, self._motions()
        if there is not None and motions is not None:
            self._extend_to(motions.extended(there, unit, steps))

    def turn(self) -> None:
        """Make the other end the active one."""
        if (there := self.range) is not None:
            self._extend_to(there.turned)

    def end(self) -> None:
        """Clear a selection made by keys; one made by the mouse stays."""
        if self.range is not None:
            self.clear()

    def clear(self) -> None:
        """Clear the selection."""
        self._range = None
        self._view.screen.clear_selection()
        self._draw()

    def _extend_to(self, there: SelectionRange) -> None:
        taken = self._taken(there)
        if taken is not None:
            self._range = there
            self._select(taken)
            self._view.reveal(self._view.typeset.row_of(there.head))

    def _select(self, span: Span) -> None:
        view, selection = cast("Widget", self._view), Selection(Offset(span.start, 0), Offset(span.end, 0))
        view.screen.selections = {view: selection}
        self._draw()

    def _draw(self) -> None:
        self._view.set_layer("selection", self.span)
        self._view.set_layer("caret", self.caret)

    def _taken(self, there: SelectionRange) -> Span | None:
        motions = self._motions()
        return motions.taken(there) if motions is not None else None

    def _motions(self) -> TextMotions | None:
        from reader.ui.widgets.article.text_motions import TextMotions

        layout = self._view.typeset.layout
        return TextMotions(layout, self.word_at) if layout is not None else None
