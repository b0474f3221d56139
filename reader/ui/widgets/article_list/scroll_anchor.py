"""Scroll anchor: an article that keeps its position on the screen while the rows of the list change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.geometry import Offset, Size

    from reader.api.outline import Outline

Anchor = tuple[int, int]
"""Key of an article, and its distance from the top in rows."""


class Scrolled(Protocol):
    """Interface of the article list to its anchor."""

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
        """Row of the cursor."""

    def notify_style_update(self) -> None:
        """Redraw everything."""

    def top_to(self, row: int) -> None:
        """Scroll so that `row` is the first visible row."""

    def reveal_cursor(self) -> None:
        """Scroll as little as needed to show the cursor."""


def anchor_of(view: Scrolled) -> Anchor | None:
    """A visible article, if possible that under the cursor; None if there is none."""
    top, row = view.scroll_offset.y, view.cursor_row
    if row is not None and top <= row < top + view.room.height:
        return view.rows.row(row).key, row - top
    return (view.rows.row(top).key, 0) if top < len(view.rows) else None


def hold(view: Scrolled, anchor: Anchor | None) -> None:
    """Scroll so that the anchor has its old distance from the top; if it is the cursor, keep it visible."""
    row = None if anchor is None else view.rows.row_of(anchor[0])
    if anchor is not None and row is not None:
        view.top_to(row - anchor[1])
    if anchor is None or row is None or anchor[1]:
        view.reveal_cursor()


def redraw_in_place(view: Scrolled) -> None:
    """Redraw after articles arrived from an archive, with the cursor on the same row."""
    if (row := view.cursor_row) is not None:
        view.cursor = view.rows.row(row).key
    view.notify_style_update()
