"""Whether a page turns to something else: takes lines, says of headings how much of one text is in the next.

What follows the headline of a new article speaks of other things than what went before, what follows a crosshead goes
on in the same words; and the lede takes up the words of its headline more than those of the lines about it. Words are
told by pairs of characters, so that no dictionary is needed in either script. A pair is known by a number of 17 bits
made of its two characters; few pairs share one. No numpy here: importing it takes longer than reading a page.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, compress, repeat

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
_ONE, _OTHER = 0x9E3779B1, 0x85EBCA77
"""What the code points of a pair are multiplied by: the numbers come out evenly spread (Knuth 1973, 6.4)."""
_LOW = b"\xff\xff\xff\xff\0\0\0\0"
"""A lane of 64 bits whose lower half is set."""

Pairs = Sequence[int]
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
        signs = _taken_up(_shares(headings, frozenset(coming)) if end - start > 1 else [0.0])
        if not start:
            return signs
        past = self._known_before(start, chain(coming, *headings))
        known = list(map(past.__contains__, coming))
        common = [
            TURNS[bisect_right(TURN_BOUNDS, sum(known) / max(1, len(known)))],
            f"rare:{bisect_right(RARE_BOUNDS, _rare_share(coming, known))}",
        ]
        heard = _shares(headings, past)
        return [
            [*common, HEARD[bisect_right(HEARD_BOUNDS, share)], *more] for share, more in zip(heard, signs, strict=True)
        ]

    def of_picture(self, start: int, end: int) -> str:
        """How far the lines of a picture, from `start` to before `end`, turn from the text before them."""
        said = list(chain.from_iterable(map(self._first, range(start, end))))
        (share,) = _shares([said], self._known_before(start, said))
        return "photo-" + TURNS[bisect_right(TURN_BOUNDS, share)]

    def _known_before(self, end: int, pairs: Iterable[int]) -> frozenset[int]:
        """Those of `pairs` that are in the text that ends before the line at `end`."""
        first, size = end, 0
        while first and size < BEFORE:
            first -= 1
            size += min(WITHIN, len(self.lines[first].text))
        return frozenset(pairs).intersection(chain.from_iterable(map(self._last, range(first, end))))

    def _after(self, start: int) -> Pairs:
        """The pairs of the text that starts with the line at `start`."""
        end, size = start, 0
        while end < len(self.lines) and size < AFTER:
            size += min(WITHIN, len(self.lines[end].text))
            end += 1
        return list(chain.from_iterable(map(self._first, range(start, end))))


def numbers(text: str) -> Pairs:
    """The number of each pair of a text, in order.

    All are worked out at once, in lanes of 64 bits of one long number: a step for each would take as long as the rest
    of reading a page.
    """
    count, lanes = max(0, len(text) - 1), len(text) // 2 + 1
    codes, low = (int.from_bytes(each, "little") for each in (text.encode("utf-32-le"), _LOW * lanes))
    even, odd, kept = codes & low, codes >> 32 & low, low >> 32 - _BITS & low
    first = even * _ONE + odd * _OTHER >> 32 - _BITS & kept
    second = odd * _ONE + (even >> 64) * _OTHER >> 32 - _BITS & kept
    return array("I", (first | second << 32).to_bytes(8 * lanes, "little")[: 4 * count])


def _shares(parts: Iterable[Pairs], whole: frozenset[int]) -> list[float]:
    """How much of each of `parts` is in `whole`."""
    return [sum(map(whole.__contains__, part)) / max(1, len(part)) for part in parts]


def _rare_share(part: Pairs, known: Sequence[bool]) -> float:
    """How much of `part` is `known`, a rare pair counting more than a common one."""
    counts = list(map(_counts().get, part, repeat(RAREST)))
    return sum(compress(counts, known)) / max(1.0, sum(counts))


@cache
def _counts() -> Mapping[int, float]:
    """What a common pair counts."""
    common = column("common")
    return dict(zip(numbers("".join(common))[::2], (RAREST - less for less in common.values()), strict=True))


def _taken_up(shares: Sequence[float]) -> list[list[str]]:
    """For each of several headings whether the text takes up its words, and for one or more that it does so most."""
    if len(shares) < 2:
        return [[] for _ in shares]
    most = max(*shares, SOME)
    return [[SAID[bisect_right(SAID_BOUNDS, said)], *(["most-said"] if said == most else [])] for said in shares]
