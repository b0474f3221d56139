"""Text that is nearly what was asked for: it sounds or looks the same, or one character is wrong, missing or too many.

Used when no article has what was asked for; what is found is the index's own text.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from reader.analysis.lookalikes import lookalikes
from reader.analysis.pinyin import homophones
from reader.index.find import find
from reader.index.needle import Needle, needles
from reader.index.segment import Segment
from reader.index.stream import Codes, Positions
from reader.search.phonetic import Mask, places_of
from reader.search.runs import Articles, Run, among
from reader.span import Span

SHORTEST_SLIP = 4
"""Characters of a text in which one may be wrong: of fewer too much is left open."""
LONGEST = 40
"""Characters of a text that is sought so."""
MOST = 400
"""Places that are looked at closely, for each half of a text."""
MOST_COUNTED = 4000
"""Places whose texts are counted."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A literal, or what is nearly it."""

    text: str
    span: Span


def alike(segment: Segment, text: str) -> tuple[Run, ...]:
    """The places of what is nearly `text`; also of `text` itself."""
    found = needles(text)
    if not found or len(found[0]) != len(text):
        return ()
    slips = _slips(segment, found[0]) if len(found[0]) >= SHORTEST_SLIP else ()
    return (Run(segment, places_of(segment, _confusable(text)), len(found[0])), *slips)


@lru_cache(maxsize=4)
def _confusable(text: str) -> tuple[Mask, ...]:
    """For each character of `text` those that are taken for it, and itself."""
    return tuple(map(_taken_for, needles(text)[0].codes.tolist()))


def _taken_for(code: int) -> Mask:
    mask = np.zeros(1 << 16, np.bool_)
    others = homophones(chr(code)) + lookalikes(chr(code))
    mask[[code, *(ord(other) for other in others if other < "\U00010000")]] = True
    return mask


def _slips(segment: Segment, needle: Needle) -> tuple[Run, ...]:
    """The places where one character is wrong, too many or missing: one half of the text is right wherever that is."""
    middle, size = len(needle) // 2, len(needle)
    left, right = Needle(needle.codes[:middle], ()), Needle(needle.codes[middle:], ())
    by_length: dict[int, set[int]] = {}
    for start in np.sort(find(segment, left))[:MOST].tolist():
        for length in (size, size + 1, size - 1):
            if differs_once(segment.codes[start : start + length].tolist(), needle.codes.tolist()):
                by_length.setdefault(length, set()).add(start)
    for end in (np.sort(find(segment, right))[:MOST].astype(np.int64) + len(right)).tolist():
        for length in (size, size + 1, size - 1):
            if end >= length and differs_once(segment.codes[end - length : end].tolist(), needle.codes.tolist()):
                by_length.setdefault(length, set()).add(end - length)
    return tuple(Run(segment, np.array(sorted(starts), np.uint32), length) for length, starts in by_length.items())


def differs_once(one: list[int], other: list[int]) -> bool:
    """Whether one character wrong, too many or missing makes the difference; no separators in either."""
    if one == other or min(one, default=0) <= 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def variants(run: Run, articles: Articles) -> Counter[str]:
    """The texts, folded, that stand at the occurrences in these articles, each with how often; of many, a part."""
    segment = run.segment
    starts = run.starts[among((segment.parts_of(run.starts) >> 1).astype(np.uint32), articles)][:MOST_COUNTED]
    rows = _codes(segment, starts, run.length)
    _, firsts, counts = np.unique(rows.view(f"V{rows.itemsize * run.length}"), return_index=True, return_counts=True)
    found = zip(starts[firsts].tolist(), counts.tolist(), strict=True)
    return Counter({segment.folded(start, start + run.length): count for start, count in found})


def reading(run: Run, text: str) -> Run:
    """The occurrences at which `text`, folded and as long, stands."""
    given = needles(text)[0]
    return run.only((_codes(run.segment, run.starts, run.length) == given.codes).all(axis=1))


def _codes(segment: Segment, starts: Positions, length: int) -> Codes:
    """What stands at each of `starts`, a row each."""
    return segment.codes.take(np.add.outer(starts, np.arange(length, dtype=np.uint32)))
