"""What an article is about, in its own words: TF-IDF over words, and over runs of words that keep together in it.

Takes the headline and body of one article, gives keywords as they are written there, weighed. How rare a word is comes
from the library's own articles where they are told and many, otherwise from the table that jieba brings; the first is
better on news, as it knows what every article has.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from reader.analysis import segmenter
from reader.analysis.folding import fold
from reader.span import Span

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

SHORTLIST = 5
"""How many candidates for each keyword wanted are looked up in the library: those that are usually rare."""

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
    span: Span
    telling: float
    fragment: bool
    """Whether it is a character that says little by itself: any but a surname."""


class _Candidate(NamedTuple):
    seen: int
    times: int
    """Occurrences, those in the headline weighed."""
    telling: float
    span: Span
    """The first occurrence."""


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
    for word in sorted(weights, key=lambda word: (-weights[word], candidates[word].span)):
        if len(chosen) < limit and not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(Keyword(text[slice(*candidates[word].span)], weights[word]) for word in chosen)


def _weight(found: _Candidate, rarity: float) -> float:
    """TF-IDF with a frequency that saturates, as that of BM25 does, so that one word does not drown the others."""
    return found.telling * rarity * found.times * 6 / (found.times + 5)


def _candidates(text: str, headline: int, dictionary: Path | None) -> dict[str, _Candidate]:
    """Words, and runs of words that keep together; a word or run that mostly stands in one longer is left out."""
    folded = fold(text)
    found: dict[str, _Candidate] = {}
    alone: set[str] = set()
    for run in _runs(folded, segmenter.tags(folded, dictionary)):
        span = Span(run[0].span.start, run[-1].span.end)
        word, weight = folded[slice(*span)], HEADLINE if span.end <= headline else 1
        known = found.get(word, _Candidate(0, 0, sum(piece.telling for piece in run) / len(run), span))
        found[word] = known._replace(seen=known.seen + 1, times=known.times + weight)
        if len(run) == 1:
            alone.add(word)
    kept = {word: one for word, one in found.items() if len(word) > 1 and (word in alone or one.seen >= TOGETHER)}
    swallowed = {part for word, one in kept.items() for part in _parts(word) if _mostly_in(kept.get(part), one)}
    return {word: one for word, one in kept.items() if word not in swallowed}


def _mostly_in(part: _Candidate | None, whole: _Candidate) -> bool:
    return part is not None and whole.times >= SWALLOWED * part.times


def _parts(word: str) -> Iterator[str]:
    """Every shorter text of two characters or more in `word`."""
    for length in range(2, len(word)):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def _runs(folded: str, tagged: Iterable[segmenter.Tagged]) -> Iterator[tuple[_Piece, ...]]:
    """Telling words, and every run of nouns and their like that follow one another without a break."""
    last: tuple[_Piece, ...] = ()
    for span, tag in tagged:
        piece = _Piece(span, _telling(folded[slice(*span)], tag), span.end - span.start == 1 and tag != "nr")
        if piece.telling:
            yield (piece,)
        last = (*last, piece)[-LONGEST_RUN:] if piece.telling > VERB else ()
        yield from (last[start:] for start in range(len(last) - 1) if _is_keyword(last[start:]))


def _is_keyword(run: tuple[_Piece, ...]) -> bool:
    """Whether `run` may be one keyword: not too long, and a fragment only its last piece (`啤酒街`)."""
    return not any(piece.fragment for piece in run[:-1]) and run[-1].span.end - run[0].span.start <= LONGEST_KEYWORD


def _telling(word: str, tag: str) -> float:
    """How much `word` tells by its part of speech; a figure, a mark or a stop word nothing."""
    if word in _stop_words() or not word.isalpha():
        return 0
    return 1.0 if tag in NOUN_LIKE else TELLING.get(tag[:1], 0)


@cache
def _stop_words() -> frozenset[str]:
    lines = STOP_WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _usual_rarity(text: str) -> float:
    """The rarity of `text` by jieba's table; of a run of words, that of its parts, since it is rarer than each."""
    table = segmenter.rarities()
    if text in table:
        return table[text]
    return max((table.get(part, segmenter.RARE) for part in segmenter.cuts(text)), default=segmenter.RARE)
