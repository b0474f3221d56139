"""The sidebar: sections and headlines, virtual, with the heading of the section held in sight.

Takes `Rows` and what is to be shown beside them, posts `Considered` when the cursor comes to an article and `Chosen`
when one is asked for.
"""

from collections.abc import Mapping, Set

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.typeset.cells import Widths
from reader.ui.lines import LineView
from reader.ui.messages import Chosen, Considered
from reader.ui.paint import PLAIN, words
from reader.ui.rows import Groups, Rows, Shelf

OPEN = "›"
"""The sign of the open article."""


class Sidebar(LineView):
    """A list of articles with a cursor on one of them."""

    ROLES = ("heading", "count", "read", "open", "cursor", "muted")

    def __init__(self, shelf: Shelf, widths: Widths, *, id: str = "sidebar") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.shelf = shelf
        self.rows = Rows(Groups(), ())
        self.counts: Mapping[int, int] = {}
        """Matches by article, while a query stands."""
        self.read: Set[int] = frozenset()
        self.opened: int | None = None
        self.cursor: int | None = None
        """The article under the cursor."""
        self.empty = ""
        """What is said when there are no articles."""

    def show(self, rows: Rows, counts: Mapping[int, int]) -> None:
        """List `rows`. The cursor stays on its article, or goes to the nearest that is listed."""
        self.rows, self.counts = rows, counts
        self.virtual_size = Size(self.room.width, len(rows))
        at = self.opened if self.opened is not None and rows.row_of(self.opened) is not None else self.cursor
        self.cursor = rows.nearest(at or 0)
        self._reveal_cursor()
        self.refresh()

    def forget(self) -> None:
        """Articles have other numbers: what is known by the old ones means nothing."""
        self.show(Rows(Groups(), ()), {})
        self.opened, self.cursor, self.read = None, None, frozenset()

    def open(self, number: int, read: Set[int]) -> None:
        """Say that the article `number` is the open one; the cursor goes there where it is listed."""
        self.opened, self.read = number, read
        if self.rows.row_of(number) is not None:
            self.cursor = number
            self._reveal_cursor()
        self.refresh()

    def move(self, steps: int) -> None:
        """By articles."""
        self._consider(self.rows.neighbour(self.cursor or 0, steps))

    def page(self, screens: float) -> bool:
        """By as many articles as a screen has rows."""
        before = self.cursor
        self.move(int(self.room.height * screens))
        return self.cursor != before

    def edge(self, end: bool) -> None:
        """To the first article, or the last."""
        if self.rows.numbers:
            self._consider(self.rows.numbers[-1 if end else 0])

    def line(self, row: int, y: int) -> Strip:
        """A heading, or an article; at the top the heading of what is below it."""
        if row >= len(self.rows):
            text = self.empty if not len(self.rows) and y == 1 else ""
            return words(
                [(f"  {text}", self.palette["text"] + self.palette["muted"])],
                self.room.width,
                self.palette["text"],
                self.widths,
            )
        if y == 0:
            row = self.rows.heading_over(row)
        cell = self.rows.cells[row]
        return self._article(cell) if cell >= 0 else self._heading(row, ~cell)

    def on_resize(self, _event: events.Resize) -> None:
        """The rows are as wide as the view."""
        self.virtual_size = Size(self.room.width, len(self.rows))
        self._reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Ask for the article under the mouse."""
        row = self.scroll_offset.y + event.y
        if event.y > 0 and row < len(self.rows) and self.rows.cells[row] >= 0:
            self.cursor = self.rows.cells[row]
            self.post_message(Chosen(self.cursor))
            self.refresh()

    def _consider(self, number: int | None) -> None:
        if number is not None and number != self.cursor:
            self.cursor = number
            self._reveal_cursor()
            self.refresh()
            self.post_message(Considered(number))

    def _reveal_cursor(self) -> None:
        """Show the cursor below the heading that is held at the top; the section's own heading, where there is room."""
        row = None if self.cursor is None else self.rows.row_of(self.cursor)
        if row is not None:
            self.reveal(row - 1, row)

    def _heading(self, row: int, group: int) -> Strip:
        told = self.rows.groups.groups[group]
        name = f" {told.name}"
        if self.rows.groups.many_issues and told.date:
            name += f" {told.date}"
        blank = self.palette["text"]
        count = (f" {self.rows.size_of(row)} ", blank + self.palette["count"])
        return words([(name, blank + self.palette["heading"])], self.room.width, blank, self.widths, count)

    def _article(self, number: int) -> Strip:
        style = self.palette["text"]
        if number in self.read:
            style += self.palette["read"]
        if number == self.opened:
            style += self.palette["open"]
        blank = self.palette["text"]
        if number == self.cursor:
            style, blank = style + self.palette["cursor"], blank + self.palette["cursor"]
        sign = OPEN if number == self.opened else " "
        count = self.counts.get(number, 0)
        counted = self.palette["text"] + self.palette["count"]
        counted += self.palette["cursor"] if number == self.cursor else PLAIN
        right = (f" {count} ", counted) if count else (" ", blank)
        parts = [(f" {sign} {self.shelf.headline(number)}", style)]
        return words(parts, self.room.width, blank, self.widths, right)
