"""Guide in place of results while there are none: a message, and example queries.

Takes texts. There is no cursor until it is moved, so that Enter keeps its other meanings. Posts `Picked`.
"""

from itertools import pairwise

from textual import events

from reader.i18n import _
from reader.query.examples import examples
from reader.typeset.cells import Widths
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow
from reader.ui.widgets.late_widget import LateWidget

NOWHERE = -1
GAP = 2
"""Cells between a query and its meaning."""


def example_rows(widths: Widths) -> list[tuple[str, ChoiceRow]]:
    """The example queries, each with its row; their meanings are aligned in a column."""
    known = examples()
    column = max(widths.width(example.query) for example in known) + GAP
    return [
        (example.query, ChoiceRow(((f" {widths.pad(example.query, column)}", "headline"), (example.meaning, "meta"))))
        for example in known
    ]


class QueryGuide(ChoiceList, LateWidget, can_focus=True):
    """Texts and examples."""

    def __init__(self, widths: Widths) -> None:
        super().__init__(widths, id="examples")
        self._texts: tuple[str, ...] = ()
        self._rows: list[tuple[str, ChoiceRow]] = []
        self._top = 1
        """Number of blank rows at the top."""

    @property
    def chosen_query(self) -> str | None:
        """The query under the cursor; None if there is no cursor."""
        return self.query_at(self.cursor) if self.display and self.cursor != NOWHERE else None

    def query_at(self, place: int) -> str | None:
        """The query of a row; None for other rows."""
        return self._rows[place][0] or None if place < len(self._rows) else None

    def show_texts(self, *texts: str) -> None:
        """Show texts, the first as a title, and the examples below them."""
        if texts != self._texts:
            self._texts = texts
            self._list()

    def leave_room(self, rows: int) -> None:
        """Leave `rows` rows blank at the top, which another widget covers."""
        if self._top != max(rows, 1):
            self._top = max(rows, 1)
            self._list()

    def leave(self) -> None:
        """Remove the cursor."""
        if self.cursor != NOWHERE:
            self.cursor = NOWHERE
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the texts to the new width."""
        self._list()

    def _list(self) -> None:
        self._rows = [("", ChoiceRow((), heading=True))] * self._top
        for place, text in enumerate((*self._texts, "", _("Try one of these: ↓ and Enter"))):
            self._rows += text_rows(text, "muted" if place else "title", self.room.width - 4, self.widths)
        self._rows += example_rows(self.widths)
        self.show(len(self._rows), lambda place: self._rows[place][1])
        self.leave()


def text_rows(text: str, role: str, width: int, widths: Widths) -> list[tuple[str, ChoiceRow]]:
    """`text` in rows of at most `width` cells, which cannot be chosen."""
    from reader.typeset.breaking import breaks  # not needed for the first paint

    cuts = breaks(text, max(width, 1), 0, widths)
    lines = [f" {text[start:end].rstrip()}" for start, end in pairwise(cuts)] or [""]
    return [("", ChoiceRow(((line, role),), heading=True)) for line in lines]
