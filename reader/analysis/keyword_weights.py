"""Keywords of an article: TF-IDF of words, and of word sequences that recur in it.

Takes the headline and body of one article; gives keywords as written there, with weights. The rarity of words is best
measured on news, since it accounts for words in every article.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, lru_cache
from heapq import nlargest
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.analysis import segmenter
from reader.analysis.folding import fold_long
from reader.late_pattern import late

STOP_WORDS = Path(__file__).with_name("data") / "stopwords.txt"

LONGEST_TEXT = 100_000
"""Most code points of an article that are analysed."""

HEADLINE = 3
"""Weight of an occurrence in the headline, relative to the body."""

TELLING = {"n": 1.0, "j": 1.0, "l": 0.8, "i": 0.6, "s": 0.6, "e": 1.0, "x": 1.0, "v": 0.4, "a": 0.3, "b": 0.3}
"""Weight of a word by part of speech (first letter of jieba's tag)."""

NOUN_LIKE = ("vn", "an", "eng", "zg")
"""Tags that count as nouns, whatever their first letter; `zg` is the dictionary's tag of endings like `厂`."""

VERB = TELLING["v"]

TOGETHER = 2
"""Least number of occurrences of a word sequence that becomes one keyword."""

SWALLOWED = 0.6
"""Share of a word's occurrences inside a longer keyword from which the word is dropped."""

ENOUGH = 100
"""Number of a library's articles from which its own frequencies outweigh jieba's table."""

SHORTLIST = 4
"""Candidates looked up in the library for each keyword requested: those that are usually rare."""

FIRST_PARTICLES = frozenset("在于从对向为将把被由与和及或其这那该每各某并而且就也都还")
LAST_PARTICLES = frozenset("的了着过等与和及在将把被")
"""Characters that begin, or end, a part of a sentence: 在京举行 is a noun in the segmenter's dictionary."""

KNOWN = 1 << 17
"""Most words whose weights are cached: some 12,000 articles have as many."""

LONGEST_RUN = 4
"""Most words of one keyword."""

_LETTERS = late(r"[a-z0-9-]+")

LONGEST_KEYWORD = 12
"""Most code points of one keyword."""


class Keyword(NamedTuple):
    """A word or phrase as written in the article."""

    word: str
    weight: float
    """TF-IDF, comparable between articles."""


class Rarity(NamedTuple):
    """Rarity of texts in a library, blended with their usual rarity if the library has few articles."""

    frequencies: Callable[[Sequence[str]], Sequence[int]]
    """Approximate document frequency in the library of each of some folded texts."""
    articles: int
    """Number of the library's articles."""

    def of(self, texts: Sequence[str]) -> list[float]:
        """Inverse document frequency of each of `texts`, at least 0."""
        here = (math.log1p(self.articles / (1 + count)) for count in self.frequencies(texts))
        whole = self.articles + ENOUGH
        return [
            (self.articles * rare + ENOUGH * _usual_rarity[text]) / whole
            for text, rare in zip(texts, here, strict=True)
        ]


class _Piece(NamedTuple):
    telling: float
    """Weight by part of speech; 0 for none."""
    joins: bool
    """True if it may be part of a longer keyword."""
    ends_only: bool
    """True if it may only be the last part: any single character except a surname."""
    known: bool
    """True if it is a dictionary word or in Latin letters, and not a guess of the segmenter; of words that tell."""


_Candidate = tuple[float, int]
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


def keywords(
    headline: str, body: str, *, limit: int = 8, rarity: Rarity | None = None, dictionary: Path | None = None
) -> tuple[Keyword, ...]:
    """The `limit` heaviest words and phrases of an article, none of them inside another, the heaviest first."""
    text = f"{headline}\n{body}"[:LONGEST_TEXT]
    folded = fold_long(text)
    found = _candidates(folded, len(headline), dictionary)
    usual = _usual_rarity
    weights = {word: telling * usual[word] * times * 6 / (times + 5) for word, (telling, times) in found.items()}
    if rarity:
        likely = nlargest(SHORTLIST * limit, weights, key=weights.__getitem__)
        weights = {word: _weight(found[word], rare) for word, rare in zip(likely, rarity.of(likely), strict=True)}
    chosen: list[str] = []
    heaviest = nlargest(SHORTLIST * limit, weights, key=weights.__getitem__)
    for word in sorted(heaviest, key=lambda word: (-weights[word], folded.find(word))):
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
            if len(chosen) == limit:
                break
    starts = ((word, folded.find(word)) for word in chosen)
    return tuple(Keyword(text[start : start + len(word)], weights[word]) for word, start in starts)


def _weight(found: _Candidate, rarity: float) -> float:
    """TF-IDF with a saturating frequency, like that of BM25, so that one word does not drown the others."""
    telling, times = found
    return telling * rarity * times * 6 / (times + 5)


def _candidates(folded: str, headline: int, dictionary: Path | None) -> dict[str, _Candidate]:
    """Words and recurring word sequences, without those that mostly occur inside a longer one."""
    cut, pieces = segmenter.cuts(folded, dictionary), _pieces(dictionary)
    counts, in_headline = Counter(cut), _leading(cut, headline)
    found = {
        word: (piece.telling, count)
        for word, count in counts.items()
        if len(word) > 1 and (piece := pieces[word]).telling and (count >= TOGETHER or piece.known)
    }
    for word, count in Counter(cut[:in_headline]).items():
        if word in found:
            found[word] = found[word][0], found[word][1] + (HEADLINE - 1) * count
    often = {word for word, count in counts.items() if count >= TOGETHER and pieces[word].joins}
    for word, run in _runs(cut, often, pieces, in_headline).items():
        if run.free and run.seen >= TOGETHER and not _stands_alone(word, run.seen, counts):
            found.setdefault(word, (run.telling, run.times))
    long = ((word, one[1]) for word, one in found.items() if len(word) > 2)
    swallowed = [
        part for word, times in long for part in _parts(word) if part in found and times >= SWALLOWED * found[part][1]
    ]
    for part in swallowed:
        found.pop(part, None)
    return found


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


def _runs(cut: Sequence[str], often: Set[str], pieces: "_Pieces", in_headline: int) -> dict[str, _Run]:
    """All word sequences that may be one keyword; their words are all in `often`, since others do not recur."""
    found: dict[str, _Run] = {}
    places = [place for place, word in enumerate(cut) if word in often]
    for first, after in pairwise(places):
        if after == first + 1:
            _note_runs(found, cut, first, often, pieces, in_headline)
    return found


def _note_runs(
    found: dict[str, _Run],
    cut: Sequence[str],
    first: int,
    often: Set[str],
    pieces: "_Pieces",
    in_headline: int,
) -> None:
    """Count the sequences of two or more words that begin at the index `first`."""
    word, piece = cut[first], pieces[cut[first]]
    telling, begins = piece.telling, not first or not pieces[cut[first - 1]].joins
    for last in range(first + 1, min(first + LONGEST_RUN, len(cut))):
        if piece.ends_only or cut[last] not in often or len(word) + len(cut[last]) > LONGEST_KEYWORD:
            break
        word, piece = word + cut[last], pieces[cut[last]]
        telling += piece.telling
        one = found.setdefault(word, _Run(telling / (last - first + 1)))
        one.seen += 1
        one.times += HEADLINE if last < in_headline else 1
        one.free |= begins and (last + 1 == len(cut) or not pieces[cut[last + 1]].joins)


@lru_cache(maxsize=KNOWN)
def _parts(word: str) -> tuple[str, ...]:
    """All shorter substrings of `word` with at least two characters."""
    return tuple(
        word[start : start + length] for length in range(2, len(word)) for start in range(len(word) - length + 1)
    )


class _Pieces(dict[str, _Piece]):
    """Properties of each piece of the segmenter, by its part of speech; computed on first use and cached."""

    def __init__(self, dictionary: Path | None) -> None:
        super().__init__()
        self._dictionary = dictionary
        self._shared: dict[_Piece, _Piece] = {}
        """Each piece once: there are few, and those of a whole vocabulary would not stay in the processor's cache."""

    def __missing__(self, word: str) -> _Piece:
        if len(self) >= KNOWN:
            self.clear()
        tag = segmenter.tag_of(word, self._dictionary)
        telling = 0.0 if is_fragment(word) else _telling(word, tag)
        single = len(word) == 1
        known = word.isascii() or (telling > 0 and not single and segmenter.is_word(word, self._dictionary))
        piece = _Piece(telling, telling > VERB, single and tag != "nr", known)
        self[word] = piece = self._shared.setdefault(piece, piece)
        return piece


@lru_cache(maxsize=4)
def _pieces(dictionary: Path | None) -> _Pieces:
    return _Pieces(dictionary)


def is_fragment(word: str) -> bool:
    """True if a piece is a part of a sentence rather than a name: it begins or ends with a particle."""
    return len(word) > 1 and (word[-1] in LAST_PARTICLES or (len(word) > 2 and word[0] in FIRST_PARTICLES))


def _telling(word: str, tag: str) -> float:
    """Weight of `word` by its part of speech; 0 for a number, a mark or a stop word."""
    if word in _stop_words() or not (word.isalpha() or _is_name_of_letters(word)):
        return 0
    return 1.0 if tag in NOUN_LIKE else TELLING.get(tag[:1], 0)


def _is_name_of_letters(word: str) -> bool:
    """True if `word` is a name such as `c919`, `5g` or `covid-19`: letters and digits, with at most one hyphen."""
    plain = word.replace("-", "", 1)
    if len(word) > LONGEST_KEYWORD or "-" in (word[0], word[-1]):
        return False
    return plain.isalnum() and plain.isascii() and not plain.isdigit()


@cache
def _stop_words() -> frozenset[str]:
    lines = STOP_WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class _UsualRarity(dict[str, float]):
    """Rarity of a text by jieba's table; of a word sequence, the greatest of its parts, since it is rarer than each."""

    def __missing__(self, text: str) -> float:
        if len(self) >= KNOWN:
            self.clear()
        table, rare = segmenter.rarities(), segmenter.RARE
        known = (
            table[text]
            if text in table
            else max((table.get(part, rare) for part in segmenter.cuts(text)), default=rare)
        )
        self[text] = known
        return known


_usual_rarity = _UsualRarity()
