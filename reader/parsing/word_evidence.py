"""What single characters and pairs of them say of where a text stands: takes short strings, gives sums of weights.

The table `words.tsv` beside this module was counted over the headlines and paragraphs of newspapers by
`benchmarks/word_statistics.py`. A row is a character or a pair; a number is the natural logarithm of how much more
often it stands in one place than in another. What the table does not name says nothing.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

COLUMNS = ("begins", "ends", "heads", "opens", "starts", "closes", "binds", "common")
"""What is told of a character or pair: that a line begins with it rather than goes on with it; that a headline ends in
it rather than a cut line; that it stands in a headline rather than in text; that it opens the first paragraph rather
than a later one; that it starts a paragraph rather than a later sentence, and closes one rather than an earlier
sentence; and of a pair, that it is inside a word rather than
across two; and how common it is."""

Weights = Mapping[str, float]


@cache
def columns() -> Mapping[str, Weights]:
    """The table, a mapping for each column; read once."""
    found: dict[str, dict[str, float]] = {name: {} for name in COLUMNS}
    table = files("reader.parsing").joinpath("words.tsv").read_text(encoding="utf-8")
    for row in table.splitlines()[1:]:
        gram, *cells = row.split("\t")
        for name, cell in zip(COLUMNS, cells, strict=True):
            if cell:
                found[name][gram] = float(cell)
    return found


def begins(text: str) -> float:
    """How much the first two characters of `text` speak for a beginning rather than for going on."""
    weights = columns()["begins"]
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def ends(text: str) -> float:
    """How much the last two characters of `text` speak for the end of a headline rather than for a cut."""
    weights = columns()["ends"]
    return weights.get(text[-2:], weights.get(text[-1:], 0.0))


def opens(text: str) -> float:
    """How much the first two characters of a paragraph speak for the first of its article."""
    weights = columns()["opens"]
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def starts(text: str) -> float:
    """How much the first two characters of a sentence speak for the first of its paragraph."""
    weights = columns()["starts"]
    return weights.get(text[:2], weights.get(text[:1], 0.0))


def closes(text: str) -> float:
    """How much the last two characters of a sentence, before its stop, speak for the last of its paragraph."""
    weights = columns()["closes"]
    bare = text[-8:].rstrip("。！？…”’」』）")
    return weights.get(bare[-2:], weights.get(bare[-1:], 0.0))


def binds(left: str, right: str) -> float:
    """How surely the last character of `left` and the first of `right` belong to one word; 0: nothing is known."""
    return columns()["binds"].get(left[-1:] + right[:1], 0.0)


def heads(text: str) -> float:
    """How much the characters of `text` speak for a headline, a pair on average."""
    weights = columns()["heads"]
    said = sum(weights.get(pair, 0.0) for pair in map(str.__add__, text, text[1:]))
    return said / max(1, len(text) - 1)
