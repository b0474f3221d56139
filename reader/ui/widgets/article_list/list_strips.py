"""Strips of the rows of the article list: headings, and headlines with their signs and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING, Protocol

from textual.cache import FIFOCache
from textual.geometry import Size
from textual.strip import Strip

from reader.ui.captions import path_name
from reader.ui.widgets.line_view import HERE
from reader.ui.widgets.strips import PLAIN, Palette, text_strip

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey, Outline, OutlineHeading
    from reader.typeset.cells import Widths

MOST = 2000
"""Most strips that are cached."""
OPEN, SHUT, READ = HERE, "▸", "✓"
"""Signs of the open article, a collapsed heading and a read article: one cell wide in every terminal."""


class Listing(Protocol):
    """Interface of the article list to its strips."""

    widths: Widths
    articles: LibraryView
    rows: Outline
    counts: Mapping[ArticleKey, int]
    read: Set[int]
    opened: int | None
    cursor: int | None

    @property
    def size(self) -> Size:
        """Columns and rows, including the scrollbar."""

    @property
    def room(self) -> Size:
        """Columns and rows for lines."""

    @property
    def palette(self) -> Palette:
        """Styles by role."""

    @property
    def cursor_row(self) -> int | None:
        """Row of the cursor."""


class StripCache:
    """Cache of article strips by everything they depend on: an arrow key changes only two of the visible ones."""

    def __init__(self) -> None:
        self._strips: FIFOCache[tuple[int, ...], Strip] = FIFOCache(MOST)

    def get(self, key: tuple[int, ...], make: Callable[[], Strip]) -> Strip:
        """The strip of `key`, made by `make` if it is not cached."""
        strip = self._strips.get(key)
        if strip is None:
            self._strips.set(key, strip := make())
        return strip

    def clear(self) -> None:
        """Drop all strips: styles or article keys have changed."""
        self._strips.clear()


def strip_key(view: Listing, row: int, y: int) -> tuple[int, ...] | None:
    """Cache key of the strip of a row, without the palette; None for headings and rows that are not cached."""
    there = view.rows.row(row) if y and row < len(view.rows) else None
    if there is None or there.heading is not None:
        return None
    key = there.key
    here, opened, read = key == view.cursor, key == view.opened, key in view.read
    return key, here, opened, read, view.counts.get(key, 0), view.size.width


def blank_line(view: Listing, text: str) -> Strip:
    """A row below the list, or `text` if the list is empty."""
    blank = view.palette["text"]
    return text_strip([(f"  {text}", blank + view.palette["muted"])], view.room.width, blank, view.widths)


def list_line(view: Listing, row: int) -> Strip:
    """The strip of a row: a heading, or an article."""
    there = view.rows.row(row)
    return _article(view, there.key) if there.heading is None else heading_line(view, row)


def heading_line(view: Listing, row: int, whole: bool = False) -> Strip:
    """The heading in `row`; `whole`: with its parent headings, which are scrolled out."""
    around = _around(view, row)
    heading = around[0]
    palette, level, shut = view.palette, 0 if whole else heading.level, heading.shut
    holds = shut and view.opened is not None and view.rows.row_of(view.opened) == row
    sign = f"{OPEN if holds else ' '}{SHUT if shut else ''}"
    blank = palette["text"]
    styles = [blank, blank + palette["open" if holds else "heading"], blank + palette["count"]]
    if shut and row == view.cursor_row:
        styles = [style + palette["cursor"] for style in styles]
    blank, plain, counted = styles
    name = f"{' ' * level}{sign}{' ' if shut else ''}{path_name(around if whole else around[:1])}"
    count = (f" {heading.size:,} ", counted)
    return text_strip([(name, plain)], view.room.width, blank, view.widths, count)


def _around(view: Listing, row: int) -> list[OutlineHeading]:
    """The heading in `row` and its parents, from the innermost outwards."""
    found: list[OutlineHeading] = []
    place: int | None = row
    while place is not None and (heading := view.rows.row(place).heading) is not None:
        found.append(heading)
        place = view.rows.heading_around(place)
    return found


def _article(view: Listing, key: ArticleKey) -> Strip:
    palette, here = view.palette, key == view.cursor
    blank = palette["text"] + (palette["cursor"] if here else PLAIN)
    style = palette["text"]
    if key in view.read:
        style += palette["read"]
    if key == view.opened:
        style += palette["open"]
    if here:
        style += palette["cursor"]
    sign = OPEN if key == view.opened else READ if key in view.read else " "
    count = view.counts.get(key, 0)
    counted = palette["text"] + palette["count"] + (palette["cursor"] if here else PLAIN)
    right = (f" {count:,} ", counted) if count else (" ", blank)
    parts = [(f" {sign} {view.articles.summary(key).headline}", style)]
    return text_strip(parts, view.room.width, blank, view.widths, right)
