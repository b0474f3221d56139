"""Base of dialogs with several lists, each under a heading; keys jump between them.

A subclass adds headings and rows with their values, then calls `fill`.
"""

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog
from reader.ui.widgets.choice_list import ChoiceRow

Taken = TypeVar("Taken")


class GroupedListDialog(ListDialog[Taken], Generic[Taken]):
    """Rows under headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("],］,】,」,tab", "group(1)", id="next_facet"),
        Binding("[,［,【,「,shift+tab", "group(-1)", id="previous_facet"),
    ]

    def __init__(self, widths: Widths, name: str, title: str, enter: str = "") -> None:
        super().__init__(widths, name, title, enter)
        self.rows: list[ChoiceRow] = []
        self.values: list[Taken | None] = []
        """Value of each row; None for headings and plain text."""
        self.heads: list[int] = []
        """Rows that are headings."""

    def clear(self) -> None:
        """Remove all rows."""
        self.rows, self.values, self.heads = [], [], []

    def add_heading(self, name: str) -> None:
        """Add a heading."""
        self.heads.append(len(self.rows))
        self.add_text((name, "heading"))

    def add_text(self, *parts: tuple[str, str], right: str = "") -> None:
        """Add a row of plain text."""
        self.rows.append(ChoiceRow(parts, right, heading=True))
        self.values.append(None)

    def add_row(self, value: Taken, *parts: tuple[str, str], right: str = "") -> None:
        """Add a row with a value."""
        self.rows.append(ChoiceRow(parts, right))
        self.values.append(value)

    def fill(self, *notice: str) -> None:
        """Show the added rows, or `notice` if there are none."""
        self.list.show(len(self.rows), self.rows.__getitem__, notice)

    def taken(self, place: int) -> Taken | None:
        """Value of the row."""
        return self.values[place]

    def action_group(self, steps: int) -> None:
        """Move to the first row of the next list, or of the previous one."""
        if self.heads:
            here = sum(1 for head in self.heads if head < self.list.cursor) - 1
            self.list.put_cursor_on(self.heads[(here + steps) % len(self.heads)])
