"""Candidates for the keywords of articles: their words, and the word sequences that recur in one of them.

Takes folded texts, many at once, as arrays over all their pieces cost a fraction of a step for each; gives each
candidate with its weight by part of speech and its weighted number of occurrences.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis import segmenter
from reader.analysis.keyword_vocabulary import (
    CERTAIN,
    JOINS,
    LAST_ONLY,
    LONGEST_KEYWORD,
    WORD,
    KeywordVocabulary,
    keyword_vocabulary,
)
from reader.late_pattern import late

HEADLINE = 3
"""Weight of an occurrence in the headline, relative to the body."""

TOGETHER = 2
"""Least number of occurrences of a word sequence that becomes one keyword, and of a word that was guessed."""

SWALLOWED = 0.6
"""Share of a word's occurrences inside a longer keyword from which the word is dropped."""

SHORTEST = 2
"""Fewest code points of a keyword."""

LONGEST_WHOLE = 24
"""Most code points of a word inside which others may be."""

LONGEST_RUN = 4
"""Most words of one keyword."""

SHIFT = np.int64(24)
"""Bits of a key for the number of a text, or for the place of a piece: both are fewer than 16 million."""

_LETTERS = late(r"[a-z0-9-]+")

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Candidates(NamedTuple):
    """Candidates of some articles, by article; those of one in the order in which they were found."""

    owners: Ints
    """The place of the article of each."""
    numbers: Ints
    """Their numbers in the vocabulary."""
    telling: NDArray[np.float64]
    """Weight by part of speech."""
    times: Ints
    """Weighted number of occurrences."""

    def only(self, which: NDArray[np.intp] | Bools | slice) -> "Candidates":
        """Some of them, in this order."""
        return Candidates._make(column[which] for column in self)

    def edges(self, articles: int) -> Iterable[tuple[int, int]]:
        """For each of so many articles the places of its first candidate and after its last."""
        return pairwise(self.owners.searchsorted(np.arange(articles + 1)).tolist())


class _Pieces(NamedTuple):
    """The pieces of all articles, one after the other."""

    owners: Ints
    numbers: Ints
    kinds: NDArray[np.uint8]
    times: Ints
    """Weight of the occurrence: more in the headline."""
    keys: Ints
    """By article and number: each that occurs, ascending."""
    counts: Ints
    """Number of pieces with each of `keys`."""
    rows: NDArray[np.intp]
    """The row in `keys` of each piece."""


def candidates(
    folded: Sequence[str], headlines: Sequence[int], dictionary: Path | None
) -> tuple[Candidates, KeywordVocabulary]:
    """Words and recurring word sequences of texts, also those inside a longer one.

    `headlines`: the number of code points at the beginning of each of `folded` that are the headline.
    """
    vocabulary = keyword_vocabulary(dictionary)
    pieces = _pieces([segmenter.cuts(text, dictionary) for text in folded], headlines, vocabulary)
    words, longer = _words(pieces, vocabulary), _longer(pieces, vocabulary)
    longer = longer.only(~_among(_keys(longer), np.sort(_keys(words))))
    found = Candidates._make(np.concatenate(both) for both in zip(words, longer, strict=True))
    vocabulary.weigh(found.numbers)
    return found.only(found.owners.argsort(kind="stable")), vocabulary


def _keys(some: Candidates | _Pieces) -> Ints:
    return some.owners << SHIFT | some.numbers


def _among(keys: Ints, ascending: Ints) -> Bools:
    """For each of `keys`, True if it is one of `ascending`: few among many, so that each is looked up."""
    places = ascending.searchsorted(keys)
    found: Bools = np.append(ascending, -1).take(places) == keys
    return found


