"""What an article is about, in its own words: TF-IDF over words, and over runs of words that keep together in it.

Takes the headline and body of one article, gives keywords as they are written there, weighed. How rare a word is comes
from the library's own articles where they are told and many, otherwise from the table that jieba brings; the first is
better on news, as it knows what every article has.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from reader.analysis import segmenter
from reader.analysis.folding import fold

STOP_WORDS = Path(__file__).with_name("data") / "stopwords.txt"

LONGEST_TEXT = 100_000
"""Code points of an article that are weighed."""

HEADLINE = 3
"""How often an occurrence in the headline counts."""

TELLING = {"n": 1.0, "j": 1.0, "l": 0.8, "i": 0.6, "s": 0.6, "e": 1.0, "x": 1.0, "v": 0.4, "a": 0.3, "b": 0.3}
"""How much a word of each part of speech (the first letter of jieba's tag) tells of what an article is about."""

NOUN_LIKE = ("vn", "an", "eng", "zg")
"""Tags that count as nouns, whatever their first letter; `zg` is what the dictionary says of endings like `厂`."""

VERB = TELLING["v"]

TOGETHER = 2
"""How often words must stand together to be one keyword."""

SWALLOWED = 0.6
"""The share of a word's occurrences inside a longer keyword at which it goes without saying."""

ENOUGH = 100
"""Articles of a library from which on its own frequencies weigh more than those of jieba's table."""

SHORTLIST = 4
"""How many candidates for each keyword wanted are looked up in the library: those that are usually rare."""

FIRST_PARTICLES = frozenset("在于从对向为将把被由与和及或其这那该每各某并而且就也都还")
LAST_PARTICLES = frozenset("的了着过等与和及在将把被")
"""Characters that begin, or end, a part of a sentence: 在京举行 stands as a noun in the segmenter's dictionary."""

KNOWN = 1 << 16
"""Words of which is remembered what they tell."""

LONGEST_RUN = 4
"""Words in one keyword."""

LONGEST_KEYWORD = 12
"""Characters in one keyword."""


class Keyword(NamedTuple):
    """A word or phrase as it is written in the article."""

    word: str
    weight: float
    """Its TF-IDF: comparable between articles."""


class Rarity(NamedTuple):
    """How rare texts are in a library; of few articles, which say little of that, mostly how rare they usually are."""

    frequency: Callable[[str], int]
    """The number of its articles that hold a (folded) text."""
    articles: int
    """The number of its articles."""

    def of(self, text: str) -> float:
        """The inverse document frequency of `text`, 0 and up."""
        here = math.log1p(self.articles / (1 + self.frequency(text)))
        return (self.articles * here + ENOUGH * _usual_rarity(text)) / (self.articles + ENOUGH)


class _Piece(NamedTuple):
    telling: float
    """How much it tells; 0 for nothing."""
    joins: bool
    """Whether it may be part of a longer keyword."""
    ends_only: bool
    """Whether it may only be the last part: a character that says little by itself, any but a surname."""
    known: bool
    """Whether it is a word of the dictionary or of letters, and not a guess of the segmenter."""


class _Candidate:
    """A word, or a run of words, of one article."""

    __slots__ = ("alone", "free", "seen", "start", "telling", "times")

    def __init__(self, start: int, telling: float) -> None:
        self.start, self.telling = start, telling
        self.seen = self.times = 0
        """Occurrences, and the same with those in the headline weighed."""
        self.alone = self.free = False
        """Whether it is a known word; whether a run stood between others than parts of keywords, once at least."""


def keywords(
    headline: str, body: str, *, limit: int = 8, rarity: Rarity | None = None, dictionary: Path | None = None
) -> tuple[Keyword, ...]:
    """The `limit` weightiest words and phrases of an article, none of them inside another, the weightiest first."""
    text = f"{headline}\n{body}"[:LONGEST_TEXT]
    candidates = _candidates(text, len(headline), dictionary)
    weights = {word: _weight(found, _usual_rarity(word)) for word, found in candidates.items()}
    if rarity:
        likely = nlargest(SHORTLIST * limit, weights, key=lambda word: weights[word])
        weights = {word: _weight(candidates[word], rarity.of(word)) for word in likely}
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], candidates[word].start)):
        if len(chosen) < limit and not any(word in other or other in word for other in chosen):
            chosen.append(word)
    starts = ((word, candidates[word].start) for word in chosen)
    return tuple(Keyword(text[start : start + len(word)], weights[word]) for word, start in starts)


def _weight(found: _Candidate, rarity: float) -> float:
    """TF-IDF with a frequency that saturates, as that of BM25 does, so that one word does not drown the others."""
    return found.telling * rarity * found.times * 6 / (found.times + 5)


