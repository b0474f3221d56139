"""Sort order of characters: that of a dictionary, by pronunciation.

Gives a rank for each 16-bit code of the index (a folded code point): marks, digits, letters of other scripts, then Han
by usual reading in Latin letters (of the same reading, the frequent first, in the order of the pinyin table), last Han
without a reading, by code point. Tones are not distinguished, as the table has none.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from reader.analysis.pinyin import characters, readings, syllable_names

if TYPE_CHECKING:
    import numpy

    Ranks = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint16]]

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


def _class(code: int, read: dict[int, int]) -> int:
    if code in read:
        return READ
    category = unicodedata.category(chr(code))
    if category == "Lo" and unicodedata.name(chr(code), "").startswith("CJK"):
        return UNREAD
    return CLASSES.get(category[0], LETTERS)
