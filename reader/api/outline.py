"""The outline of a library: the rows of its list, headings and the articles under those that are open.

Asked of a view (`reader.api.library.LibraryView.outline`) for an arrangement and a state of folds. Immutable: rows are
counted from 0, keys are those of the view that it came from. A million articles are a million rows; a screen asks for
the few that it shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

ArticleKey: TypeAlias = int
"""An article in a view. Opaque: it is handed back to the view, never counted with; other views may have others."""
Path: TypeAlias = tuple[str, ...]
"""What the articles under a heading share, outermost first, "" for nothing: by this a heading is known."""

GROUPINGS = ("section", "publication", "date", "page", "folder")
SORTS = ("printed", "newest", "oldest")
"""`newest` and `oldest`: by date, that one first."""
KEPT_FOLDS = 1000
"""Exceptions of a state of folds that are written."""


class Arrangement(NamedTuple):
    """How the list is arranged."""

    grouping: str = "section"
    """One of `GROUPINGS`."""
    sort: str = "printed"
    """One of `SORTS`."""


@dataclass(frozen=True, slots=True)
class FoldState:
    """Which headings are shut: all are open but a few, or all are shut but a few.

    A heading is known by its path, so it stays shut when articles arrive, and the next time.
    """

    shut: bool = False
    """Whether a heading is shut that is no exception."""
    but: frozenset[Path] = frozenset()
    """The exceptions."""

    def __contains__(self, path: Path) -> bool:
        return self.shut != (path in self.but)

    def turned(self, path: Path) -> FoldState:
        """With that heading shut if it is open, else open."""
        return FoldState(self.shut, self.but ^ {path})

    def opened(self, paths: Iterable[Path]) -> FoldState:
        """With those headings open."""
        shut = frozenset(path for path in paths if path in self)
        return FoldState(self.shut, self.but ^ shut)

    def written(self) -> str:
        """The state as JSON, for the next time."""
        return json.dumps([self.shut, *sorted(self.but)[:KEPT_FOLDS]], ensure_ascii=False)

    @classmethod
    def read(cls, written: object) -> FoldState:
        """What `written` gave; all headings open where that cannot be read."""
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
    """How its path is worded: as a `section` of an issue, a `name`, a `page` or a `date`."""
    level: int
    """How deep it is, from 0."""
    size: int
    """Articles under it, hidden ones too."""
    shut: bool
    """Whether the articles under it are hidden."""


class OutlineRow(NamedTuple):
    """A row of the list."""

    key: ArticleKey
    """The article; of a heading the first one under it."""
    heading: OutlineHeading | None = None
    """None: the row is an article."""


class Outline(Protocol):
    """The rows of the list for some arrangement. Raises IndexError for a row beyond the last."""

    def __len__(self) -> int:
        """How many rows there are."""

    @property
    def total(self) -> int:
        """How many articles are listed, hidden ones too."""

    @property
    def folds(self) -> FoldState:
        """The state of folds that was asked for, with the headings open that hid the article to be revealed."""

    @property
    def any_open(self) -> bool:
        """Whether any heading is open."""

    def row(self, row: int) -> OutlineRow:
        """One row."""

    def rows(self, first: int, count: int) -> Sequence[OutlineRow]:
        """At most `count` rows from `first` on, fetched together."""

    def row_of(self, key: ArticleKey) -> int | None:
        """The row of an article, or of the shut heading that hides it; None: it is not listed."""

    def nearest(self, key: ArticleKey | None) -> ArticleKey | None:
        """The article itself, or the next listed after it, or the last; of None the first. None: nothing is listed."""

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """The article `steps` further on (back when negative), as far as there are any; None: nothing is listed."""

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """The first article of the next section; backwards of this one, or when it is that already the one before."""

    def step(self, row: int, steps: int) -> int:
        """The row of the article or shut heading `steps` on from `row`, as far as there are any: for a cursor."""

    def heading_over(self, row: int) -> int:
        """The row of the heading under which a row stands: of a heading itself."""

    def heading_around(self, row: int) -> int | None:
        """The row of the heading one level further out than the heading on `row`; None: it is an outermost one."""


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
