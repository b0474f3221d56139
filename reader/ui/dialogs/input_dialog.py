"""Base of dialogs with an input line and a list of matches below: finder, calendar, palette.

Text typed in one burst with the key that opened the dialog arrives in the line.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.typeset.cells import Widths
from reader.ui.system.tasks import Tasks
from reader.ui.widgets.choice_list import ChoiceList
from reader.ui.widgets.input_line import InputLine
from reader.ui.widgets.sheet_title import SheetTitle
from reader.ui.widgets.text_bar import TextBar

LONGEST = 200
"""Code points that a line takes: no name, headline or day is longer, and each key compares them with the list."""


class InputDialog(ModalScreen[str | None]):
    """An input line over a list."""

    AUTO_FOCUS = "#wanted"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", id="close_finder"),
        Binding("down,ctrl+n", "move(1)", id="finder_down"),
        Binding("up,ctrl+p", "move(-1)", id="finder_up"),
        Binding("pagedown", "page(1.0)", id="finder_next_page"),
        Binding("pageup", "page(-1.0)", id="finder_previous_page"),
    ]

    def __init__(self, name: str, title: str, placeholder: str, widths: Widths) -> None:
        super().__init__(name=name)
        self.title_line = SheetTitle(title, "", widths)
        self.wanted = InputLine(placeholder=placeholder, id="wanted", most=LONGEST)
        self.list, self.tasks = ChoiceList(widths), Tasks(self)
        self.entering = False
        """True if Enter was pressed before the answer came."""

    def compose(self) -> ComposeResult:
        """The title, the line, and the list."""
        with Vertical(id=self.name, classes="sheet"):
            yield self.title_line
            yield self.wanted
            yield self.list

    def on_text_bar_key_clicked(self, message: TextBar.KeyClicked) -> None:
        """Close, if that key was clicked in the title."""
        message.stop()
        self.action_close()

    def on_key(self, event: events.Key) -> None:
        """Add text typed before the line has the focus to the line."""
        if self.focused is self.wanted:
            return
        if event.key == "enter":
            self.entering = True
        elif event.is_printable and event.character:
            self.wanted.value += event.character
            self.wanted.cursor_position = len(self.wanted.value)

    def action_move(self, steps: int) -> None:
        """Move through the list."""
        self.list.move(steps)

    def action_page(self, screens: float) -> None:
        """Move through the list by screens."""
        self.list.page(screens)

    def action_close(self) -> None:
        """Close without a value."""
        self.dismiss(None)
