"""What keeps its place on the screen while the rows of the list change: an article, and how far below the top it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.geometry import Offset, Size

    from reader.api.outline import Outline

Anchor = tuple[int, int]
"""An article, and rows below the top."""


class Scrolled(Protocol):
    """The list of articles."""

    rows: Outline
    cursor: int | None

    @property
    def scroll_offset(self) -> Offset:
        """Scroll position; `y` is the top row."""

    @property
    def room(self) -> Size:
        """Columns and rows for lines."""

    @property
    def cursor_row(self) -> int | None:
        """The row under the cursor."""

    def notify_style_update(self) -> None:
        """Draw all anew."""

    def top_to(self, row: int) -> None:
        """Scroll so that `row` is the first one shown."""

    def reveal_cursor(self) -> None:
        """Scroll as little as is needed to show the cursor."""


def anchor_of(view: Scrolled) -> Anchor | None:
    """An article that is seen, if possible that under the cursor."""
    top, row = view.scroll_offset.y, view.cursor_row
    if row is not None and top <= row < top + view.room.height:
        return view.rows.row(row).key, row - top
    return (view.rows.row(top).key, 0) if top < len(view.rows) else None


def hold(view: Scrolled, anchor: Anchor | None) -> None:
    """Scroll so that an article is as far below the top as it was; and where it was under the cursor, in sight."""
    row = None if anchor is None else view.rows.row_of(anchor[0])
    if anchor is not None and row is not None:
        view.top_to(row - anchor[1])
    if anchor is None or row is None or anchor[1]:
        view.reveal_cursor()


def settle(view: Scrolled) -> None:
    """Articles have come that were on their way from an archive: draw them, and keep the cursor on the one it is on."""
    if (row := view.cursor_row) is not None:
        view.cursor = view.rows.row(row).key
    view.notify_style_update()
