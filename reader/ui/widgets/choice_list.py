"""A list to choose from, with a cursor: used by the finder, the facets and the list of problems.

Takes the number of rows and a function that gives each; it is called for visible rows only. Posts `Picked`.
"""

from collections.abc import Callable
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.errors import NotHereYetError
from reader.typeset.cells import Widths
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.line_view import HERE, LineView
from reader.ui.widgets.strips import notice_strip, text_strip, wrapped


class ChoiceRow(NamedTuple):
    """Contents of one row."""

    parts: tuple[tuple[str, str], ...]
    """Texts, each with its role."""
    right: str = ""
    """Text at the right edge."""
    heading: bool = False
    """True if the row cannot be chosen."""


def no_row(place: int) -> ChoiceRow:
    """Placeholder row used before `show` is called."""
    return ChoiceRow(())


class ChoiceList(LineView, can_focus=False):
    """Rows, with the cursor on a row that can be chosen."""

    class Picked(FieldMessage):
        """Message: a row was clicked."""

        place: int
        """Index of the row, from 0."""

    ROLES = (
        *("headline", "heading", "meta", "excerpt", "match", "current", "track", "tick"),
        *("cursor", "count", "key", "title", "muted"),
    )

    def __init__(self, widths: Widths, *, id: str = "choices") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.count = 0
        self.row: Callable[[int], ChoiceRow] = no_row
        self.cursor = 0
        self.notice: tuple[str, ...] = ()
        """Texts shown if there are no rows."""

    def show(self, count: int, row: Callable[[int], ChoiceRow], notice: tuple[str, ...] = ()) -> None:
        """List `count` rows, with the cursor on the first."""
        self.count, self.row, self.notice, self.cursor = count, row, notice, 0
        self._fit()
        self.top_to(0)
        self.put_cursor_on(0)

    @property
    def chosen(self) -> int | None:
        """Index of the row under the cursor; None if no row can be chosen."""
        return self.cursor if self.cursor < self.count and not self._contents(self.cursor).heading else None

    def put_cursor_on(self, place: int, forward: bool = True) -> None:
        """Put the cursor on a row, or on the next row (backwards: the previous one) that can be chosen."""
        place = min(max(place, 0), max(self.count - 1, 0))
        for way in (1, -1) if forward else (-1, 1):
            there = place
            while 0 <= there < self.count and self._contents(there).heading:
                there += way
            if 0 <= there < self.count:
                self.cursor = there
                break
        self.reveal(self.cursor, margin=1)
        self.refresh()

    def move(self, steps: int) -> None:
        """Move by rows."""
        self.put_cursor_on(self.cursor + steps, steps > 0)

    def page(self, screens: float) -> bool:
        """Move by screens."""
        before = self.cursor
        self.move(round(self.room.height * screens))
        return self.cursor != before

    def edge(self, end: bool) -> None:
        """Move to the first or last row."""
        self.put_cursor_on(self.count if end else 0, not end)

    def line(self, row: int, y: int) -> Strip:
        """One row, or a row of the notice."""
        blank = self.palette["text"]
        if not self.count:
            return notice_strip(self.notice, y, self.room, self.palette, self.widths)
        if row >= self.count:
            return Strip.blank(self.room.width, blank)
        contents = self._contents(row)
        here = row == self.cursor and not contents.heading
        if here:
            blank += self.palette["cursor"]
        parts = [(text, blank + self.palette[role]) for text, role in contents.parts]
        right = (f" {contents.right} ", blank + self.palette["count"])
        return text_strip([(HERE if here else " ", blank), *parts], self.room.width, blank, self.widths, right)

    def _contents(self, row: int) -> ChoiceRow:
        """The contents of a row; a placeholder while its article is being loaded from an archive."""
        try:
            return self.row(row)
        except NotHereYetError:
            return ChoiceRow((("…", "muted"),))

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self._fit()
        self.reveal(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Post `Picked` for the clicked row."""
        place = self.scroll_offset.y + event.y
        if place < self.count and not self._contents(place).heading:
            self.put_cursor_on(place)
            self.post_message(self.Picked(place))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height: one row a choice, or the notice with a margin."""
        return max(self.count, sum(len(wrapped(line, width, self.widths)) for line in self.notice) + 2)

    def _fit(self) -> None:
        self.virtual_size = Size(self.room.width, self.count)
        self.refresh(layout=True)
