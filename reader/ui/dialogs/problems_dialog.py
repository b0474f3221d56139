"""Problems of files, settings and the database, each in full.

Shows the problems it is given; dismisses with nothing.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog, folded
from reader.ui.widgets.choice_list import ChoiceRow


class ProblemsDialog(ListDialog[None]):
    """Lists problems."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("!,！,enter", "close", id="close_troubles")]

    def __init__(self, problems: Sequence[str], widths: Widths) -> None:
        super().__init__(widths, "troubles", _("Problems"))
        self.problems, self.widths = problems, widths

    def on_mount(self) -> None:
        """Fill the list: the width is known now."""
        lines = [line for problem in self.problems for line in folded(problem, self.text_width(), self.widths)]
        rows = [((line, "excerpt"),) for line in lines]
        self.list.show(len(rows), lambda place: ChoiceRow(rows[place], heading=True))

    def action_move(self, steps: int) -> None:
        """Scroll by lines."""
        self.list.top_to(self.list.scroll_offset.y + steps)

    def action_page(self, screens: float) -> None:
        """Scroll by screens."""
        self.action_move(int(self.list.room.height * screens))

    def action_leaf(self, screens: float) -> None:
        """Scroll by screens."""
        self.action_page(screens)

    def action_edge(self, end: bool) -> None:
        """Scroll to the beginning or the end."""
        self.list.top_to(self.list.count if end else 0)
