"""Article list: a virtual list of headings and headlines. The top row is the heading of the rows below it.

Takes an outline, with counts and read state. Posts `Highlighted` when the cursor moves to an article, `Selected` when
an article is clicked, `HeadingToggled` when a heading is clicked. The cursor is an article; if that is hidden, it is on
the heading that hides it.
"""

from collections.abc import Mapping, Set
from functools import partial

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.api.library import LibraryView
from reader.api.outline import ArticleKey, EmptyOutline, Outline, Path
from reader.typeset.cells import Widths
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.article_list.list_strips import ListContents, ListLook, StripCache, list_line, strip_key
from reader.ui.widgets.article_list.scroll_anchor import ScrollAnchor, anchor_of, held
from reader.ui.widgets.line_view import LineView


class ArticleList(LineView):
    """A list of articles, with a cursor on one of them."""

    class Highlighted(FieldMessage):
        """Message: the cursor moved to an article. Of several pending ones only the last counts."""

        key: ArticleKey

        def can_replace(self, message: Message) -> bool:
            """True if this message makes an earlier one obsolete."""
            return isinstance(message, ArticleList.Highlighted)

    class Selected(FieldMessage):
        """Message: an article was clicked."""

        key: ArticleKey

    class HeadingToggled(FieldMessage):
        """Message: a heading was clicked, which is to be expanded or collapsed."""

        path: Path

    ROLES = ("heading", "count", "read", "open", "cursor", "muted")

    def __init__(self, articles: LibraryView, widths: Widths, *, id: str = "sidebar") -> None:  # noqa: A002
        super().__init__(widths, id=id)
        self.articles = articles
        self.rows: Outline = EmptyOutline()
        self.counts: Mapping[ArticleKey, int] = {}
        self.read: Set[int] = frozenset()
        self.opened: int | None = None
        self.cursor: int | None = None
        self.strayed = False
        """True if the cursor was moved to a heading, or to an article that is not open yet, and must stay there."""
        self.unheard: ArticleKey | None = None
        """Key of the article of a pending `Highlighted`."""
        self._height: int | None = None
        """Rows from the top to the cursor when the keys were dropped."""
        self.empty = ""
        self._strips = StripCache()

    @property
    def cursor_row(self) -> int | None:
        """Row of the cursor."""
        return None if self.cursor is None else self.rows.row_of(self.cursor)

    @property
    def shut_row(self) -> int | None:
        """Row of the cursor if it is on a collapsed heading."""
        row = self.cursor_row
        heading = None if row is None else self.rows.row(row).heading
        return row if heading is not None and heading.shut else None

    def show(self, rows: Outline, counts: Mapping[ArticleKey, int]) -> None:
        """List `rows`. The cursor stays on its article, or moves to the nearest listed one, in the same screen row."""
        anchor = anchor_of(self.rows, self.scroll_offset.y, self.room.height, self.cursor_row)
        self.rows, self.counts = rows, counts
        self.virtual_size = Size(self.room.width, len(rows))
        stays = self.strayed or self.opened is None or rows.row_of(self.opened) is None
        self.cursor = rows.nearest(self.cursor if stays else self.opened)
        if anchor is None and self.cursor is not None and self._height is not None:
            anchor = ScrollAnchor(self.cursor, self._height)
        self._height = None
        top, reveals = held(anchor, rows)
        if top is not None:
            self.top_to(top)
        if reveals:
            self.reveal_cursor()
        self.refresh()

    def forget(self) -> None:
        """Drop all state that depends on article keys: the keys have changed."""
        anchor = anchor_of(self.rows, self.scroll_offset.y, self.room.height, self.cursor_row)
        self._strips.clear()
        self.show(EmptyOutline(), {})
        self._height = anchor.height if anchor else None
        self.opened, self.cursor, self.read, self.strayed, self.unheard = None, None, frozenset(), False, None

    def open(self, key: ArticleKey, read: Set[int]) -> None:
        """Set the open article `key` and the read articles; the cursor moves to the open article if it is listed."""
        self.opened, self.read = key, read
        if self.rows.row_of(key) is not None:
            self.put_cursor_on(key)
        self.refresh()

    def put_cursor_on(self, key: ArticleKey) -> None:
        """Put the cursor on an article, or on the heading that hides it."""
        self.cursor = key
        self.strayed = key != self.opened
        self.reveal_cursor()
        self.refresh()

    def move(self, steps: int) -> None:
        """Move by articles and collapsed headings."""
        if self.rows.total:
            self._consider(self.rows.step(self.cursor_row or 0, steps))

    def page(self, screens: float) -> bool:
        """Move by as many articles as a screen has rows."""
        before = self.cursor
        self.move(int(self.room.height * screens))
        return self.cursor != before

    def edge(self, end: bool) -> None:
        """Move to the first or last article."""
        if rows := len(self.rows):
            self._consider(self.rows.step(0, rows if end else -rows))

    def line(self, row: int, y: int) -> Strip:
        """One row: a heading or an article; the top row is always a heading."""
        return list_line(self._contents, row, y, ListLook(self.palette, self.room.width, self.widths))

    def render_line(self, y: int) -> Strip:
        """The strip at `y`, as in `LineView`; strips of articles are cached."""
        key, draw = strip_key(self._contents, self.scroll_offset.y + y, y), partial(super().render_line, y)
        return draw() if key is None else self._strips.get((*key, self.size.width), draw)

    def redraw_in_place(self) -> None:
        """Redraw after articles arrived from an archive, with the cursor on the same row."""
        if (row := self.cursor_row) is not None:
            self.cursor = self.rows.row(row).key
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Drop the cached strips: the theme or the focus has changed."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.virtual_size = Size(self.room.width, len(self.rows))
        self.reveal_cursor()

    def on_click(self, event: events.Click) -> None:
        """Post `Selected` for a clicked article, `HeadingToggled` for a clicked heading."""
        row = self.scroll_offset.y + event.y
        if row >= len(self.rows):
            return
        row = row if event.y else self.rows.heading_over(row)
        self.cursor, heading = self.rows.row(row)
        if heading is None:
            self.post_message(self.Selected(self.cursor))
        else:
            self.strayed = True
            self.post_message(self.HeadingToggled(heading.path))
        self.refresh()

    @property
    def _contents(self) -> ListContents:
        return ListContents(self.articles, self.rows, self.counts, self.read, self.opened, self.cursor, self.empty)

    def _consider(self, row: int) -> None:
        """Put the cursor on a row, and post `Highlighted` for an article."""
        if row == self.cursor_row:
            return
        key, heading = self.rows.row(row)
        self.put_cursor_on(key)
        if heading is None:
            self.unheard = key
            self.post_message(self.Highlighted(key))

    def reveal_cursor(self) -> None:
        """Show the cursor below the heading held at the top, if possible with the section's own heading."""
        row = self.cursor_row
        if row is not None:
            self.reveal(row - 1, row)
