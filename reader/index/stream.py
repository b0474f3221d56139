"""Streams of an article: its text as two sequences of 16-bit codes, heading and body, and the way back.

Takes articles and literals; gives codes. The heading is its fields in order, separated by `SEPARATOR` (where
`Article.text` has a line feed), so that nothing matches across two fields. The line feeds between the blocks of the
body and the spaces of the headline are omitted, so that a phrase is found across the end of a paragraph and across the
gap of a two-part headline; each omission is recorded as a gap. A field that was taken from the body matches only there:
in the heading `SEPARATOR` stands for each of its characters. A position in a stream and its offset in `Article.text`
differ only by the gaps passed, and by the heading before the body.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_table
from reader.model import PRINTED, Article, printed_values

Codes = NDArray[np.uint16]
Positions = NDArray[np.uint32]

PADDING, SEPARATOR, SPACE, RARE = 0, 1, 0x20, 0xD800
"""Codes that no character of clean text has, the space, and the first of 2,048 codes that rare characters share."""
PLANE = 0x10000
"""Code points of the basic plane."""
PAD, PART = "\ufdd0", "\ufdd1"
"""Characters whose codes are `PADDING` and `SEPARATOR`: noncharacters, which no clean text has."""

FIELDS = (*PRINTED, "body")
"""The fields of an article; the number of a field is its place here."""
HEADLINE, BODY = FIELDS.index("headline"), FIELDS.index("body")


class Streams(NamedTuple):
    """The streams of one article as text, with what is needed to map positions back."""

    heading: str
    body: str
    heading_gaps: Sequence[int]
    """For each omitted character, ascending, the place of the next character in the stream."""
    field_sizes: Sequence[int]
    """Codes of each field of `PRINTED`, with one for what follows it; 0 for a missing one."""
    blocks: Sequence[str]
    """The texts of the body: a line feed is omitted between each two."""
    repeated: Sequence[tuple[int, int, int]] = ()
    """Number of each field taken from the body, and where it begins and ends in the body."""


def to_streams(article: Article) -> Streams:
    """The streams of `article`: see the module's rule for what is in them."""
    values = printed_values(article)
    fields = [value for value in values if value]
    sizes = [len(value) + 1 if value else 0 for value in values]
    headline, gaps = without_spaces(article.headline)
    if gaps:
        fields[_place(values, HEADLINE)] = headline
        sizes[HEADLINE] -= len(gaps)
        gaps = [sum(sizes[:HEADLINE]) + gap for gap in gaps]
    texts = [block.text for block in article.blocks]
    body = "".join(texts)
    repeated = _taken_from(body, article) if article.repeated else ()
    for number, _, _ in repeated:
        fields[_place(values, number)] = PART * (sizes[number] - 1)
    return Streams(PART.join(fields), body, gaps, sizes, texts, repeated)


def _place(values: Sequence[str | None], number: int) -> int:
    """The place of the field with this number among those that are there."""
    return sum(map(bool, values[:number]))


def _taken_from(body: str, article: Article) -> Sequence[tuple[int, int, int]]:
    """Number, beginning and end in the body of each field of `article` that was taken from it."""
    named = zip(PRINTED, printed_values(article), strict=True)
    values = [(number, value) for number, (name, value) in enumerate(named) if value and name in article.repeated]
    begins = [(number, body.find(value), len(value)) for number, value in values]
    return [(number, begin, begin + length) for number, begin, length in begins if begin >= 0]


def without_spaces(text: str) -> tuple[str, Sequence[int]]:
    """`text` without its spaces, and for each space the place of the next remaining character."""
    if text.split(None, 1) == [text]:  # Whatever folds to a space is one to Python.
        return text, ()
    parts = _spaces().split(text)
    return "".join(parts), [*accumulate(map(len, parts[:-1]))]


@cache
def _spaces() -> re.Pattern[str]:
    """Any character that folds to a space."""
    return re.compile(f"[{''.join(map(chr, np.flatnonzero(fold_table() == SPACE).tolist()))}]")


def encoded(text: str) -> tuple[Codes, Positions, NDArray[np.uint32]]:
    """The codes of `text`, one for each of its characters; the places of its rare ones, and their code points.

    A character beyond the basic plane, or whose own code means something else, has none: it shares one of those that
    surrogates would have, and the code points decide. So matching stays exact, and a character stays two bytes.
    """
    points = code_points(text)
    codes = code_table().take(points)
    (rare,) = ((codes & 0xF800) == RARE).nonzero()
    return codes, rare.astype(np.uint32), fold_table().take(points[rare])


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


@cache
def code_table() -> Codes:
    """The code of every code point."""
    points = fold_table()
    codes = points.astype(np.uint16)
    plane, beyond = codes[:PLANE], codes[PLANE:]
    rare = ((plane & 0xF800) == RARE) | (plane <= SEPARATOR)
    np.copyto(plane, plane & 0x7FF | RARE, where=rare)
    beyond &= 0x7FF
    beyond |= RARE
    (folded_into_plane,) = (points[PLANE:] < PLANE).nonzero()
    beyond[folded_into_plane] = plane.take(points[PLANE:].take(folded_into_plane))
    codes[[ord(PAD), ord(PART)]] = PADDING, SEPARATOR
    return codes
