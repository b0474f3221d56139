"""What each piece of the segmenter is worth as a keyword, or as a part of one, by its part of speech.

Computed on first use and cached. Pieces are folded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import filterfalse, takewhile
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

KNOWN = 1 << 18
"""Most texts that are cached: some 20,000 articles have as many."""

LONGEST_KEYWORD = 12
"""Most code points of one keyword."""


WORD, CERTAIN, JOINS, LAST_ONLY, MET = (1 << bit for bit in range(5))
"""What a piece is, as bits: a word that may be a keyword; one of the dictionary or in Latin letters, as the segmenter
guessed the others; a possible part of a longer keyword; only its last part, as single characters except surnames; a
piece that has been looked at."""


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
        self._rows = 0

    def numbers(self, pieces: Iterable[str], count: int) -> NDArray[np.int64]:
        """The numbers of `count` pieces of the segmenter; of all together, since there is room for a limited number."""
        if len(self._numbers) > KNOWN:
            self._clear()
        found = np.fromiter(map(self._numbers.__getitem__, pieces), np.int64, count)
        self._make_rows()
        self._meet([*set(found[self.kinds.take(found) == 0].tolist())])
        return found

    def longer(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of keywords of several pieces."""
        found = np.fromiter(map(self._numbers.__getitem__, texts), np.int64, len(texts))
        self._make_rows()
        return found

    def weigh(self, numbers: NDArray[np.int64]) -> None:
        """Have the usual rarity of some keywords at hand."""
        new = [*set(numbers[self.usual.take(numbers) == 0].tolist())]
        self.usual[new] = usual_rarity.of([self.texts[number] for number in new])

    def number_of(self, text: str) -> int:
        """The number of a text; -1 if it has none."""
        return self._numbers.get(text, -1)

    def _make_rows(self) -> None:
        """Give each number a row, and leave room for as many again, since an array that grows is copied."""
        first, self._rows = self._rows, len(self.texts)
        if self._rows > len(self.sizes):
            for name in ("kinds", "sizes", "telling", "usual"):
                column = getattr(self, name)
                setattr(self, name, np.append(column, np.zeros(2 * self._rows - len(column), column.dtype)))
        self.sizes[first : self._rows] = [*map(len, self.texts[first:])]

    def _meet(self, numbers: Sequence[int]) -> None:
        self.kinds[numbers] = MET
        words = [number for number in numbers if _may_tell(self.texts[number])]
        pieces = [self.texts[number] for number in words]
        tags, known = segmenter.tags_of(pieces, self._dictionary), segmenter.are_words(pieces, self._dictionary)
        telling = [*map(_telling, tags)]
        self.telling[words], self.kinds[words] = telling, [*map(_kind, pieces, tags, telling, known)]


def _kind(piece: str, tag: str, telling: float, known: bool) -> int:
    single = len(piece) == 1
    is_word = bool(telling) and not single
    certain = piece.isascii() or (is_word and known)
    return MET + WORD * is_word + CERTAIN * certain + JOINS * (telling > VERB) + LAST_ONLY * (single and tag != "nr")


def is_fragment(word: str) -> bool:
    """True if a piece is a part of a sentence rather than a name: it begins or ends with a particle."""
    return len(word) > 1 and (word[-1] in LAST_PARTICLES or (len(word) > 2 and word[0] in FIRST_PARTICLES))


def _may_tell(piece: str) -> bool:
    """True unless a piece is a number, a mark, a stop word or a fragment."""
    if piece in _stop_words() or not (piece.isalpha() or _is_name_of_letters(piece)):
        return False
    return not is_fragment(piece)


def _telling(tag: str) -> float:
    """Weight of a word by its part of speech."""
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


class UsualRarity:
    """Rarity of texts by jieba's table; of a word sequence, the greatest of its parts, since it is rarer than each."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}

    def of(self, texts: Sequence[str]) -> list[float]:
        """The rarity of each of `texts`, which hold no line feed."""
        if len(self._known) > KNOWN:
            self._known = {}
        known, table = self._known, segmenter.rarities()
        new = [*dict.fromkeys(filterfalse(known.__contains__, texts))]
        known.update((text, table[text]) for text in new if text in table)
        sequences = [text for text in new if text not in table]
        known.update(zip(sequences, _greatest(sequences, table), strict=True))
        return [*map(known.__getitem__, texts)]


def _greatest(sequences: Sequence[str], table: Mapping[str, float]) -> Iterator[float]:
    """The rarity of the rarest word of each sequence; they are cut together, as a line end divides what is cut."""
    pieces = iter(segmenter.cuts("\n".join(sequences)))
    for _ in sequences:
        yield max(table.get(piece, segmenter.RARE) for piece in takewhile("\n".__ne__, pieces))


usual_rarity = UsualRarity()
