"""What words mean in English, by a file of CC-CEDICT that a person has: words in, entries out.

Takes the path of such a file (`傳統 传统 [chuan2 tong3] /tradition/traditional/`, a word a line), gives for a word in
either script its entries, with tones as marks over the vowels. Of the file only where each word stands is kept apart;
an entry is taken apart when it is asked for.
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
"""Bytes of a file that are read."""
LONGEST = 24
"""Characters of a word that are looked for in a text."""
ENTRY = late(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
SYLLABLE = late(r"([a-zü:]+)([1-5])", re.IGNORECASE)
MARKS = "\u0304\u0301\u030c\u0300"
"""Of the tones 1 to 4."""


class CedictEntry(NamedTuple):
    """A word, one of the ways to read it, and what it means then."""

    traditional: str
    simplified: str
    pinyin: str
    """With tone marks."""
    senses: tuple[str, ...]


class Cedict:
    """A file of CC-CEDICT."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        """By folded word, where its lines begin."""
        start = 0
        for line in fold(text).split("\n"):  # Folding keeps lengths, so the places are those of the text.
            words = line.split(" ", 2)
            if len(words) > 2 and not line.startswith("#"):
                for word in set(words[:2]):
                    self._places.setdefault(word, []).append(start)
            start += len(line) + 1

    def __len__(self) -> int:
        return len(self._places)

    def entries(self, word: str) -> tuple[CedictEntry, ...]:
        """The entries of a word in either script; none for one that is not there."""
        return tuple(entry for place in self._places.get(fold(word), ()) if (entry := self._entry(place)))

    def longest(self, text: str, most: int = LONGEST) -> int:
        """How many characters at the beginning of `text` are the longest word there, at most `most`; 0 for none."""
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
    """The words of a file, packed by gzip or not; half a second for all of CC-CEDICT. Raises `UnreadableError`."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            return Cedict(file.read(LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    except OSError as error:
        raise UnreadableError(str(path), error.strerror or str(error)) from error


def toned(numbered: str) -> str:
    """Pinyin with numbers (`lu:4 se4`) as it is written (`lǜ sè`)."""
    return SYLLABLE.sub(lambda found: _marked(found[1].replace("u:", "ü").replace("U:", "Ü"), int(found[2])), numbered)


def _marked(syllable: str, tone: int) -> str:
    """The mark stands over a or e, over the o of ou, else over the last vowel."""
    lower = syllable.lower()
    at = next((lower.index(vowel) for vowel in ("a", "e", "ou") if vowel in lower), -1)
    at = at if at >= 0 else max(lower.rfind(vowel) for vowel in "iouü")
    if tone == 5 or at < 0:
        return syllable
    return unicodedata.normalize("NFC", syllable[: at + 1] + MARKS[tone - 1] + syllable[at + 1 :])