def _pieces(cut: Sequence[Sequence[str]], headlines: Sequence[int], vocabulary: KeywordVocabulary) -> _Pieces:
    lengths = np.array([*map(len, cut)], np.int64)
    owners, count = np.arange(len(cut)).repeat(lengths), int(lengths.sum())
    numbers = vocabulary.numbers(chain.from_iterable(cut), count)
    ends = vocabulary.sizes.take(numbers).cumsum()
    before = np.append(0, ends)[lengths.cumsum() - lengths]
    in_headline = ends - before.take(owners) <= np.array(headlines, np.int64).take(owners)
    keys, rows, counts = _grouped(owners << SHIFT | numbers)
    times = np.where(in_headline, HEADLINE, 1)
    return _Pieces(owners, numbers, vocabulary.kinds.take(numbers), times, keys, counts, rows)


def _grouped(keys: Ints) -> tuple[Ints, NDArray[np.intp], Ints]:
    """The keys that occur, ascending; for each of `keys` its row among them; and the number of each."""
    order = keys.argsort()
    ascending = keys.take(order)
    begins = np.append(True, ascending[1:] != ascending[:-1])[: len(keys)]
    rows = np.empty(len(keys), np.intp)
    rows[order] = begins.cumsum() - 1
    return ascending[begins], rows, np.bincount(rows)


