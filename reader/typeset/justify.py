"""Justification: cells of space inserted between characters to fill a line (CLREQ, justification).

Takes a span of a measured text that is one line, and the cells it should take; gives offsets, ascending, before each of
which one more cell is drawn. Whole cells are coarse, so the least visible places are widened first, and a line that
would get holes stays as it is.
"""

from collections.abc import Iterator, Sequence

from reader.typeset.breaking import HANGING
from reader.typeset.kinsoku import KINDS, CharClass, allowed
from reader.typeset.measured import GAP, Measured

LEAST = 4
"""Least characters per inserted cell: with more space a line looks torn."""


def stretched(measured: Measured, start: int, end: int, room: int) -> Sequence[int]:
    """Offsets in `[start, end)` before which a cell is inserted, so that the line takes `room` cells; none if too many.

    A hanging mark beyond the measure does not count: the text before it is filled.
    """
    cells = measured.cells(start, end)
    if cells > room and end > start and measured.text[end - 1] in HANGING:
        end -= 1
        cells = measured.prefix[end] - measured.prefix[start]  # spaces before the mark are visible
    spare = room - cells
    if spare <= 0 or spare * LEAST > end - start:
        return ()
    places: list[list[int]] = [[], [], [], []]
    for at, rank in _places(measured, start, end):
        places[rank].append(at)
    chosen: list[int] = []
    for there in places:
        chosen += _spread(there, spare - len(chosen))
    return sorted(chosen) if len(chosen) == spare else ()


def _places(measured: Measured, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets where a cell may be inserted, each with its visibility from 0: only where a line might be broken.

    In order: between words, between Han and Latin, beside a mark, between two characters.
    """
    text, prefix = measured.text, measured.prefix
    for at in range(start + 1, end):
        if prefix[at + 1] == prefix[at] or not allowed(text, at):
            continue
        before, after = KINDS[text[at - 1]], KINDS[text[at]]
        if before & CharClass.SPACE:
            yield at, 0
        elif GAP.match(text, at):
            yield at, 1
        else:
            yield at, 2 if before & CharClass.FIRST or after & CharClass.LAST else 3


def _spread(places: Sequence[int], count: int) -> Sequence[int]:
    """`count` of the places, evenly spaced; all of them if there are fewer."""
    if count >= len(places):
        return places
    return [places[(2 * number + 1) * len(places) // (2 * count)] for number in range(count)]
