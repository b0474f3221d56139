"""Lines filled up to the measure: where cells of space are put between characters (CLREQ, justification).

Takes a stretch of a measured text that is one line, and the cells there are for it; gives offsets, ascending, before
each of which one more cell is drawn. Whole cells are coarse, so what shows least is widened first, and a line that
would get holes stays as it is.
"""

from collections.abc import Iterator, Sequence

from reader.typeset.breaking import HANGING
from reader.typeset.kinsoku import KINDS, CharClass, allowed
from reader.typeset.measured import GAP, Measured

LEAST = 4
"""Characters for every cell put between them: with more space than that a line looks torn."""


def stretched(measured: Measured, start: int, end: int, room: int) -> Sequence[int]:
    """The offsets in `[start, end)` before which a cell is put, so that they take `room` cells; none, if too many.

    A mark that hangs beyond the measure is not counted: what stands before it is filled.
    """
    cells = measured.cells(start, end)
    if cells > room and end > start and measured.text[end - 1] in HANGING:
        end -= 1
        cells = measured.prefix[end] - measured.prefix[start]  # spaces before the mark are seen
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
    """Where a cell may be put, and how much it would show, from 0 on: where a line might be broken, and nowhere else.

    Between words, between Han and Latin, beside a mark, between two characters.
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
    """`count` of the places, at even distances; all of them when they are fewer."""
    if count >= len(places):
        return places
    return [places[(2 * number + 1) * len(places) // (2 * count)] for number in range(count)]
