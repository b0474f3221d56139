"""The help: every key of the table, under its headings, over the screen.

Takes the table of keys and nothing else, so it cannot say what the keys don't do.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.typeset.cells import Widths
from reader.ui.keys import Key, bindings, table
from reader.ui.lines import LineView
from reader.ui.paint import words
from reader.wording import _

KEYS = 11
"""Cells of the column of keys."""


class Guide(LineView):
    """The lines of the help."""

    ROLES = ("title", "heading", "key", "muted")

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__(widths, id="guide")
        self.lines: list[tuple[tuple[str, str], ...]] = list(lines(keys, widths))

    def line(self, row: int, y: int) -> Strip:
        """A heading, or a key and what it does."""
        parts = self.lines[row] if row < len(self.lines) else ()
        blank = self.palette["text"]
        said = [(text, blank + self.palette[role]) for text, role in parts]
        return words(said, self.room.width, blank, self.widths)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines)

    def on_resize(self, _event: events.Resize) -> None:
        """All lines can be scrolled to."""
        self.virtual_size = Size(self.room.width, len(self.lines))

    def move(self, steps: int) -> None:
        """By lines."""
        self.top_to(self.scroll_offset.y + steps)

    def page(self, screens: float) -> bool:
        """By screens."""
        self.move(int(self.room.height * screens))
        return True

    def edge(self, end: bool) -> None:
        """To the first line, or the last."""
        self.top_to(len(self.lines) if end else 0)


def lines(keys: Sequence[Key], widths: Widths) -> list[tuple[tuple[str, str], ...]]:
    """What the help says: `(text, role)` parts of each line."""
    said: list[tuple[tuple[str, str], ...]] = [()]
    for group, members in groupby(keys, attrgetter("group")):
        said.append(((f"  {group}", "heading"),))
        said += [((f"    {widths.pad(key.shown, KEYS)}", "key"), (key.description, "text")) for key in members]
        said.append(())
    said.append(((_("  Chinese input may stay on: full-width keys do the same."), "muted"),))
    return [*said, ()]


MOVES = frozenset(("down", "up", "next_page", "previous_page", "half_down", "half_up", "first", "last"))
"""The keys that scroll the help as they do everything else."""


class Help(ModalScreen[None]):
    """Shows the keys until it is told to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ,?,？,enter", "close", id="close_help"),
        *bindings(tuple(key for key in table() if key.id in MOVES)),
    ]

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__()
        self.guide = Guide(keys, widths)

    def compose(self) -> ComposeResult:
        """The lines, in the middle."""
        yield self.guide

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss()

    def action_move(self, steps: int) -> None:
        """Scroll by lines."""
        self.guide.move(steps)

    def action_page(self, screens: float) -> None:
        """Scroll by screens."""
        self.guide.page(screens)

    def action_edge(self, end: bool) -> None:
        """Scroll to an end."""
        self.guide.edge(end)
