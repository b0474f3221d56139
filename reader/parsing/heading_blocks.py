"""Headings that stand together: takes a page's lines and their kinds, gives signs from the places of headings.

Which of how many each is and over what, which is the longest, which is halved; how much text stands above and below;
and whether the next or last such block is alike, as crossheads of one article are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from reader.parsing.line_features import HEADING, LONG, SIGNED, Features
from reader.parsing.lines import PageLine

MOST = 5
"""How many headings at most make the head of an article."""
TEXT = LONG | {"sentence"}
"""The kinds of lines that are text."""
AMOUNTS = (1, 120, 300, 600, 1000, 1600)
"""The characters of text above or below a block that part one sign from the next."""
ALIKE = 1
"""By how many characters, at most, headings that are alike differ in length."""
COUPLET = 20
"""How many characters at most each of two lines has that are one crosshead."""

Block = tuple[int, int]
"""The index of the first heading, and the one after the last."""


def signs_of_blocks(
    lines: Sequence[PageLine], own: Sequence[Features], kinds: Sequence[str]
) -> Mapping[int, list[str]]:
    """The signs of each heading from the headings and the text around it."""
    found: dict[int, list[str]] = {}
    for start, end, kind in together(kinds):
        if 1 < end - start <= MOST:
            under = "signed" if kind in SIGNED else kind if kind in LONG else "else"
            found |= zip(range(start, end), _places(lines[start:end], own[start:end], under), strict=True)
    amounts = [len(line.text) if kind in TEXT else 0 for line, kind in zip(lines, kinds, strict=True)]
    between = list(among_text(kinds))
    for start, end in between:
        for at in range(start, end):
            found.setdefault(at, []).extend(_amounts(amounts, kinds, start, end))
    for at in parallel(lines, between):
        found.setdefault(at, []).append("parallel")
    return found


def together(kinds: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each run of headings, with the kind of the line under it."""
    start = 0
    for at, kind in enumerate([*kinds, "edge"]):
        if kind not in HEADING:
            if at > start:
                yield start, at, kind
            start = at + 1


def _places(lines: Sequence[PageLine], own: Sequence[Features], under: str) -> list[list[str]]:
    """The signs of a block's headings: `2of3,signed` for the second of three over a byline, the longest, the halved."""
    sizes = [len(line.text) for line in lines]
    found = [[f"{nth}of{len(lines)},{under}"] for nth in range(1, len(lines) + 1)]
    found[sizes.index(max(sizes))].append("longest")
    halved = ["two-part" in signs for signs in own]
    if sum(halved) == 1:
        for signs, is_it in zip(found, halved, strict=True):
            signs.append("alone-two-part" if is_it else "other-two-part")
    if len(lines) == 2 and max(sizes) <= COUPLET and abs(sizes[0] - sizes[1]) <= ALIKE:
        for signs in found:
            signs.append("couplet")
    return found


def among_text(kinds: Sequence[str]) -> Iterator[Block]:
    """Each run of up to `MOST` lines that are no text, with text above and below."""
    at = 0
    for is_text, group in groupby(kinds, TEXT.__contains__):
        start, at = at, at + len(list(group))
        if not is_text and start > 0 and at < len(kinds) and at - start <= MOST:
            yield start, at


def _amounts(amounts: Sequence[int], kinds: Sequence[str], start: int, end: int) -> tuple[str, str]:
    """How much text stands above a block as far as the one before, and below it as far as the next."""
    above = _run(amounts, range(start - 1, -1, -1))
    below = _run(amounts, range(end, len(kinds)))
    return f"above:{bisect_right(AMOUNTS, above)}", f"below:{bisect_right(AMOUNTS, below)}"


def _run(amounts: Sequence[int], way: range) -> int:
    """The amount of text one way, as far as the first line that is none, or as more makes no difference."""
    found = 0
    for at in way:
        if not amounts[at] or found >= AMOUNTS[-1]:
            break
        found += amounts[at]
    return found


def parallel(lines: Sequence[PageLine], blocks: Sequence[Block]) -> Iterator[int]:
    """The headings of blocks among text that are as long, line for line, as the next block or the last."""
    alike: set[int] = set()
    for one, two in pairwise(blocks):
        if one[1] - one[0] == two[1] - two[0] and _alike(lines[slice(*one)], lines[slice(*two)]):
            alike.update(range(*one), range(*two))
    return iter(sorted(alike))


def _alike(one: Sequence[PageLine], two: Sequence[PageLine]) -> bool:
    return all(abs(len(a.text) - len(b.text)) <= ALIKE for a, b in zip(one, two, strict=True))
