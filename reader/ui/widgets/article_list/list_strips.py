"""Strips of the rows of the article list: headings, and headlines with their signs and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import TYPE_CHECKING

from textual.cache import FIFOCache
from textual.strip import Strip

from reader.named_tuple import NamedTuple
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


class ArticleState(NamedTuple):
    """All that the strip of an article depends on besides its headline and the styles."""

    here: bool
    """True if the cursor is on it."""
    opened: bool
    read: bool
    matches: int
    """Number of matches, while there is a query."""


class HeadingState(NamedTuple):
    """What the strip of a heading depends on besides the styles."""

    headings: tuple[OutlineHeading, ...]
    """The heading and its parents, from the innermost outwards."""
    whole: bool
    """True if the parents are shown too: they are scrolled out."""
    holds: bool
    """True if it is collapsed over the open article."""
    here: bool
    """True if it is collapsed and the cursor is on it."""


class ListContents(NamedTuple):
    """What is listed, and what is known of it."""

    articles: LibraryView
    rows: Outline
    counts: Mapping[ArticleKey, int]
    """Number of matches by article, while there is a query."""
    read: Set[int]
    opened: int | None
    cursor: int | None
    """Key of the article under the cursor, or of the first under the collapsed heading there."""
    empty: str
    """Text shown instead of rows if there are none."""

    def article(self, key: ArticleKey) -> ArticleState:
        """The state of an article."""
        return ArticleState(key == self.cursor, key == self.opened, key in self.read, self.counts.get(key, 0))

    def heading(self, row: int, *, whole: bool = False) -> HeadingState:
        """The state of the heading in `row`."""
        headings = headings_over(self.rows, row)
        holds, here = (
            headings[0].shut and key is not None and self.rows.row_of(key) == row for key in (self.opened, self.cursor)
        )
        return HeadingState(headings, whole, holds, here)


class ListLook(NamedTuple):
    """How the lines of the list are drawn."""

    palette: Palette
    """Styles by role."""
    width: int
    """Cells of a line."""
    widths: Widths


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


def headings_over(rows: Outline, row: int) -> tuple[OutlineHeading, ...]:
    """The heading in `row` and its parents, from the innermost outwards."""
    found: list[OutlineHeading] = []
    place: int | None = row
    while place is not None and (heading := rows.row(place).heading) is not None:
        found.append(heading)
        place = rows.heading_around(place)
    return tuple(found)


def list_line(contents: ListContents, row: int, y: int, look: ListLook) -> Strip:
    """The line of a row, drawn `y` rows below the top: at the top always a heading."""
    if row >= len(contents.rows):
        return blank_line(contents.empty if y == 1 and not len(contents.rows) else "", look)
    if not y:
        return heading_line(contents.heading(contents.rows.heading_over(row), whole=True), look)
    key, heading = contents.rows.row(row)
    if heading is not None:
        return heading_line(contents.heading(row), look)
    return article_line(contents.articles.summary(key).headline, contents.article(key), look)


def strip_key(contents: ListContents, row: int, y: int) -> tuple[int, ...] | None:
    """What the strip of a row depends on besides the look; None for headings and rows that are not cached."""
    key, heading = contents.rows.row(row) if y and row < len(contents.rows) else (None, None)
    return None if key is None or heading is not None else (key, *contents.article(key))


def blank_line(text: str, look: ListLook) -> Strip:
    """A row below the list, with `text` if that is empty."""
    blank = look.palette["text"]
    return text_strip([(f"  {text}", blank + look.palette["muted"])], look.width, blank, look.widths)


def heading_line(state: HeadingState, look: ListLook) -> Strip:
    """The line of a heading: its name, with its parents' if these are not above it, and the number of its articles."""
    heading, palette = state.headings[0], look.palette
    level, shut = 0 if state.whole else heading.level, heading.shut
    sign = f"{OPEN if state.holds else ' '}{SHUT if shut else ''}"
    blank = palette["text"]
    styles = [blank, blank + palette["open" if state.holds else "heading"], blank + palette["count"]]
    if state.here:
        styles = [style + palette["cursor"] for style in styles]
    blank, plain, counted = styles
    name = f"{' ' * level}{sign}{' ' if shut else ''}{path_name(state.headings if state.whole else state.headings[:1])}"
    count = (f" {heading.size:,} ", counted)
    return text_strip([(name, plain)], look.width, blank, look.widths, count)


def article_line(headline: str, state: ArticleState, look: ListLook) -> Strip:
    """The line of an article: its sign, its headline, and the number of its matches."""
    palette = look.palette
    under = palette["cursor"] if state.here else PLAIN
    blank, style = palette["text"] + under, palette["text"]
    for role, holds in (("read", state.read), ("open", state.opened), ("cursor", state.here)):
        style += palette[role] if holds else PLAIN
    sign = OPEN if state.opened else READ if state.read else " "
    counted = palette["text"] + palette["count"] + under
    right = (f" {state.matches:,} ", counted) if state.matches else (" ", blank)
    return text_strip([(f" {sign} {headline}", style)], look.width, blank, look.widths, right)
