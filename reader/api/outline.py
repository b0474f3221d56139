"""Outline of a library: the rows of its list, which are headings and the articles under expanded headings.

Made by a view (`reader.api.library.LibraryView.outline`) for an arrangement and a fold state. Immutable. Rows count
from 0; keys belong to the view. A million articles are a million rows, of which a screen requests the visible ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeAlias

from reader.named_tuple import NamedTuple
from reader.record import Record

ArticleKey: TypeAlias = int
"""Key of an article, opaque and valid in its view. Never calculate with it."""
Path: TypeAlias = tuple[str, ...]
"""Identity of a heading: the values that its articles share, outermost first; "" for no value."""

GROUPINGS = ("section", "publication", "date", "page", "folder")
SORTS = ("printed", "newest", "oldest")
"""Orders of the list; `newest` and `oldest` sort by date."""
KEPT_FOLDS = 1000
"""Maximum number of exceptions saved with a state of folds."""


class Arrangement(NamedTuple):
    """Grouping and sort order of the list."""

    grouping: str = "section"
    """One of `GROUPINGS`."""
    sort: str = "printed"
    """One of `SORTS`."""


class FoldState(Record):
    """The closed headings, stored as a default and its exceptions.

    A heading is identified by its path, so its state survives new articles and restarts.
    """

    shut: bool = False
    """True if headings are collapsed by default."""
    but: frozenset[Path] = frozenset()
    """The exceptions."""

    def __contains__(self, path: Path) -> bool:
        return self.shut != (path in self.but)

    def turned(self, path: Path) -> FoldState:
        """The state with one heading toggled."""
        return FoldState(self.shut, self.but ^ {path})

    def opened(self, paths: Iterable[Path]) -> FoldState:
        """The state with some headings opened."""
        shut = frozenset(path for path in paths if path in self)
        return FoldState(self.shut, self.but ^ shut)

    def written(self) -> str:
        """The state as JSON, to be saved."""
        return json.dumps([self.shut, *sorted(self.but)[:KEPT_FOLDS]], ensure_ascii=False)

    @classmethod
    def read(cls, written: object) -> FoldState:
        """Parse the saved state; all headings open if that fails."""
        try:
            shut, *but = json.loads(str(written))
            return cls(bool(shut), frozenset(tuple(map(str, path)) for path in but))
        except (ValueError, TypeError):
            return cls()


OPEN = FoldState()
"""All headings open."""


class OutlineHeading(NamedTuple):
    """A heading of the list."""

    path: Path
    kind: str
    """Kind of its label: `section` of an issue, `name`, `page` or `date`."""
    level: int
    """Depth, from 0."""
    size: int
    """Number of articles under it, including hidden ones."""
    shut: bool
    """True if it is collapsed, so that its articles are hidden."""


class OutlineRow(NamedTuple):
    """A row of the list."""

    key: ArticleKey
    """Key of the article; for a heading, of the first article under it."""
    heading: OutlineHeading | None = None
    """The heading; None for the row of an article."""


class Outline(Protocol):
    """The rows of the list in one arrangement. Raises IndexError for a row that does not exist."""

    def __len__(self) -> int:
        """Number of rows."""

    @property
    def total(self) -> int:
        """Number of listed articles, including hidden ones."""

    @property
    def folds(self) -> FoldState:
        """The requested fold state, with the headings above the revealed article expanded."""

    @property
    def any_open(self) -> bool:
        """True if any heading is expanded."""

    def row(self, row: int) -> OutlineRow:
        """One row."""

    def rows(self, first: int, count: int) -> Sequence[OutlineRow]:
        """At most `count` rows from `first` on, fetched together."""

    def row_of(self, key: ArticleKey) -> int | None:
        """The row of an article, or of the closed heading that hides it; None if it is not listed."""

    def nearest(self, key: ArticleKey | None) -> ArticleKey | None:
        """`key` if listed, else the next listed article or the last; for None the first. None if nothing is listed."""

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """The article `steps` after `key` (before it if negative), limited to the ends. None if nothing is listed."""

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """The first article of the next section; backward, of this section or, from there, of the one before."""

    def step(self, row: int, steps: int) -> int:
        """The row of the article or closed heading `steps` after `row`, limited to the ends."""

    def heading_over(self, row: int) -> int:
        """The row of the heading above `row`; of a heading, `row` itself."""

    def heading_around(self, row: int) -> int | None:
        """The row of the parent of the heading on `row`; None if it is outermost."""


class EmptyOutline:
    """The outline before anything is listed."""

    total, folds, any_open = 0, OPEN, False

    def __len__(self) -> int:
        return 0

    def row(self, row: int) -> OutlineRow:
        """Raises IndexError: there is no row."""
        raise IndexError(row)

    def rows(self, first: int, count: int) -> Sequence[OutlineRow]:
        """There are none."""
        return ()

    def row_of(self, key: ArticleKey) -> int | None:
        """Nothing is listed."""
        return None

    def nearest(self, key: ArticleKey | None) -> ArticleKey | None:
        """Nothing is listed."""
        return None

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """Nothing is listed."""
        return None

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """Nothing is listed."""
        return None

    def step(self, row: int, steps: int) -> int:
        """Raises IndexError: there is no row."""
        raise IndexError(row)

    def heading_over(self, row: int) -> int:
        """Raises IndexError: there is no row."""
        raise IndexError(row)

    def heading_around(self, row: int) -> int | None:
        """Nothing is listed."""
        return None
