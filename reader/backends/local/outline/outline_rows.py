"""Rows of the list as arrays of numbers: headings, and the articles under open headings.

A row is a number: that of its article, or `~h` for heading `h`. Texts are looked up when a row is drawn. `listed`
builds the immutable `OutlineRows` (a `reader.api.outline.Outline`) from an order of articles and the shut headings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.api.outline import OPEN, FoldState, OutlineHeading, OutlineRow
from reader.backends.local.outline.outline_columns import alike, number_named
from reader.backends.local.outline.outline_order import Numbers, OutlineOrder, compact
from reader.named_tuple import NamedTuple
from reader.record import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Headings(NamedTuple):
    """Visible headings, top to bottom."""

    rows: Numbers = ()
    """Row of each."""
    levels: Numbers = ()
    depths: Numbers = ()
    """Depth of each: number of headings around it."""
    firsts: Numbers = ()
    """First article under each."""
    sizes: Numbers = ()
    """Number of articles under each."""
    shut: Numbers = ()
    """1 if its articles are hidden."""


class OutlineRows(Record, eq=False):
    """Rows of the listed articles. Immutable."""

    order: OutlineOrder = OutlineOrder()
    numbers: Numbers = ()
    """Listed articles, hidden ones included, in list order."""
    places: Numbers = ()
    """Position of each in the order of all articles; ascending."""
    cells: Numbers = ()
    """Rows, as numbers."""
    headings: Headings = Headings()
    stops: Numbers = ()
    """Rows that the cursor can be on: articles and shut headings."""
    sections: Numbers = ()
    """Indices into `numbers` at which a heading begins, hidden or not."""
    rows_of: Numbers = ()
    """For each of `numbers` its row, or the row of the shut heading that hides it."""
    folds: FoldState = OPEN
    """Requested folds."""

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def total(self) -> int:
        """Number of listed articles, hidden ones included."""
        return len(self.numbers)

    @property
    def any_open(self) -> bool:
        """True if any heading is open."""
        return 0 in self.headings.shut

    def row(self, row: int) -> OutlineRow:
        """One row."""
        cell = self.cells[row]
        return OutlineRow(cell) if cell >= 0 else self._heading(~cell)

    def rows(self, first: int, count: int) -> list[OutlineRow]:
        """At most `count` rows from `first` on."""
        return [self.row(row) for row in range(first, min(first + count, len(self.cells)))]

    def _heading(self, place: int) -> OutlineRow:
        """Row of a visible heading."""
        heads, key = self.headings, self.headings.firsts[place]
        level = self.order.levels[heads.levels[place]]
        heading = OutlineHeading(
            level.path(key), level.kind, heads.depths[place], heads.sizes[place], heads.shut[place] == 1
        )
        return OutlineRow(key, heading)

    def row_of(self, key: int) -> int | None:
        """Row of an article, or of the shut heading that hides it; None if it is not listed."""
        index = self._index(key)
        return self.rows_of[index] if index < len(self.numbers) and self.numbers[index] == key else None

    def nearest(self, key: int | None) -> int | None:
        """The article if listed, else the next one, else the last; for None the first. None if nothing is listed."""
        if not self.numbers:
            return None
        return self.numbers[0 if key is None else min(self._index(key), len(self.numbers) - 1)]

    def neighbour(self, key: int, steps: int) -> int | None:
        """The article `steps` further on (negative: back), clamped to the ends; None if nothing is listed."""
        if not self.numbers:
            return None
        index = self._index(key)
        there = index < len(self.numbers) and self.numbers[index] == key
        index += steps if there or steps < 0 else steps - 1
        return self.numbers[min(max(index, 0), len(self.numbers) - 1)]

    def step(self, row: int, steps: int) -> int:
        """Row of the cursor after `steps` from `row`, clamped to the ends."""
        place = bisect_left(self.stops, row) + steps
        return self.stops[min(max(place, 0), len(self.stops) - 1)]

    def heading_over(self, row: int) -> int:
        """Row of the heading over a row; of a heading, the row itself."""
        return self.headings.rows[bisect_right(self.headings.rows, row) - 1]

    def heading_around(self, row: int) -> int | None:
        """Row of the heading one level out from the heading on `row`; None for an outermost one."""
        place = bisect_left(self.headings.rows, row)
        depth = self.headings.depths[place]
        outer = (above for above in range(place - 1, -1, -1) if self.headings.depths[above] < depth)
        return next((self.headings.rows[above] for above in outer), None) if depth else None

    def next_section(self, key: int, forward: bool) -> int | None:
        """First article of the next section; backwards, of this section, or of the previous one if already there."""
        if not self.numbers:
            return None
        index = self._index(key)
        if index >= len(self.numbers) or self.numbers[index] != key:
            return self.nearest(key)
        place = bisect_right(self.sections, index) - 1
        if not forward and index > self.sections[place]:
            place += 1
        place = min(max(place + (1 if forward else -1), 0), len(self.sections) - 1)
        return self.numbers[self.sections[place]]

    def _index(self, number: int) -> int:
        """Index at which an article is listed, or would be."""
        known = self.order.places
        return bisect_left(self.places, known[number]) if number < len(known) else len(self.places)


def listed(order: OutlineOrder, found: NDArray[Any] | None = None, folds: FoldState = OPEN) -> OutlineRows:
    """Rows for the articles `found` (None: all), with the headings of `folds` shut."""
    import numpy as np

    if not len(order):
        return OutlineRows(order, folds=folds)
    places, articles = _placed(order, found)
    if not len(places):
        return OutlineRows(order, folds=folds)
    seen, hidden, depth = list[_Seen](), np.zeros(len(places), np.bool_), np.zeros(len(places), np.intc)
    for level, run in enumerate(_runs(order, places, articles)):
        shut = shut_among(order, level, articles[run.firsts], folds) & run.useful
        shown = ~hidden[run.firsts] & run.useful
        sizes = np.diff(run.firsts, append=len(places))
        seen.append(_Seen(level, depth[run.firsts], run.firsts, sizes, shut, run.useful, shown))
        hidden |= shut[run.over]
        depth += run.useful[run.over]
    return replace(_laid(order, places, articles, seen, hidden), folds=folds)


class _Run(NamedTuple):
    """The headings of a level, by their first articles."""

    firsts: NDArray[np.intp]
    over: NDArray[np.intp]
    """Index of the heading of each article."""
    useful: NDArray[np.bool_]
    """True for each heading that adds information; the others are left out."""


def _runs(order: OutlineOrder, places: NDArray[Any], articles: NDArray[Any]) -> list[_Run]:
    """Headings of every level. A period with only one finer period in it (a year with one month) has its label."""
    import numpy as np

    runs, crowd, lone = list[_Run](), np.zeros(len(places), np.bool_), np.zeros(len(places), np.bool_)
    for level, run in enumerate(order.runs):
        opens = np.diff(run[places], prepend=-1) != 0
        firsts, over = np.flatnonzero(opens), np.cumsum(opens) - 1
        useful = ~repeating(order, level, articles[firsts])
        if level and not order.levels[level].needed:
            alone, crowded = parting_nothing(runs[-1].firsts, firsts, len(places))
            closer = order.levels[level].kind == order.levels[level - 1].kind == "date"
            crowd |= crowded[over]
            lone = alone[over] & lone if closer else alone[over]
            useful &= ~crowd[firsts] & ~lone[firsts]
            if closer:
                runs[-1].useful[runs[-1].over[firsts[alone & useful]]] = False
        runs.append(_Run(firsts, over, useful))
    return runs


class _Seen(NamedTuple):
    """The headings of a level, by their first articles."""

    level: int
    depth: NDArray[np.intc]
    firsts: NDArray[np.intp]
    sizes: NDArray[np.intp]
    shut: NDArray[np.bool_]
    useful: NDArray[np.bool_]
    """True for each heading that adds information; the others are left out."""
    shown: NDArray[np.bool_]


def _placed(order: OutlineOrder, found: NDArray[Any] | None) -> tuple[NDArray[Any], NDArray[Any]]:
    """Positions of the articles to list, ascending, and the articles."""
    import numpy as np

    articles = np.asarray(order.articles, np.intc)
    if found is None:
        return np.arange(len(articles), dtype=np.intc), articles
    places = np.asarray(order.places, np.intc)
    places = np.sort(places[found[found < len(places)]])
    return places, articles[places]


def _laid(
    order: OutlineOrder, places: NDArray[Any], articles: NDArray[Any], seen: list[_Seen], hidden: NDArray[np.bool_]
) -> OutlineRows:
    """Headings and articles merged into rows: each article after the headings that begin at it."""
    import numpy as np

    from reader.index.ranges import distinct

    taken = (~hidden).astype(np.intc)
    for level in seen:
        taken[level.firsts] += level.shown
    rows = np.cumsum(taken, dtype=np.intc) - 1
    above = rows - taken + 1
    made = []
    for level in seen:
        firsts = level.firsts[level.shown]
        at = above[firsts]
        above[firsts] += 1
        columns = (level.depth, articles[level.firsts], level.sizes, level.shut)
        made.append(np.stack([at, np.full(len(at), level.level), *(column[level.shown] for column in columns)]))
    headings = np.concatenate(made, axis=1)
    headings = headings[:, np.argsort(headings[0], kind="stable")]
    cells = np.empty(int(rows[-1]) + 1, np.intc)
    cells[rows[~hidden]] = articles[~hidden]
    cells[headings[0]] = ~np.arange(headings.shape[1])
    stands = np.ones(len(cells), np.bool_)
    stands[headings[0]] = headings[5] > 0
    return OutlineRows(
        order,
        order.articles if len(articles) == len(order) else compact(articles),
        range(len(order)) if len(articles) == len(order) else compact(places),
        compact(cells),
        Headings(*map(compact, headings)),
        compact(np.flatnonzero(stands)),
        compact(distinct(np.concatenate([level.firsts[level.useful] for level in seen]))),
        compact(rows),
    )


def parting_nothing(outer: NDArray[Any], firsts: NDArray[Any], end: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """For each heading beginning at `firsts`, below headings beginning at `outer`, whether it groups nothing.

    That is: it is alone under its outer heading, or it and its neighbours have hardly more than one article each.
    Positions are counted up to `end`.
    """
    import numpy as np

    around = np.searchsorted(outer, firsts, "right") - 1
    headings = np.bincount(around, minlength=len(outer))
    crowded = headings * 2 > np.diff(outer, append=end)
    return (headings == 1)[around], crowded[around]


def repeating(order: OutlineOrder, level: int, articles: NDArray[Any]) -> NDArray[np.bool_]:
    """For each heading of a level (given by one of its articles), whether it says nothing more than its outer heading.

    So a file directly in a folder is listed directly below it, and so is an article without a date or a section.
    """
    import numpy as np

    if not level:
        return np.zeros(len(articles), np.bool_)
    outer, inner = (order.levels[each].columns[-1] for each in (level - 1, level))
    same = alike(outer, inner, articles)
    if order.levels[level].kind == "name" and not order.levels[level].needed:
        same |= inner.numbers[articles] < 0
    return same


def shut_among(order: OutlineOrder, level: int, articles: NDArray[Any], folds: FoldState) -> NDArray[np.bool_]:
    """For each heading of a level (given by one of its articles), whether it is shut."""
    import numpy as np

    columns, shut = order.levels[level].columns, np.full(len(articles), folds.shut)
    for path in folds.but:
        if len(path) == len(columns):
            pairs = zip(columns, path, strict=True)
            those = [column.numbers[articles] == number_named(column, name) for column, name in pairs]
            shut[np.logical_and.reduce(those)] = not folds.shut
    return shut
