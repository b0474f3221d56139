"""What an index has for a query: worked out at once, or, for one character, only as far as it is looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np

from reader.index.index import Index
from reader.query.tree import Node
from reader.search.chosen import Chosen
from reader.search.explain import Reason, reasons
from reader.search.leaders import LED, character_run, leaders_of
from reader.search.occurrences import Counts, Occurrences, each_once, occurrences
from reader.search.rank import Scores, rarity, scores
from reader.search.refine import NOTHING_MORE, Refined
from reader.search.runs import Run
from reader.span import Span

NO_SCORES: Scores = np.empty(0, np.float32)


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    number: int
    """Of the article, in the index."""
    score: float
    matches: int
    """How many spans it has."""


class Preview(NamedTuple):
    """The totals and the best articles of an answer that is not worked out yet."""

    articles: int
    matches: int
    best: Sequence[Hit]
    """At least the first `LED`, or all."""


class Answer(Protocol):
    """What was found in all segments."""

    @property
    def chosen(self) -> Chosen:
        """The articles found."""

    @property
    def scores(self) -> Scores:
        """Of each of them."""

    @property
    def matches(self) -> Counts:
        """How many occurrences each has."""

    @property
    def preview(self) -> Preview | None:
        """What can be told without these, when that is quicker."""

    @property
    def spanned(self) -> tuple[Occurrences, ...]:
        """What its spans are made of, also in articles that were not found."""

    def has(self, number: int) -> bool:
        """Whether the article of that number was found; or nothing is told of it anyway."""

    def spans_in(self, chosen: Chosen) -> Iterator[tuple[Span, ...]]:
        """The occurrences in each of some articles that were found."""

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """What each text adds to the score of an article that was found."""


class Whole:
    """An answer worked out."""

    preview = None

    def __init__(
        self,
        chosen: Chosen,
        scores: Scores = NO_SCORES,
        more: Refined = NOTHING_MORE,
        texts: Sequence[Node] = (),
        occurrences: Sequence[Sequence[Occurrences]] = (),
        weights: Sequence[float] = (),
    ) -> None:
        """`more` is what in `scores` is not due to the texts one by one; `texts` are those asked for, `occurrences`
        where each stands, also in other articles, `weights` what each counts."""
        self.chosen, self.scores, self.texts, self.occurrences = chosen, scores, texts, occurrences
        self._more, self._weights = more, weights

    @cached_property
    def matches(self) -> Counts:
        """How many occurrences each article has."""
        total = np.zeros(len(self.chosen), np.int64)
        for some in self.spanned:
            total += np.add(*some.counts_in(self.chosen))
        return total

    @cached_property
    def spanned(self) -> tuple[Occurrences, ...]:
        """The occurrences of all texts, each once."""
        return each_once(some for text in self.occurrences for some in text)

    def has(self, number: int) -> bool:
        """Whether the article of that number was found."""
        place = int(self.chosen.numbers.searchsorted(np.int64(number)))
        return place < len(self.chosen) and int(self.chosen.numbers[place]) == number

    def spans_in(self, chosen: Chosen) -> Iterator[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        each = [some.spans_in(chosen) for some in self.spanned]
        if len(each) == 1:
            return map(tuple, each[0])
        together = zip(range(len(chosen)), *each, strict=True)
        return (tuple(sorted(chain.from_iterable(lists))) for _, *lists in together)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """What each text adds to the score of an article."""
        at = int(self.chosen.numbers.searchsorted(np.int64(number)))
        each = reasons(self.chosen.some(np.array([at])), self.texts, self.occurrences, self._weights)
        return (*each, *(Reason(why, 0.0, {}, added) for why, added in self._more.of(at) if added))


class Lone:
    """The answer for one character: what leads in each segment is known, the rest is worked out when looked at."""

    def __init__(self, index: Index, code: int, text: Node) -> None:
        self._index, self._code, self._text = index, code, text

    @cached_property
    def preview(self) -> Preview:
        """The totals and the best."""
        led = [leaders_of(segment).of(segment, self._code) for segment in self._index.segments]
        if not led:
            return Preview(0, 0, ())
        occurrences = sum(each.occurrences for each in led)
        numbers = np.concatenate([each.articles + base for each, base in zip(led, self._index.bases, strict=True)])
        scores, dates, matches = (np.concatenate(parts) for parts in zip(*(each[1:4] for each in led), strict=True))
        order = np.lexsort((-dates, -scores))[:LED]
        weighed = scores[order] * np.float32(rarity(occurrences, len(self._index)))
        best = zip(numbers[order].tolist(), weighed.tolist(), matches[order].tolist(), strict=True)
        return Preview(sum(each.total for each in led), occurrences, [Hit(*each) for each in best])

    @cached_property
    def chosen(self) -> Chosen:
        """The articles found."""
        return self.spanned[0].chosen if self.spanned else Chosen(self._index, np.empty(0, np.int64))

    @cached_property
    def scores(self) -> Scores:
        """Of each of them."""
        return scores(self.chosen, (self.spanned,), (self._weight,))

    @cached_property
    def matches(self) -> Counts:
        """How many occurrences each has."""
        return np.add(*self.spanned[0].counts_in(self.chosen)) if self.spanned else np.empty(0, np.int64)

    def has(self, number: int) -> bool:
        """Whether there is such an article: of one without the character nothing is told."""
        return 0 <= number < len(self._index)

    def spans_in(self, chosen: Chosen) -> Iterator[tuple[Span, ...]]:
        """The occurrences in each of some articles, read from their streams."""
        for place, articles in chosen.by_segment:
            run = Run(self._index.segments[place], np.empty(0, np.uint32), 1, character=self._code)
            yield from map(tuple, run.spans_in(articles))

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """What the character adds to the score of an article."""
        return reasons(Chosen(self._index, np.array([number])), (self._text,), (self.spanned,), (self._weight,))

    @cached_property
    def _weight(self) -> float:
        return rarity(sum(map(len, self.spanned)), len(self._index))

    @cached_property
    def spanned(self) -> tuple[Occurrences, ...]:
        """Those of the character: one for all, or none."""
        return occurrences(self._index, [(character_run(segment, self._code),) for segment in self._index.segments])
