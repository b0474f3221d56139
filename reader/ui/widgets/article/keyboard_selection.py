"""The selection in the article: made by the mouse, or by keys from the match or the top line on.

It is the screen's own selection; kept here is only which end the keys move (`range`). When anything else changes the
selection, the keys move nothing any more.
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
    """The view of an article, as a selection sees it."""

    highlights: LayerSpans
    typeset: TypesetText

    @property
    def screen(self) -> Screen[Any]:
        """Whose selections are what is selected."""

    @property
    def text_selection(self) -> Selection | None:
        """The selection of the screen in this view."""

    def set_layer(self, name: str, spans: Any) -> None:
        """Highlight spans in one layer."""

    @property
    def top(self) -> int:
        """The row at the top."""

    def sees(self, span: Span) -> bool:
        """Whether the line in which `span` begins is on the screen."""

    def reveal(self, first: int) -> None:
        """Scroll as little as is needed to see a row."""


def selected_span(selection: Selection | None, layout: ArticleLayout | None) -> Span | None:
    """Span of a selection, whose `x` are offsets (see `MainScreen.get_widget_and_offset_at`); None if empty."""
    if selection is None or layout is None:
        return None
    start, end = selection
    span = Span(0 if start is None else start.x, len(layout.article.text) if end is None else end.x)
    return span if span.start < span.end else None


def no_word(offset: int) -> Span | None:
    """Where no words are known."""
    return None


class KeyboardSelection:
    """The selection of one view."""

    def __init__(self, view: SelectableView) -> None:
        self._view = view
        self._range: SelectionRange | None = None
        self.word_at: Callable[[int], Span | None] = no_word
        """The word around an offset."""

    @property
    def span(self) -> Span | None:
        """What is selected. Asked of the screen: the view hears of it a moment later."""
        return selected_span(self._view.text_selection, self._view.typeset.layout)

    @property
    def range(self) -> SelectionRange | None:
        """What the keys have selected, as long as it is selected."""
        return self._range if self._range is not None and self._taken(self._range) == self.span else None

    @property
    def caret(self) -> Span | None:
        """The character at the end that the keys move."""
        there = self.range
        return Span(there.head, there.head + 1) if there is not None else None

    def begin(self) -> None:
        """Select by keys from now on: from the selection, else the match in sight, else the line here."""
        from reader.ui.widgets.article.text_motions import SelectionRange  # comes in with the first selection

        current, here = self._view.highlights.current, self.here()
        seen = current if current is not None and self._view.sees(current) else None
        span = self.span or seen
        if span is not None:
            self._extend_to(SelectionRange(span.start, span.end - 1))
        elif here is not None:
            self._extend_to(SelectionRange(here.start, here.start))

    def here(self) -> Span | None:
        """The line that is meant by "here": that of the match when it is seen; the headline, or the top line."""
        current, typeset = self._view.highlights.current, self._view.typeset
        return typeset.line_at(self._view.top, current if current is not None and self._view.sees(current) else None)

    def paragraph(self) -> Span | None:
        """The part to copy when nothing is selected: the one that begins or goes on here."""
        return self._view.typeset.part_at(self.here())

    def click(self, offset: int | None, times: int) -> bool:
        """Select the word at an offset that was clicked twice, its paragraph where it was three times; else False."""
        if offset is None or times < 2:
            return False
        word = self.word_at(offset) if times == 2 else None
        span = word or self._view.typeset.part_at(Span(offset, offset + 1))
        if span is not None:
            self._range = None
            self._select(span)
        return True

    def extend(self, unit: str, steps: int) -> None:
        """Move the end that moves, by a unit of `TextMotions`."""
        there, motions = self.range, self._motions()
        if there is not None and motions is not None:
            self._extend_to(motions.extended(there, unit, steps))

    def turn(self) -> None:
        """Move the other end from now on."""
        if (there := self.range) is not None:
            self._extend_to(there.turned)

    def end(self) -> None:
        """Clear what the keys have selected; what the mouse has stays."""
        if self.range is not None:
            self.clear()

    def clear(self) -> None:
        """Select nothing."""
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
