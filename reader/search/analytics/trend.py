"""Trend: counts of results by day, month, year, section or publication.

Takes results, gives a row a key, in the order of the keys, from the columns of the index alone: no article is made. A
rate is matches in a million code points of the articles under that key, so that keys of different size can be compared.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.api.analytics import By, Frequency
from reader.index.columns import iso
from reader.index.segment import Segment
from reader.label_columns import headings
from reader.search.matching.article_sets import Articles
from reader.search.matching.term_matches import Counts
from reader.search.search_results import SearchResults

NOTHING = np.empty(0, np.uint32), np.empty(0, np.int64)
"""Articles, and the matches of each."""
MOST = 36_600
"""Most days (or months, or years) of an axis without gaps: a century."""


DAYS_IN = {By.DAY: 1, By.MONTH: 100, By.YEAR: 10_000}
"""By what a date written as YYYYMMDD is divided, to be known so closely and no closer."""


@dataclass(frozen=True, eq=False)
class Trend:
    """The trend of results by the keys of one unit."""

    results: SearchResults
    rows: tuple[Frequency, ...]
    """One for each key that the library has, and for every day, month or year between the first and the last."""
    of_each: NDArray[np.int32]
    """The place in `rows` of each of `results.numbers`."""

    def numbers(self, place: int) -> NDArray[np.int64]:
        """The articles found under the key of `rows[place]`, in the order of the library."""
        found: NDArray[np.int64] = self.results.numbers[self.of_each == place]
        return found

    def keys(self, place: int) -> list[int]:
        """The articles found under the key of `rows[place]`, as Python integers."""
        found: list[int] = self.numbers(place).tolist()
        return found

    def most_first(self) -> "Trend":
        """The trend without keys of which nothing was found, by matches, the most first."""
        rows = [(-row.matches, -row.articles, place) for place, row in enumerate(self.rows) if row.articles]
        order = [place for *_, place in sorted(rows)]
        kept = tuple(self.rows[place] for place in order)
        return Trend(self.results, kept, _inverse(order, len(self.rows))[self.of_each])


def finest_unit(results: SearchResults, room: int, cancelled: Callable[[], bool] = lambda: False) -> By:
    """The closest unit of time of which the library takes two to `room`; years for more; sections for one date."""
    told = {by: sum(row.key is not None for row in trend(results, by, cancelled).rows) for by in DAYS_IN}
    if max(told.values()) < 2:
        return By.SECTION
    return next((by for by, count in told.items() if 1 < count <= room), By.YEAR)


def trend(results: SearchResults, by: By, cancelled: Callable[[], bool] = lambda: False) -> Trend:
    """Distribution of `results` over `by`. `cancelled` is polled between segments, and ends the counting."""
    known: dict[str | None, int] = {}
    counted, of_each = [np.empty((4, 0))], [np.empty(0, np.intp)]
    found = results.by_segment
    for number, segment in enumerate(results.index.segments):
        if cancelled():
            break
        keys, key_of = _keys(segment, by)
        places = np.array([known.setdefault(key, len(known)) for key in keys], np.intp)
        counted.append(np.stack([places, *_counts(segment, key_of, len(keys), found.get(number, NOTHING))]))
        if number in found:
            of_each.append(places[key_of[found[number][0]]])
    for key in between(known, by):
        known.setdefault(key, len(known))
    columns = np.concatenate(counted, axis=1)
    totals = [np.bincount(columns[0].astype(np.intp), counts, len(known)).astype(np.int64) for counts in columns[1:]]
    order: list[str | None] = [*sorted(key for key in known if key is not None)]
    if None in known and totals[0][known[None]]:
        order.append(None)
    rows = tuple(_frequency(key, *(int(total[known[key]]) for total in totals)) for key in order)
    return Trend(results, rows, _inverse([known[key] for key in order], len(known))[np.concatenate(of_each)])


def frequencies(results: SearchResults, by: By) -> list[Frequency]:
    """A row for each key under which something matched."""
    return [row for row in trend(results, by).rows if row.matches]


def _keys(segment: Segment, by: By) -> tuple[Sequence[str | None], NDArray[np.intp]]:
    """The keys of a segment's articles, each once, and the place among them of that of each article."""
    if by not in DAYS_IN:
        names = segment.columns.names
        column = headings(names.__getitem__) if by is By.SECTION else names[by]
        return (None, *column.names), column.numbers.astype(np.intp) + 1
    whole = DAYS_IN[by]
    known = segment.columns.dates // whole * whole
    if by is not By.YEAR:  # A date that is not known so closely has zeros there.
        known[known % (whole * 100) == 0] = 0
    dates, numbers = np.unique(known, return_inverse=True)
    return [iso(day) for day in dates.tolist()], numbers


def _counts(
    segment: Segment, key_of: NDArray[np.intp], keys: int, found: tuple[Articles, Counts]
) -> list[NDArray[Any]]:
    """For each key of a segment: code points of its articles, articles found, matches."""
    articles, matches = found
    there = key_of[articles]
    return [
        np.bincount(key_of, segment.text_lengths, keys),
        np.bincount(there, minlength=keys),
        np.bincount(there, matches, keys),
    ]


def _frequency(key: str | None, size: int, articles: int, matches: int) -> Frequency:
    return Frequency(key, articles, matches, 1e6 * matches / size if size else 0.0)


def between(keys: Iterable[str | None], by: By) -> list[str]:
    """Every day, month or year from the first of `keys` to the last; none where they would be too many."""
    known = [key for key in keys if key]
    if by not in DAYS_IN or not known:
        return []
    if by is By.DAY:
        return _days(min(known), max(known))
    months = 12 if by is By.MONTH else 1
    first, last = (int(key[:4]) * months + int(key[5:] or 1) - 1 for key in (min(known), max(known)))
    if last - first > MOST:
        return []
    steps = (divmod(step, months) for step in range(first, last + 1))
    return [f"{year:04}-{month + 1:02}" if by is By.MONTH else f"{year:04}" for year, month in steps]


def _days(first: str, last: str) -> list[str]:
    try:
        begin, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:  # A thirty-first of February in somebody's file: then there are gaps.
        return []
    return [(begin + timedelta(day)).isoformat() for day in range(days + 1)] if days <= MOST else []


def _inverse(order: Sequence[int], size: int) -> NDArray[np.int32]:
    """Inverse of the permutation `order` of `size` places: the index of each place in `order`."""
    gone = np.empty(size, np.int32)
    gone[list(order)] = np.arange(len(order), dtype=np.int32)
    return gone
