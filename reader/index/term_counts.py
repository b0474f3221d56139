"""Term frequencies: how often each article of a segment has each frequent character or pair of characters.

Takes the postings of a text; gives a count for each article, and the few positions in headings: the data that ranking
and counting need. A frequent text has more occurrences than a segment has articles, so that counting takes longer than
a key press should: its counts, one byte an article, are computed with the segment and stored with it, perhaps mapped
from a file.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import EITHER
from reader.index import headline_pairs
from reader.index.builder import smallest
from reader.index.headline_pairs import HeadlinePairs
from reader.index.needle import NO_SECOND_CODE
from reader.index.ranges import ranges, row_of
from reader.index.segment import BLOCK, Segment
from reader.index.stream import SEPARATOR, Positions

OFTEN = 8192
"""Occurrences in a segment, and at least as many as it has articles, from which on a text is counted ahead."""
MOST = 0xFF
"""The largest count that a byte holds; larger counts are stored separately."""


class TermCounts(NamedTuple):
    """Occurrences of a text, counted by article."""

    counts: NDArray[np.unsignedinteger[Any]]
    """For each article of the segment, its number of occurrences of the text."""
    headings: Positions
    """Positions of the occurrences in headings, ascending."""
    fields: NDArray[np.uint8]
    """The number of the field of each of these."""
    owners: NDArray[np.unsignedinteger[Any]]
    """Its article."""


def places(segment: Segment, key: int) -> tuple[int, int]:
    """The postings of a text as it is, by its key (two codes, or one and `NO_SECOND_CODE`): the first, and the end."""
    if key & 0xFFFF == NO_SECOND_CODE:
        return segment.pairs.beginning_with(key >> 16)
    return segment.pairs.postings(key >> 16, key & 0xFFFF)


def pair_rows(segment: Segment, pairs: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The row of each pair of codes in `Segment.keys`, and its number of occurrences: 0 where it has no row."""
    keys = segment.pairs.keys
    order, rows = pairs.argsort(), np.empty(len(pairs), np.intp)
    rows[order] = keys.searchsorted(pairs.take(order))  # In order each takes half the time.
    if not len(keys):
        return rows, rows
    counts = (segment.offsets.take(rows + 1, mode="clip") - segment.offsets.take(rows)).astype(np.intp)
    return rows, counts * (keys.take(rows, mode="clip") == pairs)


@lru_cache(maxsize=1024)
def printed_as(key: int) -> tuple[int, ...]:
    """The keys of all that a text may be printed as, its own first: a quotation mark may be a straight one."""
    first, second = (map(ord, EITHER.get(chr(code), chr(code))) for code in (key >> 16, key & 0xFFFF))
    return tuple(one << 16 | other for one, other in product(first, second))


def posted(segment: Segment, key: int) -> Positions:
    """The postings of a text, by its key, however it is printed: ascending, but those of one character."""
    found = [segment.postings[slice(*places(segment, each))] for each in printed_as(key)]
    if len(found) == 1:
        return found[0]
    found.sort(key=len)
    if key & 0xFFFF == NO_SECOND_CODE:
        return np.concatenate(found)
    *others, most = found
    fewer = np.sort(np.concatenate([most[:0], *others]))
    return np.insert(most, most.searchsorted(fewer), fewer) if len(fewer) else most


def tallied(segment: Segment, given: Positions) -> TermCounts:
    """Counts of the occurrences at these positions, in any order."""
    parts = segment.owner_codes_of(given)
    (headed,) = (parts & 1 == 0).nonzero()
    headings = np.sort(given.take(headed))
    owners: NDArray[Any] = np.sort(parts.take(headed)) >> 1
    return TermCounts(_counts(parts >> 1, len(segment)), headings, segment.fields_of(headings), owners)


def _counts(owners: NDArray[np.integer[Any]], articles: int) -> NDArray[np.unsignedinteger[Any]]:
    """How often each of so many articles is among `owners`."""
    counts = np.bincount(owners, minlength=articles)
    return counts.astype(np.uint8 if counts.max(initial=0) <= MOST else np.uint32)


