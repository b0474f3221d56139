"""What each piece of the segmenter is worth as a keyword, or as a part of one, by its part of speech.

Computed on first use and cached. Pieces are folded.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.analysis import segmenter

STOP_WORDS = Path(__file__).with_name("data") / "stopwords.txt"

TELLING = {"n": 1.0, "j": 1.0, "l": 0.8, "i": 0.6, "s": 0.6, "e": 1.0, "x": 1.0, "v": 0.4, "a": 0.3, "b": 0.3}
"""Weight of a word by part of speech (first letter of jieba's tag)."""

NOUN_LIKE = ("vn", "an", "eng", "zg")
"""Tags that count as nouns, whatever their first letter; `zg` is the dictionary's tag of endings like `厂`."""

VERB = TELLING["v"]

FIRST_PARTICLES = frozenset("在于从对向为将把被由与和及或其这那该每各某并而且就也都还")
LAST_PARTICLES = frozenset("的了着过等与和及在将把被")
"""Characters that begin, or end, a part of a sentence: 在京举行 is a noun in the segmenter's dictionary."""

KNOWN = 1 << 17
"""Most pieces that are cached: some 12,000 articles have as many."""

LONGEST_KEYWORD = 12
"""Most code points of one keyword."""


WORD, CERTAIN, JOINS, LAST_ONLY, MET = (1 << bit for bit in range(5))
"""What a piece is, as bits: a word that may be a keyword; one of the dictionary or in Latin letters, as the segmenter
guessed the others; a possible part of a longer keyword; only its last part, as single characters except surnames; a
piece that has been looked at."""

LONGEST_WHOLE = 24
"""Most code points of a word whose parts are looked at."""

PARTS = 5
"""Times as many texts as pieces that are cached: the parts of a word are numbered with it."""


class _Numbers(dict[str, int]):
    """The numbers of texts, counted from 0: a new one gets the next."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self.texts)
        self.texts.append(text)
        return number


class KeywordVocabulary:
    """Texts by number, and what the pieces among them are worth, as arrays with a row for each number."""

    def __init__(self, dictionary: Path | None) -> None:
        self._dictionary = dictionary
        self._clear()

    def _clear(self) -> None:
        self._numbers = _Numbers()
        self.texts: Sequence[str] = self._numbers.texts
        self.kinds = np.zeros(0, np.uint8)
        """What each is, as bits; 0 for a text that has not been a piece yet."""
        self.sizes = np.zeros(0, np.int64)
        """Code points of each."""
        self.telling = np.zeros(0, np.float64)
        """Weight by part of speech of each piece; 0 for one that has none."""
        self.usual = np.zeros(0, np.float64)
        """Usual rarity of each keyword that has been weighed."""
        self._parts_from = self._parts_until = np.zeros(0, np.int64)
        self._parts = np.zeros(0, np.int64)
        self._more_parts: list[int] = []

    def numbers(self, pieces: Iterable[str], count: int) -> NDArray[np.int64]:
        """The numbers of `count` pieces of the segmenter; of all together, since there is room for a limited number."""
        if len(self._numbers) > PARTS * KNOWN:
            self._clear()
        found = np.fromiter(map(self._numbers.__getitem__, pieces), np.int64, count)
        self._make_rows()
        unmet = np.zeros(len(self.texts), np.bool_)
        unmet[found] = True
        unmet &= self.kinds == 0
        self._meet(unmet.nonzero()[0].tolist())
        return found

    def longer(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of keywords of several pieces."""
        found = np.fromiter(map(self._numbers.__getitem__, texts), np.int64, len(texts))
        self._make_rows()
        return found

    def weigh(self, numbers: NDArray[np.int64]) -> None:
        """Have the usual rarity and the parts of some keywords at hand."""
        for number in set(numbers[self.usual.take(numbers) == 0].tolist()):
            self.usual[number] = usual_rarity[self.texts[number]]
            self._have_parts(number)
        self._parts, self._more_parts = np.append(self._parts, np.array(self._more_parts, np.int64)), []
        self._make_rows()

    def number_of(self, text: str) -> int | None:
        """The number of a text, if it has one."""
        return self._numbers.get(text)

    def parts(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """The numbers of all parts of some words, of two code points or more; and for each the row of its word."""
        counts = self._parts_until.take(numbers) - self._parts_from.take(numbers)
        skipped = self._parts_from.take(numbers) - counts.cumsum() + counts
        places = np.arange(int(counts.sum())) + skipped.repeat(counts)
        return self._parts.take(places), np.arange(len(numbers)).repeat(counts)

    def _make_rows(self) -> None:
        """Give each number a row."""
        new = self.texts[len(self.kinds) :]
        if new:
            self.sizes = np.append(self.sizes, [*map(len, new)])
            for name in ("kinds", "telling", "usual", "_parts_from", "_parts_until"):
                column = getattr(self, name)
                setattr(self, name, np.append(column, np.zeros(len(new), column.dtype)))

    def _meet(self, numbers: Sequence[int]) -> None:
        pieces = [self.texts[number] for number in numbers]
        tags, known = segmenter.tags_of(pieces, self._dictionary), segmenter.are_words(pieces, self._dictionary)
        telling = [0.0 if is_fragment(piece) else _telling(piece, tag) for piece, tag in zip(pieces, tags, strict=True)]
        self.telling[numbers], self.kinds[numbers] = telling, [*map(_kind, pieces, tags, telling, known)]

    def _have_parts(self, number: int) -> None:
        text = self.texts[number]
        sizes = range(2, len(text) if len(text) <= LONGEST_WHOLE else 0)
        parts = [self._numbers[text[start : start + size]] for size in sizes for start in range(len(text) - size + 1)]
        self._parts_from[number] = len(self._parts) + len(self._more_parts)
        self._parts_until[number] = self._parts_from[number] + len(parts)
        self._more_parts += parts


def _kind(piece: str, tag: str, telling: float, known: bool) -> int:
    single = len(piece) == 1
    is_word = bool(telling) and not single
    certain = piece.isascii() or (is_word and known)
    return MET + WORD * is_word + CERTAIN * certain + JOINS * (telling > VERB) + LAST_ONLY * (single and tag != "nr")


def is_fragment(word: str) -> bool:
    """True if a piece is a part of a sentence rather than a name: it begins or ends with a particle."""
    return len(word) > 1 and (word[-1] in LAST_PARTICLES or (len(word) > 2 and word[0] in FIRST_PARTICLES))


def _telling(word: str, tag: str) -> float:
    """Weight of `word` by its part of speech; 0 for a number, a mark or a stop word."""
    if word in _stop_words() or not (word.isalpha() or _is_name_of_letters(word)):
        return 0
    return 1.0 if tag in NOUN_LIKE else TELLING.get(tag[:1], 0)


def _is_name_of_letters(word: str) -> bool:
    """True if `word` is a name such as `c919`, `5g` or `covid-19`: letters and digits, with at most one hyphen."""
    plain = word.replace("-", "", 1)
    if len(word) > LONGEST_KEYWORD or "-" in (word[0], word[-1]):
        return False
    return plain.isalnum() and plain.isascii() and not plain.isdigit()


@cache
def _stop_words() -> frozenset[str]:
    lines = STOP_WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=4)
def keyword_vocabulary(dictionary: Path | None) -> KeywordVocabulary:
    """The vocabulary of a user dictionary; None: of the segmenter's own."""
    return KeywordVocabulary(dictionary)


class _UsualRarity(dict[str, float]):
    """Rarity of a text by jieba's table; of a word sequence, the greatest of its parts, since it is rarer than each."""

    def __missing__(self, text: str) -> float:
        if len(self) >= KNOWN:
            self.clear()
        table, rare = segmenter.rarities(), segmenter.RARE
        known = (
            table[text]
            if text in table
            else max((table.get(part, rare) for part in segmenter.cuts(text)), default=rare)
        )
        self[text] = known
        return known


usual_rarity = _UsualRarity()
