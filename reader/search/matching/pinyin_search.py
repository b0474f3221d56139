"""Pinyin search: finds text by its reading, by expanding the vocabulary rather than the text.

Syllables select the pairs of characters that may be read so, whatever else they may be read; their postings are the
candidates, and the other places are checked by a mask of the characters. Letters that are no syllables are initials:
of words of the dictionary, and of anything in headlines.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.analysis.pinyin import (
    VOWELS,
    TypedPinyin,
    initial_table,
    is_scarce,
    plain,
    reading_table,
    syllable_names,
    syllables,
    syllables_from,
    usual_initial_table,
)
from reader.analysis.segmenter import are_words
from reader.index.find import NOWHERE
from reader.index.headline_places import headlines
from reader.index.ranges import distinct as distinct_numbers
from reader.index.ranges import ranges
from reader.index.segment import Segment
from reader.index.stream import Codes, Positions
from reader.search.matching.distinct_runs import distinct
from reader.search.matching.match_run import MatchRun

TRIED = 4
"""Pairs of characters whose postings are counted to begin with the rarest."""
SHORT = 3
"""Most letters of an incomplete syllable that may also be initials."""
MOST = 1 << 10
"""Upper bound of the number of typed syllables."""
AT_FIRST = 1 << 14
"""Characters of headlines that are read to see whether initials stand anywhere."""
LONGEST_WORD = 12
"""Initials of which a word is sought."""
PLANE = 1 << 16
"""Number of codes."""
IN_A_NUMBER = 4
"""Codes that one number of 64 bits holds."""
Mask = NDArray[np.bool_]
"""For each code whether it may be meant."""


def pinyin_matches(segment: Segment, typed: str) -> tuple[MatchRun, ...]:
    """The places that read as `typed`: in full, the last syllable perhaps only begun; else by initials."""
    found = [MatchRun(segment, places_of(segment, masks), len(masks)) for masks in ways(typed)]
    if masks := initials(typed):
        found.append(MatchRun(segment, _by_initials(segment, masks, initials(typed, usual=True)), len(masks)))
    return distinct(found)


def reads_anywhere(segment: Segment, typed: str) -> bool:
    """True if there is a place that reads as `typed`, so that `pinyin_matches` finds one: no more is looked up."""
    for masks in ways(typed):
        if len(_rows(segment, masks) if len(masks) <= 2 else places_of(segment, masks)):
            return True
    masks = initials(typed)
    if masks and len(_in_headlines(segment, masks, AT_FIRST)):
        return True
    return bool(masks) and len(_by_initials(segment, masks, initials(typed, usual=True))) > 0


@lru_cache(maxsize=8)
def ways(typed: str) -> tuple[tuple[Mask, ...], ...]:
    """The ways to read `typed` in full syllables, each a mask a character."""
    letters = plain(typed).strip()
    found = _likely(syllables(typed))
    if len(letters) < SHORT and not any(not way.open for way in found):
        return ()
    return tuple(
        tuple(_mask(name, open_=way.open and last) for name, last in _with_last(way.syllables)) for way in found
    )


def _likely(read: Sequence[TypedPinyin]) -> Sequence[TypedPinyin]:
    """The complete readings of the typed letters; others too if those need more syllables, or end in a scarce one.

    So `qunia` is the beginning of `qunian` (去年) rather than `qu ni a`, and `quni`, typed before, is still found.
    """
    complete = [way for way in read if not way.open]
    least = min((len(way.syllables) for way in complete if not is_scarce(way.syllables[-1])), default=MOST)
    begun = [way for way in read if way.open and len(way.syllables) < least]
    known = [way.syllables for way in complete if begun and way.syllables[-1] in VOWELS and len(way.syllables) > 2]
    return [*complete, *begun, *(TypedPinyin(syllables[:-1], open=False) for syllables in known)]


@lru_cache(maxsize=8)
def initials(typed: str, *, usual: bool = False) -> tuple[Mask, ...]:
    """The masks of the characters that `typed` gives the initials of; none where it is read in full syllables.

    `usual`: without rare readings.
    """
    read, letters = syllables(typed), [letter for letter in plain(typed) if "a" <= letter <= "z"]
    if any(not way.open for way in read) or (read and len(letters) > SHORT):
        return ()
    return tuple(_begins_with(letter, usual=usual) for letter in letters)


def _by_initials(segment: Segment, masks: Sequence[Mask], usual: Sequence[Mask]) -> Positions:
    """The positions, ascending, of words with these initials, and of whatever has them in a headline.

    `usual` are the masks of words.
    """
    if len(masks) == 1:
        return _in_headlines(segment, masks)
    if len(masks) == 2:
        words = _words_of_two(segment, usual)
    else:
        words = places_of(segment, usual)
        words = words[_words_at(segment, words, len(masks))]
    return distinct_numbers(np.concatenate([_in_headlines(segment, masks), words]))


def _in_headlines(segment: Segment, masks: Sequence[Mask], read: int | None = None) -> Positions:
    """The positions in headlines, ascending, from which each mask holds the code of its place: all are read, or the
    first `read` characters."""
    first, *others = masks
    everywhere, codes = segment.companion(_of_headlines)
    places = everywhere.take(first.take(codes[:read]).nonzero()[0])
    for place, mask in enumerate(others, 1):
        places = places.take(mask.take(segment.codes.take(places + np.uint32(place), mode="clip")).nonzero()[0])
    return places


def _of_headlines(segment: Segment) -> tuple[Positions, Codes]:
    """Every position in a headline, ascending, and the code there."""
    places = ranges(*headlines(segment, np.arange(len(segment), dtype=np.uint32))).astype(np.uint32)
    return places, segment.codes.take(places)


def _words_of_two(segment: Segment, masks: Sequence[Mask]) -> Positions:
    """The positions, ascending, of the dictionary's words among the pairs of the vocabulary that two masks hold."""
    rows = _rows(segment, masks)
    firsts = segment.pairs.edges.searchsorted(rows, side="right") - 1
    both = np.stack([firsts.astype(np.uint16), segment.second_codes.take(rows)], axis=1)
    return _postings(segment, rows[_are_words(both)])


