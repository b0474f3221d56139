"""Candidates for the keywords of an article: its words, and the word sequences that recur in it.

Takes folded text; gives each candidate with its weight by part of speech and its weighted number of occurrences.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from reader.analysis import segmenter
from reader.analysis.keyword_vocabulary import KNOWN, LONGEST_KEYWORD, KeywordVocabulary, keyword_vocabulary
from reader.late_pattern import late

HEADLINE = 3
"""Weight of an occurrence in the headline, relative to the body."""

TOGETHER = 2
"""Least number of occurrences of a word sequence that becomes one keyword, and of a word that was guessed."""

SWALLOWED = 0.6
"""Share of a word's occurrences inside a longer keyword from which the word is dropped."""

LONGEST_RUN = 4
"""Most words of one keyword."""

_LETTERS = late(r"[a-z0-9-]+")

Candidate = tuple[float, int]
"""Weight by part of speech of a word or word sequence, and its weighted number of occurrences."""


class _Run:
    """A sequence of words of one article."""

    __slots__ = ("free", "seen", "telling", "times")

    def __init__(self, telling: float) -> None:
        self.telling = telling
        self.seen = self.times = 0
        """Occurrences, and (`times`) occurrences with those in the headline weighted."""
        self.free = False
        """True if some occurrence is not inside a longer sequence of possible keyword parts."""


def candidates(folded: str, headline: int, dictionary: Path | None) -> dict[str, Candidate]:
    """Words and recurring word sequences of a text, without those that mostly occur inside a longer one.

    `headline`: the number of code points at the beginning of `folded` that are the headline.
    """
    cut, vocabulary = segmenter.cuts(folded, dictionary), keyword_vocabulary(dictionary)
    counts, in_headline = Counter(cut), _leading(cut, headline)
    vocabulary.meet(counts)
    found = _words(counts, vocabulary)
    for word, count in Counter(cut[:in_headline]).items():
        if word in found:
            found[word] = found[word][0], found[word][1] + (HEADLINE - 1) * count
    joining = vocabulary.joining
    often = {word for word, count in counts.items() if count >= TOGETHER and word in joining}
    for word, run in _runs(cut, often, vocabulary, in_headline).items():
        if run.free and run.seen >= TOGETHER and not _stands_alone(word, run.seen, counts):
            found.setdefault(word, (run.telling, run.times))
    for part in _swallowed(found):
        found.pop(part, None)
    return found


def _words(counts: Mapping[str, int], vocabulary: KeywordVocabulary) -> dict[str, Candidate]:
    """The words that may be keywords: those of the dictionary, and those that recur."""
    words, certain = vocabulary.words, vocabulary.certain
    return {
        word: (words[word], count)
        for word, count in counts.items()
        if word in words and (count >= TOGETHER or word in certain)
    }


def _swallowed(found: Mapping[str, Candidate]) -> list[str]:
    """The candidates that mostly occur inside a longer one."""
    return [
        part
        for word, (_, times) in found.items()
        if len(word) > 2
        for part in _parts(word)
        if part in found and times >= SWALLOWED * found[part][1]
    ]


def _stands_alone(word: str, seen: int, counts: Mapping[str, int]) -> bool:
    """True if a name of letters at the beginning of `word` occurs without the rest at least as often as with it.

    Then the name is the keyword: `c919`, not `c919客机`.
    """
    name = _LETTERS.match(word) if word[0].isascii() else None
    return name is not None and name[0] != word and counts.get(name[0], 0) >= 2 * seen


def _leading(cut: Sequence[str], length: int) -> int:
    """Number of the pieces `cut` that end within the first `length` code points."""
    end = 0
    for count, word in enumerate(cut):
        end += len(word)
        if end > length:
            return count
    return len(cut)


def _runs(cut: Sequence[str], often: Set[str], vocabulary: KeywordVocabulary, in_headline: int) -> dict[str, _Run]:
    """All word sequences that may be one keyword; their words are all in `often`, since others do not recur."""
    found: dict[str, _Run] = {}
    places = [place for place, word in enumerate(cut) if word in often]
    for first, after in pairwise(places):
        if after == first + 1 and cut[first] not in vocabulary.last_only:
            _note_runs(found, cut, first, often, vocabulary, in_headline)
    return found


def _note_runs(
    found: dict[str, _Run],
    cut: Sequence[str],
    first: int,
    often: Set[str],
    vocabulary: KeywordVocabulary,
    in_headline: int,
) -> None:
    """Count the sequences of two or more words that begin at the index `first`."""
    weights, joining, last_only = vocabulary.telling, vocabulary.joining, vocabulary.last_only
    word = cut[first]
    telling, begins = weights[word], not first or cut[first - 1] not in joining
    for last in range(first + 1, min(first + LONGEST_RUN, len(cut))):
        added = cut[last]
        if added not in often or len(word) + len(added) > LONGEST_KEYWORD:
            break
        word += added
        telling += weights[added]
        one = found.get(word)
        if one is None:
            one = found[word] = _Run(telling / (last - first + 1))
        one.seen += 1
        one.times += HEADLINE if last < in_headline else 1
        if begins and not one.free:
            one.free = last + 1 == len(cut) or cut[last + 1] not in joining
        if added in last_only:
            break


@lru_cache(maxsize=KNOWN)
def _parts(word: str) -> tuple[str, ...]:
    """All shorter substrings of `word` with at least two characters."""
    return tuple(
        word[start : start + length] for length in range(2, len(word)) for start in range(len(word) - length + 1)
    )
