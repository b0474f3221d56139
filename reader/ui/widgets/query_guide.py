"""What stands in the place of results while there are none: what is to be said, and queries to learn from.

Takes texts. The cursor is nowhere until it is moved, so that Enter keeps its other meanings. Posts `Picked`.
"""

from itertools import pairwise

from textual import events

from reader.i18n import _
from reader.query.examples import examples
from reader.typeset.cells import Widths
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow

NOWHERE = -1
GAP = 2
"""Cells between a query and what it shows."""


def example_rows(widths: Widths) -> list[tuple[str, ChoiceRow]]:
    """The queries to learn from, each with its row: what it shows stands in a column."""
    known = examples()
    column = max(widths.width(example.query) for example in known) + GAP
    return [
        (example.query, ChoiceRow(((f" {widths.pad(example.query, column)}", "headline"), (example.meaning, "meta"))))
        for example in known
    ]


class QueryGuide(ChoiceList, can_focus=True):
    """Texts and examples."""

    def __init__(self, widths: Widths) -> None:
        super().__init__(widths, id="examples")
        self._said: tuple[str, ...] = ()
        self._rows: list[tuple[str, ChoiceRow]] = []
        self._top = 1
        """Blank rows at the top."""

    @property
    def chosen_query(self) -> str | None:
        """The query under the cursor."""
        return self.query_at(self.cursor) if self.display and self.cursor != NOWHERE else None

    def query_at(self, place: int) -> str | None:
        """The query of a row."""
        return self._rows[place][0] or None if place < len(self._rows) else None

    def say(self, *texts: str) -> None:
        """Show texts, the first of them a title, and under them the examples."""
        if texts != self._said:
            self._said = texts
            self._list()

    def leave_room(self, rows: int) -> None:
        """Begin below so many rows, which something else covers."""
        if self._top != max(rows, 1):
            self._top = max(rows, 1)
            self._list()

    def leave(self) -> None:
        """Put the cursor nowhere."""
        if self.cursor != NOWHERE:
            self.cursor = NOWHERE
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Texts are as wide as the view."""
        self._list()

    def _list(self) -> None:
        self._rows = [("", ChoiceRow((), heading=True))] * self._top
        for place, text in enumerate((*self._said, "", _("Try one of these: ↓ and Enter"))):
            role = "muted" if place else "title"
            self._rows += [("", ChoiceRow(((line, role),), heading=True)) for line in self._folded(text)]
        self._rows += example_rows(self.widths)
        self.show(len(self._rows), lambda place: self._rows[place][1])
        self.leave()

    def _folded(self, text: str) -> list[str]:
        """`text` in lines, none of them cut."""
        from reader.typeset.breaking import breaks  # the first paint has nothing to say

        width = max(self.room.width - 4, 1)
        return [f" {text[start:end].rstrip()}" for start, end in pairwise(breaks(text, width, 0, self.widths))] or [""]
