"""Selecting by keys: from the match or the top line on, by characters, words, lines, sentences and paragraphs.

A selection is the screen's own, as the mouse makes it; what is kept here is which end the keys move. When anything
else changes the selection, that is so no longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection

from reader.i18n import _
from reader.span import Span
from reader.ui.controllers.navigation_controller import Travelling
from reader.ui.messages import DictionaryLoaded
from reader.ui.services import LaunchOptions
from reader.ui.widgets.strips import LayerSpans

if TYPE_CHECKING:
    from reader.ui.widgets.article.text_motions import SelectionRange, TextMotions

LONGEST = 20_000
"""Code points of an article whose words are looked up at once, while a key waits."""


class Selecting(Travelling):
    """The study of somebody who selects."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self._reach: SelectionRange | None = None
        self._has_dictionary = False

    @property
    def reach(self) -> SelectionRange | None:
        """What the keys have selected, as long as it is selected."""
        return self._reach if self._reach is not None and self._taken(self._reach) == self.selected else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that extend do so while there is something to extend."""
        return self.reach is not None if action in ("extend", "turn") else super().check_action(action, parameters)

    def action_select(self) -> None:
        """Begin at the selection, the match or the top line; or end it."""
        from reader.ui.widgets.article.text_motions import SelectionRange  # nothing is reached for before that

        self.hush()
        if self.reach is not None:
            self.end_selecting()
            return
        self.seeking = False
        self.go(self.pane)
        current = self.pane.marks.current
        seen = current if current is not None and self.pane.sees(current) else None
        span, here = self.selected or seen, self.pane.here()
        if span is not None:
            self._reach_to(SelectionRange(span.start, span.end - 1))
        elif here is not None:
            self._reach_to(SelectionRange(here.start, here.start))
        number = self.reading.number
        if number is not None and not self._has_dictionary:
            self._load_dictionary(number)
        self.tell(_("Selecting: hjkl wb () {} · y copies · H highlights · a notes · Esc ends"))

    def action_extend(self, unit: str, steps: int) -> None:
        """Move the end that moves."""
        if (strides := self._strides()) is not None and self.reach is not None:
            self._reach_to(strides.extended(self.reach, unit, steps))

    def action_turn(self) -> None:
        """Move the other end from now on."""
        if self.reach is not None:
            self._reach_to(self.reach.turned)

    def end_selecting(self) -> None:
        """What the keys have selected is done with; what the mouse has stays."""
        if self.reach is not None:
            self._reach = None
            self.clear_selection()
            self.mark()

    def on_dictionary_loaded(self, _message: DictionaryLoaded) -> None:
        """From now on words are words."""
        self._has_dictionary = True

    def marks(self) -> LayerSpans:
        """With the end that moves."""
        reach = self.reach
        return super().marks()._replace(caret=Span(reach.head, reach.head + 1) if reach else None)

    def _reach_to(self, reach: SelectionRange) -> None:
        taken = self._taken(reach)
        if taken is not None:
            self._reach = reach
            self.selections = {self.pane: Selection(Offset(taken.start, 0), Offset(taken.end, 0))}
            self.mark()
            self.pane.bring(reach.head)

    def _taken(self, reach: SelectionRange) -> Span | None:
        strides = self._strides()
        return strides.taken(reach) if strides is not None else None

    def _strides(self) -> TextMotions | None:
        from reader.ui.widgets.article.text_motions import TextMotions

        return TextMotions(self.pane.setting, self._word) if self.pane.setting is not None else None

    def _word(self, offset: int) -> Span | None:
        """The word there: by the dictionary, when it is at hand."""
        number, article = self.reading.number, self.reading.article
        if number is None or article is None:
            return None
        if self._has_dictionary and len(article.text) <= LONGEST:
            return self.articles.insights(number).word_at(offset)
        from reader.ui.widgets.article.text_motions import run_at

        return run_at(article.text, offset)
