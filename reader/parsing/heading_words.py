"""Evidence in the words of headings and of the text below them, as features such as `heads:2` or `opens:-1`.

The number is the total evidence of the characters, in steps: above 0 it supports the name of the feature.
"""

from functools import lru_cache

from reader.parsing import word_evidence as words
from reader.parsing.pairs import pairs_of

MOST = 3
"""Largest number of steps in a feature, either way."""


def own(text: str) -> list[str]:
    """Features of a short line that has the words of a headline, and ends as a headline rather than as a cut line."""
    pairs = pairs_of(text)
    return [
        f"heads:{step(4 * words.heads(pairs))}",
        f"ends:{step(words.ends(text))}",
        f"titles:{step(words.titles(pairs) / 2)}",
    ]


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


def step(value: float) -> int:
    """Evidence of characters in whole steps."""
    return max(-MOST, min(MOST, round(value)))
