"""Folding: maps characters that mean the same to a searcher to one character, code point for code point.

Takes any text; gives text of the same length, so that offsets hold in both. Folding is idempotent. Text and queries are
folded by the same table. NFKC is not used, as it changes lengths (`…`, `℃`, `㈱`).

Folded are full and half width; upper and lower case; traditional, variant and simplified characters, where one
character corresponds to one (a traditional character with several simplified forms takes the first); compatibility and
radical forms of Han, which come out of PDF files; spaces of any width; opening quotation marks (`“` `「` `‘` `『`) and
closing ones, but not the straight ones, which are both (see `spellings`); dashes, hyphens, tildes, interpuncts and the
ring written for 〇. No character of the Basic Multilingual Plane is folded to one beyond it: if only the traditional
character is in the plane (`鋐`, simplified `𬭎`), both fold to the traditional one.
"""

import math
import sys
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from reader.han import forms

if TYPE_CHECKING:
    import numpy

DATA = Path(__file__).with_name("data")

ALIKE = {
    "“": "„‟「〝‘‚‛『",
    "”": "」〞〟’』",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u2010\u2011\u2212",
    "—": "‒–―─━︱︲",
    "~": "〜∼",
    "·": "•‧∙⋅・･",
    "〇": "○◯",
    ":": "︰",
    "…": "︙",
}
"""Marks that fold to a mark, by that mark."""

EITHER = {'"': '"“”', "'": "'“”", "“": "“\"'", "”": "”\"'"}
"""For each folded quotation mark, the marks that it may be printed as: a straight one may open or close."""

MOST_SPELLINGS = 32
"""Most spellings of a text's quotation marks that are searched."""

CASED = (
    *((0x41, 0x590), (0x10A0, 0x1100), (0x13A0, 0x1400), (0x1C80, 0x2190), (0x24B6, 0x24EA), (0x2C00, 0x2E00)),
    *((0xA640, 0xA800), (0xAB30, 0xABC0)),
)
"""Ranges of the Basic Multilingual Plane with cased letters."""

WIDTHS = ((0xFF01, 0xFFA0), (0xFFE0, 0xFFE7), (0xFE10, 0xFE70))
"""Ranges of full-width, half-width, vertical and small forms of other characters."""


def fold(text: str) -> str:
    """`text` folded: the same number of code points, each folded."""
    return text.translate(_by_code())


def fold_long(text: str) -> str:
    """`text` folded as by `fold`, with arrays: ten times as fast for an article, slower for a word."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return fold_table().take(points).tobytes().decode("utf-32-le", "surrogatepass")


def spellings(text: str) -> tuple[str, ...]:
    """`text` folded, in each way its quotation marks may be printed, first as given.

    Of a text with more than `MOST_SPELLINGS` ways, all quotation marks are of one kind.
    """
    folded = fold(text)
    if EITHER.keys().isdisjoint(folded):
        return (folded,)
    choices = [EITHER.get(character, character) for character in folded]
    if math.prod(map(len, choices)) <= MOST_SPELLINGS:
        return tuple(map("".join, product(*choices)))
    return tuple(dict.fromkeys((folded, *(_requoted(folded, marks) for marks in ('""', "''", "“”")))))


def _requoted(folded: str, marks: str) -> str:
    """`folded` with all quotation marks of the pair `marks`; straight ones open and close in turn."""
    straight, turns = 0, list[str]()
    for character in folded:
        opens = character == "“" or (character in "\"'" and straight % 2 == 0)
        straight += character in "\"'"
        turns.append(marks[not opens] if character in EITHER else character)
    return "".join(turns)


def fold_table() -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]":
    """The folded code point of every code point, for arrays: `codes = fold_table()[codes]`. Read only."""
    return _table()


def fold_pattern(pattern: str) -> str:
    """A regular expression for matching in folded text, ignoring case: literals are folded, ASCII is unchanged.

    A character that folds to ASCII (`（` to `(`) is escaped, since it was meant literally.
    """
    folded = (character if character.isascii() else fold(character) for character in pattern)
    return "".join(
        f"\\{new}" if new != old and new in r".^$*+?{}[]\|()-&~# " else new
        for old, new in zip(pattern, folded, strict=True)
    )


def simplified() -> dict[str, str]:
    """Simplified characters by traditional (OpenCC's table and additions; see data/README.md)."""
    return _pairs("simplified.txt")


def variants() -> dict[str, str]:
    """Usual characters by variant, without those in `simplified` (Unihan and OpenCC; see data/README.md)."""
    return _pairs("variants.txt")


def _pairs(table: str) -> dict[str, str]:
    lines = (DATA / table).read_text("utf-8").splitlines()
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@cache
def _table() -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]":
    import numpy as np

    table = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    changes = _by_code()
    table[list(changes)] = [ord(folded) for folded in changes.values()]
    table.setflags(write=False)
    return table


@cache
def _by_code() -> dict[int, str]:
    """Folded character of each code point that folding changes."""
    steps = {other: mark for mark, others in ALIKE.items() for other in others}
    steps |= _lower() | _width() | variants() | simplified()
    ends = steps
    # A chain of foldings is followed to its end: a full-width capital becomes half width, then lower case.
    while not steps.keys().isdisjoint(ends.values()):
        ends = {character: steps.get(end, end) for character, end in ends.items()}
    return {ord(character): end for character, end in ends.items() if end <= "\uffff" or character > "\uffff"}


def _lower() -> dict[str, str]:
    """Letters whose case folds to one other letter of the plane, with that letter."""
    return _changed(CASED, lambda letter: _one(letter.casefold()) or _one(letter.lower()))


def _width() -> dict[str, str]:
    """Forms of one other character, with that character: of other width or direction, and those of `reader.han`."""
    others = {chr(code): other for code, other in forms().items()}
    return others | _changed(WIDTHS, lambda form: _one(unicodedata.normalize("NFKC", form)))


def _changed(ranges: Iterable[tuple[int, int]], change: Callable[[str], str]) -> dict[str, str]:
    characters = (chr(code) for first, end in ranges for code in range(first, end))
    return {old: new for old in characters if (new := change(old)) and new != old}


def _one(text: str) -> str:
    """`text` if it is one character of the plane, otherwise empty."""
    return text if len(text) == 1 and text <= "\uffff" else ""
