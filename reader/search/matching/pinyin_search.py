"""Where text reads as typed in pinyin: the vocabulary is expanded, not the text.

Syllables select the pairs of characters that may be read so, whatever else they may be read; their postings are the
candidates, and the other places are checked by a mask of the characters. Letters that are no syllables are initials.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.pinyin import initial_table, plain, reading_table, syllable_names, syllables, syllables_from
from reader.index.find import NOWHERE
from reader.index.ranges import ranges
from reader.index.segment import Segment
from reader.index.stream import Positions
from reader.search.matching.match_run import MatchRun, distinct

TRIED = 4
"""Pairs of characters whose postings are counted to begin with the rarest."""
Mask = NDArray[np.bool_]
"""For each code whether it may be meant."""


def pinyin_matches(segment: Segment, typed: str) -> tuple[MatchRun, ...]:
    """The places that read as `typed`: in full, the last syllable perhaps only begun; else by initials."""
    return distinct(MatchRun(segment, places_of(segment, masks), len(masks)) for masks in ways(typed))


@lru_cache(maxsize=8)
def ways(typed: str) -> tuple[tuple[Mask, ...], ...]:
    """The ways to read `typed`, each a mask a character: those in full syllables, or else the one by initials."""
    read = syllables(typed)
    complete = [way for way in read if not way.open]
    found = [
        tuple(_mask(name, open_=way.open and last) for name, last in _with_last(way.syllables))
        for way in complete or read
    ]
    whole = complete or (found and len(plain(typed).strip()) > 3)
    return tuple(found) if whole else (_initials(typed),)


def _with_last(names: Sequence[str]) -> list[tuple[str, bool]]:
    return [(name, place == len(names) - 1) for place, name in enumerate(names)]


@lru_cache(maxsize=64)
def _mask(syllable: str, *, open_: bool) -> Mask:
    names = syllables_from(syllable) if open_ else (syllable,)
    numbers = [syllable_names().index(name) + 1 for name in names]
    mask = np.zeros(len(reading_table()), np.bool_)
    mask[np.flatnonzero(np.isin(reading_table(), numbers)) // reading_table().shape[1]] = True
    return mask


def _initials(typed: str) -> tuple[Mask, ...]:
    letters = [letter for letter in plain(typed) if "a" <= letter <= "z"]
    return tuple(map(_begins_with, letters))


@lru_cache(maxsize=26)
def _begins_with(letter: str) -> Mask:
    mask: Mask = (initial_table() & np.uint32(1 << (ord(letter) - ord("a")))) > 0
    return mask


def places_of(segment: Segment, masks: Sequence[Mask]) -> Positions:
    """The positions, ascending, from which each mask holds the code of its place."""
    if not masks:
        return NOWHERE
    sizes = [int(mask.sum()) for mask in masks]
    pairs = sorted(range(max(1, len(masks) - 1)), key=lambda place: math.prod(sizes[place : place + 2]))
    rarest = min(pairs[:TRIED], key=lambda place: _size(segment, masks[place : place + 2]))
    found = _postings(segment, _rows(segment, masks[rarest : rarest + 2]))
    found = found[found.searchsorted(np.uint32(rarest)) :] - np.uint32(rarest)
    for place in (place for place in range(len(masks)) if place not in (rarest, rarest + 1)):
        found = found[masks[place].take(segment.codes.take(found + np.uint32(place), mode="clip"))]
    return found


def _rows(segment: Segment, masks: Sequence[Mask]) -> NDArray[np.intp]:
    """The rows of `keys` that one or two masks hold."""
    characters = np.flatnonzero(masks[0]).astype(np.uint32)
    firsts = segment.keys.searchsorted(characters << np.uint32(16))
    lasts = segment.keys.searchsorted(characters << np.uint32(16) | np.uint32(0xFFFF), side="right")
    rows = ranges(firsts, lasts)
    return rows if len(masks) == 1 else rows[masks[1].take(segment.keys[rows] & np.uint32(0xFFFF))]


def _size(segment: Segment, masks: Sequence[Mask]) -> int:
    rows = _rows(segment, masks)
    return int((segment.offsets[rows + 1] - segment.offsets[rows]).sum())


def _postings(segment: Segment, rows: NDArray[np.intp]) -> Positions:
    places = ranges(segment.offsets[rows], segment.offsets[rows + 1])
    return np.sort(segment.postings[places])
