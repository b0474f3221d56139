"""Keywords of articles: TF-IDF of words, and of word sequences that recur in an article.

Takes headlines and bodies; gives keywords as written there, with weights. The rarity of words is best measured on news,
since it accounts for words in every article.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_long
from reader.analysis.keyword_candidates import Candidates, Counted, candidates, longer_of_each, outside_longer
from reader.analysis.keyword_vocabulary import usual_rarity

LONGEST_TEXT = 100_000
"""Most code points of an article that are analysed."""

ENOUGH = 100
"""Number of a library's articles from which its own frequencies outweigh jieba's table."""

SHORTLIST = 4
"""Candidates looked up in the library for each keyword requested: those that are usually rare."""

AT_ONCE = 64
"""Articles that are analysed, and looked up in the library, together: many short arrays cost more than a long one."""

TAKEN = 64
"""Candidates of an article that are taken out of arrays together: twice a usual shortlist."""


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
        usual = usual_rarity.of(texts)
        return [(self.articles * rare + ENOUGH * known) / whole for rare, known in zip(here, usual, strict=True)]


class _Shortlist(NamedTuple):
    """The candidates of one article that are looked at more closely."""

    text: str
    folded: str
    found: dict[str, tuple[float, int]]
    """Weight by part of speech and weighted number of occurrences of each, the heaviest first."""
    weights: dict[str, float]
    """Their usual weights."""


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
    while given := [*islice(each, AT_ONCE)]:
        group = _shortlists(given, SHORTLIST * limit, dictionary)
        weights = (one.weights for one in group) if rarity is None else _weighed(group, rarity)
        for one, weighed in zip(group, weights, strict=True):
            yield _heaviest(one, weighed, limit)


def _shortlists(articles: Sequence[tuple[str, str]], most: int, dictionary: Path | None) -> list[_Shortlist]:
    """The `most` heaviest candidates of each article, by their usual rarity."""
    texts = [f"{headline}\n{body}"[:LONGEST_TEXT] for headline, body in articles]
    folded = [*map(fold_long, texts)]
    found, vocabulary = candidates(folded, [len(headline) for headline, _ in articles], dictionary)
    weights = _weights(found.telling, vocabulary.usual.take(found.numbers), found.times)
    longer = longer_of_each(found, vocabulary, len(texts))
    ranked = (
        _ranked(found.only(slice(first, last)), weights[first:last], vocabulary.texts)
        for first, last in found.edges(len(texts))
    )
    return [
        _shortlist(text, fold, islice(outside_longer(given, others), most))
        for text, fold, given, others in zip(texts, folded, ranked, longer, strict=True)
    ]


def _ranked(found: Candidates, weights: NDArray[np.float64], texts: Sequence[str]) -> Iterator[Counted]:
    """The candidates of one article, the heaviest first; made as they are asked for, for few are."""
    order = (-weights).argsort(kind="stable")
    for begin in range(0, len(order), TAKEN):
        which = order[begin : begin + TAKEN]
        columns = [column.take(which).tolist() for column in (found.numbers, found.times, found.telling, weights)]
        yield from zip(map(texts.__getitem__, columns[0]), *columns[1:], strict=True)


def _shortlist(text: str, folded: str, heaviest: Iterable[Counted]) -> _Shortlist:
    found, weights = {}, {}
    for word, times, telling, weight in heaviest:
        found[word], weights[word] = (telling, times), weight
    return _Shortlist(text, folded, found, weights)


def _weighed(group: Sequence[_Shortlist], rarity: Rarity) -> Iterator[dict[str, float]]:
    """Weights of each shortlist by rarity in the library."""
    rare = iter(rarity.of([word for one in group for word in one.weights]))
    for one in group:
        yield {word: _weights(telling, next(rare), times) for word, (telling, times) in one.found.items()}


def _heaviest(one: _Shortlist, weights: dict[str, float], limit: int) -> tuple[Keyword, ...]:
    """The `limit` heaviest, none of them inside another; of equal ones, what comes first in the text."""
    chosen: list[str] = []
    equal = groupby(sorted(weights, key=weights.__getitem__, reverse=True), weights.__getitem__)
    for word in chain.from_iterable(sorted(words, key=one.folded.find) for _, words in equal):
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
            if len(chosen) == limit:
                break
    places = map(one.folded.find, chosen)
    return tuple(
        Keyword(one.text[place : place + len(word)], weights[word]) for word, place in zip(chosen, places, strict=True)
    )


def _weights(telling: Any, rarity: Any, times: Any) -> Any:
    """TF-IDF with a saturating frequency, like that of BM25, so that one word does not drown the others."""
    return telling * rarity * times * 6 / (times + 5)
