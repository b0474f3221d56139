"""The best articles of a segment for one character, kept once they were asked for or prepared.

A character may stand in every article, so that ranking them all takes longer than a key press should; which lead never
changes, as scores do not depend on what else the index holds, but for a factor that is the same for all.
"""

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from reader.index.find import pair_range
from reader.index.segment import Segment
from reader.search.rank import Scores, scored
from reader.search.runs import Run

LED = 30
"""How many lead."""
FREQUENT = 4096
"""Occurrences in a segment from which on a character is prepared."""


class Led(NamedTuple):
    """Those that lead, best first; ties newest first, then by number."""

    articles: list[int]
    scores: Scores
    """Before rarity."""
    dates: list[int]
    matches: list[int]
    total: int
    """How many articles have the character."""


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
    run = character_run(segment, code)
    articles = run.articles
    scores = scored(run, articles)
    if len(articles) > LED:
        least = np.partition(scores, len(scores) - LED)[len(scores) - LED]
        top = np.flatnonzero(scores >= least)
    else:
        top = np.arange(len(articles))
    dates = segment.columns.dates[articles[top]]
    order = np.lexsort((-dates, -scores[top]))[:LED]
    top, dates = top[order], dates[order]
    heading, body = run.counts_in(articles[top])
    return Led(articles[top].tolist(), scores[top], dates.tolist(), (heading + body).tolist(), len(articles))


_kept: "WeakKeyDictionary[Segment, Leaders]" = WeakKeyDictionary()


def leaders_of(segment: Segment) -> Leaders:
    """The leaders of `segment`; none known at first."""
    known = _kept.get(segment)
    if known is None:
        known = _kept[segment] = Leaders()
    return known
