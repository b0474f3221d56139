"""Outline of an archive (see `reader.api.outline.Outline`): headings from counts, articles fetched on access."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.api.outline import FoldState, OutlineRow
from reader.backends.opensearch.archive_engine import WINDOW
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.outline_headings import list_headings
from reader.backends.opensearch.outline_stretches import Stretches

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.backends.opensearch.outline_leaves import Leaves

AROUND = 60
"""Rows fetched together on access, and on either side of them."""
TOGETHER = 60
"""Leaves in one request."""
BLOCK = 100
"""Articles in a block of a large leaf."""


class Missing(NamedTuple):
    """Articles of a leaf that are to be fetched."""

    leaf: int
    first: int
    size: int


class ArchiveOutline:
    """Rows of the listed articles. Immutable, except that fetched articles are filled in."""

    def __init__(self, source: ArchiveSource, query: Dsl, leaves: Leaves, folds: FoldState) -> None:
        import numpy as np

        self._source, self._query, self._leaves, self.folds = source, query, leaves, folds
        seen = list_headings(leaves)
        self._stretches = Stretches(leaves, seen, folds)
        self._keys: dict[int, ArchiveKeys] = {}
        """Articles of the leaves that were looked at."""
        self._places = np.append(0, np.cumsum(leaves.sizes))
        """Number of articles before each leaf, and of all."""
        opens = np.arange(len(leaves)) == 0
        for headings in seen:
            opens |= headings.begins & ~headings.idle
        self._sections = np.flatnonzero(opens)
        """Leaves at which a heading begins, hidden or not."""
        self._where: dict[int, tuple[int, int]] = {}
        """Leaf and position in it, for fetched articles."""
        self._found_last: ArticleKey | None = None
        """The last article that was looked for and is listed."""

    def __len__(self) -> int:
        return self._stretches.count

    @property
    def total(self) -> int:
        """Number of listed articles, hidden ones included."""
        return int(self._places[-1])

    @property
    def any_open(self) -> bool:
        """True if any heading is open."""
        return self._stretches.any_open

    def row(self, row: int) -> OutlineRow:
        """One row. Raises IndexError beyond the last."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        place = self._stretches.at(row)
        key = self._key(self._stretches.leaf(place), row - self._stretches.row(place), row)
        return OutlineRow(key, self._stretches.heading(place))

    def rows(self, first: int, count: int) -> Sequence[OutlineRow]:
        """At most `count` rows from `first` on."""
        last = min(first + count, len(self))
        if may_wait():
            self.fetch_rows(first, last)
        return [self.row(row) for row in range(first, last)]

    def _keys_of(self, number: int) -> ArchiveKeys:
        """Articles of a leaf, the same for all threads."""
        if (known := self._keys.get(number)) is not None:
            return known
        query: Dsl = {"bool": {"filter": [self._query, self._leaves.query(number)]}}
        size = int(self._leaves.sizes[number])
        return self._keys.setdefault(number, ArchiveKeys(self._source, query, "library", size, block=BLOCK))

    def _key(self, leaf: int, offset: int, row: int | None = None) -> ArticleKey:
        """Key of the article at a place in a leaf; a missing one is fetched in the background with its neighbours."""
        keys = self._keys_of(leaf)
        if row is not None and not keys.has_key(offset) and not may_wait():
            fetch = RowsFetch(self, row // AROUND)
            self._source.fetches.start(fetch, fetch)
            keys.promise(offset, fetch)
        key = keys[offset]
        self._where[key] = leaf, offset
        return key

    def fetch_rows(self, first: int, last: int) -> None:
        """Fetch the missing articles of these rows, many leaves in one request. Raises `ArchiveError`."""
        wanted = [*self._missing(first, last)]
        near = [each for each in wanted if each.first + each.size <= WINDOW]
        for each in wanted:
            if each.first + each.size > WINDOW:
                self._keys_of(each.leaf).fetch(each.first // BLOCK)
        for at in range(0, len(near), TOGETHER):
            some = near[at : at + TOGETHER]
            bodies = [self._keys_of(each.leaf).request(each.first, each.size) for each in some]
            for each, found in zip(some, self._source.engine.several(bodies), strict=True):
                self._keys_of(each.leaf).take(each.first, found.hits)

    def _missing(self, first: int, last: int) -> Iterator[Missing]:
        """Missing articles of these rows, by blocks; of a heading over a hidden leaf only the first one."""
        seen, stretches = set[Missing](), self._stretches
        for place in range(stretches.at(max(first, 0)), len(stretches)):
            begin, leaf = stretches.row(place), stretches.leaf(place)
            if begin >= last:
                return
            keys, size = self._keys_of(leaf), BLOCK if stretches.of_leaf(leaf) is not None else 1
            inside = range(1 if stretches.is_heading(place) else min(last - begin, stretches.size(place)))
            for offset in inside[max(first - begin, 0) :]:
                asked = Missing(leaf, offset // BLOCK * BLOCK, size)
                if asked not in seen and not keys.is_here(offset):
                    seen.add(asked)
                    yield asked

    def find(self, key: ArticleKey) -> tuple[int, int] | None:
        """Find an article in the leaves it may be in; None if it is not listed. Blocks. Raises `ArchiveError`."""
        real = self._source.cache.real(key)
        for leaf in leaves_with(real, self._leaves, self._source):
            place = next((place for place, other in enumerate(self._keys_of(leaf)) if other == real), None)
            if place is not None:
                self._where[real] = leaf, place
                self._found_last = real
                return leaf, place
        return None

    def _at(self, key: ArticleKey) -> tuple[int, int] | None:
        """Leaf of an article and its position in it; None if it is not listed or, for a screen, not yet found."""
        known = self._where.get(key) or self._where.get(self._source.cache.real(key)) or self._seen(key)
        return self.find(key) if known is None and may_wait() else known

    def _seen(self, key: ArticleKey) -> tuple[int, int] | None:
        """The outline row of an article that is known only by its promised key."""
        real = self._source.cache.real
        there = next((where for other, where in [*self._where.items()] if real(other) == real(key)), None)
        if there is not None:
            self._where[real(key)] = there
        return there

    def row_of(self, key: ArticleKey) -> int | None:
        """The row of an article, or of the shut heading that hides it; None: it is not listed, or not yet found."""
        there = self._at(key)
        if there is None:
            return None
        leaf, offset = there
        place = self._stretches.of_leaf(leaf)
        if place is not None:
            return self._stretches.row(place) + offset
        return self._stretches.row(self._stretches.over_leaf(leaf))

    def nearest(self, key: ArticleKey | None) -> ArticleKey | None:
        """The article if it is known to be listed, else the one opened last that is; else, and for None, the first.

        None if nothing is listed.
        """
        if not self.total:
            return None
        if key is not None and self._at(key) is not None:
            return key
        return self._key(0, 0) if key is None or self._found_last is None else self._found_last

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """The article `steps` further on (negative: back), clamped to the ends; None if nothing is listed."""
        there = self._at(key)
        if there is None or not self.total:
            return self.nearest(key)
        at = min(max(int(self._places[there[0]]) + there[1] + steps, 0), self.total - 1)
        leaf = int(self._places.searchsorted(at, "right")) - 1
        offset, place = at - int(self._places[leaf]), self._stretches.of_leaf(leaf)
        return self._key(leaf, offset, None if place is None else self._stretches.row(place) + offset)

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """First article of the next section; backwards, of this section, or of the previous one if already there."""
        there = self._at(key)
        if there is None:
            return self.nearest(key)
        leaf, offset = there
        section = int(self._sections.searchsorted(leaf, "right")) - 1
        if forward:
            section += section + 1 < len(self._sections)
        elif (leaf, offset) == (int(self._sections[section]), 0) and section:
            section -= 1
        return self._key(int(self._sections[section]), 0)

    def step(self, row: int, steps: int) -> int:
        """Row of the article or shut heading `steps` from `row`, clamped to the ends."""
        return self._stretches.step(row, steps)

    def heading_over(self, row: int) -> int:
        """Row of the heading over a row; of a heading, the row itself."""
        return self._stretches.row(self._stretches.over(self._stretches.at(row)))

    def heading_around(self, row: int) -> int | None:
        """Row of the heading one level out from the heading on `row`; None for an outermost one."""
        outer = self._stretches.around(self._stretches.at(row))
        return None if outer is None else self._stretches.row(outer)


def leaves_with(key: ArticleKey, leaves: Leaves, source: ArchiveSource) -> list[int]:
    """Leaves that an article may be in, by its columns; none if these are unknown."""
    summary, article = source.cache.summary(key), source.cache.article(key)
    if summary is None:
        return []
    return leaves.having({**summary._asdict(), "source": article.source if article else None})


@dataclass(frozen=True)
class RowsFetch:
    """Fetches rows of a list; that of the same rows is equal, and so is run once at a time."""

    outline: ArchiveOutline
    number: int
    """Number of the rows, by `AROUND`."""

    def __call__(self) -> None:
        """Fetch them. Raises `ArchiveError`."""
        first = self.number * AROUND
        self.outline.fetch_rows(first - AROUND, first + 2 * AROUND)
