"""How a headline is parted into lines: at the space between its printed parts, else after its marks, else balanced.

Takes a stretch of a measured text, gives offsets as `Breaker.lines` does.
"""

from collections.abc import Callable, Sequence

from reader.typeset.breaking import Breaker
from reader.typeset.kinsoku import allowed

MOST_LINES = 8
"""What needs more lines than this is no headline, and is not balanced."""

MOST_PARTS = 50
"""Nor what has more spaces in it."""

PAUSES = frozenset("，；：！？。、,;:!?")


def heading_lines(breaker: Breaker, start: int, end: int, measure: int) -> list[int]:
    """The lines of the heading `[start, end)`: `[start, …, end]`, none wider than `measure` cells."""
    measured = breaker.measured
    if measured.cells(start, end) <= measure:
        return [start, end]
    parts = _parts(measured.text, start, end, str.isspace)
    if len(parts) > MOST_PARTS:
        return breaker.lines(start, end, measure)
    if all(measured.cells(first, after) <= measure for first, after in parts):
        return _balanced(lambda width: _packed(breaker, parts, width), measure)
    if len(parts) > MOST_LINES:
        return breaker.lines(start, end, measure)
    cuts = [start]
    for first, after in parts:
        cuts.extend(_part_lines(breaker, first, after, measure)[1:])
    return cuts


def _part_lines(breaker: Breaker, start: int, end: int, measure: int) -> list[int]:
    """The lines of one part: cut after its marks where that costs no line more than filling each, else balanced."""
    filled = breaker.lines(start, end, measure)
    if not 2 < len(filled) <= MOST_LINES + 1:
        return filled
    phrases = _parts(breaker.measured.text, start, end, PAUSES.__contains__)
    packed = _packed(breaker, phrases, measure)
    if packed and len(packed) <= len(filled):
        return _balanced(lambda width: _packed(breaker, phrases, width), measure)
    apart = [start]
    for phrase in phrases:
        apart.extend(_filled(breaker, phrase, measure)[1:])
    return apart if len(apart) <= len(filled) else _filled(breaker, (start, end), measure)


def _filled(breaker: Breaker, part: tuple[int, int], measure: int) -> list[int]:
    """Lines of `part` that are cut wherever a line may be, balanced."""
    return _balanced(lambda width: breaker.lines(*part, width), measure)


def _parts(text: str, start: int, end: int, ends_part: Callable[[str], bool]) -> list[tuple[int, int]]:
    """`[start, end)` cut where a line may begin after a character that ends a part."""
    cuts = [at for at in range(start + 1, end) if ends_part(text[at - 1]) and allowed(text, at)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _packed(breaker: Breaker, parts: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Lines of whole parts, each filled up to `width` cells; empty when a part is wider."""
    cuts = [parts[0][0]]
    for start, end in parts:
        if breaker.measured.cells(cuts[-1], end) <= width:
            continue
        if breaker.measured.cells(start, end) > width:
            return []
        cuts.append(start)
    return [*cuts, parts[-1][1]]


def _balanced(lines: Callable[[int], list[int]], measure: int) -> list[int]:
    """The lines at the narrowest width that needs no more of them than `measure` does."""
    best = lines(measure)
    low, high = 1, measure
    while low < high:
        middle = (low + high) // 2
        if 0 < len(tried := lines(middle)) <= len(best):
            best, high = tried, middle
        else:
            low = middle + 1
    return best
