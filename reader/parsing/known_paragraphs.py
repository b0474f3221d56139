"""Known paragraphs of a broken page: what is certain of paragraphs and sentences before any line feed is judged.

A line that does not fill its column and ends a sentence ends a paragraph; a sentence that ends within a line does not
end one. Where a full line ends a sentence, they tell how often a sentence is the last of its paragraph here, how long
paragraphs are, and how they begin: every paper, and every article, has its own habits.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from math import log

from reader.late_pattern import late
from reader.parsing import patterns as p
from reader.parsing.fragments import Fragment

NEAR, WIDE = 30, 400
"""Lines before and after a line feed whose sentences and paragraphs are counted."""
AROUND = 4
"""Known paragraphs before and after a line feed whose lengths are compared."""
AFTER_STOP = 2
"""Last code points of a line in which a stop is not within the line."""
_CLOSING = "”’」』）)"
_OPENING = frozenset("“‘「『")
_NUMBERED = late(
    r"[（(【]?(?:[一二三四五六七八九十]{1,3}(?:是|、|[）)])|第[一二三四五六七八九十]+[，,、：]|\d{1,2}[.．、）)]|其[一二三四五]|[①-⑳]"
    r"|首先|其次|再次|最后|——|[■●◆▲★])"
)
"""The beginning of one of several points."""


class KnownParagraphs:
    """The paragraphs and sentences of a page's lines whose ends are certain; found when first asked for."""

    def __init__(self, fragments: Sequence[Fragment], measures: Sequence[float]) -> None:
        self._texts = [fragment.text for fragment in fragments]
        self._widths = [fragment.width for fragment in fragments]
        self._measures = measures

    @cached_property
    def _short(self) -> list[int]:
        """Index of each line that does not fill its column, and of the last."""
        last = len(self._texts) - 1
        lines = zip(self._widths, self._measures, strict=True)
        return [at for at, (width, measure) in enumerate(lines) if width <= measure - 1 or not measure or at == last]

    @cached_property
    def _ended(self) -> list[int]:
        """Index of each line that surely ends a paragraph."""
        return [at for at in self._short if p.FULL_STOP.search(self._texts[at][-6:])]

    @cached_property
    def _sizes(self) -> list[int]:
        """Code points before each line."""
        return [0, *accumulate(map(len, self._texts))]

    @cached_property
    def _within(self) -> list[int]:
        """Number of sentences that end within the lines before each line."""
        return [0, *accumulate(text.count("。", 0, -AFTER_STOP) for text in self._texts)]

    @cached_property
    def _first(self) -> Counter[str]:
        """The first character, and the first two, of paragraphs that surely begin."""
        begun = [self._texts[one + 1] for one, two in pairwise(self._short) if two > one + 1]
        return Counter(text[:size] for text in begun for size in (1, 2))

    @cached_property
    def _later(self) -> Counter[str]:
        """The same of sentences that surely begin within a paragraph."""
        rest = (text.lstrip(_CLOSING) for text in "\n".join(self._texts).split("。")[1:])
        return Counter(text[:size] for text in rest if text and text[0] != "\n" for size in (1, 2))

    def signs(self, at: int, begun: str) -> list[str]:
        """Features at the end of line `at`, which fills its column and ends a sentence; `begun` is the text so far."""
        right = self._texts[at + 1]
        return [
            f"ended-near:{_step(2 * self._share(at, NEAR), 8)}",
            f"ended-here:{_step(2 * self._share(at, WIDE), 8)}",
            *(f"first-{size}:{_step(2 * self._known(right[:size]), 6)}" for size in (1, 2)),
            _points(begun, right),
            f"quotes:{right[0] in _OPENING:d}{begun[0] in _OPENING:d}{begun[-1] in _CLOSING:d}",
            *self._lengths(at, len(begun)),
        ]

    def _share(self, at: int, near: int) -> float:
        """How many paragraphs end for each sentence within a line, in the lines near line `at`: a logarithm."""
        begin, end = max(0, at - near), min(len(self._texts), at + near + 2)
        ended = bisect_left(self._ended, end) - bisect_left(self._ended, begin)
        return log((ended + 0.7) / (self._within[end] - self._within[begin] + 1.7))

    def _known(self, gram: str) -> float:
        """How much more often paragraphs of the page begin with `gram` than other sentences: a logarithm."""
        first, later = self._first[gram], self._later[gram]
        if not first and not later:
            return 0.0
        return log((first + 0.3) / (len(self._short) + 3) * (self._within[-1] + 3) / (later + 0.3))

    def _lengths(self, at: int, begun: int) -> list[str]:
        """Features of the lengths of the paragraphs that may end here and begin here, beside those around."""
        place = bisect_left(self._short, at)
        low, high = max(0, place - AROUND - 1), place + AROUND + 1
        ends = self._short[low:high]
        around = [
            self._sizes[two + 1] - self._sizes[one + 1]
            for one, two in pairwise(ends)
            if two > one + 1 and not one < at < two
        ]
        if not around:
            return []
        mean = sum(around) / len(around)
        end = self._short[place] if place < len(self._short) else len(self._texts) - 1
        after = self._sizes[end + 1] - self._sizes[at + 1]
        return [
            f"so-far:{_step(4 * begun / mean, 8)}",
            f"after:{_step(4 * after / mean, 8)}",
            f"both:{_step(4 * (begun + after) / mean, 10)}",
            f"each:{_step(3 * begun / mean, 5)},{_step(3 * after / mean, 5)}",
        ]


def _points(begun: str, right: str) -> str:
    """Feature of points that are numbered: at the beginning of the next line, of the text so far, of its sentences."""
    if not _NUMBERED.match(right):
        return "points:begun" if _NUMBERED.match(begun) else "points:none"
    within = any(map(_NUMBERED.match, begun.split("。")[1:]))
    return f"points:next,{'begun' if _NUMBERED.match(begun) else ''},{'within' if within else ''}"


def _step(value: float, most: int) -> int:
    """A value in whole steps, at most so many either way."""
    return max(-most, min(most, round(value)))
