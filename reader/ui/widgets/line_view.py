"""Common base of the list, the article view and the results: lines drawn one by one when they become visible.

A view is given attributes and posts messages. Rows count from 0 at the top of the scrollable area.
"""

from abc import abstractmethod
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.typeset.cells import Widths
from reader.ui.widgets.marked_scrollbar import Marks, Rows, renderer
from reader.ui.widgets.role_styles import RoleStyles
from reader.ui.widgets.strips import Palette

HERE = "›"
"""Marker of the current row: some screens do not show a background colour."""


def revealing(rows: range, margin: int, top: int, height: int) -> int:
    """The new top row of a view of `height` rows that shows `rows` with `margin` rows around them.

    It is the current `top` if they are already visible.
    """
    margin = min(margin, max(height - len(rows), 0) // 2)
    if rows.start - margin < top:
        return rows.start - margin
    return max(top, rows.stop + margin - height)


def styled(marks: Rows, palette: Palette) -> Marks:
    """`marks` with the backgrounds of their roles."""
    return [(rows, Style(bgcolor=palette[role].bgcolor)) for rows, role in marks]


class Movable(Protocol):
    """Interface of a view to the movement keys."""

    def move(self, steps: int) -> None:
        """Move by `steps`, backwards if negative."""

    def page(self, screens: float) -> bool:
        """Move by `screens`, backwards if negative; False at the end."""

    def edge(self, end: bool) -> None:
        """Move to the beginning or the end."""

    def scroll_rows(self, rows: int) -> None:
        """Scroll by `rows`, backwards if negative; a cursor stays where it is."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrollable column of lines. Subclasses implement `line` and set `ROLES`."""

    ROLES: ClassVar[tuple[str, ...]] = ()
    """Roles with their own style, `view--role` in the style sheet."""

    def __init__(self, widths: Widths, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.widths = widths
        self.palette = RoleStyles(self, "view", self.ROLES)
        self._fitted: tuple[Size, Size] | None = None
        """Virtual size and container size last applied to the scrollbar."""

    def on_mount(self) -> None:
        """Mark the scrollbar, which now exists."""
        self.mark_scrollbar()

    def watch_virtual_size(self, size: Size) -> None:
        """Update the scrollbar at once, so that it is drawn together with the rows."""
        if self.is_mounted:
            self._scroll_update(size)

    def _scroll_update(self, virtual_size: Size) -> None:
        """Update the scrollbar only if a size changed: Textual calls this with every layout and redraws the bar."""
        fitted = (virtual_size, self.container_size)
        if fitted != self._fitted:
            self._fitted = fitted
            super()._scroll_update(virtual_size)

    @property
    def room(self) -> Size:
        """Columns and rows for lines, without the scrollbar."""
        return self.scrollable_content_region.size

    def notify_style_update(self) -> None:
        """Drop the cached styles: the theme or the focus has changed."""
        super().notify_style_update()
        self.palette.renew()
        if self.is_mounted:
            self.vertical_scrollbar.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip at `y` rows below the top of the view, as wide as the view with its scrollbar.

        Textual would pad it by Rich's count, which is too much where the terminal draws `“` two cells wide.
        """
        behind_bar = Segment(" " * (self.size.width - self.room.width))
        return Strip([*self.line(self.scroll_offset.y + y, y), behind_bar], self.size.width)

    @abstractmethod
    def line(self, row: int, y: int) -> Strip:
        """The strip of `row`, which is drawn `y` rows below the top."""

    def reveal(self, first: int, last: int | None = None, margin: int = 0) -> None:
        """Scroll as little as needed to show rows with `margin` rows around them; does nothing while hidden."""
        rows = range(first, (first if last is None else last) + 1)
        if self.room.height:
            top = revealing(rows, margin, self.scroll_offset.y, self.room.height)
            if top != self.scroll_offset.y:
                self.top_to(top)

    def top_to(self, row: int) -> None:
        """Scroll so that `row` is the first visible row."""
        self.scroll_to(y=max(row, 0), animate=False, force=True, immediate=True)

    def scroll_rows(self, rows: int) -> None:
        """Scroll; a cursor stays where it is."""
        self.top_to(self.scroll_offset.y + rows)

    def scroll_marks(self) -> Rows:
        """Rows to mark on the scrollbar."""
        return ()

    def mark_scrollbar(self) -> None:
        """Update the marks of the scrollbar: `scroll_marks` is called once, at the next redraw."""
        bar = self.vertical_scrollbar
        dressed = renderer(self.scroll_marks, lambda rows: styled(rows, self.palette))
        bar.renderer = dressed  # type: ignore[misc, assignment]
        bar.refresh()
