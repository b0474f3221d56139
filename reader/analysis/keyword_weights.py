"""Keywords of articles: TF-IDF of words, and of word sequences that recur in an article.

Takes headlines and bodies; gives keywords as written there, with weights. The rarity of words is best measured on news,
since it accounts for words in every article.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reader.analysis import segmenter
from reader.analysis.folding import fold_long
from reader.analysis.keyword_candidates import Candidate, candidates
from reader.analysis.keyword_vocabulary import KNOWN

LONGEST_TEXT = 100_000
"""Most code points of an article that are analysed."""

ENOUGH = 100
"""Number of a library's articles from which its own frequencies outweigh jieba's table."""

SHORTLIST = 4
"""Candidates looked up in the library for each keyword requested: those that are usually rare."""

AT_ONCE = 64
"""Articles whose candidates are looked up in the library together, which halves the cost of each."""


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


class _Shortlist(NamedTuple):
    """The candidates of one article that are looked at more closely."""

    text: str
    folded: str
    found: dict[str, Candidate]
    weights: dict[str, float]
    """The heaviest of them, with their usual weights, the heaviest first."""


def keywords(
    headline: str, body: str, *, limit: int = 8, rarity: Rarity | None = None, dictionary: Path | None = None
) -> tuple[Keyword, ...]:
    """The `limit` heaviest words and phrases of an article, none of them inside another, the heaviest first."""
    return next(keywords_of_each([(headline, body)], limit=limit, rarity=rarity, dictionary=dictionary))


def keywords_of_each(
    articles: Iterable[tuple[str, str]],
    *,
    limit: int = 8,
    rarity: Rarity | None = None,
    dictionary: Path | None = None,
) -> Iterator[tuple[Keyword, ...]]:
    """The keywords of each of many articles, given as headline and body: as `keywords`, at less cost."""
    each = iter(articles)
    while group := [_shortlist(*article, SHORTLIST * limit, dictionary) for article in islice(each, AT_ONCE)]:
        weights = (one.weights for one in group) if rarity is None else _weighed(group, rarity)
        for one, weighed in zip(group, weights, strict=True):
            yield _heaviest(one, weighed, limit)


def _shortlist(headline: str, body: str, most: int, dictionary: Path | None) -> _Shortlist:
    text = f"{headline}\n{body}"[:LONGEST_TEXT]
    folded, usual = fold_long(text), _usual_rarity
    found = candidates(folded, len(headline), dictionary)
    weights = {word: telling * usual[word] * times * 6 / (times + 5) for word, (telling, times) in found.items()}
    likely = nlargest(most, weights, key=weights.__getitem__)
    return _Shortlist(text, folded, found, {word: weights[word] for word in likely})


def _weighed(group: Sequence[_Shortlist], rarity: Rarity) -> Iterator[dict[str, float]]:
    """Weights of each shortlist by rarity in the library."""
    rare = iter(rarity.of([word for one in group for word in one.weights]))
    for one in group:
        yield {word: _weight(one.found[word], next(rare)) for word in one.weights}


def _heaviest(one: _Shortlist, weights: dict[str, float], limit: int) -> tuple[Keyword, ...]:
    """The `limit` heaviest, none of them inside another; of equal ones, what comes first in the text."""
    places = {word: one.folded.find(word) for word in weights}
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], places[word])):
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
            if len(chosen) == limit:
                break
    return tuple(Keyword(one.text[places[word] : places[word] + len(word)], weights[word]) for word in chosen)


def _weight(found: Candidate, rarity: float) -> float:
    """TF-IDF with a saturating frequency, like that of BM25, so that one word does not drown the others."""
    telling, times = found
    return telling * rarity * times * 6 / (times + 5)


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
