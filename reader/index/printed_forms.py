"""Printed forms: how the characters of a segment's streams were printed before folding.

One bit a position tells where folding changed the character. Nearly every folded character is printed as itself or in
one other form (国 as 國, a as A): the usual one. What is printed in a third form (a full-width Ａ) is listed.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_table
from reader.index.ranges import among
from reader.index.segment import Segment
from reader.index.stream import RARE, Codes, Positions, code_table, encoded

FOLDED, USUAL, OTHER = 0, 1, 3
"""Kinds of characters: unchanged by folding; the usual other form of the folded character; any further form. What is
changed has an odd number."""
IS_RARE = 4
"""Added to the kind of a character that shares its code."""
MARK = np.uint32(16)
"""Shift that puts a kind above a code."""
LAST = b"\xff"
"""Sorts after every character that Big5 has."""


@cache
def form_kinds() -> NDArray[np.uint8]:
    """The kind of every code point."""
    table = fold_table()
    kinds = np.zeros(len(table), np.uint8)
    (changed,) = (table != np.arange(len(table), dtype=np.uint32)).nonzero()
    kinds[changed] = USUAL
    folded = np.sort(table.take(changed))
    several = changed[among(table.take(changed), folded[1:][folded[1:] == folded[:-1]])]
    seen = set[int]()
    for point, to in sorted(zip(several.tolist(), table.take(several).tolist(), strict=True), key=_by_use):
        if to in seen:
            kinds[point] = OTHER
        seen.add(to)
    return kinds


@cache
def marked_codes() -> NDArray[np.uint32]:
    """Of every code point its code, and above that (by `MARK`) its kind, with `IS_RARE` added to that of a rare one."""
    codes = code_table()
    rare = (codes & 0xF800) == RARE
    marked: NDArray[np.uint32] = (form_kinds() | rare.view(np.uint8) * np.uint8(IS_RARE)).astype(np.uint32)
    marked <<= MARK
    marked |= codes
    return marked


def _by_use(folding: tuple[int, int]) -> tuple[bytes, int]:
    """Sorts frequent characters first: Big5 has ASCII and marks before 5,401 frequent characters and 7,652 others.

    `folding`: a code point and the folded one.
    """
    point, _folded = folding
    return chr(point).encode("big5", "ignore") or LAST, point


@cache
def _in_forms() -> NDArray[np.bool_]:
    """For every code point, True if it is not the only one that folds as it does."""
    table, several = fold_table(), np.zeros(len(fold_table()), np.bool_)
    several[table[form_kinds() != FOLDED]] = True
    return several.take(table)


def has_forms(character: str) -> bool:
    """True if other characters fold as `character` does."""
    return bool(_in_forms()[ord(character)])


def are_printed(segment: Segment, positions: Positions, character: str) -> NDArray[np.bool_]:
    """For each of the positions, in any order, True if `character` is printed there; its folded one is known to be."""
    kind = form_kinds()[ord(character)]
    changed: NDArray[np.bool_] = (
        segment.changed.take(positions >> np.uint32(3)) >> (positions & np.uint32(7)).astype(np.uint8) & 1
    ) > 0
    if kind == FOLDED:
        return ~changed
    listed = segment.codes.take(segment.other_at) == _code(character)
    at, forms = segment.other_at[listed], segment.other_forms[listed]
    if kind == USUAL:
        return changed & ~among(positions, at)
    return among(positions, at[forms == ord(character)])


def _code(character: str) -> int:
    codes: Codes = encoded(character)[0]
    return int(codes[0])
