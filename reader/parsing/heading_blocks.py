"""Blocks of headings: features from the positions of headings, given a page's lines and their kinds.

The features are the position of each heading in its block and the kind of line below the block; the longest and the
two-part heading; the amount of text above and below; and similarity to the next or previous block, as between
crossheads of one article.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from reader.parsing.line_features import HEADING, LONG, SIGNED, Features
from reader.parsing.lines import PageLine
from reader.parsing.polling import Poll, never, polled

MOST = 5
"""Most headings in the heading block of an article."""
TEXT = LONG | {"sentence"}
"""Kinds of lines that are text."""
AMOUNTS = (1, 120, 300, 600, 1000, 1600)
"""Steps of the amount of text above or below a block, in code points."""
ALIKE = 1
"""Largest difference in length between similar headings, in code points."""
COUPLET = 20
"""Most code points of each line of a crosshead on two lines."""

ABSTRACT = 150
"""Most code points of an abstract."""
ABSTRACT_SIGNED = "abstract-signed"
"""Feature of a heading over an abstract that has a byline below it."""
FEW_TEXTS, MOSTLY = 4, 0.8
"""The number of texts from which a page tells whether its texts are single paragraphs, and the share of those."""

MUCH = 6
"""Least difference in code points between a line and a much longer line."""
HEAD = HEADING | SIGNED | {"dateline"}
"""Kinds of the lines of an article's head."""
RELATIVE = (0.4, 0.6, 0.8, 1.0)
"""Lengths of a heading, as shares of that of the page's longer headings, that separate one feature from the next."""

Block = tuple[int, int]
"""Index of the first heading, and the index after the last."""


def signs_of_blocks(
    lines: Sequence[PageLine], own: Sequence[Features], kinds: Sequence[str], poll: Poll = never
) -> Mapping[int, list[str]]:
    """Features of each heading, from the headings and the text around it."""
    found: dict[int, list[str]] = {}
    for start, end, kind in polled(together(kinds), poll):
        if 1 < end - start <= MOST:
            under = "signed" if kind in SIGNED else kind if kind in LONG else "else"
            found |= zip(range(start, end), _places(lines[start:end], own[start:end], under), strict=True)
    between = list(among_text(kinds))
    if not between:
        return found
    amounts = [len(line.text) if kind in TEXT else 0 for line, kind in zip(lines, kinds, strict=True)]
    habits = _habits(kinds, between)
    typical = _typical(lines, kinds)
    for start, end in polled(between, poll):
        abstract = [ABSTRACT_SIGNED] if _over_abstract(lines, kinds, end) else []
        of_head = (*habits[bool(abstract) or _lines_of_head(kinds, start, end) > 1], *abstract)
        above, below = _amounts(amounts, kinds, start, end)
        around = (above, below, *(["singles-" + below] if "singles" in of_head else ()))
        for at in range(start, end):
            size = f"size:{bisect_right(RELATIVE, len(lines[at].text) / typical)}"
            found.setdefault(at, []).extend((*around, *((*of_head, size) if kinds[at] in HEADING else ())))
    for at in parallel(lines, between):
        found.setdefault(at, []).append("parallel")
    return found


def _habits(kinds: Sequence[str], between: Sequence[Block]) -> tuple[list[str], list[str]]:
    """Features of the page for headings that stand alone, and for those in heads of several lines.

    `singles`: nearly every text is a single paragraph, as of briefs, for crossheads stand in longer texts. `lone`:
    other headings on the page stand with bylines or subheadlines, as those of articles do.
    """
    sizes = [len(list(group)) for is_text, group in groupby(kinds, TEXT.__contains__) if is_text]
    singles = ["singles"] if len(sizes) >= FEW_TEXTS and sizes.count(1) >= MOSTLY * len(sizes) else []
    top = next((at for at, kind in enumerate(kinds) if kind in TEXT), 0)
    heads = [_lines_of_head(kinds, start, end) for start, end in ((0, top), *between)]
    mixed = heads.count(1) > 0 and sum(size > 1 for size in heads) > 1
    return [*singles, *(["lone"] if mixed else [])], [*singles, *(["among-lone"] if mixed else [])]


