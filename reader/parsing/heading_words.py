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
    heads, titles, *others = _of_pairs(words.of_headings(pairs), len(pairs))
    part = ["part-name"] if len(text) <= LONGEST_PART and "".join(text.split()) in PARTS else []
    return [heads, ENDS[round(words.ends(text))], titles, *part, *others]


def _of_pairs(told: Sequence[float], count: int) -> Sequence[str]:
    """Features of a heading of `count` pairs, given what they are evidence of, by column."""
    if not told:
        return OF_NO_PAIR
    others = [names[round(one / 2)] for names, one in zip(OTHERS, told[1:], strict=True)]
    return [HEADS[round(4 * (told[0] / count))], *others]


class Steps(dict[int, str]):
    """The features of evidence of one name, by steps, of which at most `MOST` either way count."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, steps: int) -> str:
        found = self[steps] = f"{self._name}:{max(-MOST, min(MOST, steps))}"
        return found


HEADS, OTHERS = Steps("heads"), [Steps(name) for name in ("titles", "kickers", "subs", "sections")]
"""Features of what the pairs of a heading are evidence of, in the order of the columns."""
ENDS, ABOVE_ENDS, ACROSS, OPENS, LASTS = map(Steps, ("ends", "above-ends", "across", "opens", "lasts"))
OF_NO_PAIR = ("heads:0", "titles:0", "kickers:0", "subs:0", "sections:0")
"""These features where no pair is evidence."""


def opening(text: str) -> str:
    """Feature of a paragraph that opens as the first of an article rather than a later one."""
    return _opening(text[: words.NEAR])


@lru_cache(maxsize=256)
def _opening(text: str) -> str:
    return OPENS[round(words.opens(text) / 2)]


def lasting(text: str) -> str:
    """Feature of a paragraph that ends as the last of an article."""
    return LASTS[round(words.lasts(text) / 2)]


def across(above: str, below: str) -> list[str]:
    """Features of two consecutive headings that are one heading on two lines, from the characters at the break."""
    return [ACROSS[round(words.binds(above, below) / 2)], ABOVE_ENDS[round(words.ends(above))]]


def runs_on(line: str, below: str) -> bool:
    """True if a line of several clauses hardly ends where it does, or the paragraph below hardly begins there: both are
    one sentence, which a column cut."""
    if words.binds(line, below) >= SURELY or words.ends(line) <= -SURELY:
        return True
    return len(line) > LENGTHY and words.begins(below) < BEGINS
