"""Scroll anchor: an article that keeps its position on the screen while the rows of the list change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey, Outline


class ScrollAnchor(NamedTuple):
    """An article, and its place on the screen."""

    key: ArticleKey
    height: int
    """Rows below the top of the view."""


def anchor_of(rows: Outline, top: int, height: int, cursor: int | None) -> ScrollAnchor | None:
    """A visible article, if possible that in the row of the cursor; None if there is none."""
    if cursor is not None and top <= cursor < top + height:
        return ScrollAnchor(rows.row(cursor).key, cursor - top)
    return ScrollAnchor(rows.row(top).key, 0) if top < len(rows) else None


def held(anchor: ScrollAnchor | None, rows: Outline) -> tuple[int | None, bool]:
    """The row to be at the top so that the anchor keeps its place, None to stay; and whether to show the cursor."""
    row = None if anchor is None else rows.row_of(anchor.key)
    if anchor is None or row is None:
        return None, True
    return row - anchor.height, anchor.height > 0
