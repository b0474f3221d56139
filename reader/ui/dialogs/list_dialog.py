"""Base of dialogs in which one row of a list is chosen, or none.

A subclass fills the list (`ChoiceList.show`) and says in `taken` which value a row has.
"""

from itertools import pairwise
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.keymap.table import scrolling
from reader.typeset.breaking import breaks
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.system.tasks import Tasks
from reader.ui.widgets.choice_list import ChoiceList
from reader.ui.widgets.sheet_title import SheetTitle
from reader.ui.widgets.text_bar import TextBar

Taken = TypeVar("Taken")
WIDEST = 74
"""Widest line of running text, in cells: longer lines are hard to follow."""
EDGES = 6
"""Cells of a dialog beside its text."""
INDENT = "  "
"""Indent of continuation lines."""


class ListDialog(ModalScreen[Taken | None], Generic[Taken]):
    """A list with a title and a cursor."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ", "close", id="close_sheet"),
        Binding("enter", "choose", id="choose"),
        *bindings(scrolling()),
    ]

    def __init__(self, widths: Widths, name: str, title: str, enter: str = "") -> None:
        """`enter`: name of what Enter does, shown in the title."""
        super().__init__(name=name)
        self.title_line = SheetTitle(title, enter, widths)
        self.list, self.tasks = ChoiceList(widths), Tasks(self)

    def compose(self) -> ComposeResult:
        """The title, and the list."""
        with Vertical(id=self.name, classes="sheet"):
            yield self.title_line
            yield self.list

    def text_width(self, indent: int = 0) -> int:
        """Width of running text on this terminal, with `indent` cells before each line."""
        return min(WIDEST, self.app.size.width - EDGES - indent)

    def taken(self, place: int) -> Taken | None:
        """Value of the row at `place`, with which the dialog is dismissed; None: the dialog stays open."""
        raise NotImplementedError

    def on_text_bar_key_clicked(self, message: TextBar.KeyClicked) -> None:
        """Run the action of the key that was clicked in the title."""
        message.stop()
        self.action_close() if message.name == "Esc" else self.action_choose()

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Choose the clicked row."""
        self._take(message.place)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (place := self.list.chosen) is not None:
            self._take(place)

    def action_close(self) -> None:
        """Close without a value."""
        self.dismiss(None)

    def action_move(self, steps: int) -> None:
        """Move through the list."""
        self.list.move(steps)

    def action_page(self, screens: float) -> None:
        """Move by screens."""
        self.list.page(screens)

    def action_leaf(self, screens: float) -> None:
        """Move by screens."""
        self.list.page(screens)

    def action_scroll(self, rows: int) -> None:
        """Scroll the list; the cursor stays."""
        self.list.scroll_rows(rows)

    def action_edge(self, end: bool) -> None:
        """Move to the first or last row."""
        self.list.edge(end)

    def _take(self, place: int) -> None:
        if (taken := self.taken(place)) is not None:
            self.dismiss(taken)


def folded(text: str, width: int, widths: Widths) -> list[str]:
    """`text` broken into lines of at most `width` cells; all but the first are indented by two."""
    cuts = breaks(text, width - len(INDENT), -len(INDENT), widths)
    return [INDENT * (start > 0) + text[start:end] for start, end in pairwise(cuts) if start < end]
