"""The help: every key of the table, under its headings, over the screen.

Takes the table of keys and nothing else, so it cannot say what the keys don't do.
"""

from collections.abc import Sequence
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.i18n import _
from reader.keymap.table import Key, scrolling
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.strips import PLAIN, text_strip

MARGIN, KEYS, GAP = 2, 9, 4
"""Cells at the sides, of the column of keys, and between two columns of groups."""

Line = tuple[tuple[str, str], ...]
"""`(text, role)` parts."""


class KeyGuide(LineView):
    """The lines of the help."""

    ROLES = ("heading", "key", "muted")

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__(widths, id="guide")
        groups = [group_lines(name, list(members), widths) for name, members in groupby(keys, attrgetter("group"))]
        self.single = stacked(groups)
        left = half(groups)
        self.double = beside(stacked(groups[:left]), stacked(groups[left:]), widths)
        self.note: Line = ((_("Chinese input may stay on: full-width keys do the same."), "muted"),)
        self.lines: list[Line] = []

    def width_of(self, lines: Sequence[Line]) -> int:
        """Cells of the widest line, and of the margins."""
        return max(sum(self.widths.width(text) for text, _ in line) for line in (*lines, self.note)) + 2 * MARGIN + 1

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Two columns where they fit, else one."""
        wide = self.width_of(self.double)
        fits = wide <= container.width
        self.lines = [(), *(self.double if fits else self.single), self.note, ()]
        return wide if fits else min(self.width_of(self.single), container.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height: one row a line of the help."""
        return len(self.lines)

    def line(self, row: int, y: int) -> Strip:
        """A heading, or a key and what it does."""
        blank = self.palette["text"]
        parts = self.lines[row] if row < len(self.lines) else ()
        said = [(" " * MARGIN, blank), *((text, blank + self.palette.get(role, PLAIN)) for text, role in parts)]
        return text_strip(said, self.room.width, blank, self.widths)

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


def group_lines(name: str, keys: Sequence[Key], widths: Widths) -> list[Line]:
    """A heading, and a line for each key."""
    said = [((widths.pad(key.shown, KEYS), "key"), (key.description, "")) for key in keys]
    return [((name, "heading"),), *said]


def stacked(groups: Sequence[Sequence[Line]]) -> list[Line]:
    """Groups in one column, a blank line after each."""
    return [line for group in groups for line in (*group, ())]


def half(groups: Sequence[Sequence[Line]]) -> int:
    """How many groups are to stand in the first of two columns, so that neither is much longer than the other."""
    lengths = [len(stacked(groups[:count])) for count in range(len(groups) + 1)]
    return min(range(len(lengths)), key=lambda count: abs(lengths[-1] - 2 * lengths[count]))


def beside(left: Sequence[Line], right: Sequence[Line], widths: Widths) -> list[Line]:
    """Two columns."""
    taken = [sum(widths.width(text) for text, _ in line) for line in left]
    room = max(taken) + GAP
    rows = zip_longest(left, taken, right)
    return [(*(one or ()), (" " * (room - (cells or 0)), ""), *(other or ())) for one, cells, other in rows]


class HelpScreen(ModalScreen[None]):
    """Shows the keys until it is told to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ,?,？,enter", "close", id="close_help"),
        *bindings(scrolling()),
    ]

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__()
        self.guide = KeyGuide(keys, widths)

    def compose(self) -> ComposeResult:
        """The lines, in the middle."""
        yield self.guide

    def action_close(self) -> None:
        """Back to the screen beneath."""
        self.dismiss()

    def action_move(self, steps: int) -> None:
        """Scroll by lines."""
        self.guide.move(steps)

    def action_page(self, screens: float) -> None:
        """Scroll by screens."""
        self.guide.page(screens)

    def action_leaf(self, screens: float) -> None:
        """Scroll by screens."""
        self.guide.page(screens)

    def action_scroll(self, rows: int) -> None:
        """Scroll by lines."""
        self.guide.move(rows)

    def action_edge(self, end: bool) -> None:
        """Scroll to an end."""
        self.guide.edge(end)
