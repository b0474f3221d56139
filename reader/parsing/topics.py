"""Changes of topic on a page: features of headings, from the share of one text's words in the next text.

The text under the headline of a new article has other words than the text before it; the text under a crosshead
continues in the same words; and the lede takes up the words of its headline more than those of the lines around it.
Words are represented by pairs of characters, so that no dictionary is needed in either script. A pair is hashed to a
number of 17 bits; few pairs share one. No numpy here: importing it takes longer than parsing a page.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, compress, repeat

from reader.parsing.lines import PageLine
from reader.parsing.word_evidence import column

BEFORE = 800
"""Approximate code points before the headings that are examined."""
AFTER = 250
"""Approximate code points after the headings that are examined."""
WITHIN = 250
"""Most code points of one paragraph that are examined."""

RARE_BOUNDS = (0.005, 0.015, 0.03, 0.05, 0.08, 0.12, 0.18)
"""Steps of the share of a text's pairs, weighted by rarity, that occur in the text before it."""

TURNS = ("turns", "bends", "keeps", "stays")
TURN_BOUNDS = (0.04, 0.08, 0.13)
"""Steps between the features `TURNS`: share of a text's pairs that occur in the text before it."""
HEARD = ("unheard", "heard", "well-heard")
HEARD_BOUNDS = (0.001, 0.3)
"""Steps between the features `HEARD`: share of a heading's pairs that occur in the text before it."""
SAID = ("unsaid", "half-said", "well-said")
SAID_BOUNDS = (0.2, 0.6)
"""Steps between the features `SAID`: share of a heading's pairs that occur in the text after it."""
SOME = 0.25
"""Share below which even the heading that the text takes up most gives no evidence."""

RAREST = 5.0
"""Weight of a pair that is rare in newspapers; `words.tsv` gives the reduction for common pairs."""
_BITS = 17
"""Bits of a pair's hash."""
_ONE, _OTHER = 0x9E3779B1, 0x85EBCA77
"""Multipliers of the two code points of a pair, which spread the hashes evenly (Knuth 1973, 6.4)."""
_LOW = b"\xff\xff\xff\xff\0\0\0\0"
"""A lane of 64 bits whose lower half is set."""

Pairs = Sequence[int]
"""Hashes of pairs, in order."""


class Topics:
    """The pairs of characters on a page, and the overlap of its texts."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        """Everything is computed on first use."""
        self.lines = lines

    @cached_property
    def _pairs(self) -> Pairs:
        """Hash of the pair that begins at each code point of the text."""
        return numbers("".join(line.text for line in self.lines))

    @cached_property
    def _starts(self) -> list[int]:
        """Offset of each line in the text."""
        return list(accumulate((len(line.text) for line in self.lines), initial=0))

    def _first(self, line: int) -> Pairs:
        """Pairs within the first `WITHIN` code points of a line."""
        start = self._starts[line]
        return self._pairs[start : max(start, min(self._starts[line + 1], start + WITHIN) - 1)]

    def _last(self, line: int) -> Pairs:
        """Pairs within the last `WITHIN` code points of a line."""
        start, end = self._starts[line], self._starts[line + 1]
        return self._pairs[max(start, end - WITHIN) : max(start, end - 1)]

    def of_headings(self, start: int, end: int) -> list[list[str]]:
        """Features of each heading from `start` to before `end`, above a text."""
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
        """Feature of the change of topic from the text before a picture to its lines, `start` to before `end`."""
        said = list(chain.from_iterable(map(self._first, range(start, end))))
        (share,) = _shares([said], self._known_before(start, said))
        return "photo-" + TURNS[bisect_right(TURN_BOUNDS, share)]

    def _known_before(self, end: int, pairs: Iterable[int]) -> frozenset[int]:
        """Those of `pairs` that occur in the text that ends before the line at `end`."""
        first, size = end, 0
        while first and size < BEFORE:
            first -= 1
            size += min(WITHIN, len(self.lines[first].text))
        return frozenset(pairs).intersection(chain.from_iterable(map(self._last, range(first, end))))

    def _after(self, start: int) -> Pairs:
        """Pairs of the text that begins with the line at `start`."""
        end, size = start, 0
        while end < len(self.lines) and size < AFTER:
            size += min(WITHIN, len(self.lines[end].text))
            end += 1
        return list(chain.from_iterable(map(self._first, range(start, end))))


def numbers(text: str) -> Pairs:
    """Hashes of all pairs of a text, in order.

    All are computed at once, in 64-bit lanes of one long integer: computing them one by one would take as long as the
    rest of parsing a page.
    """
    count, lanes = max(0, len(text) - 1), len(text) // 2 + 1
    codes, low = (int.from_bytes(each, "little") for each in (text.encode("utf-32-le"), _LOW * lanes))
    even, odd, kept = codes & low, codes >> 32 & low, low >> 32 - _BITS & low
    first = even * _ONE + odd * _OTHER >> 32 - _BITS & kept
    second = odd * _ONE + (even >> 64) * _OTHER >> 32 - _BITS & kept
    return array("I", (first | second << 32).to_bytes(8 * lanes, "little")[: 4 * count])


def _shares(parts: Iterable[Pairs], whole: frozenset[int]) -> list[float]:
    """For each of `parts`, the share of its pairs that are in `whole`."""
    return [sum(map(whole.__contains__, part)) / max(1, len(part)) for part in parts]


def _rare_share(part: Pairs, known: Sequence[bool]) -> float:
    """Share of `part` that is `known`, with rare pairs weighted more than common ones."""
    counts = list(map(_counts().get, part, repeat(RAREST)))
    return sum(compress(counts, known)) / max(1.0, sum(counts))


@cache
def _counts() -> Mapping[int, float]:
    """Weights of common pairs."""
    common = dict(sorted(column("common").items()))
    return dict(zip(numbers("".join(common))[::2], (RAREST - less for less in common.values()), strict=True))


def _taken_up(shares: Sequence[float]) -> list[list[str]]:
    """For each of several headings, features of the share of its words in the text, and of the largest share."""
    if len(shares) < 2:
        return [[] for _ in shares]
    most = max(*shares, SOME)
    return [[SAID[bisect_right(SAID_BOUNDS, said)], *(["most-said"] if said == most else [])] for said in shares]
