"""Answers of an index to a query: computed at once or, for one or two characters, lazily."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.api.results import Hit
from reader.index.inverted_index import Index
from reader.index.ranges import row_of
from reader.lazy_property import lazy_property
from reader.query.tree import Node
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import Counts, TermMatches, each_once, occurrences
from reader.search.placed_texts import PlacedTexts
from reader.search.ranking.bm25 import Scores, rarity, scores
from reader.search.ranking.explain import Reason, reasons
from reader.search.ranking.rescoring import ScoreBonus, bonuses
from reader.search.ranking.top_docs import ahead_of_all, top_docs_of
from reader.search.spans import spans_of
from reader.span import Span

NO_SCORES: Scores = np.empty(0, np.float32)
NO_BONUS: Mapping[str, Scores] = {}


_new = tuple.__new__  # `Hit._make` in half the time


class TopHits(NamedTuple):
    """The totals and the best articles of an answer not yet computed."""

    articles: int
    matches: int
    best: Sequence[Hit]
    """The first of them, in order of relevance."""


class Answer(Protocol):
    """An answer: the articles found in all segments, with their scores and matches."""

    @property
    def chosen(self) -> DocSet:
        """The articles found."""

    @property
    def scores(self) -> Scores:
        """Scores of the articles found."""

    def scores_at(self, rows: NDArray[np.intp]) -> Scores:
        """Scores of the articles at some rows, ascending, without computing the others."""

    @property
    def matches(self) -> Counts:
        """Number of occurrences in each article found."""

    @property
    def preview(self) -> TopHits | None:
        """Totals and best articles, if they are known sooner than the rest; else None."""

    @property
    def spanned(self) -> tuple[TermMatches, ...]:
        """Occurrences that spans are made of, including those in articles that were not found."""

    def has(self, number: int) -> bool:
        """True if the article `number` was found; in lazy answers, if it exists, since others have no spans anyway."""

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles that were found, by their numbers, ascending."""

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article that was found."""


def has_any(answer: Answer) -> bool:
    """True if an article was found."""
    return bool(len(answer.chosen) if answer.preview is None else answer.preview.articles)


class FullAnswer:
    """A computed answer."""

    preview = None

    def __init__(
        self,
        chosen: DocSet,
        scores: Scores = NO_SCORES,
        bonus: Mapping[str, Scores] = NO_BONUS,
        placed: PlacedTexts | None = None,
    ) -> None:
        """`bonus`: the parts of `scores` that are not due to frequency; `placed`: the texts of the query."""
        self.chosen, self.scores, self._bonus = chosen, scores, bonus
        self.placed = placed or PlacedTexts(chosen.index, (), ())

    def scores_at(self, rows: NDArray[np.intp]) -> Scores:
        """Scores of the articles at some rows."""
        return self.scores.take(rows)

    @lazy_property
    def matches(self) -> Counts:
        """Number of occurrences in each article."""
        totals = [some.totals_in(self.chosen) for some in self.spanned]
        found: Counts = totals[0].astype(np.int32) if totals else np.zeros(len(self.chosen), np.int32)
        for more in totals[1:]:
            found += more.astype(np.int32, copy=False)
        return found

    @lazy_property
    def spanned(self) -> tuple[TermMatches, ...]:
        """The occurrences of all texts, each once."""
        return each_once(some for text in self.placed.occurrences for some in text)

    def raised(self, why: str, added: Scores) -> "FullAnswer":
        """These results with an amount added to each article's score."""
        return FullAnswer(self.chosen, self.scores + added, {**self._bonus, why: added}, self.placed)

    def has(self, number: int) -> bool:
        """True if the article `number` was found."""
        return row_of(self.chosen.numbers, number) is not None

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles; where these are all that were found their places are known."""
        found = self.chosen
        return spans_of(found if len(numbers) == len(found) else DocSet(found.index, np.array(numbers)), self.spanned)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of each text to the score of an article."""
        at = int(self.chosen.numbers.searchsorted(np.int64(number)))
        given, one = self.placed, self.chosen.some(np.array([at]))
        each = reasons(one, given.texts, given.occurrences, given.weights, given.emphasis)
        return (*each, *_bonus_reasons(self._bonus, at))


