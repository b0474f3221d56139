"""Evidence in the words of headings and of the text below them, as features such as `heads:2` or `opens:-1`.

The number is the total evidence of the characters, in steps: above 0 it supports the name of the feature.
"""

from collections.abc import Sequence
from functools import lru_cache

from reader.parsing import word_evidence as words
from reader.parsing.pairs import pairs_of

MOST = 3
"""Largest number of steps in a feature, either way."""
SURELY, BEGINS = 1.0, 0.6
"""Least evidence, for or against, of one word or the end of a headline; and for the beginning of a paragraph."""
LENGTHY = 30
"""Most code points of a line that can be a heading whatever is below it."""
LONGEST_PART = 8
"""Most code points of the name of a part, with gaps."""

_PARTS = (
    "引子 楔子 序 序言 序幕 前言 前奏 尾声 尾聲 结语 結語 结尾 结束语 余音"
    " 后记 後記 附记 附記 写在最后 記者手记 记者手记"
)
PARTS = frozenset(_PARTS.split())
"""Names that parts of an article have for headings, without gaps."""


def own(text: str) -> list[str]:
    """Features of a short line that has the words of a headline, and ends as a headline rather than as a cut line."""
    pairs = pairs_of(text)
    told = words.known_of_headings(pairs)
    heads, titles, *others = _of_pairs(told, len(pairs)) if told else OF_NO_PAIR
    part = ["part-name"] if len(text) <= LONGEST_PART and "".join(text.split()) in PARTS else []
    return [heads, f"ends:{step(words.ends(text))}", titles, *part, *others]


def _of_pairs(told: Sequence[int], count: int) -> tuple[str, ...]:
    """Features of a heading of `count` pairs, of which those `told` are evidence of what it is."""
    return (
        f"heads:{step(4 * words.heads(told, count))}",
        f"titles:{step(words.titles(told) / 2)}",
        *[f"{name}:{step(words.in_head(name, told) / 2)}" for name in ("kickers", "subs", "sections")],
    )


OF_NO_PAIR = ("heads:0", "titles:0", "kickers:0", "subs:0", "sections:0")
"""These features where no pair is evidence."""


def opening(text: str) -> str:
    """Feature of a paragraph that opens as the first of an article rather than a later one."""
    return _opening(text[: words.NEAR])


@lru_cache(maxsize=256)
def _opening(text: str) -> str:
    return f"opens:{step(words.opens(text) / 2)}"


def lasting(text: str) -> str:
    """Feature of a paragraph that ends as the last of an article."""
    return f"lasts:{step(words.lasts(text) / 2)}"


def across(above: str, below: str) -> list[str]:
    """Features of two consecutive headings that are one heading on two lines, from the characters at the break."""
    return [f"across:{step(words.binds(above, below) / 2)}", f"above-ends:{step(words.ends(above))}"]


def runs_on(line: str, below: str) -> bool:
    """True if a line of several clauses hardly ends where it does, or the paragraph below hardly begins there: both are
    one sentence, which a column cut."""
    if words.binds(line, below) >= SURELY or words.ends(line) <= -SURELY:
        return True
    return len(line) > LENGTHY and words.begins(below) < BEGINS


def step(value: float) -> int:
    """Evidence of characters in whole steps."""
    return max(-MOST, min(MOST, round(value)))
