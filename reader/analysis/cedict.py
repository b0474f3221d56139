"""English meanings of words, from a CC-CEDICT file of the user.

Takes the path of such a file (`傳統 传统 [chuan2 tong3] /tradition/traditional/`, one word a line); gives the entries
of a word in either script, with tone marks above the vowels. Only the offset of each word in the file is kept; an entry
is parsed when it is requested.
"""

import gzip
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reader.analysis.folding import fold
from reader.errors import UnreadableError
from reader.late_pattern import late

LARGEST = 1 << 26
"""Most bytes of a file that are read."""
LONGEST = 24
"""Most code points of a word that is sought in a text."""
ENTRY = late(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
SYLLABLE = late(r"([a-zü:]+)([1-5])", re.IGNORECASE)
MARKS = "\u0304\u0301\u030c\u0300"
"""Combining marks of the tones 1 to 4."""


class CedictEntry(NamedTuple):
    """A word, one of its readings, and the meanings of that reading."""

    traditional: str
    simplified: str
    pinyin: str
    """Reading with tone marks."""
    senses: tuple[str, ...]


class Cedict:
    """Contents of a CC-CEDICT file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        """Offsets of a word's lines, by folded word."""
        start = 0
        for line in fold(text).split("\n"):  # Folding keeps lengths, so the offsets hold in the text too.
            words = line.split(" ", 2)
            if len(words) > 2 and not line.startswith("#"):
                for word in set(words[:2]):
                    self._places.setdefault(word, []).append(start)
            start += len(line) + 1

    def __len__(self) -> int:
        return len(self._places)

    def entries(self, word: str) -> tuple[CedictEntry, ...]:
        """Entries of a word in either script; empty if it is not in the file."""
        return tuple(entry for place in self._places.get(fold(word), ()) if (entry := self._entry(place)))

    def longest(self, text: str, most: int = LONGEST) -> int:
        """Length of the longest word at the beginning of `text`, at most `most` code points; 0 if there is none."""
        folded = fold(text[: min(most, LONGEST)])
        return next((length for length in range(len(folded), 0, -1) if folded[:length] in self._places), 0)

    def _entry(self, place: int) -> CedictEntry | None:
        found = ENTRY.match(self._text, place)
        return (
            CedictEntry(found[1], found[2], toned(found[3]), tuple(filter(None, found[4].split("/"))))
            if found
            else None
        )


@lru_cache(1)
def cedict(path: Path) -> Cedict:
    """The words of a file, optionally gzipped; half a second for all of CC-CEDICT. Raises UnreadableError."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            return Cedict(file.read(LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    except OSError as error:
        raise UnreadableError(str(path), error.strerror or str(error)) from error


def toned(numbered: str) -> str:
    """Pinyin with tone numbers (`lu:4 se4`) written with tone marks (`lǜ sè`)."""
    return SYLLABLE.sub(lambda found: _marked(found[1].replace("u:", "ü").replace("U:", "Ü"), int(found[2])), numbered)


def _marked(syllable: str, tone: int) -> str:
    """A syllable with its tone mark: above a or e, else above the o of ou, else above the last vowel."""
    lower = syllable.lower()
    at = next((lower.index(vowel) for vowel in ("a", "e", "ou") if vowel in lower), -1)
    at = at if at >= 0 else max(lower.rfind(vowel) for vowel in "iouü")
    if tone == 5 or at < 0:
        return syllable
    return unicodedata.normalize("NFC", syllable[: at + 1] + MARKS[tone - 1] + syllable[at + 1 :])
