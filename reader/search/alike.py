"""Text that is nearly what was asked for: it sounds the same, or one character of it is wrong, missing or too many.

Used when no article has what was asked for; what is found is the index's own text.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from reader.analysis.pinyin import homophones
from reader.index.find import find
from reader.index.needle import Needle, needles
from reader.index.segment import Segment
from reader.search.phonetic import Mask, places_of
from reader.search.runs import Run
from reader.span import Span

SHORTEST_SLIP = 4
"""Characters of a text in which one may be wrong: of fewer too much is left open."""
LONGEST = 40
"""Characters of a text that is sought so."""
MOST = 400
"""Places that are looked at closely, for each half of a text."""


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
    return (Run(segment, places_of(segment, _sounding(text)), len(found[0])), *slips)


@lru_cache(maxsize=4)
def _sounding(text: str) -> tuple[Mask, ...]:
    """For each character of `text` those that share a reading with it, and itself."""
    return tuple(map(_sounds_of, needles(text)[0].codes.tolist()))


def _sounds_of(code: int) -> Mask:
    mask = np.zeros(1 << 16, np.bool_)
    mask[[code, *(ord(other) for other in homophones(chr(code)) if other < "\U00010000")]] = True
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


def most_frequent(runs: Iterable[Run], articles: Iterable[int]) -> str | None:
    """The text, folded, that most of these occurrences in these articles have."""
    texts = Counter[str]()
    for run in runs:
        for article in articles:
            starts = run.in_article(article)[:MOST].tolist()
            texts.update(run.segment.folded(start, start + run.length) for start in starts)
    return texts.most_common(1)[0][0] if texts else None
