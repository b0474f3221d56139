"""Finds a text with marks inserted: 不忘初心、牢记使命 for 不忘初心牢记使命.

Marks are punctuation and spaces. Between two characters of the text at most `MOST_MARKS` may stand; marks in the text
that is sought count for nothing.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold
from reader.index.ranges import among, ranges
from reader.index.segment import Segment
from reader.index.stream import RARE, SEPARATOR, Codes, encoded
from reader.search.matching.match_run import MatchRun
from reader.search.matching.wildcard import by_length
from reader.span import Span

Places = NDArray[np.int64]
MOST_MARKS = 3
"""Maximum number of marks between two characters, as in `”、“`."""
SIGNS = ("Sm", "Sk", "Sc", "Mn")
"""Categories of signs that are taken for marks: of mathematics, accents, currency, and accents or variation selectors
that no letter has taken up."""
GROUPING, POINT = ",."
"""The folded marks that group figures of one number, and that divide it."""
SHORTEST = 4
"""Characters of a text without marks that is sought so: of fewer, too many stand on either side of one by chance."""
SHORTEST_MARKED = 2
"""Characters of a text that has marks, beside them."""


@dataclass(frozen=True, slots=True)
class AcrossMarks:
    """A literal, with or without marks in it."""

    text: str
    span: Span


def across_marks(segment: Segment, text: str) -> tuple[MatchRun, ...]:
    """The places of `text` and of what differs from it by marks alone; none for a text that is too short."""
    sought = core(text)
    least = SHORTEST_MARKED if len(sought) < len(text) else SHORTEST
    if len(sought) < least or (sought >= RARE).any() or not len(segment.second_codes):
        return ()
    anchor = min(range(len(sought) - 1), key=lambda at: _count(segment, sought, at))
    begins = ends = np.sort(segment.postings[_rows(segment, sought, anchor)]).astype(np.int64)
    parted = _parted(text)
    for at in range(anchor + 1, len(sought)):
        ends, kept = _next(segment, ends, sought[at], 1, parted[at])
        begins = begins[kept]
    for at in range(anchor - 1, -1, -1):
        begins, kept = _next(segment, begins, sought[at], -1, parted[at + 1])
        ends = ends[kept]
    whole = _whole_words(segment, text, begins, ends)
    return by_length(segment, begins[whole], ends[whole] + 1)


def _whole_words(segment: Segment, text: str, begins: Places, ends: Places) -> NDArray[np.bool_]:
    """For each occurrence, True unless a mark of `text` stands where the number goes on: +86 is not in 2886.

    Nor does one go on in a word of Latin letters: A_B is not in Andrea Brown.
    """
    before, behind = (segment.codes.take(places, mode="clip") for places in (begins - 1, ends + 1))
    first, last = segment.codes.take(begins), segment.codes.take(ends)
    figures, letters = _figures(), _letters()
    led, trailed = (not edge.isalnum() for edge in (text[:1], text[-1:]))
    wrong = led & figures.take(first) & figures.take(before)
    wrong |= trailed & figures.take(last) & figures.take(behind)
    wrong |= letters.take(first) & letters.take(before) | letters.take(last) & letters.take(behind)
    return ~wrong


@lru_cache(maxsize=16)
def core(text: str) -> Codes:
    """The folded codes of `text` without its marks."""
    codes = encoded(_without_pictures(fold(text.replace("\n", ""))))[0]
    return codes[~marks().take(codes) & (codes > SEPARATOR)]


def _without_pictures(text: str) -> str:
    """`text` without the marks that share their codes with other rare characters."""
    return "".join(character for character in text if character < "\U00010000" or not is_mark(character))


@lru_cache(maxsize=16)
def _parted(text: str) -> tuple[int | None, ...]:
    """For each character of `core(text)` how it is parted from the one before (see `_dividing`); None where it is free.

    It is not between two figures: 10/3 is neither 103 nor 10.3. Only what groups figures may be left out: 1,000.
    """
    found, before, marked = list[int | None](), "", 0
    for character in _without_pictures(fold(text.replace("\n", ""))):
        if character < "\U00010000" and marks()[ord(character)]:
            marked = max(marked, int(_dividing()[ord(character)]))
        else:
            found.append(marked if before.isdecimal() and character.isdecimal() else None)
            before, marked = character, 0
    return tuple(found)


@cache
def marks() -> NDArray[np.bool_]:
    """For each code whether it is that of a mark, or of a sign such as + = ￥: but not of a symbol such as ℃."""
    return np.fromiter(map(is_mark, map(chr, range(1 << 16))), np.bool_)


def is_mark(character: str) -> bool:
    """True for a mark or a sign; for a picture such as ★ or an emoji, but not for a symbol that stands for letters."""
    kind = unicodedata.category(character)
    if kind == "So":
        return unicodedata.normalize("NFKD", character) == character
    return kind[0] in "PZ" or kind in SIGNS


@cache
def _dividing() -> NDArray[np.uint8]:
    """For each code whether it is that of a mark that divides figures: 1, and 2 for the decimal point."""
    found = marks().astype(np.uint8)
    found[ord(GROUPING)], found[ord(POINT)] = 0, 2
    return found


@cache
def _figures() -> NDArray[np.bool_]:
    found = np.zeros(1 << 16, np.bool_)
    found[ord("0") : ord("9") + 1] = True
    return found


@cache
def _letters() -> NDArray[np.bool_]:
    found = np.zeros(1 << 16, np.bool_)
    found[ord("a") : ord("z") + 1] = True
    return found


@cache
def _mark_codes() -> Codes:
    return np.flatnonzero(marks()).astype(np.uint16)


def _pairs(segment: Segment, sought: Codes, at: int) -> NDArray[np.intp]:
    """The rows of the pairs that the character at `at` may begin: with the next one behind it, or with a mark."""
    wanted = np.append(_mark_codes(), sought[at + 1])
    first, end = segment.pairs.rows(int(sought[at]))
    seconds = segment.second_codes[first:end]
    rows: NDArray[np.intp] = seconds.searchsorted(wanted)
    found: NDArray[np.intp] = rows[among(wanted, seconds)] + first
    return found


def _count(segment: Segment, sought: Codes, at: int) -> int:
    rows = _pairs(segment, sought, at)
    return int((segment.offsets[rows + 1] - segment.offsets[rows]).sum())


def _rows(segment: Segment, sought: Codes, at: int) -> NDArray[np.intp]:
    rows = _pairs(segment, sought, at)
    return ranges(segment.offsets[rows], segment.offsets[rows + 1])


def _next(
    segment: Segment, places: Places, code: np.uint16, step: int, parted: int | None
) -> tuple[Places, NDArray[np.intp]]:
    """The occurrences of `code` directly after each of `places`, perhaps behind marks; and the rows of those that have
    one. `parted`: see `_parted`."""
    places = places + step
    dividing = _dividing().take(segment.codes.take(places, mode="clip"))
    for _ in range(MOST_MARKS):
        places = places + step * marks().take(segment.codes.take(places, mode="clip"))
    kept = (segment.codes.take(places, mode="clip") == code) & (places >= 0)
    rows = np.flatnonzero(kept if parted is None else kept & (dividing == parted))
    return places[rows], rows
