"""Outline of an archive (see `reader.api.outline.Outline`): headings from counts, articles fetched on access.

Built from ordered leaves. A stretch is a heading, or the articles of one visible leaf. Rows are found by prefix sums
over stretches, so that memory grows with the leaves and not with the articles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.api.outline import FoldState, OutlineHeading, OutlineRow
from reader.backends.opensearch.archive_engine import WINDOW
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.outline_headings import ListHeadings, list_headings

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


class Stretch(NamedTuple):
    """Consecutive rows: one heading, or the articles of a leaf."""

    leaf: int
    """The leaf; for a heading, the first leaf under it."""
    rows: int
    heading: OutlineHeading | None = None


class ArchiveOutline:
    """Rows of the listed articles. Immutable, except that fetched articles are filled in."""

    def __init__(self, source: ArchiveSource, query: Dsl, leaves: Leaves, folds: FoldState) -> None:
        self._source, self._query, self._leaves, self.folds = source, query, leaves.leaves, folds
        seen = list_headings(leaves)
        self.stretches = [*stretches(leaves, seen, folds)]
        self._keys: dict[int, ArchiveKeys] = {}
        """Articles of the leaves that were looked at."""
        self._rows = [0, *accumulate(stretch.rows for stretch in self.stretches)]
        self._stops = [0, *accumulate(_stops(stretch) for stretch in self.stretches)]
        self._places = [0, *accumulate(leaf.size for leaf in leaves.leaves)]
        self._headings = [place for place, stretch in enumerate(self.stretches) if stretch.heading]
        self._shown = {stretch.leaf: place for place, stretch in enumerate(self.stretches) if not stretch.heading}
        self._sections = {
            first for each in seen for first in each.counts if leaves.leaves[first].paths[each.level] not in each.idle
        }
        self._where: dict[int, tuple[int, int]] = {}
        """Leaf and position in it, for fetched articles."""

    def __len__(self) -> int:
        return self._rows[-1]

    @property
    def total(self) -> int:
        """Number of listed articles, hidden ones included."""
        return self._places[-1]

    @property
    def any_open(self) -> bool:
        """True if any heading is open."""
        return any(stretch.heading and not stretch.heading.shut for stretch in self.stretches)

    def row(self, row: int) -> OutlineRow:
        """One row. Raises IndexError beyond the last."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        place = bisect_right(self._rows, row) - 1
        stretch = self.stretches[place]
        return OutlineRow(self._key(stretch.leaf, row - self._rows[place], row), stretch.heading)

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
        leaf = self._leaves[number]
        query: Dsl = {"bool": {"filter": [self._query, leaf.query]}}
        return self._keys.setdefault(number, ArchiveKeys(self._source, query, "library", leaf.size, block=BLOCK))

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
        near = [(leaf, block) for leaf, block in wanted if (block + 1) * BLOCK <= WINDOW]
        for leaf, block in {*wanted} - {*near}:
            self._keys_of(leaf).fetch(block)
        for at in range(0, len(near), TOGETHER):
            some = near[at : at + TOGETHER]
            bodies = [self._keys_of(leaf).request(block) for leaf, block in some]
            for (leaf, block), found in zip(some, self._source.engine.several(bodies), strict=True):
                self._keys_of(leaf).take(block * BLOCK, found.hits)

    def _missing(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Missing leaves and blocks of these rows; for a heading, the first block under it."""
        seen = set[tuple[int, int]]()
        for place in range(bisect_right(self._rows, max(first, 0)) - 1, len(self.stretches)):
            begin, stretch = self._rows[place], self.stretches[place]
            if begin >= last:
                return
            offsets = range(1) if stretch.heading else range(max(first - begin, 0), min(last - begin, stretch.rows))
            for offset in offsets:
                asked = stretch.leaf, offset // BLOCK
                if asked not in seen and not self._keys_of(stretch.leaf).is_here(offset):
                    seen.add(asked)
                    yield asked

    def find(self, key: ArticleKey, is_in: Callable[[int], bool]) -> None:
        """Find the row of an article in the leaves it may be in. Blocks. Raises `ArchiveError`."""
        real = self._source.cache.real(key)
        for leaf in filter(is_in, range(len(self._leaves))):
            place = next((place for place, other in enumerate(self._keys_of(leaf)) if other == real), None)
            if place is not None:
                self._where[real] = leaf, place
                return

    def _at(self, key: ArticleKey) -> tuple[int, int] | None:
        """Leaf of an article and its position in it; None if unknown."""
        return self._where.get(key) or self._where.get(self._source.cache.real(key)) or self._seen(key)

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
        if leaf in self._shown:
            return self._rows[self._shown[leaf]] + offset
        over = bisect_right([self.stretches[place].leaf for place in self._headings], leaf) - 1
        return self._rows[self._headings[over]]

    def nearest(self, key: ArticleKey | None) -> ArticleKey | None:
        """The article if listed, else the first one; None if nothing is listed."""
        if not self.total:
            return None
        return key if key is not None and self._at(key) is not None else self._key(0, 0)

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """The article `steps` further on (negative: back), clamped to the ends; None if nothing is listed."""
        there = self._at(key)
        if there is None or not self.total:
            return self.nearest(None)
        place = min(max(self._places[there[0]] + there[1] + steps, 0), self.total - 1)
        leaf = bisect_right(self._places, place) - 1
        shown = self._shown.get(leaf)
        offset = place - self._places[leaf]
        return self._key(leaf, offset, None if shown is None else self._rows[shown] + offset)

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """First article of the next section; backwards, of this section, or of the previous one if already there."""
        there = self._at(key)
        if there is None:
            return self.nearest(None)
        leaf, offset = there
        first = self._first_of_section(leaf)
        if forward:
            later = next((at for at in range(leaf + 1, len(self._leaves)) if not self._joined(at)), first)
            return self._key(later, 0)
        if (leaf, offset) == (first, 0) and first:
            first = self._first_of_section(first - 1)
        return self._key(first, 0)

    def _joined(self, leaf: int) -> bool:
        """True if a leaf is under the same headings as the one before it."""
        return leaf > 0 and leaf not in self._sections

    def _first_of_section(self, leaf: int) -> int:
        while self._joined(leaf):
            leaf -= 1
        return leaf

    def step(self, row: int, steps: int) -> int:
        """Row of the article or shut heading `steps` from `row`, clamped to the ends."""
        place = bisect_right(self._rows, row) - 1
        before = self._stops[place] + (row - self._rows[place] if not self.stretches[place].heading else 0)
        stop = min(max(before + steps, 0), self._stops[-1] - 1)
        place = bisect_right(self._stops, stop) - 1
        return self._rows[place] + stop - self._stops[place]

    def heading_over(self, row: int) -> int:
        """Row of the heading over a row; of a heading, the row itself."""
        place = bisect_right(self._rows, row) - 1
        return self._rows[self._headings[bisect_right(self._headings, place) - 1]]

    def heading_around(self, row: int) -> int | None:
        """Row of the heading one level out from the heading on `row`; None for an outermost one."""
        at = bisect_left(self._headings, bisect_right(self._rows, row) - 1)
        level = self._level(self._headings[at])
        outer = (place for place in reversed(self._headings[:at]) if self._level(place) < level)
        return next((self._rows[place] for place in outer), None)

    def _level(self, place: int) -> int:
        heading = self.stretches[place].heading
        return heading.level if heading else 0


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


def _stops(stretch: Stretch) -> int:
    """Rows of a stretch that the cursor can be on."""
    return stretch.rows if stretch.heading is None or stretch.heading.shut else 0


def stretches(leaves: Leaves, seen: Sequence[ListHeadings], folds: FoldState) -> Iterator[Stretch]:
    """Stretches of visible headings, and of the articles under open ones."""
    for number, leaf in enumerate(leaves.leaves):
        hidden = False
        for depth, headings in enumerate(seen):
            path, heading = leaf.paths[headings.level], headings.counts.get(number)
            idle = path in headings.idle
            shut = path in folds and not idle
            if heading is not None and not hidden and not idle:
                kind = leaves.levels[headings.level].kind
                yield Stretch(number, 1, OutlineHeading(path, kind, depth, heading, shut))
            hidden |= shut
        if not hidden:
            yield Stretch(number, leaf.size)
