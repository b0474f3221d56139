"""Whether a page turns to something else: takes lines, says of headings how much of one text is in the next.

What follows the headline of a new article speaks of other things than what went before, what follows a crosshead goes
on in the same words; and the lede takes up the words of its headline more than those of the lines about it. Words are
told by pairs of characters, so that no dictionary is needed in either script.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

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

Pairs = frozenset[str]

RAREST = 5.0
"""What a pair counts that newspapers seldom have; `words.tsv` says how much less a common one does."""


@lru_cache(maxsize=256)
def pairs(text: str) -> Pairs:
    """The pairs of characters in `text`; kept for the next time, as each paragraph is looked at from several places."""
    return frozenset(map(str.__add__, text, text[1:]))


def share(part: Pairs, whole: Pairs) -> float:
    """How much of `part` is in `whole`."""
    return len(part & whole) / max(1, len(part))


def rare_share(part: Pairs, whole: Pairs) -> float:
    """How much of `part` is in `whole`, a rare pair counting more than a common one."""
    return _weight(part & whole) / max(1.0, _weight(part))


def _weight(some: Pairs) -> float:
    """How much pairs count together."""
    return RAREST * len(some) - sum(map(column("common").__getitem__, some & _common()))


@cache
def _common() -> Pairs:
    """The pairs that newspapers often have."""
    return frozenset(column("common"))


def of_headings(lines: Sequence[PageLine], start: int, end: int) -> list[list[str]]:
    """The signs of each of the headings from `start` to before `end`, under which a text begins."""
    past, coming = _before(lines, start), _after(lines, end)
    headings = [pairs(line.text) for line in lines[start:end]]
    signs = _taken_up(headings, coming)
    if not past:
        return signs
    turn = TURNS[bisect_right(TURN_BOUNDS, share(coming, past))]
    rare = f"rare:{bisect_right(RARE_BOUNDS, rare_share(coming, past))}"
    return [
        [turn, rare, HEARD[bisect_right(HEARD_BOUNDS, share(heading, past))], *more]
        for heading, more in zip(headings, signs, strict=True)
    ]


def of_picture(lines: Sequence[PageLine], start: int, end: int) -> str:
    """How far the lines of a picture, from `start` to before `end`, turn from the text before them."""
    said = frozenset[str]().union(*(pairs(line.text[:WITHIN]) for line in lines[start:end]))
    return "photo-" + TURNS[bisect_right(TURN_BOUNDS, share(said, _before(lines, start)))]


def _taken_up(headings: Sequence[Pairs], coming: Pairs) -> list[list[str]]:
    """For each of several headings whether the text takes up its words, and for one or more that it does so most."""
    if len(headings) < 2:
        return [[] for _ in headings]
    shares = [share(heading, coming) for heading in headings]
    most = max(*shares, SOME)
    return [[SAID[bisect_right(SAID_BOUNDS, said)], *(["most-said"] if said == most else [])] for said in shares]


def _before(lines: Sequence[PageLine], end: int) -> Pairs:
    """The pairs of the text that ends before the line at `end`."""
    found: list[Pairs] = []
    size = 0
    while end and size < BEFORE:
        end -= 1
        text = lines[end].text[-WITHIN:]
        found.append(pairs(text))
        size += len(text)
    return frozenset[str]().union(*found)


def _after(lines: Sequence[PageLine], start: int) -> Pairs:
    """The pairs of the text that starts with the line at `start`."""
    found: list[Pairs] = []
    size = 0
    while start < len(lines) and size < AFTER:
        text = lines[start].text[:WITHIN]
        found.append(pairs(text))
        size += len(text)
        start += 1
    return frozenset[str]().union(*found)
