"""The screen's own selection in one view, as a span of the article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection

from reader.span import Span

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.typeset.article_layout import ArticleLayout
    from reader.ui.widgets.article.typeset_text import TypesetText


def selected_span(selection: Selection | None, layout: ArticleLayout | None) -> Span | None:
    """Span of a selection, whose `x` are offsets (see `MainScreen.get_widget_and_offset_at`); None if empty."""
    if selection is None or layout is None:
        return None
    start, end = selection
    span = Span(0 if start is None else start.x, len(layout.article.text) if end is None else end.x)
    return span if span.start < span.end else None


class ScreenSelection:
    """What the screen has selected in a view that shows a typeset text."""

    def __init__(self, view: Widget, typeset: TypesetText) -> None:
        self._view, self._typeset = view, typeset

    @property
    def span(self) -> Span | None:
        """The selected span: the view is notified of a change a moment later."""
        return selected_span(self._view.text_selection, self._typeset.layout)

    def select(self, span: Span) -> None:
        """Select a span, and nothing else on the screen."""
        self._view.screen.selections = {self._view: Selection(Offset(span.start, 0), Offset(span.end, 0))}

    def clear(self) -> None:
        """Select nothing on the screen."""
        self._view.screen.clear_selection()
