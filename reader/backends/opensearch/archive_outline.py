"""The list of an archive (see `reader.api.outline.Outline`): headings from counts, articles fetched where one looks.

Made of leaves in their order. A stretch is a heading, or the articles of one leaf that is not hidden; rows and places
are found in sums over the stretches, so that a million articles are as many numbers as there are leaves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.api.outline import FoldState, OutlineHeading, OutlineRow
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.outline_headings import ListHeadings, list_headings

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.engine_query import Dsl
    from reader.backends.opensearch.outline_leaves import Leaves

AROUND = 60
"""Rows on either side of one that is looked at, that are fetched with it."""
TOGETHER = 60
"""Leaves that are asked for in one request."""
BLOCK = 100
"""Articles of a large leaf that are fetched together."""


class Stretch(NamedTuple):
    """Rows that follow one another: a heading (one row), or articles of a leaf."""

    leaf: int
    """The leaf; of a heading the first under it."""
    rows: int
    heading: OutlineHeading | None = None


class ArchiveOutline:
    """The rows for some articles. What was fetched comes in; else it never changes."""

    def __init__(self, source: ArchiveSource, query: Dsl, leaves: Leaves, folds: FoldState) -> None:
        self._source, self._leaves, self.folds = source, leaves.leaves, folds
        seen = list_headings(leaves)
        self.stretches = [*stretches(leaves, seen, folds)]
        self._keys = [
            ArchiveKeys(source, {"bool": {"filter": [query, leaf.query]}}, "library", leaf.size, block=BLOCK)
            for leaf in leaves.leaves
        ]
        self._rows = [0, *accumulate(stretch.rows for stretch in self.stretches)]
        self._stops = [0, *accumulate(_stops(stretch) for stretch in self.stretches)]
        self._places = [0, *accumulate(leaf.size for leaf in leaves.leaves)]
        self._headings = [place for place, stretch in enumerate(self.stretches) if stretch.heading]
        self._shown = {stretch.leaf: place for place, stretch in enumerate(self.stretches) if not stretch.heading}
        self._sections = {
            first for each in seen for first in each.counts if leaves.leaves[first].paths[each.level] not in each.idle
        }
        self._where: dict[int, tuple[int, int]] = {}
        """The leaf of an article and its place in that, of those that were looked at."""

    def __len__(self) -> int:
        return self._rows[-1]

    @property
    def total(self) -> int:
        """How many articles are listed, hidden ones too."""
        return self._places[-1]

    @property
    def any_open(self) -> bool:
        """Whether any heading is open."""
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

    def _key(self, leaf: int, offset: int, row: int | None = None) -> ArticleKey:
        """The article at a place of a leaf; what is not here is sent for, with what is around it."""
        keys = self._keys[leaf]
        if row is not None and not keys.is_here(offset) and not may_wait():
            first, last = max(row - AROUND, 0), row + AROUND
            self._source.fetches.start((id(self), row // AROUND), lambda: self.fetch_rows(first, last))
        key = keys[offset]
        self._where[key] = leaf, offset
        return key

    def fetch_rows(self, first: int, last: int) -> None:
        """Fetch the articles of these rows that are not here, many leaves in one request. Raises `ArchiveError`."""
        wanted = [*self._missing(first, last)]
        for at in range(0, len(wanted), TOGETHER):
            some = wanted[at : at + TOGETHER]
            bodies = [self._keys[leaf].request(block) for leaf, block in some]
            for (leaf, block), found in zip(some, self._source.engine.several(bodies), strict=True):
                self._keys[leaf].take(block * BLOCK, found.hits)

    def _missing(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The leaves, and the blocks of each, that these rows show and that are not here; of the headings the first."""
        seen = set[tuple[int, int]]()
        for place in range(bisect_right(self._rows, max(first, 0)) - 1, len(self.stretches)):
            begin, stretch = self._rows[place], self.stretches[place]
            if begin >= last:
                return
            offsets = range(1) if stretch.heading else range(max(first - begin, 0), min(last - begin, stretch.rows))
            for offset in offsets:
                asked = stretch.leaf, offset // BLOCK
                if asked not in seen and not self._keys[stretch.leaf].is_here(offset):
                    seen.add(asked)
                    yield asked

    def find(self, key: ArticleKey, is_in: Callable[[int], bool]) -> None:
        """Look where an article stands, in the leaves it may be in; this waits. Raises `ArchiveError`."""
        real = self._source.cache.real(key)
        for leaf in filter(is_in, range(len(self._keys))):
            place = next((place for place, other in enumerate(self._keys[leaf]) if other == real), None)
            if place is not None:
                self._where[real] = leaf, place
                return

    def _at(self, key: ArticleKey) -> tuple[int, int] | None:
        """The leaf of an article and its place there, as far as that is known."""
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
        """The article itself where it is listed, else the first; None: nothing is listed."""
        if not self.total:
            return None
        return key if key is not None and self._at(key) is not None else self._key(0, 0)

    def neighbour(self, key: ArticleKey, steps: int) -> ArticleKey | None:
        """The article `steps` further on (back when negative), as far as there are any; None: nothing is listed."""
        there = self._at(key)
        if there is None or not self.total:
            return self.nearest(None)
        place = min(max(self._places[there[0]] + there[1] + steps, 0), self.total - 1)
        leaf = bisect_right(self._places, place) - 1
        shown = self._shown.get(leaf)
        offset = place - self._places[leaf]
        return self._key(leaf, offset, None if shown is None else self._rows[shown] + offset)

    def next_section(self, key: ArticleKey, forward: bool) -> ArticleKey | None:
        """The first article of the next section; backwards of this one, or when it is that already the one before."""
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
        """Whether a leaf stands under the same headings as the one before it."""
        return leaf > 0 and leaf not in self._sections

    def _first_of_section(self, leaf: int) -> int:
        while self._joined(leaf):
            leaf -= 1
        return leaf

    def step(self, row: int, steps: int) -> int:
        """The row of the article or shut heading `steps` on from `row`, as far as there are any."""
        place = bisect_right(self._rows, row) - 1
        before = self._stops[place] + (row - self._rows[place] if not self.stretches[place].heading else 0)
        stop = min(max(before + steps, 0), self._stops[-1] - 1)
        place = bisect_right(self._stops, stop) - 1
        return self._rows[place] + stop - self._stops[place]

    def heading_over(self, row: int) -> int:
        """The row of the heading under which a row stands: of a heading itself."""
        place = bisect_right(self._rows, row) - 1
        return self._rows[self._headings[bisect_right(self._headings, place) - 1]]

    def heading_around(self, row: int) -> int | None:
        """The row of the heading one level further out than the heading on `row`; None: it is an outermost one."""
        at = bisect_left(self._headings, bisect_right(self._rows, row) - 1)
        level = self._level(self._headings[at])
        outer = (place for place in reversed(self._headings[:at]) if self._level(place) < level)
        return next((self._rows[place] for place in outer), None)

    def _level(self, place: int) -> int:
        heading = self.stretches[place].heading
        return heading.level if heading else 0


def _stops(stretch: Stretch) -> int:
    """The rows of a stretch that a cursor stands on."""
    return stretch.rows if stretch.heading is None or stretch.heading.shut else 0


def stretches(leaves: Leaves, seen: Sequence[ListHeadings], folds: FoldState) -> Iterator[Stretch]:
    """The headings that are seen, and the articles under those that are open."""
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
