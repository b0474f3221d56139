"""Fuzzy matching: text that sounds or looks the same, or has one character wrong, missing or too many.

Used when no article contains the text; the matches are texts of the index.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.lookalikes import lookalikes
from reader.analysis.pinyin import homophones
from reader.index.find import find
from reader.index.needle import Needle, needles, steps
from reader.index.segment import Segment
from reader.index.stream import SEPARATOR, Codes, Positions
from reader.search.matching.article_sets import Articles, beginnings, union
from reader.search.matching.match_run import MatchRun
from reader.search.matching.pinyin_search import Mask, places_of
from reader.span import Span

SHORTEST_SLIP = 4
"""Characters of a text in which one may be wrong: of fewer too much is left open."""
LONGEST = 40
"""Characters of a text that is sought so."""
MOST = 1000
"""Most candidates that are checked, for each half of a text."""
MOST_COUNTED = 4000
"""Places whose texts are counted."""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A literal, or its approximate matches."""

    text: str
    span: Span


def fuzzy_matches(segment: Segment, text: str) -> tuple[MatchRun, ...]:
    """Occurrences of `text` and of its approximate matches."""
    found = needles(text)
    if not found or len(found[0]) != len(text):
        return ()
    places, size = places_of(segment, _confusable(text)), len(text)
    if size < SHORTEST_SLIP:
        return (MatchRun(segment, places, size),)
    same = (segment.beside(places, steps(size)) == found[0].codes).sum(axis=1)
    return (MatchRun(segment, places[2 * same >= size], size), *_slips(segment, found[0]))


@lru_cache(maxsize=4)
def _confusable(text: str) -> tuple[Mask, ...]:
    """For each character of `text`, the characters that it may be confused with, and itself."""
    return tuple(map(_taken_for, needles(text)[0].codes.tolist()))


def _taken_for(code: int) -> Mask:
    mask = np.zeros(1 << 16, np.bool_)
    others = homophones(chr(code)) + lookalikes(chr(code))
    mask[[code, *(ord(other) for other in others if other < "\U00010000")]] = True
    return mask


def _slips(segment: Segment, needle: Needle) -> tuple[MatchRun, ...]:
    """The places where one character is wrong, too many or missing: one half of the text is right wherever that is."""
    middle, size = len(needle) // 2, len(needle)
    left, right = Needle(needle.codes[:middle], ()), Needle(needle.codes[middle:], ())
    starts, ends = find(segment, left)[:MOST], find(segment, right)[:MOST] + np.uint32(len(right))
    found = list[MatchRun]()
    for length in (size, size + 1, size - 1):
        places = union([starts, ends[ends >= length] - np.uint32(length)])
        slipped = places[differs_once(segment.beside(places, steps(length)), needle.codes)]
        slipped = slipped[_has_figures(segment.beside(slipped, steps(length)), needle.codes)]
        found += [MatchRun(segment, slipped, length)] if len(slipped) else []
    return tuple(found)


def differs_once(rows: Codes, sought: Codes) -> NDArray[np.bool_]:
    """For each row, True if it differs from `sought` by one wrong, surplus or missing character.

    The common prefix and the common suffix together then cover all but that character. A row with a separator in it is
    no text.
    """
    length, size = rows.shape[1], len(sought)
    same = _agreeing(rows, sought) + _agreeing(rows[:, ::-1], sought[::-1])
    once = same == size - 1 if length == size else same >= min(length, size)
    found: NDArray[np.bool_] = once & (rows > SEPARATOR).all(axis=1)
    return found


def _has_figures(rows: Codes, sought: Codes) -> NDArray[np.bool_]:
    """For each row, True if its figures are those of `sought`: another number or date is no slip."""
    wanted = sought[_are_figures(sought)].tolist()
    given = (row[figures].tolist() for row, figures in zip(rows, _are_figures(rows), strict=True))
    return np.fromiter((figures == wanted for figures in given), np.bool_, len(rows))


def _are_figures(codes: Codes) -> NDArray[np.bool_]:
    return (codes >= ord("0")) & (codes <= ord("9"))


def _agreeing(rows: Codes, sought: Codes) -> NDArray[np.intp]:
    """For each row, the number of leading codes equal to those of `sought`."""
    shared = min(rows.shape[1], len(sought))
    found: NDArray[np.intp] = np.logical_and.accumulate(rows[:, :shared] == sought[:shared], axis=1).sum(axis=1)
    return found


def variants(run: MatchRun, starts: Positions) -> Counter[str]:
    """The folded texts at some of the occurrences, each with its number; of many occurrences, a sample."""
    starts = starts[:MOST_COUNTED]
    rows = run.segment.beside(starts, steps(run.length))
    _, firsts, counts = np.unique(rows.view(f"V{rows.itemsize * run.length}"), return_index=True, return_counts=True)
    found = zip(starts[firsts].tolist(), counts.tolist(), strict=True)
    return Counter({run.segment.folded(start, start + run.length): count for start, count in found})


def having(run: MatchRun, text: str, articles: Articles) -> Articles:
    """Those articles in which `text`, folded and as long as the run's, is at an occurrence."""
    starts, owners = run.positions_in(articles)
    said = owners[(run.segment.beside(starts, steps(run.length)) == needles(text)[0].codes).all(axis=1)]
    found: Articles = articles[said[beginnings(said)]]
    return found