def _over_abstract(lines: Sequence[PageLine], kinds: Sequence[str], at: int) -> bool:
    """True if an abstract (提要) begins at `at`: a text of its length over a byline, with text below that."""
    below = kinds[at + 1 : at + 3]
    return len(lines[at].text) <= ABSTRACT and len(below) == 2 and below[0] in SIGNED and below[1] in LONG


def _lines_of_head(kinds: Sequence[str], start: int, end: int) -> int:
    """How many lines of a block are headings, bylines or datelines."""
    return sum(kind in HEAD for kind in kinds[start:end])


def _typical(lines: Sequence[PageLine], kinds: Sequence[str]) -> int:
    """How long the longer headings of a page are: a quarter of all are longer."""
    sizes = sorted(len(line.text) for line, kind in zip(lines, kinds, strict=True) if kind == "short")
    return sizes[3 * len(sizes) // 4] if sizes else 1


def together(kinds: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each run of headings, with the kind of the line below it."""
    start = 0
    for at, kind in enumerate([*kinds, "edge"]):
        if kind not in HEADING:
            if at > start:
                yield start, at, kind
            start = at + 1


def _places(lines: Sequence[PageLine], own: Sequence[Features], under: str) -> list[list[str]]:
    """Features of a block's headings: `2of3,signed` for the second of three above a byline; the longest; the two-part
    one."""
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
    """Features of the amount of text above a block up to the previous block, and below it up to the next."""
    above = _run(amounts, range(start - 1, -1, -1))
    below = _run(amounts, range(end, len(kinds)))
    return f"above:{bisect_right(AMOUNTS, above)}", f"below:{bisect_right(AMOUNTS, below)}"


def _run(amounts: Sequence[int], way: range) -> int:
    """Code points of text along `way`, up to the first line that is no text, or until more makes no difference."""
    found = 0
    for at in way:
        if not amounts[at] or found >= AMOUNTS[-1]:
            break
        found += amounts[at]
    return found


def parallel(lines: Sequence[PageLine], blocks: Sequence[Block]) -> Iterator[int]:
    """Headings of blocks among text whose lines are as long, one by one, as those of the next or previous block."""
    alike: set[int] = set()
    for one, two in pairwise(blocks):
        if one[1] - one[0] == two[1] - two[0] and _alike(lines[slice(*one)], lines[slice(*two)]):
            alike.update(range(*one), range(*two))
    return iter(sorted(alike))


def _alike(one: Sequence[PageLine], two: Sequence[PageLine]) -> bool:
    return all(abs(len(a.text) - len(b.text)) <= ALIKE for a, b in zip(one, two, strict=True))


def beside(lines: Sequence[PageLine], own: Sequence[Features], at: int) -> list[str]:
    """Features of a short line's length relative to the lines beside it, and of those lines."""
    signs = []
    if at and own[at - 1][0] not in LONG:
        more = len(lines[at].text) - len(lines[at - 1].text)
        signs.append(
            "much-grown" if more > MUCH else "grown" if more > 0 else "shrunk" if more >= -MUCH else "much-shrunk"
        )
        signs += _of_previous(own[at - 1])
    if at + 1 < len(lines) and own[at + 1][0] not in LONG:
        more = len(lines[at + 1].text) - len(lines[at].text)
        signs.append(
            "much-longer-next"
            if more > MUCH
            else "longer-next"
            if more > 0
            else "shorter-next"
            if more >= -MUCH
            else "much-shorter-next"
        )
        signs += _of_next(own[at + 1])
    elif at + 1 < len(lines) and "lede" in own[at + 1]:
        signs.append("next:lede")
    return signs


@lru_cache(maxsize=1024)
def _of_previous(signs: Features) -> list[str]:
    """What of the features of the line above is evidence below it."""
    return ["prev:" + sign for sign in ("dash-end", "says", "quoted", "two-part") if sign in signs]


@lru_cache(maxsize=1024)
def _of_next(signs: Features) -> list[str]:
    """What of the features of the line below is evidence above it."""
    return ["next:" + sign for sign in ("dash-start", "bracket-tail", "two-part") if sign in signs]
