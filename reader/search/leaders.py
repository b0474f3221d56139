"""The best articles of a segment for one character, kept once they were asked for or prepared.

A character may stand in every article, so that ranking them all takes longer than a key press should; which lead never
changes, as scores do not depend on what else the index holds, but for a factor that is the same for all.
"""

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from reader.index.find import pair_range
from reader.index.index import Index
from reader.index.segment import Segment
from reader.search.occurrences import Counts, Occurrences
from reader.search.rank import Scores, leading, scored
from reader.search.runs import Run

LED = 30
"""How many lead."""
FREQUENT = 4096
"""Occurrences in a segment from which on a character is prepared."""


class Led(NamedTuple):
    """Those that lead, best first; ties newest first, then by number."""

    articles: NDArray[np.int64]
    scores: Scores
    """Before rarity."""
    dates: NDArray[np.int32]
    matches: Counts
    total: int
    """How many articles have the character."""
    occurrences: int
    """How often they have it."""


class Leaders:
    """The leaders for the characters of one segment, as far as they are known."""

    def __init__(self) -> None:
        self._known: dict[int, Led] = {}

    def of(self, segment: Segment, code: int) -> Led:
        """Those for a character."""
        led = self._known.get(code)
        if led is None:
            led = self._known[code] = best_for(segment, code)
        return led

    def prepare(self, segment: Segment, cancelled: Callable[[], bool]) -> None:
        """Work out those for every frequent character."""
        codes, firsts = np.unique(segment.keys >> np.uint32(16), return_index=True)
        sizes = np.diff(segment.offsets[np.append(firsts, len(segment.keys))])
        for code in codes[sizes >= FREQUENT].tolist():
            if cancelled():
                return
            self.of(segment, code)


def character_run(segment: Segment, code: int) -> Run:
    """Every occurrence of one character."""
    return Run(segment, segment.postings(*pair_range(segment, code)), 1, character=code)


def best_for(segment: Segment, code: int) -> Led:
    """The leaders for one character."""
    run, index = character_run(segment, code), Index((segment,))
    if not len(run):
        return Led(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.int32), np.empty(0, np.int64), 0, 0)
    occurrences = Occurrences(index, [(0, run)])
    chosen = occurrences.chosen
    found = scored(occurrences, chosen)
    places = leading(chosen, found, LED)
    matches = np.add(*occurrences.counts_in(chosen))[places]
    best = chosen.numbers[places]
    return Led(best, found[places], segment.columns.dates[best], matches, len(chosen), len(run))


_kept: "WeakKeyDictionary[Segment, Leaders]" = WeakKeyDictionary()


def leaders_of(segment: Segment) -> Leaders:
    """The leaders of `segment`; none known at first."""
    known = _kept.get(segment)
    if known is None:
        known = _kept[segment] = Leaders()
    return known
