"""Whether a page turns to something else: takes lines, says of headings how much of one text is in the next.

What follows the headline of a new article speaks of other things than what went before, what follows a crosshead goes
on in the same words; and the lede takes up the words of its headline more than those of the lines about it. Words are
told by pairs of characters, so that no dictionary is needed in either script. A pair is known by a
number of 17 bits made of its two characters, so that what is known of pairs stands in arrays; few pairs share one.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from reader.parsing.lines import PageLine
from reader.parsing.word_evidence import column

BEFORE = 800
"""About how many characters before the headings are looked at."""
AFTER = 250
"""About how many characters after them."""
WITHIN = 250
"""How many characters of one paragraph are looked at."""

RARE_BOUNDS = (0.005, 0.015, 0.03, 0.05, 0.08, 0.12, 0.18)
"""The shares of a text's pairs, weighed by rarity, known from far before that part one sign from the next."""

TURNS = ("turns", "bends", "keeps", "stays")
TURN_BOUNDS = (0.04, 0.08, 0.13)
"""The shares of a text's pairs known from the text before that part one sign of `TURNS` from the next."""
HEARD = ("unheard", "heard", "well-heard")
HEARD_BOUNDS = (0.001, 0.3)
"""The shares of a heading's pairs known from the text before that part one sign of `HEARD` from the next."""
SAID = ("unsaid", "half-said", "well-said")
SAID_BOUNDS = (0.2, 0.6)
"""The shares of a heading's pairs known from the text after that part one sign of `SAID` from the next."""
SOME = 0.25
"""The share below which even the heading that the text takes up most says nothing."""

RAREST = 5.0
"""What a pair counts that newspapers seldom have; `words.tsv` says how much less a common one does."""
_BITS = 17
"""How many bits the number of a pair has."""
_ONE, _OTHER = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)
"""What the code points of a pair are multiplied by: the numbers come out evenly spread (Knuth 1973, 6.4)."""

Pairs = NDArray[np.uint32]
"""The numbers of pairs, in order."""


class Topics:
    """The pairs of characters on a page, and which texts share them."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        """Nothing is worked out before it is asked for."""
        self.lines = lines

    @cached_property
    def _pairs(self) -> Pairs:
        """The number of the pair that begins at each place of the text."""
        return numbers("".join(line.text for line in self.lines))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the text."""
        return list(accumulate((len(line.text) for line in self.lines), initial=0))

    @cached_property
    def _marked(self) -> NDArray[np.bool_]:
        """Room to mark pairs in."""
        return np.zeros(1 << _BITS, bool)

    def _first(self, line: int) -> Pairs:
        """The pairs within the first characters of a line."""
        start = self._starts[line]
        return self._pairs[start : max(start, min(self._starts[line + 1], start + WITHIN) - 1)]

    def _last(self, line: int) -> Pairs:
        """The pairs within the last characters of a line."""
        start, end = self._starts[line], self._starts[line + 1]
        return self._pairs[max(start, end - WITHIN) : max(start, end - 1)]

    def of_headings(self, start: int, end: int) -> list[list[str]]:
        """The signs of each of the headings from `start` to before `end`, under which a text begins."""
        headings = [self._first(at) for at in range(start, end)]
        coming = self._after(end)
        signs = _taken_up(self._shares(headings, coming) if end - start > 1 else [0.0])
        if not start:
            return signs
        past = self._before(start)
        turned, *heard = self._shares([coming, *headings], past)
        common = [
            TURNS[bisect_right(TURN_BOUNDS, turned)],
            f"rare:{bisect_right(RARE_BOUNDS, self._rare_share(coming, past))}",
        ]
        return [
            [*common, HEARD[bisect_right(HEARD_BOUNDS, share)], *more] for share, more in zip(heard, signs, strict=True)
        ]

    def of_picture(self, start: int, end: int) -> str:
        """How far the lines of a picture, from `start` to before `end`, turn from the text before them."""
        said = np.concatenate([self._first(at) for at in range(start, end)])
        (share,) = self._shares([said], self._before(start))
        return "photo-" + TURNS[bisect_right(TURN_BOUNDS, share)]

    def _shares(self, parts: Sequence[Pairs], whole: Pairs) -> list[float]:
        """How much of each of `parts` is in `whole`."""
        self._marked[whole] = True
        found = [int(np.count_nonzero(self._marked[part])) / max(1, len(part)) for part in parts]
        self._marked[whole] = False
        return found

    def _rare_share(self, part: Pairs, whole: Pairs) -> float:
        """How much of `part` is in `whole`, a rare pair counting more than a common one."""
        self._marked[whole] = True
        counts = _counts()[part]
        found = float(counts[self._marked[part]].sum() / max(1.0, counts.sum()))
        self._marked[whole] = False
        return found

    def _before(self, end: int) -> Pairs:
        """The pairs of the text that ends before the line at `end`."""
        found, size = [_NONE], 0
        while end and size < BEFORE:
            end -= 1
            found.append(self._last(end))
            size += min(WITHIN, len(self.lines[end].text))
        return np.concatenate(found)

    def _after(self, start: int) -> Pairs:
        """The pairs of the text that starts with the line at `start`."""
        found, size = [_NONE], 0
        while start < len(self.lines) and size < AFTER:
            found.append(self._first(start))
            size += min(WITHIN, len(self.lines[start].text))
            start += 1
        return np.concatenate(found)


def numbers(text: str) -> Pairs:
    """The number of each pair of a text, in order."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return codes[:-1] * _ONE + codes[1:] * _OTHER >> np.uint32(32 - _BITS)


_NONE = numbers("")


@cache
def _counts() -> NDArray[np.float32]:
    """What each pair counts, by its number: a common one less."""
    found = np.full(1 << _BITS, RAREST, np.float32)
    common = column("common")
    found[numbers("".join(common))[::2]] -= np.array(list(common.values()), np.float32)
    return found


def _taken_up(shares: Sequence[float]) -> list[list[str]]:
    """For each of several headings whether the text takes up its words, and for one or more that it does so most."""
    if len(shares) < 2:
        return [[] for _ in shares]
    most = max(*shares, SOME)
    return [[SAID[bisect_right(SAID_BOUNDS, said)], *(["most-said"] if said == most else [])] for said in shares]
