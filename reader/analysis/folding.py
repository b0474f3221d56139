"""Folding: what is written differently and means the same to a searcher becomes one, code point for code point.

Takes any text, gives text of the same length, so that an offset in the one is an offset in the other; folding twice
changes nothing. Text and queries go through the same table. NFKC is not used, as it changes lengths (`…`, `℃`, `㈱`).

What becomes one: full and half width; upper and lower case; traditional, variant and simplified characters, where
one character stands for one (a traditional character that stands for several takes the first); compatibility and
radical forms of Han, which come out of PDF files; spaces of any width; quotation marks that open (`“` `「` `‘` `『`)
and those that close, but not the straight ones, which do either (see `spellings`); dashes, hyphens, tildes, interpuncts
and the ring written for 〇. No character of the Basic Multilingual Plane is folded to one beyond it: where the
simplified character is there and the traditional one is not (`𬭎` and `鋐`), the traditional one stands for both.
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
"""Marks to the ones that stand for them."""

EITHER = {'"': '"“”', "'": "'“”", "“": "“\"'", "”": "”\"'"}
"""Folded quotation marks to those that each may be printed as: a straight one may open or close."""

MOST_SPELLINGS = 32
"""The most ways of printing its quotation marks that a text is looked for in."""

CASED = (
    *((0x41, 0x590), (0x10A0, 0x1100), (0x13A0, 0x1400), (0x1C80, 0x2190), (0x24B6, 0x24EA), (0x2C00, 0x2E00)),
    *((0xA640, 0xA800), (0xAB30, 0xABC0)),
)
"""Ranges of the Basic Multilingual Plane that hold letters with case."""

WIDTHS = ((0xFF01, 0xFFA0), (0xFFE0, 0xFFE7), (0xFE10, 0xFE70))
"""Ranges of full-width, half-width, vertical and small forms of other characters."""


def fold(text: str) -> str:
    """`text` as a searcher sees it: as many code points, each folded."""
    return text.translate(_by_code())


def fold_long(text: str) -> str:
    """What `fold` gives, by arrays: ten times as quick for an article, slower for a word."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return fold_table().take(points).tobytes().decode("utf-32-le", "surrogatepass")


def spellings(text: str) -> tuple[str, ...]:
    """`text` folded, in each way its quotation marks may be printed, first as it is.

    A text with many quotation marks is taken to have them all in one way.
    """
    folded = fold(text)
    choices = [EITHER.get(character, character) for character in folded]
    if math.prod(map(len, choices)) <= MOST_SPELLINGS:
        return tuple(map("".join, product(*choices)))
    return tuple(dict.fromkeys((folded, *(_requoted(folded, marks) for marks in ('""', "''", "“”")))))


def _requoted(folded: str, marks: str) -> str:
    """`folded` with all quotation marks as those of one pair; straight ones open and close in turn."""
    straight, turns = 0, list[str]()
    for character in folded:
        opens = character == "“" or (character in "\"'" and straight % 2 == 0)
        straight += character in "\"'"
        turns.append(marks[not opens] if character in EITHER else character)
    return "".join(turns)


def fold_table() -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.uint32]]":
    """The folded code point of every code point, for arrays: `codes = fold_table()[codes]`. Not to be written to."""
    return _table()


def fold_pattern(pattern: str) -> str:
    """A regular expression to be matched, case ignored, in folded text: its literal characters folded, ASCII left.

    A character that folds to one of ASCII (`（` to `(`) is escaped, since it was meant as itself.
    """
    folded = (character if character.isascii() else fold(character) for character in pattern)
    return "".join(
        f"\\{new}" if new != old and new in r".^$*+?{}[]\|()-&~# " else new
        for old, new in zip(pattern, folded, strict=True)
    )


def simplified() -> dict[str, str]:
    """Traditional characters to the simplified ones (OpenCC's table and additions; see data/README.md)."""
    return _pairs("simplified.txt")


def variants() -> dict[str, str]:
    """Variant characters to the usual ones, none of them in `simplified` (Unihan and OpenCC; see data/README.md)."""
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
    """The folded character of each code point that folding changes."""
    steps = {other: mark for mark, others in ALIKE.items() for other in others}
    steps |= _lower() | _width() | variants() | simplified()
    ends = {character: _end(character, steps) for character in steps}
    return {ord(character): end for character, end in ends.items() if end <= "\uffff" or character > "\uffff"}


def _end(character: str, steps: dict[str, str]) -> str:
    """Where `character` comes to rest: a full-width capital goes to half width, then to lower case."""
    while character in steps:
        character = steps[character]
    return character


def _lower() -> dict[str, str]:
    """Letters whose case folds to one other letter of the plane."""
    return _changed(CASED, lambda letter: _one(letter.casefold()) or _one(letter.lower()))


def _width() -> dict[str, str]:
    """Forms of one other character: of another width or direction, and those of `reader.han`."""
    others = {chr(code): other for code, other in forms().items()}
    return others | _changed(WIDTHS, lambda form: _one(unicodedata.normalize("NFKC", form)))


def _changed(ranges: Iterable[tuple[int, int]], change: Callable[[str], str]) -> dict[str, str]:
    characters = (chr(code) for first, end in ranges for code in range(first, end))
    return {old: new for old in characters if (new := change(old)) and new != old}


def _one(text: str) -> str:
    """`text` when it is one character of the plane, otherwise nothing."""
    return text if len(text) == 1 and text <= "\uffff" else ""
