"""What was wrong with the files: every problem in full, over the screen.

Takes the problems of a library, and shows them until it is told to go.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.typeset.cells import Widths
from reader.ui.choices import Choices, Row
from reader.ui.help import MOVES
from reader.ui.keys import bindings, table
from reader.wording import _

WIDEST = 74
"""Cells of a line."""


class Troubles(ModalScreen[None]):
    """Lists problems."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ,!,！,enter", "close", id="close_troubles"),
        *bindings(tuple(key for key in table() if key.id in MOVES)),
    ]

    def __init__(self, problems: Sequence[str], widths: Widths) -> None:
        super().__init__()
        self.problems, self.widths = problems, widths
        self.list = Choices(widths)

    def compose(self) -> ComposeResult:
        """The lines, in the middle."""
        with Vertical(id="troubles", classes="sheet"):
            yield self.list

    def on_mount(self) -> None:
        """Now the width is known."""
        width = min(WIDEST, self.app.size.width - 6)
        lines = [line for problem in self.problems for line in folded(problem, width, self.widths)]
        said = [((_("Problems with the files"), "title"),), (), *(((line, "excerpt"),) for line in lines)]
        self.list.show(len(said), lambda place: Row(said[place], heading=True))

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss()

    def action_move(self, steps: int) -> None:
        """Scroll by lines."""
        self.list.top_to(self.list.scroll_offset.y + steps)

    def action_page(self, screens: float) -> None:
        """Scroll by screens."""
        self.action_move(int(self.list.room.height * screens))

    def action_edge(self, end: bool) -> None:
        """Scroll to an end."""
        self.list.top_to(self.list.count if end else 0)


def folded(text: str, width: int, widths: Widths) -> list[str]:
    """`text` in lines of at most `width` cells, all but the first indented by two."""
    lines, indent = list[str](), ""
    while text:
        cut = max(widths.fits(text, width - len(indent)), 1)
        lines.append(indent + text[:cut])
        text, indent = text[cut:], "  "
    return lines
