"""Sort order of characters: that of a dictionary, by pronunciation.

Gives a rank for each 16-bit code of the index (a folded code point): marks, digits, letters of other scripts, then Han
by usual reading in Latin letters (of the same reading, the frequent first, in the order of the pinyin table), last Han
without a reading, by code point. Tones are not distinguished, as the table has none. In words that are listed
(`reader.analysis.word_readings`) a character has the rank of another reading.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.pinyin import characters, readings, syllable_names
from reader.analysis.word_readings import word_readings

if TYPE_CHECKING:
    import numpy

    Ranks = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint16]]
    Pairs = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]

CLASSES = {"Z": 0, "C": 0, "P": 1, "S": 1, "N": 2}
"""Classes that precede letters, by the first letter of the Unicode category."""
LETTERS, READ, UNREAD = 3, 4, 5


@cache
def ranks() -> "Ranks":
    """The rank of every code, from 1; 0 for the two that end a text (NUL and U+0001). Read only."""
    import numpy as np

    usual = (one for name in syllable_names() for one in characters(name) if readings(one)[0] == name)
    read = {ord(character): place for place, character in enumerate(usual)}
    ordered = sorted(range(2, 0x10000), key=lambda code: (_class(code, read), read.get(code, code)))
    table = np.zeros(0x10000, np.uint16)
    table[ordered] = np.arange(1, len(ordered) + 1, dtype=np.uint16)
    table.setflags(write=False)
    return table


class WordRanks(NamedTuple):
    """Words of two characters in which one of them has another rank than alone."""

    pairs: "Pairs"
    """The two codes of each word, the first in the upper 16 bits, in ascending order."""
    first: "Ranks"
    """Rank of the first character; 0 for its own."""
    second: "Ranks"


@cache
def word_ranks() -> WordRanks:
    """The ranks in words: that of the last character that is usually read so."""
    import numpy as np

    alone, found = ranks(), dict[int, list[int]]()
    for word, place, syllable in word_readings():
        alike = [ord(one) for one in characters(syllable) if readings(one)[0] == syllable]
        if alike:
            found.setdefault(ord(word[0]) << 16 | ord(word[1]), [0, 0])[place] = int(alone[alike].max())
    pairs = sorted(found)
    first, second = (np.array([found[pair][place] for pair in pairs], np.uint16) for place in (0, 1))
    return WordRanks(np.array(pairs, np.uint32), first, second)


def _class(code: int, read: dict[int, int]) -> int:
    if code in read:
        return READ
    category = unicodedata.category(chr(code))
    if category == "Lo" and unicodedata.name(chr(code), "").startswith("CJK"):
        return UNREAD
    return CLASSES.get(category[0], LETTERS)