def _words_at(segment: Segment, places: Positions, length: int) -> NDArray[np.bool_]:
    """For each of `places`, True if a dictionary word of at least three characters is there."""
    if length > LONGEST_WORD or not len(places):
        return np.zeros(len(places), np.bool_)
    rows = segment.beside(places, np.arange(length, dtype=np.uint32))
    _, firsts, which = np.unique(_packed(rows), return_index=True, return_inverse=True)
    return _are_words(rows[firsts])[which.ravel()]


def _are_words(rows: NDArray[Any]) -> NDArray[np.bool_]:
    """For each row of codes, which have readings, True if it is a word of the dictionary."""
    length = rows.shape[1]
    text = rows.astype("<u4").tobytes().decode("utf-32-le")
    return np.array(are_words([text[at : at + length] for at in range(0, len(text), length)]), np.bool_)


def _packed(rows: Codes) -> NDArray[Any]:
    """A value for each row that is the same for equal rows: a number, which is quickly sorted, where there is room."""
    length = rows.shape[1]
    if length > IN_A_NUMBER:
        return np.ascontiguousarray(rows).view(f"V{rows.itemsize * length}").ravel()
    packed = np.zeros(len(rows), np.uint64)
    for place in range(length):
        packed = packed << np.uint64(16) | rows[:, place]
    return packed


def _with_last(names: Sequence[str]) -> list[tuple[str, bool]]:
    return [(name, place == len(names) - 1) for place, name in enumerate(names)]


@lru_cache(maxsize=64)
def _mask(syllable: str, *, open_: bool) -> Mask:
    names = syllables_from(syllable) if open_ else (syllable,)
    numbers = [syllable_names().index(name) + 1 for name in names]
    mask = np.zeros(len(reading_table()), np.bool_)
    mask[np.flatnonzero(np.isin(reading_table(), numbers)) // reading_table().shape[1]] = True
    return mask


@lru_cache(maxsize=52)
def _begins_with(letter: str, *, usual: bool) -> Mask:
    table = usual_initial_table() if usual else initial_table()
    mask: Mask = (table & np.uint32(1 << (ord(letter) - ord("a")))) > 0
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
    """The rows of the pairs that one or two masks hold."""
    edges, (characters,) = segment.pairs.edges, masks[0].nonzero()
    rows = ranges(edges.take(characters), edges.take(characters + 1))
    return rows if len(masks) == 1 else rows[masks[1].take(segment.second_codes[rows])]


def _size(segment: Segment, masks: Sequence[Mask]) -> int:
    rows = _rows(segment, masks)
    return int((segment.offsets[rows + 1] - segment.offsets[rows]).sum())


def _postings(segment: Segment, rows: NDArray[np.intp]) -> Positions:
    places = ranges(segment.offsets[rows], segment.offsets[rows + 1])
    return np.sort(segment.postings[places])
