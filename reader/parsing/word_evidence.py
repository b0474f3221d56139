"""What single characters and pairs of them say of where a text stands: takes short strings, gives sums of weights.

The table `words.tsv` beside this module was counted over the headlines and paragraphs of newspapers by
`benchmarks/word_statistics.py`. A row is a character or a pair; a number is the natural logarithm of how much more
often it stands in one place than in another. What the table does not name says nothing.
"""

from collections.abc import Mapping
from functools import cache
from itertools import repeat

from reader.paths import PACKAGE

COLUMNS = ("begins", "ends", "heads", "opens", "lasts", "titles", "starts", "closes", "binds", "common")
"""What is told of a character or pair: that a line begins with it rather than goes on with it; that a headline ends in
it rather than a cut line; that it stands in a headline rather than in text; that it stands where the first paragraph of
an article begins rather than a later one, and where the last one ends rather than an earlier one; that it stands in a
headline rather than a crosshead; that it starts a paragraph rather than a later sentence, and closes one rather than an
earlier sentence; and of a pair, that it is inside a word rather than across two; and how common it is."""
NEAR = 18
"""How many characters at the start or end of a paragraph tell whether it is the first or last of its article."""

Weights = Mapping[str, float]


@cache
def column(name: str) -> Weights:
    """One column of the table; read once."""
    cells = _table()[name]
    numbers = {cell: float(cell) for cell in set(cells) if cell}
    return {gram: numbers[cell] for gram, cell in zip(_table()["gram"], cells, strict=True) if cell}


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """The cells of the table by column. A start reads it, so it is taken apart by as few steps as can be."""
    rows = (PACKAGE / "parsing" / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(zip(("gram", *COLUMNS), zip(*(row.split("\t") for row in rows), strict=True), strict=True))


def begins(text: str) -> float:
    """How much the first two characters of `text` speak for a beginning rather than for going on."""
    weights = column("begins")
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def ends(text: str) -> float:
    """How much the last two characters of `text` speak for the end of a headline rather than for a cut."""
    weights = column("ends")
    return weights.get(text[-2:], weights.get(text[-1:], 0.0))


def pairs_of(text: str) -> list[str]:
    """Every two characters of `text` that are side by side, in order."""
    return list(map(str.__add__, text, text[1:]))


def start_pairs(paragraph: str) -> list[str]:
    """The pairs near the start of a paragraph."""
    return pairs_of(paragraph[:NEAR])


def end_pairs(paragraph: str) -> list[str]:
    """The pairs near the end of a paragraph."""
    return pairs_of(paragraph[-NEAR:])


def opens(text: str) -> float:
    """How much the start of a paragraph speaks for the first of its article."""
    return _said("opens", start_pairs(text))


def lasts(text: str) -> float:
    """How much the end of a paragraph speaks for the last of its article."""
    return _said("lasts", end_pairs(text))


def titles(text: str) -> float:
    """How much the characters of a heading speak for a headline rather than a crosshead."""
    return _said("titles", pairs_of(text))


def _said(name: str, pairs: list[str]) -> float:
    """What pairs say together."""
    weights = column(name)
    return sum(map(weights.get, pairs, repeat(0.0)))


def starts(text: str) -> float:
    """How much the first two characters of a sentence speak for the first of its paragraph."""
    weights = column("starts")
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def closes(text: str) -> float:
    """How much the last two characters of a sentence, before its stop, speak for the last of its paragraph."""
    weights = column("closes")
    bare = text[-8:].rstrip("。！？…”’」』）")
    return weights.get(bare[-2:], weights.get(bare[-1:], 0.0))


def binds(left: str, right: str) -> float:
    """How surely the last character of `left` and the first of `right` belong to one word; 0: nothing is known."""
    return column("binds").get(left[-1:] + right[:1], 0.0)


def heads(text: str) -> float:
    """How much the characters of `text` speak for a headline, a pair on average."""
    return _said("heads", pairs_of(text)) / max(1, len(text) - 1)
