"""Saved queries pinned above the list: one row each, with its number of new articles.

Hidden if there are none. Posts `QueryChosen` when a row is clicked.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.strip import Strip

from reader.named_tuple import NamedTuple
from reader.typeset.cells import Widths
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.late_widget import LateWidget
from reader.ui.widgets.strips import text_strip

MOST = 5
"""Most rows: the latest saved queries; their dialog lists all of them."""
SIGN = "*"


class PinnedQuery(NamedTuple):
    """A saved query with its number of matching articles."""

    query: str
    found: int | None
    """Number of matching articles; None until they are counted."""
    new: int
    """Number of matching articles added since it was last viewed."""


class PinnedQueries(LateWidget):
    """Rows of pinned queries."""

    COMPONENT_CLASSES = {"pins--count", "pins--new", "pins--sign"}  # noqa: RUF012

    class QueryChosen(FieldMessage):
        """Message: a query was clicked."""

        query: str

    def __init__(self, widths: Widths, *, id: str = "pins") -> None:  # noqa: A002
        super().__init__(id=id)
        self.widths = widths
        self.rows: Sequence[PinnedQuery] = ()

    def show(self, pinned: Sequence[PinnedQuery]) -> None:
        """Show the latest `MOST` of the queries."""
        self.rows = pinned[-MOST:]
        self.display = bool(self.rows)
        self.styles.height = len(self.rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A query, with its number of new articles at the right, or else of all it finds."""
        blank, width = self.rich_style, self.size.width
        if y >= len(self.rows):
            return Strip.blank(width, blank)
        row = self.rows[y]
        sign, count, new = (
            blank + self.get_component_rich_style(f"pins--{role}", partial=True) for role in ("sign", "count", "new")
        )
        right = (f" +{row.new:,} ", new) if row.new else (f" {row.found:,} ", count) if row.found is not None else None
        return text_strip([(f" {SIGN} ", sign), (row.query, blank)], width, blank, self.widths, right)

    def on_click(self, event: events.Click) -> None:
        """Post `QueryChosen` for the clicked query."""
        if event.y < len(self.rows):
            self.post_message(self.QueryChosen(self.rows[event.y].query))
