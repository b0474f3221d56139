"""Pairs of adjacent characters, as numbers: a number takes far less time to make, count and look up than a text.

A number holds the code points of both characters, 32 bits each, so that equal pairs are equal numbers.
"""

from sys import byteorder


def pairs_of(text: str) -> list[int]:
    """All pairs of adjacent characters of `text`, in order."""
    found = [0] * max(0, len(text) - 1)
    found[::2] = _halved(text)
    found[1::2] = _halved(text[1:])
    return found


def pair_text(pair: int) -> str:
    """The two characters of a pair."""
    return pair.to_bytes(8, byteorder).decode("utf-32-le", "surrogatepass")


def _halved(text: str) -> list[int]:
    """The first and second character of `text` as one number, the third and fourth, and so on."""
    whole = text[: len(text) // 2 * 2]
    return memoryview(whole.encode("utf-32-le", "surrogatepass")).cast("Q").tolist()
