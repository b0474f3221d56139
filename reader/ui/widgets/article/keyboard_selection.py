"""Selection in the article: made by the mouse, or by keys from the match or the top line.

It is the screen's own selection; only the end moved by keys is stored here (`range`). When the selection is changed
otherwise, keys no longer move it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple
from reader.span import Span

if TYPE_CHECKING:
    from reader.ui.widgets.article.screen_selection import ScreenSelection
    from reader.ui.widgets.article.text_motions import SelectionRange, TextMotions
    from reader.ui.widgets.article.typeset_text import TypesetText


class ReadingPlace(NamedTuple):
    """Where somebody reads."""

    top: int
    """The top row."""
    match: Span | None
    """The current match, if it is visible."""


def no_word(offset: int) -> Span | None:
    """Placeholder for `word_at` while words are unknown."""
    return None


class KeyboardSelection:
    """The selection of one view."""

    def __init__(
        self,
        typeset: TypesetText,
        screen: ScreenSelection,
        place: Callable[[], ReadingPlace],
        changed: Callable[[int | None], None],
    ) -> None:
        """`changed` is called with the row of the end moved by keys, if it is to be shown."""
        self._typeset, self._screen, self._place, self._changed = typeset, screen, place, changed
        self._range: SelectionRange | None = None
        self.word_at: Callable[[int], Span | None] = no_word
        """Returns the word around an offset."""

    @property
    def span(self) -> Span | None:
        """The selected span, according to the screen: the view is notified a moment later."""
        return self._screen.span

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

        here, span = self.here(), self.span or self._place().match
        if span is not None:
            self._extend_to(SelectionRange(span.start, span.end - 1))
        elif here is not None:
            self._extend_to(SelectionRange(here.start, here.start))

    def here(self) -> Span | None:
        """The current line: that of the visible match; else the headline, or the top line."""
        return self._typeset.line_at(*self._place())

    def paragraph(self) -> Span | None:
        """The part that begins or continues on the current line: copied if nothing is selected."""
        return self._typeset.part_at(self.here())

    def click(self, offset: int | None, times: int) -> bool:
        """Select the word at an offset for two clicks, its paragraph for three. Returns False for other clicks."""
        if offset is None or times < 2:
            return False
        word = self.word_at(offset) if times == 2 else None
        span = word or self._typeset.part_at(Span(offset, offset + 1))
        if span is not None:
            self._range = None
            self._screen.select(span)
            self._changed(None)
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
        self._screen.clear()
        self._changed(None)

    def _extend_to(self, there: SelectionRange) -> None:
        taken = self._taken(there)
        if taken is not None:
            self._range = there
            self._screen.select(taken)
            self._changed(self._typeset.row_of(there.head))

    def _taken(self, there: SelectionRange) -> Span | None:
        motions = self._motions()
        return motions.taken(there) if motions is not None else None

    def _motions(self) -> TextMotions | None:
        from reader.ui.widgets.article.text_motions import TextMotions

        layout = self._typeset.layout
        return TextMotions(layout, self.word_at) if layout is not None else None