class DeferredAnswer:
    """The answer for one or two characters: top documents of each segment are known, the rest is computed on demand."""

    def __init__(self, index: Index, key: int, text: Node) -> None:
        self._index, self._key, self._text = index, key, text
        self._led = [top_docs_of(segment).of(key) for segment in index.segments]
        self._weight = rarity(sum(led.occurrences for led in self._led), len(index))

    @lazy_property
    def preview(self) -> TopHits:
        """The totals and the best."""
        numbers, found, matches = self._best()
        hits = [*map(_new, repeat(Hit), zip(numbers.tolist(), found.tolist(), matches.tolist(), strict=True))]
        return TopHits(sum(led.total for led in self._led), sum(led.occurrences for led in self._led), hits)

    def _best(self) -> tuple[NDArray[np.int64], Scores, Counts]:
        """The articles that lead in all segments, best first; of each its score so far and its occurrences."""
        numbered = zip(self._led, self._index.bases, strict=True)
        led = [one._replace(articles=one.articles + base) if base else one for one, base in numbered]
        best = led[0] if len(led) == 1 else ahead_of_all(led)
        return best.articles, best.scores * np.float32(self._weight), best.matches

    @lazy_property
    def chosen(self) -> DocSet:
        """The articles found."""
        return self.spanned[0].chosen if self.spanned else DocSet(self._index, np.empty(0, np.int64))

    @lazy_property
    def scores(self) -> Scores:
        """Scores of the articles found."""
        return self._scores_of(self.chosen)

    def scores_at(self, rows: NDArray[np.intp]) -> Scores:
        """Scores of the articles at some rows, ascending."""
        return self.scores.take(rows) if "scores" in self.__dict__ else self._scores_of(self.chosen.some(rows))

    def _scores_of(self, chosen: DocSet) -> Scores:
        found = scores(chosen, (self.spanned,), (self._weight,))
        self._add_bonuses(chosen, found)
        return found

    def _add_bonuses(self, chosen: DocSet, found: Scores) -> ScoreBonus:
        return bonuses(chosen, found, (self.spanned,), self._text, (self._weight,))

    @lazy_property
    def matches(self) -> Counts:
        """Number of occurrences in each article found."""
        return self.spanned[0].totals_in(self.chosen) if self.spanned else np.empty(0, np.int64)

    def has(self, number: int) -> bool:
        """True if the article `number` exists: one without the text has no spans anyway."""
        return 0 <= number < len(self._index)

    def spans_in(self, numbers: Sequence[int]) -> Sequence[tuple[Span, ...]]:
        """The occurrences in each of some articles."""
        return spans_of(DocSet(self._index, np.array(numbers)), self.spanned)

    def reasons(self, number: int) -> tuple[Reason, ...]:
        """Contribution of the text to the score of an article."""
        one = DocSet(self._index, np.array([number]))
        each = reasons(one, (self._text,), (self.spanned,), (self._weight,))
        return (*each, *_bonus_reasons(self._add_bonuses(one, np.zeros(1, np.float32)), 0))

    @lazy_property
    def spanned(self) -> tuple[TermMatches, ...]:
        """All occurrences of the text, as one `TermMatches`; empty if there are none."""
        runs = [(MatchRun.of(segment, self._key, self._key),) for segment in self._index.segments]
        return occurrences(self._index, runs)


def _bonus_reasons(bonus: Mapping[str, Scores], row: int) -> Iterator[Reason]:
    """Bonuses of the article at `row`, besides the contributions of the texts."""
    return (Reason(why, 0.0, {}, float(added[row])) for why, added in bonus.items() if added[row])
