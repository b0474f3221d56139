"""The sidebar: headings and headlines, virtual, with the heading of what is at the top held in sight.

Takes an outline and what is to be shown beside it. Posts `Considered` when the cursor comes to an article, `Chosen`
when one is asked for, `Turned` when a heading is to be opened or shut. The cursor is an article; where that is hidden,
it stands on the heading that hides it.
"""

from collections.abc import Mapping, Set

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.api.library import LibraryView
from reader.api.outline import EmptyOutline, Outline, OutlineHeading
from reader.typeset.cells import Widths
from reader.ui.captions import heading_name
from reader.ui.messages import Chosen, Considered, Turned
from reader.ui.widgets.line_view import HERE, LineView
from reader.ui.widgets.strips import PLAIN, text_strip

OPEN, SHUT, READ = HERE, "▸", "✓"
"""The signs of the open article, and of a heading that is shut. Both one cell wide in every terminal."""


class ArticleList(LineView):
    """A list of articles with a cursor on one of them."""

    ROLES = ("heading", "count", "read", "open", "cursor", "muted")

    def __init__(self, articles: LibraryView, widths: Widths, *, id: str = "sidebar") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.articles = articles
        self.rows: Outline = EmptyOutline()
        self.counts: Mapping[int, int] = {}
        """Matches by article, while a query stands."""
        self.read: Set[int] = frozenset()
        self.opened: int | None = None
        self.cursor: int | None = None
        """The article under the cursor, or the first under the shut heading there."""
        self.strayed = False
        """Whether the cursor was put on a heading, and has to stay when the open article is elsewhere."""
        self._height: int | None = None
        """How far below the top the cursor was when the numbers were forgotten."""
        self.empty = ""
        """What is said when there are no articles."""

    @property
    def cursor_row(self) -> int | None:
        """The line under the cursor."""
        return None if self.cursor is None else self.rows.row_of(self.cursor)

    @property
    def shut_row(self) -> int | None:
        """The line under the cursor, where that is a shut heading."""
        row = self.cursor_row
        heading = None if row is None else self.rows.row(row).heading
        return row if heading is not None and heading.shut else None

    def show(self, rows: Outline, counts: Mapping[int, int]) -> None:
        """List `rows`. The cursor stays on its article, or goes to the nearest that is listed, at the same height."""
        anchor = self._anchor()
        self.rows, self.counts = rows, counts
        self.virtual_size = Size(self.room.width, len(rows))
        stays = self.strayed or self.opened is None or rows.row_of(self.opened) is None
        self.cursor = rows.nearest(self.cursor if stays else self.opened)
        if anchor is None and self.cursor is not None and self._height is not None:
            anchor = self.cursor, self._height
        self._height = None
        self._hold(anchor)
        self.refresh()

    def forget(self) -> None:
        """Articles have other numbers: what is known by the old ones means nothing."""
        anchor = self._anchor()
        self._kept.clear()
        self.show(EmptyOutline(), {})
        self._height = anchor[1] if anchor else None
        self.opened, self.cursor, self.read, self.strayed = None, None, frozenset(), False

    def open(self, number: int, read: Set[int]) -> None:
        """Say that the article `number` is the open one; the cursor goes there where it is listed."""
        self.opened, self.read = number, read
        if self.rows.row_of(number) is not None:
            self.stand_at(number)
        self.refresh()

    def stand_at(self, number: int) -> None:
        """Put the cursor on an article, or the heading that hides it."""
        self.cursor = number
        self.strayed = number != self.opened
        self._reveal_cursor()
        self.refresh()

    def move(self, steps: int) -> None:
        """By articles, and headings that are shut."""
        row = self.cursor_row
        if self.rows.total:
            self._consider(self.rows.step(0 if row is None else row, steps))

    def page(self, screens: float) -> bool:
        """By as many articles as a screen has rows."""
        before = self.cursor
        self.move(int(self.room.height * screens))
        return self.cursor != before

    def edge(self, end: bool) -> None:
        """To the first article, or the last."""
        if rows := len(self.rows):
            self._consider(self.rows.step(0, rows if end else -rows))

    def line(self, row: int, y: int) -> Strip:
        """A heading, or an article; at the top the heading of what is below it."""
        if row >= len(self.rows):
            text = self.empty if not len(self.rows) and y == 1 else ""
            blank = self.palette["text"]
            return text_strip([(f"  {text}", blank + self.palette["muted"])], self.room.width, blank, self.widths)
        if y == 0:
            row = self.rows.heading_over(row)
        there = self.rows.row(row)
        return self._article(there.key) if there.heading is None else self._heading(row, there.heading)

    def look(self, row: int, y: int) -> tuple[int, ...] | None:
        """An article, and what is marked of it."""
        there = self.rows.row(row) if y and row < len(self.rows) else None
        if there is None or there.heading is not None:
            return None
        number = there.key
        return number, number == self.cursor, number == self.opened, number in self.read, self.counts.get(number, 0)

    def on_resize(self, _event: events.Resize) -> None:
        """The rows are as wide as the view."""
        self.virtual_size = Size(self.room.width, len(self.rows))
        self._reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Ask for the article under the mouse; open or shut the heading there."""
        row = self.scroll_offset.y + event.y
        if row >= len(self.rows):
            return
        if event.y == 0:
            row = self.rows.heading_over(row)
        self.cursor, heading = self.rows.row(row)
        if heading is None:
            self.post_message(Chosen(self.cursor))
        else:
            self.strayed = True
            self.post_message(Turned(heading.path))
        self.refresh()

    def _consider(self, row: int) -> None:
        """Put the cursor on a line."""
        if row == self.cursor_row:
            return
        key, heading = self.rows.row(row)
        self.stand_at(key)
        if heading is None:
            self.strayed = False
            self.post_message(Considered(key))

    def _anchor(self) -> tuple[int, int] | None:
        """An article that is seen, if possible that under the cursor, and how far below the top it is."""
        top, height = self.scroll_offset.y, self.room.height
        row = self.cursor_row
        if row is not None and top <= row < top + height:
            return self.rows.row(row).key, row - top
        return (self.rows.row(top).key, 0) if top < len(self.rows) else None

    def _hold(self, anchor: tuple[int, int] | None) -> None:
        """Scroll so that an article is as far below the top as it was; and where it was under the cursor, in sight."""
        row = None if anchor is None else self.rows.row_of(anchor[0])
        if anchor is not None and row is not None:
            self.top_to(row - anchor[1])
        if anchor is None or row is None or anchor[1]:
            self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        """Show the cursor below the heading that is held at the top; the section's own heading, where there is room."""
        row = self.cursor_row
        if row is not None:
            self.reveal(row - 1, row)

    def _heading(self, row: int, heading: OutlineHeading) -> Strip:
        level, shut = heading.level, heading.shut
        holds = shut and self.opened is not None and self.rows.row_of(self.opened) == row
        sign = f"{OPEN if holds else ' '}{SHUT if shut else ''}"
        blank = self.palette["text"]
        styles = [blank, blank + self.palette["open" if holds else "heading"], blank + self.palette["count"]]
        if shut and row == self.cursor_row:
            styles = [style + self.palette["cursor"] for style in styles]
        blank, told, counted = styles
        name = f"{' ' * level}{sign}{' ' if shut else ''}{heading_name(heading)}"
        count = (f" {heading.size} ", counted)
        return text_strip([(name, told)], self.room.width, blank, self.widths, count)

    def _article(self, number: int) -> Strip:
        style = self.palette["text"]
        if number in self.read:
            style += self.palette["read"]
        if number == self.opened:
            style += self.palette["open"]
        blank = self.palette["text"]
        here = number == self.cursor
        if here:
            style, blank = style + self.palette["cursor"], blank + self.palette["cursor"]
        sign = OPEN if number == self.opened else READ if number in self.read else " "
        count = self.counts.get(number, 0)
        counted = self.palette["text"] + self.palette["count"] + (self.palette["cursor"] if here else PLAIN)
        right = (f" {count} ", counted) if count else (" ", blank)
        return text_strip(
            [(f" {sign} {self.articles.summary(number).headline}", style)], self.room.width, blank, self.widths, right
        )
