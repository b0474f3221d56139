"""The rows of the list as numbers: headings, and the articles under those that are open.

Takes an order of articles, some of them, and which headings are shut; gives arrays, in which the row of an article is
its number and that of heading `h` is `~h`. A million rows are a few arrays; what a row says is looked up when it is
asked for. Built at once (`listed`), then read only (`OutlineRows`, an `reader.api.outline.Outline`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.outline import OPEN, FoldState, OutlineHeading, OutlineRow
from reader.backends.local.outline.label_columns import alike, number_named
from reader.backends.local.outline.outline_order import Numbers, OutlineOrder, compact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Headings(NamedTuple):
    """The headings that are seen, from the top."""

    rows: Numbers = ()
    """The line of each."""
    levels: Numbers = ()
    depths: Numbers = ()
    """How many stand around each."""
    firsts: Numbers = ()
    """The first article under each."""
    sizes: Numbers = ()
    """How many there are."""
    shut: Numbers = ()
    """1 where they are not shown."""


@dataclass(frozen=True, eq=False, repr=False)
class OutlineRows:
    """The lines for some articles. Read only."""

    order: OutlineOrder = field(default_factory=OutlineOrder)
    numbers: Numbers = ()
    """The articles, hidden ones too, in the order of the list."""
    places: Numbers = ()
    """Where each is in the order of all articles; ascending."""
    cells: Numbers = ()
    """The lines."""
    headings: Headings = field(default_factory=Headings)
    stops: Numbers = ()
    """The lines that a cursor stands on: articles, and headings that are shut."""
    sections: Numbers = ()
    """Of `numbers`, where a heading begins, hidden or not."""
    _rows: Numbers = ()
    """For each of `numbers` its line, or that of the heading that hides it."""
    folds: FoldState = OPEN
    """What was asked for."""

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def total(self) -> int:
        """How many articles are listed, hidden ones too."""
        return len(self.numbers)

    @property
    def any_open(self) -> bool:
        """Whether any heading is open."""
        return 0 in self.headings.shut

    def row(self, row: int) -> OutlineRow:
        """One row."""
        cell = self.cells[row]
        return OutlineRow(cell) if cell >= 0 else self._heading(~cell)

    def rows(self, first: int, count: int) -> list[OutlineRow]:
        """At most `count` rows from `first` on."""
        return [self.row(row) for row in range(first, min(first + count, len(self.cells)))]

    def _heading(self, place: int) -> OutlineRow:
        """The row of the heading at a place among those that are seen."""
        heads, key = self.headings, self.headings.firsts[place]
        level = self.order.levels[heads.levels[place]]
        heading = OutlineHeading(
            level.path(key), level.kind, heads.depths[place], heads.sizes[place], heads.shut[place] == 1
        )
        return OutlineRow(key, heading)

    def row_of(self, key: int) -> int | None:
        """The line of an article, or of the shut heading over it; None: it is not among these."""
        index = self._index(key)
        return self._rows[index] if index < len(self.numbers) and self.numbers[index] == key else None

    def nearest(self, key: int | None) -> int | None:
        """The article itself, or the next after it, or the last; of None the first. None: there are no articles."""
        if not self.numbers:
            return None
        return self.numbers[0 if key is None else min(self._index(key), len(self.numbers) - 1)]

    def neighbour(self, key: int, steps: int) -> int | None:
        """The article `steps` further on (back when negative), as far as there are any; None: there are none."""
        if not self.numbers:
            return None
        index = self._index(key)
        there = index < len(self.numbers) and self.numbers[index] == key
        index += steps if there or steps < 0 else steps - 1
        return self.numbers[min(max(index, 0), len(self.numbers) - 1)]

    def step(self, row: int, steps: int) -> int:
        """The line on which a cursor stands that goes `steps` on from `row`, as far as there are any."""
        place = bisect_left(self.stops, row) + steps
        return self.stops[min(max(place, 0), len(self.stops) - 1)]

    def heading_over(self, row: int) -> int:
        """The line of the heading under which a line stands: of a heading, itself."""
        return self.headings.rows[bisect_right(self.headings.rows, row) - 1]

    def heading_around(self, row: int) -> int | None:
        """The line of the heading one level further out than the one on line `row`; None: it is an outermost one."""
        place = bisect_left(self.headings.rows, row)
        depth = self.headings.depths[place]
        outer = (above for above in range(place - 1, -1, -1) if self.headings.depths[above] < depth)
        return next((self.headings.rows[above] for above in outer), None) if depth else None

    def next_section(self, key: int, forward: bool) -> int | None:
        """The first article of the next section; of this one, or when it is that already the one before."""
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
        """Where an article is, or would be, among these."""
        known = self.order.places
        return bisect_left(self.places, known[number]) if number < len(known) else len(self.places)


def listed(order: OutlineOrder, found: NDArray[Any] | None = None, folds: FoldState = OPEN) -> OutlineRows:
    """The lines for the articles `found` (None: for all), with the headings shut that `folds` says."""
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
    """For each article which of them stands over it."""
    useful: NDArray[np.bool_]
    """Whether they say anything; one that does not is left out."""


def _runs(order: OutlineOrder, places: NDArray[Any], articles: NDArray[Any]) -> list[_Run]:
    """The headings of every level. Of a time with a single closer one in it (a year with a month), that one is told."""
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
    """Whether they say anything; one that does not is left out."""
    shown: NDArray[np.bool_]


def _placed(order: OutlineOrder, found: NDArray[Any] | None) -> tuple[NDArray[Any], NDArray[Any]]:
    """The places of the articles to be listed, ascending, and the articles."""
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
    """Headings and articles, each on its line: an article after the headings that begin with it."""
    import numpy as np

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
        told = (level.depth, articles[level.firsts], level.sizes, level.shut)
        made.append(np.stack([at, np.full(len(at), level.level), *(column[level.shown] for column in told)]))
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
        compact(np.unique(np.concatenate([level.firsts[level.useful] for level in seen]))),
        compact(rows),
    )


def parting_nothing(outer: NDArray[Any], firsts: NDArray[Any], end: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Of the headings that begin at `firsts`, under those that begin at `outer`, which of them group nothing.

    First those that stand alone under the heading around them, then those with hardly more than an article each beside
    their neighbours. Places are counted up to `end`.
    """
    import numpy as np

    around = np.searchsorted(outer, firsts, "right") - 1
    headings = np.bincount(around, minlength=len(outer))
    crowded = headings * 2 > np.diff(outer, append=end)
    return (headings == 1)[around], crowded[around]


def repeating(order: OutlineOrder, level: int, articles: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of the headings of a level, by an article of each, say what the one around them says: those are left out.

    So a file that lies in a folder and not in one of its folders stands right under it, and so does what has no date.
    """
    import numpy as np

    if not level:
        return np.zeros(len(articles), np.bool_)
    outer, inner = (order.levels[each].columns[-1] for each in (level - 1, level))
    return alike(outer, inner, articles)


def shut_among(order: OutlineOrder, level: int, articles: NDArray[Any], folds: FoldState) -> NDArray[np.bool_]:
    """Which of the headings of a level, by an article of each, are shut."""
    import numpy as np

    columns, shut = order.levels[level].columns, np.full(len(articles), folds.shut)
    for path in folds.but:
        if len(path) == len(columns):
            told = zip(columns, path, strict=True)
            those = [column.numbers[articles] == number_named(column, name) for column, name in told]
            shut[np.logical_and.reduce(those)] = not folds.shut
    return shut