def _candidates(text: str, headline: int, dictionary: Path | None) -> dict[str, _Candidate]:
    """Words, and runs of words that keep together; a word or run that mostly stands in one longer is left out."""
    found = _gathered(fold(text), headline, _pieces(dictionary), dictionary)
    kept = {
        word: one for word, one in found.items() if len(word) > 1 and (one.alone or (one.free and one.seen >= TOGETHER))
    }
    swallowed = {part for word, one in kept.items() for part in _parts(word) if _mostly_in(kept.get(part), one)}
    return {word: one for word, one in kept.items() if word not in swallowed}


def _gathered(folded: str, headline: int, pieces: "_Pieces", dictionary: Path | None) -> dict[str, _Candidate]:
    """Every telling word, and every run of those that may be parts of a longer keyword."""
    found: dict[str, _Candidate] = {}
    run: list[tuple[int, int, _Piece]] = []
    end = 0
    for word in segmenter.cuts(folded, dictionary):
        start, end = end, end + len(word)
        piece = pieces[word]
        telling, joins, _, known = piece
        if telling:
            one = _note(found, word, start, telling, 1 if end > headline else HEADLINE)
            one.alone |= known
            one.free = True
        if joins:
            run.append((start, end, piece))
        elif run:
            if len(run) > 1:
                _note_runs(found, folded, run, headline)
            run = []
    _note_runs(found, folded, run, headline)
    return found


def _note(found: dict[str, _Candidate], word: str, start: int, telling: float, weight: int) -> _Candidate:
    one = found.get(word)
    if one is None:
        one = found[word] = _Candidate(start, telling)
    one.seen += 1
    one.times += weight
    return one


def _note_runs(
    found: dict[str, _Candidate], folded: str, run: Sequence[tuple[int, int, _Piece]], headline: int
) -> None:
    """Note every stretch of two words or more of `run`, those that follow one another without a break."""
    for first in range(len(run) - 1):
        start, _, piece = run[first]
        telling = piece.telling
        for last in range(first + 1, min(first + LONGEST_RUN, len(run))):
            if piece.ends_only or run[last][1] - start > LONGEST_KEYWORD:
                break
            end, piece = run[last][1:]
            telling += piece.telling
            weight = 1 if end > headline else HEADLINE
            one = _note(found, folded[start:end], start, telling / (last - first + 1), weight)
            one.free |= first == 0 and last == len(run) - 1


def _mostly_in(part: _Candidate | None, whole: _Candidate) -> bool:
    return part is not None and whole.times >= SWALLOWED * part.times


def _parts(word: str) -> Iterator[str]:
    """Every shorter text of two characters or more in `word`."""
    for length in range(2, len(word)):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


class _Pieces(dict[str, _Piece]):
    """What each piece of the segmenter tells, by its part of speech; worked out when asked for, and remembered."""

    def __init__(self, dictionary: Path | None) -> None:
        super().__init__()
        self._dictionary = dictionary

    def __missing__(self, word: str) -> _Piece:
        if len(self) >= KNOWN:
            self.clear()
        tagged = [*segmenter.tags(word, self._dictionary)]
        tag = tagged[0].tag if len(tagged) == 1 else "x"
        telling = 0.0 if is_fragment(word) else _telling(word, tag)
        known = word.isascii() or segmenter.is_word(word, self._dictionary)
        piece = self[word] = _Piece(telling, telling > VERB, len(word) == 1 and tag != "nr", known)
        return piece


@lru_cache(maxsize=4)
def _pieces(dictionary: Path | None) -> _Pieces:
    return _Pieces(dictionary)


def is_fragment(word: str) -> bool:
    """Whether a piece is a part of a sentence rather than a name of something: it begins or ends with a particle."""
    return len(word) > 1 and (word[-1] in LAST_PARTICLES or (len(word) > 2 and word[0] in FIRST_PARTICLES))


def _telling(word: str, tag: str) -> float:
    """How much `word` tells by its part of speech; a figure, a mark or a stop word nothing."""
    if word in _stop_words() or not (word.isalpha() or _is_name_of_letters(word)):
        return 0
    return 1.0 if tag in NOUN_LIKE else TELLING.get(tag[:1], 0)


def _is_name_of_letters(word: str) -> bool:
    """Whether `word` is a name such as `c919`, `5g` or `covid-19`: letters and figures, with a hyphen at most."""
    plain = word.replace("-", "", 1)
    if len(word) > LONGEST_KEYWORD or "-" in (word[0], word[-1]):
        return False
    return plain.isalnum() and plain.isascii() and not plain.isdigit()


@cache
def _stop_words() -> frozenset[str]:
    lines = STOP_WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=KNOWN)
def _usual_rarity(text: str) -> float:
    """The rarity of `text` by jieba's table; of a run of words, that of its parts, since it is rarer than each."""
    table = segmenter.rarities()
    if text in table:
        return table[text]
    return max((table.get(part, segmenter.RARE) for part in segmenter.cuts(text)), default=segmenter.RARE)
