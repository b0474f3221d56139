"""Evidence of single characters and pairs about their position in a text, as sums of weights.

The table `words.tsv` beside this module was counted over the headlines and paragraphs of newspapers by
`benchmarks/word_statistics.py`. A row is a character or a pair; a number is the natural logarithm of how much more
often it occurs in one position than in another. Characters and pairs that are not in the table count 0.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat

from reader.parsing.pairs import pairs_apart, pairs_of
from reader.paths import PACKAGE

COLUMNS = (
    *("begins", "ends", "heads", "opens", "lasts", "titles", "starts", "closes", "binds", "common"),
    *("kickers", "subs", "sections"),
)
"""Columns of the table. `begins`: first in a line rather than where a line continues. `ends`: last in a headline rather
than in a cut line. `heads`: in a headline rather than in text. `opens`, `lasts`: at the beginning of an article's first
paragraph rather than of a later one; at the end of the last rather than of an earlier one. `titles`: in a headline
rather than a crosshead. `starts`, `closes`: first in a paragraph rather than in a later sentence; last in one rather
than in an earlier sentence. `binds`: of a pair, inside a word rather than across two. `common`: how common a pair is.
`kickers`, `subs`, `sections`: in a kicker, a subheadline, the name of a column rather than in a headline.
"""
OF_HEADINGS = ("heads", "titles", "kickers", "subs", "sections")
"""Columns that tell what a heading is, by its pairs."""
NEAR = 18
"""Code points at the beginning or end of a paragraph that are evidence of its position in the article."""

Weights = Mapping[str, float]


@cache
def column(name: str) -> Weights:
    """One column of the table."""
    found: dict[str, float] = {}
    for weight, grams in _rows()[name]:
        found |= dict.fromkeys(grams.split("\t"), float(weight))
    return found


@cache
def pair_column(name: str) -> Mapping[int, float]:
    """The pairs of one column of the table, as `pairs_of` gives them."""
    found: dict[int, float] = {}
    for weight, grams in _rows()[name]:
        pairs = [gram for gram in grams.split("\t") if len(gram) == 2]
        found |= dict.fromkeys(pairs_apart("".join(pairs)), float(weight))
    return found


@cache
def _rows() -> Mapping[str, list[tuple[str, str]]]:
    """By column, its weights, and what has each of them. Only what is asked for is taken apart: a start reads this."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in (PACKAGE / "parsing" / "words.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        name, weight, grams = row.split("\t", 2)
        found.setdefault(name, []).append((weight, grams))
    return found


def begins(text: str) -> float:
    """Evidence of the first two characters of `text` for a beginning rather than a continuation."""
    weights = column("begins")
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def ends(text: str) -> float:
    """Evidence of the last two characters of `text` for the end of a headline rather than a cut."""
    weights = column("ends")
    return weights.get(text[-2:], weights.get(text[-1:], 0.0))


def opens(text: str) -> float:
    """Evidence of the beginning of a paragraph for the first of its article."""
    return _said("opens", pairs_of(text[:NEAR]))


def lasts(text: str) -> float:
    """Evidence of the end of a paragraph for the last of its article."""
    return _said("lasts", pairs_of(text[-NEAR:]))


def of_headings(pairs: Sequence[int]) -> Sequence[float]:
    """Sums of the weights of a heading's pairs in each column of `OF_HEADINGS`; empty if no pair is evidence there."""
    told = list(filter(_pairs_of_headings().__contains__, pairs))
    return list(map(sum, zip(*map(_weights_of_headings().__getitem__, told), strict=True)))


@cache
def _pairs_of_headings() -> frozenset[int]:
    """The pairs of all columns that tell what a heading is."""
    return frozenset().union(*map(pair_column, OF_HEADINGS))


class _WeightsOfPairs(dict[int, tuple[float, ...]]):
    """The weights of each pair in some columns, put together when the pair is first asked for."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._columns = [pair_column(name) for name in names]

    def __missing__(self, pair: int) -> tuple[float, ...]:
        found = self[pair] = tuple([weights.get(pair, 0.0) for weights in self._columns])
        return found


@cache
def _weights_of_headings() -> _WeightsOfPairs:
    """The weights of pairs in the columns of `OF_HEADINGS`."""
    return _WeightsOfPairs(OF_HEADINGS)


def _said(name: str, pairs: Sequence[int]) -> float:
    """Sum of the pairs' weights in a column."""
    return sum(map(pair_column(name).get, pairs, repeat(0.0)))


def starts(text: str) -> float:
    """Evidence of the first two characters of a sentence for the first of its paragraph."""
    weights = column("starts")
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def closes(text: str) -> float:
    """Evidence of the last two characters of a sentence, before its stop, for the last of its paragraph."""
    weights = column("closes")
    bare = text[-8:].rstrip("。！？…”’」』）")
    return weights.get(bare[-2:], weights.get(bare[-1:], 0.0))


def binds(left: str, right: str) -> float:
    """Evidence that the last character of `left` and the first of `right` are in one word; 0 if nothing is known."""
    return column("binds").get(left[-1:] + right[:1], 0.0)


def heads(pairs: Sequence[int]) -> float:
    """Evidence of the pairs of a text for a headline, as the mean of all."""
    return _said("heads", pairs) / max(1, len(pairs))
