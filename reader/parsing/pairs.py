"""Pairs of adjacent characters, as numbers: a number takes far less time to make, count and look up than a text.

A number holds the code points of both characters, 32 bits each, so that equal pairs are equal numbers.
"""

from array import array
from collections.abc import Sequence


def pairs_of(text: str) -> list[int]:
    """All pairs of adjacent characters of `text`, in order."""
    half = len(text) // 2
    numbers = pairs_in(text)
    found = numbers[:]
    found[::2], found[1::2] = numbers[:half], numbers[half:]
    return found


def pairs_in(text: str) -> list[int]:
    """All pairs of adjacent characters of `text`, every other one first: faster than `pairs_of` where only their
    numbers count."""
    return pairs_apart(text[: len(text) & ~1] + text[1 : len(text) - 1 + len(text) % 2])


def pairs_apart(text: str) -> list[int]:
    """The pairs that a text of an even number of characters is divided into, in order."""
    return memoryview(text.encode("utf-32-le", "surrogatepass")).cast("Q").tolist()


def share_in(text: str, other: str) -> float:
    """Share of the pairs of a short text that are in another text."""
    return sum([text[at : at + 2] in other for at in range(len(text) - 1)]) / max(1, len(text) - 1)


def texts_of(pairs: Sequence[int]) -> list[str]:
    """The two characters of each pair."""
    characters = array("Q", pairs).tobytes().decode("utf-32-le", "surrogatepass")
    return list(map(str.__add__, characters[::2], characters[1::2]))