class Tallies:
    """Tallies of many texts of a segment: the headings are looked through once for all of them."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._articles = (segment.owner_codes >> 1).astype(smallest(len(segment)))
        """By position / 32, the article: mostly half as wide as owner codes, and so found in half the time."""
        places = ranges(segment.starts[:-1], segment.starts[:-1] + segment.heading_lengths).astype(np.uint32)
        codes = segment.codes.take(places)
        order = codes.argsort(kind="stable")
        self._edges = np.append(0, np.bincount(codes, minlength=1 << 16).cumsum())
        """By code, the row of the first position in headings that has it: rows are in the order of codes."""
        self._places = places.take(order)
        self._owners = np.arange(len(segment), dtype=self._articles.dtype).repeat(segment.heading_lengths).take(order)
        self._fields = segment.fields_of(places).take(order)

    def of(self, key: int) -> TermCounts:
        """The counts of a text, by its key: those of all its occurrences."""
        counts = _counts(self._articles.take(posted(self._segment, key) >> BLOCK), len(self._segment))
        each = [self._rows(printed) for printed in printed_as(key)]
        rows = each[0] if len(each) == 1 else np.concatenate(each)
        if len(each) > 1:
            rows = rows.take(self._places.take(rows).argsort())
        return TermCounts(counts, self._places.take(rows), self._fields.take(rows), self._owners.take(rows))

    def _rows(self, key: int) -> NDArray[np.intp]:
        """Where a text as it is, by its key, is in the order of codes."""
        first, second = key >> 16, key & 0xFFFF
        rows: NDArray[np.intp] = np.arange(*self._edges[first : first + 2].tolist())
        if second != NO_SECOND_CODE:
            following = self._segment.codes.take(self._places.take(rows) + np.uint32(1), mode="clip")
            rows = rows[following == second]
        return rows


def keys_with(segment: Segment, least: int) -> NDArray[np.uint32]:
    """The keys, ascending, of the characters and the pairs of them that stand there so often."""
    often = segment.first_codes[np.diff(segment.offsets.take(segment.first_rows)) >= least]
    (rows,) = ((np.diff(segment.offsets) >= least) & (segment.second_codes > SEPARATOR)).nonzero()
    firsts = segment.first_codes.take(segment.first_rows.searchsorted(rows, side="right") - 1)
    seconds = np.append(np.full(len(often), NO_SECOND_CODE, np.uint16), segment.second_codes.take(rows))
    found = np.append(often, firsts).astype(np.uint32) << np.uint32(16) | seconds
    return np.sort(found)


def prepared(segment: Segment, tallies: Tallies) -> dict[str, NDArray[Any]]:
    """Arrays to be saved: pairs in headlines, and the `tallies` of all that is frequent, 4 ns for an occurrence."""
    keys = keys_with(segment, max(OFTEN, len(segment)))
    found = [tallies.of(key) for key in keys.tolist()]
    above = [np.flatnonzero(each.counts > MOST) for each in found]
    pairs = headline_pairs.counted(segment)
    return {
        "headline_pairs": pairs.pairs,
        "headline_pair_counts": pairs.counts,
        "keys": keys,
        "counts": together((np.minimum(each.counts, MOST) for each in found), np.uint8),
        "headings": together((each.headings for each in found), np.uint32),
        "fields": together((each.fields for each in found), np.uint8),
        "owners": together((each.owners for each in found), smallest(len(segment))),
        "heading_edges": np.cumsum([0, *(len(each.headings) for each in found)], dtype=np.uint32),
        "above": together(above, np.uint32),
        "above_counts": together((each.counts[some] for each, some in zip(found, above, strict=True)), np.uint32),
        "above_edges": np.cumsum([0, *map(len, above)], dtype=np.uint32),
    }


def together(parts: Iterable[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """Concatenation of `parts`, as numbers of one type."""
    return np.concatenate([np.empty(0, kind), *(part.astype(kind) for part in parts)])


class FrequentCounts:
    """Counts of the frequent terms of one segment; empty until they are stored."""

    def __init__(self, _segment: Segment) -> None:
        self._arrays: Mapping[str, NDArray[Any]] = {}

    def keep(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Have what `prepared` gave for this segment at hand."""
        self._arrays = arrays

    def of(self, key: int) -> TermCounts | None:
        """The counts of a text, by its key; None for one that is not kept."""
        if not self._arrays:
            return None
        keys = self._arrays["keys"]
        place = row_of(keys, key)
        if place is None:
            return None
        size = len(self._arrays["counts"]) // len(keys)
        counts = self._arrays["counts"][place * size : (place + 1) * size]
        above, amounts = (self._row(name, "above_edges", place) for name in ("above", "above_counts"))
        if len(above):
            counts = counts.astype(np.uint32)
            counts[above] = amounts
        return TermCounts(
            counts, *(self._row(name, "heading_edges", place) for name in ("headings", "fields", "owners"))
        )

    @property
    def headline_pairs(self) -> HeadlinePairs | None:
        """Number of each pair in headlines; None when it is not kept."""
        if not self._arrays:
            return None
        return HeadlinePairs(self._arrays["headline_pairs"], self._arrays["headline_pair_counts"])

    def _row(self, name: str, edges: str, place: int) -> NDArray[Any]:
        first, last = self._arrays[edges][place : place + 2].tolist()
        return self._arrays[name][first:last]


def keep(segment: Segment, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Have what `prepared` gave for `segment` at hand as long as the segment lives."""
    segment.companion(FrequentCounts).keep(arrays)


def kept(segment: Segment, key: int) -> TermCounts | None:
    """The counts of a text of `segment`, by its key; None when they are not kept."""
    return segment.companion(FrequentCounts).of(key)


def pairs_in_headlines(segment: Segment) -> HeadlinePairs:
    """Number of each pair in the headlines of `segment`: counted now where it is not kept."""
    return segment.companion(FrequentCounts).headline_pairs or segment.companion(headline_pairs.counted)
