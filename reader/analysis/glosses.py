"""Readings and meanings of a word: as a whole, then by its parts.

Takes text of one line; gives glosses from a CC-CEDICT file if there is one, else the readings alone, without tones,
which the pinyin table does not have.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.analysis.cedict import Cedict
from reader.analysis.pinyin import readings


class Gloss(NamedTuple):
    """A word, one of its readings, and the meanings of that reading."""

    word: str
    pinyin: str
    """Reading; empty for non-Chinese text. Without a dictionary, all readings of a single character, the usual one
    first."""
    senses: tuple[str, ...] = ()
    """Meanings; empty without a dictionary entry."""


def glosses(text: str, known: Cedict | None) -> tuple[Gloss, ...]:
    """Glosses of `text`, then of the longest words in it, from left to right; without repetition."""
    whole = tuple(_glosses(text, known))
    parts = (gloss for part in _parts(text, known) for gloss in _glosses(part, known) if gloss.pinyin)
    return tuple(dict.fromkeys((*whole, *parts)))


def _glosses(word: str, known: Cedict | None) -> Iterator[Gloss]:
    entries = known.entries(word) if known else ()
    for entry in entries:
        written = (
            entry.simplified if entry.simplified == entry.traditional else f"{entry.simplified} {entry.traditional}"
        )
        yield Gloss(written, entry.pinyin, entry.senses)
    if not entries:
        yield Gloss(word, _read(word))


def _read(word: str) -> str:
    """The usual reading of each character; all readings of a single character."""
    if len(word) == 1:
        return ", ".join(readings(word))
    usual = [next(iter(readings(character)), "") for character in word]
    return " ".join(reading or character for reading, character in zip(usual, word, strict=True)) if any(usual) else ""


def _parts(text: str, known: Cedict | None) -> Iterator[str]:
    """`text` split into words shorter than itself, greedily the longest."""
    at = 0
    while at < len(text) and len(text) > 1:
        most = len(text) - 1 if at == 0 else len(text)
        length = (known.longest(text[at:], most) if known else 0) or 1
        yield text[at : at + length]
        at += length
