"""A sheet of several lists, each under its heading: keys go from one to the next.

Whoever makes one adds headings, rows and what each row stands for, and then shows them.
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
        """What each row stands for; None for headings and what is only said."""
        self.heads: list[int] = []
        """The rows that are headings."""

    def clear(self) -> None:
        """Begin anew."""
        self.rows, self.values, self.heads = [], [], []

    def head(self, name: str) -> None:
        """Begin a list."""
        self.heads.append(len(self.rows))
        self.tell((name, "heading"))

    def tell(self, *parts: tuple[str, str], right: str = "") -> None:
        """Add a row that cannot be chosen."""
        self.rows.append(ChoiceRow(parts, right, heading=True))
        self.values.append(None)

    def add(self, value: Taken, *parts: tuple[str, str], right: str = "") -> None:
        """Add a row that can."""
        self.rows.append(ChoiceRow(parts, right))
        self.values.append(value)

    def fill(self, *notice: str) -> None:
        """Show what was added; `notice` where that is nothing."""
        self.list.show(len(self.rows), self.rows.__getitem__, notice)

    def taken(self, place: int) -> Taken | None:
        """What was added with the row."""
        return self.values[place]

    def action_group(self, steps: int) -> None:
        """To the first row of the next list, or of the one before."""
        if self.heads:
            here = sum(1 for head in self.heads if head < self.list.cursor) - 1
            self.list.stand_at(self.heads[(here + steps) % len(self.heads)])