def _firsts(rows: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """For each of `count` rows the place where it is first."""
    found = np.empty(count, np.intp)
    found[rows[::-1]] = np.arange(len(rows))[::-1]
    return found


def _words(pieces: _Pieces, vocabulary: KeywordVocabulary) -> Candidates:
    """The words that may be keywords: those of the dictionary, and those that recur."""
    firsts = _firsts(pieces.rows, len(pieces.keys))
    kinds = pieces.kinds.take(firsts)
    may_be = (kinds & WORD > 0) & ((kinds & CERTAIN > 0) | (pieces.counts >= TOGETHER))
    times = np.bincount(pieces.rows, pieces.times, len(pieces.keys)).astype(np.int64)
    places = np.sort(firsts[may_be])
    numbers, rows = pieces.numbers.take(places), pieces.rows.take(places)
    return Candidates(pieces.owners.take(places), numbers, vocabulary.telling.take(numbers), times.take(rows))


class _Runs(NamedTuple):
    """Sequences of adjacent pieces that may be one keyword, all of so many pieces."""

    starts: NDArray[np.intp]
    """The place of the first piece of each."""
    groups: NDArray[np.intp]
    """Equal for equal sequences of one article."""
    sizes: Ints
    """Code points of each."""
    telling: NDArray[np.float64]
    """The sum of the weights of its pieces."""

    def only(self, which: NDArray[np.intp] | Bools) -> "_Runs":
        """Some of them."""
        return _Runs._make(column[which] for column in self)


class _Recurring(NamedTuple):
    """A word sequence that recurs."""

    start: int
    pieces: int
    telling: float
    seen: int
    times: int


def _longer(pieces: _Pieces, vocabulary: KeywordVocabulary) -> Candidates:
    """The word sequences that recur, at least once outside a longer sequence of possible parts."""
    found = dict[tuple[int, str], _Recurring]()
    for run in sorted(_recurring(pieces, vocabulary)):
        numbers, owner = pieces.numbers[run.start : run.start + run.pieces].tolist(), pieces.owners.item(run.start)
        text = "".join([vocabulary.texts[number] for number in numbers])
        if not _stands_alone(text, owner, run.seen, pieces, vocabulary):
            found.setdefault((owner, text), run)
    owners = np.array([owner for owner, _ in found], np.int64)
    telling, times = ([run[field] for run in found.values()] for field in (2, 4))
    numbers = vocabulary.longer([text for _, text in found])
    return Candidates(owners, numbers, np.array(telling, np.float64), np.array(times, np.int64))


def _recurring(pieces: _Pieces, vocabulary: KeywordVocabulary) -> Iterator[_Recurring]:
    """All sequences of `LONGEST_RUN` pieces and fewer that recur; their pieces recur too."""
    joins, last_only = pieces.kinds & JOINS > 0, pieces.kinds & LAST_ONLY > 0
    often = joins & (pieces.counts.take(pieces.rows) >= TOGETHER)
    begins = np.append(True, pieces.owners[1:] != pieces.owners[:-1])
    joined_before = np.append(False, joins[:-1]) & ~begins
    joined_after = np.append(joins[1:] & ~begins[1:], False)
    sizes, telling = vocabulary.sizes.take(pieces.numbers), vocabulary.telling.take(pieces.numbers)
    (starts,) = (often & ~last_only).nonzero()
    runs = _Runs(starts, pieces.rows[starts], sizes[starts], telling[starts])
    for more in range(1, LONGEST_RUN):
        runs = runs.only(runs.starts + more < len(often))
        lasts = runs.starts + more
        fits = often[lasts] & ~begins[lasts] & (runs.sizes + sizes[lasts] <= LONGEST_KEYWORD)
        runs, lasts = runs.only(fits), lasts[fits]
        _, groups, counts = _grouped(runs.groups << SHIFT | pieces.rows[lasts])
        runs = _Runs(runs.starts, groups, runs.sizes + sizes[lasts], runs.telling + telling[lasts])
        free = np.bincount(groups, ~joined_before[runs.starts] & ~joined_after[lasts], len(counts)) > 0
        times = np.bincount(groups, pieces.times[lasts], len(counts)).astype(np.int64)
        rows = (free & (counts >= TOGETHER)).nonzero()[0]
        firsts = _firsts(groups, len(counts))[rows]
        weights = runs.telling[firsts] / (more + 1)
        columns = (some.tolist() for some in (runs.starts[firsts], weights, counts[rows], times[rows]))
        for start, weight, seen, often_weighed in zip(*columns, strict=True):
            yield _Recurring(start, more + 1, weight, seen, often_weighed)
        runs = runs.only(~last_only[lasts])


def _stands_alone(word: str, owner: int, seen: int, pieces: _Pieces, vocabulary: KeywordVocabulary) -> bool:
    """True if a name of letters at the beginning of `word` occurs without the rest at least as often as with it.

    Then the name is the keyword: `c919`, not `c919客机`.
    """
    name = _LETTERS.match(word) if word[0].isascii() else None
    if name is None or name[0] == word:
        return False
    key = owner << int(SHIFT) | vocabulary.number_of(name[0])
    row = int(pieces.keys.searchsorted(key))
    return row < len(pieces.keys) and pieces.keys.item(row) == key and pieces.counts.item(row) >= 2 * seen


Counted = tuple[str, int, float, float]
"""A candidate: the word, its weighted number of occurrences, its weight by part of speech, and its usual weight."""
LongerOnes = Sequence[tuple[str, int]]
"""The candidates of an article inside which others may be, each with its weighted number of occurrences."""


def longer_of_each(found: Candidates, vocabulary: KeywordVocabulary, articles: int) -> list[LongerOnes]:
    """For each of so many articles its candidates inside which others may be."""
    sizes = vocabulary.sizes.take(found.numbers)
    longer = found.only((sizes > SHORTEST) & (sizes <= LONGEST_WHOLE))
    words = [vocabulary.texts[number] for number in longer.numbers.tolist()]
    ones = [*zip(words, longer.times.tolist(), strict=True)]
    return [ones[first:last] for first, last in longer.edges(articles)]


def outside_longer(given: Iterable[Counted], longer: LongerOnes) -> Iterator[Counted]:
    """Those candidates of an article that do not mostly occur inside one of its `longer` ones, in order."""
    together = "\n".join([word for word, _ in longer])
    begins = [*accumulate((len(word) + 1 for word, _ in longer), initial=0)]
    for one in given:
        word = one[0]
        at = together.find(word)
        while at >= 0:
            whole, often = longer[bisect_right(begins, at) - 1]
            if whole != word and often >= SWALLOWED * one[1]:
                break
            at = together.find(word, at + 1)
        else:
            yield one
