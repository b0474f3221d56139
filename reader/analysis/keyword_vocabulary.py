"""What each piece of the segmenter is worth as a keyword, or as a part of one, by its part of speech.

Computed on first use and cached. Pieces are folded.
"""

from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

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


class KeywordVocabulary:
    """Pieces by what they are worth. Each collection holds only pieces that have been met (see `meet`)."""

    def __init__(self, dictionary: Path | None) -> None:
        self._dictionary = dictionary
        self._met: set[str] = set()
        self.telling: dict[str, float] = {}
        """Weight by part of speech of each piece that has one."""
        self.words: dict[str, float] = {}
        """Of those, the pieces of two code points or more: each may be a keyword."""
        self.certain: set[str] = set()
        """Words of the dictionary or in Latin letters; the segmenter guessed the others."""
        self.joining: set[str] = set()
        """Pieces that may be part of a longer keyword."""
        self.last_only: set[str] = set()
        """Pieces that may only be its last part: single characters except surnames."""

    def meet(self, pieces: Collection[str]) -> None:
        """Take in those of `pieces` that are new."""
        new = [piece for piece in pieces if piece not in self._met]
        if len(self._met) + len(new) > KNOWN:
            for collection in (self._met, self.telling, self.words, self.certain, self.joining, self.last_only):
                collection.clear()
            new = [*pieces]
        for piece in new:
            self._take_in(piece)
        self._met.update(new)

    def _take_in(self, piece: str) -> None:
        tag = segmenter.tag_of(piece, self._dictionary)
        telling, single = 0.0 if is_fragment(piece) else _telling(piece, tag), len(piece) == 1
        if telling:
            self.telling[piece] = telling
            if not single:
                self.words[piece] = telling
        if piece.isascii() or (telling and not single and segmenter.is_word(piece, self._dictionary)):
            self.certain.add(piece)
        if telling > VERB:
            self.joining.add(piece)
        if single and tag != "nr":
            self.last_only.add(piece)


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
