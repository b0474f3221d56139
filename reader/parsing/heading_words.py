"""What the words of headings and of the text under them say: takes lines, gives signs such as `heads:2` or `opens:-1`.

The number is what the characters say together, in steps: above 0 it speaks for what the sign is named after.
"""

from functools import lru_cache

from reader.parsing import word_evidence as words

MOST = 3
"""How many steps a sign tells at most, either way."""


def own(text: str) -> list[str]:
    """Whether a short line has the words of a headline, and ends as one does rather than as a line that was cut."""
    return [
        f"heads:{step(4 * words.heads(text))}",
        f"ends:{step(words.ends(text))}",
        f"titles:{step(words.titles(text) / 2)}",
    ]


def opening(text: str) -> str:
    """Whether a paragraph opens as the first of an article does, rather than as one that goes on."""
    return _opening(text[: words.NEAR])


@lru_cache(maxsize=256)
def _opening(text: str) -> str:
    return f"opens:{step(words.opens(text) / 2)}"


def lasting(text: str) -> str:
    """Whether a paragraph ends as the last of an article does."""
    return f"lasts:{step(words.lasts(text) / 2)}"


def across(above: str, below: str) -> list[str]:
    """Whether two headings in a row are one that was printed on two lines: what the characters at the break say."""
    return [f"across:{step(words.binds(above, below) / 2)}", f"above-ends:{step(words.ends(above))}"]


def step(value: float) -> int:
    """What characters say, in whole steps."""
    return max(-MOST, min(MOST, round(value)))
