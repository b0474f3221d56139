"""What each segment has for a query: worked out at once, or, for one character, only as far as it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.index.find import pair_range
from reader.index.index import Index
from reader.index.segment import Segment
from reader.query.tree import Node
from reader.search.explain import Reason, reasons
from reader.search.leaders import LED, character_run, leaders_of
from reader.search.rank import Scores, rarity, scored
from reader.search.refine import NOTHING_MORE, Refined
from reader.search.runs import Articles, Run


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    number: int
    """Of the article, in the index."""
    score: float
    matches: int
    """How many spans it has."""


@dataclass(frozen=True, eq=False)
class Found:
    """What one segment has for a query: never nothing."""

    place: int
    """Of the segment in the index."""
    base: int
    """The number of the segment's first article."""
    segment: Segment
    articles: Articles
    runs: tuple[Run, ...]
    """Distinct occurrences of all texts asked for; also in articles that are not among the answers."""

    def has(self, article: int) -> bool:
        """Whether the segment's article of that number is an answer."""
        place = int(self.articles.searchsorted(np.uint32(article)))
        return place < len(self.articles) and int(self.articles[place]) == article

    @cached_property
    def matches(self) -> NDArray[np.int64]:
        """How many occurrences each of `articles` has."""
        total = np.zeros(len(self.articles), np.int64)
        for run in self.runs:
            total += sum(run.counts_in(self.articles))
        return total


class Preview(NamedTuple):
    """The totals and the best articles of an answer that is not worked out yet."""

    articles: int
    matches: int
    best: Sequence[Hit]
    """At least the first `LED`, or all."""


class Answer(Protocol):
    """What was found in all segments."""

    @property
    def found(self) -> tuple[Found, ...]:
        """One for each segment that has something, in order."""

    @property
    def scores(self) -> Scores:
        """Of all articles found, by segment and number."""

    @property
    def preview(self) -> Preview | None:
        """What can be told without these, when that is quicker."""

    def runs_in(self, place: int, article: int) -> tuple[Run, ...]:
        """The occurrences to be looked through for an article; none when it was not found."""

    def reasons(self, place: int, article: int) -> tuple[Reason, ...]:
        """What each text adds to the score of an article; nothing for one that was not found."""


class Whole:
    """An answer worked out."""

    preview = None

    def __init__(
        self,
        found: tuple[Found, ...],
        scores: Scores,
        more: Refined = NOTHING_MORE,
        texts: tuple[Node, ...] = (),
        runs: tuple[tuple[tuple[Run, ...], ...], ...] = (),
        weights: tuple[float, ...] = (),
    ) -> None:
        """`more` is what in `scores` is not due to the texts one by one; `texts` are those asked for, `runs` their
        occurrences by segment and text, `weights` what each counts."""
        self.found, self.scores, self.texts, self.runs, self._weights = found, scores, texts, runs, weights
        self._more = more
        self._by_place = {found.place: found for found in self.found}

    def reasons(self, place: int, article: int) -> tuple[Reason, ...]:
        """What each text adds to the score of an article."""
        found = self._by_place.get(place)
        if found is None or not found.has(article):
            return ()
        each = reasons(found.segment, article, self.texts, self.runs[place], self._weights)
        before = sum(len(other.articles) for other in self.found if other.place < place)
        more = self._more.of(before + int(found.articles.searchsorted(np.uint32(article))))
        return (*each, *(Reason(why, 0.0, {}, added) for why, added in more if added))

    def runs_in(self, place: int, article: int) -> tuple[Run, ...]:
        """The occurrences to be looked through for an article; none when it was not found."""
        found = self._by_place.get(place)
        return found.runs if found is not None and found.has(article) else ()


class Lone:
    """The answer for one character: what leads in each segment is known, the rest is worked out when looked at."""

    def __init__(self, index: Index, code: int, text: Node) -> None:
        self._index, self._code, self._text = index, code, text

    def reasons(self, place: int, article: int) -> tuple[Reason, ...]:
        """What the character adds to the score of an article."""
        segment = self._index.segments[place]
        run = character_run(segment, self._code)
        return reasons(segment, article, (self._text,), ((run,),), (self._rarity,))

    @cached_property
    def _rarity(self) -> float:
        return rarity(self._occurrences, len(self._index))

    @cached_property
    def _occurrences(self) -> int:
        ranges = (pair_range(segment, self._code) for segment in self._index.segments)
        return sum(last - first for first, last in ranges)

    @cached_property
    def preview(self) -> Preview:
        """The totals and the best."""
        best, total = list[tuple[float, int, int, int]](), 0
        for base, segment in self._index:
            led = leaders_of(segment).of(segment, self._code)
            total += led.total
            scores = (led.scores * np.float32(self._rarity)).tolist()
            numbers = [base + article for article in led.articles]
            best += zip(scores, led.dates, numbers, led.matches, strict=True)
        best.sort(key=lambda entry: (-entry[0], -entry[1], entry[2]))
        hits = [Hit(number, score, matches) for score, _, number, matches in best[:LED]]
        return Preview(total, self._occurrences, hits)

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """One for each segment that has something, in order."""
        every = [
            Found(place, base, segment, run.articles, (run,))
            for place, (base, segment) in enumerate(self._index)
            if len(run := character_run(segment, self._code))
        ]
        return tuple(every)

    @cached_property
    def scores(self) -> Scores:
        """Of all articles found, by segment and number."""
        each = [scored(found.runs[0], found.articles) * np.float32(self._rarity) for found in self.found]
        return np.concatenate([np.empty(0, np.float32), *each])

    def runs_in(self, place: int, article: int) -> tuple[Run, ...]:
        """The occurrences to be looked through for an article."""
        return (Run(self._index.segments[place], np.empty(0, np.uint32), 1, character=self._code),)
