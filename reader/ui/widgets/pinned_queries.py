"""The saved queries pinned over the list: a row each, with how many articles it finds that are new.

Hidden where there are none. Posts `QueryChosen` when one is clicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.cells import Widths
from reader.ui.widgets.strips import text_strip

MOST = 5
"""Rows: the latest saved queries; all of them are in their own sheet."""
SIGN = "*"


class PinnedQuery(NamedTuple):
    """A saved query and what it finds."""

    query: str
    found: int | None
    """Articles that it finds; None until they are counted."""
    new: int
    """Those more than when it was last looked at."""


class PinnedQueries(Widget):
    """Some rows."""

    COMPONENT_CLASSES = {"pins--count", "pins--new", "pins--sign"}  # noqa: RUF012

    @dataclass(eq=False, repr=False)
    class QueryChosen(Message):
        """A query was clicked."""

        query: str

    def __init__(self, widths: Widths, *, id: str = "pins") -> None:  # noqa: A002
        super().__init__(id=id)
        self.widths = widths
        self.rows: Sequence[PinnedQuery] = ()
        self.display = False

    def show(self, pinned: Sequence[PinnedQuery]) -> None:
        """Show the latest of them."""
        self.rows = pinned[-MOST:]
        self.display = bool(self.rows)
        self.styles.height = len(self.rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A query, and at the right what is new, else how many articles it finds."""
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
        """Say which query it was."""
        if event.y < len(self.rows):
            self.post_message(self.QueryChosen(self.rows[event.y].query))
