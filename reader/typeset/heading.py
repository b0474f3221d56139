"""Line breaking of headlines: at the spaces between printed phrases, else after punctuation, else balanced.

Takes a span of a measured text; gives offsets as `Breaker.lines` does.
"""

from collections.abc import Callable, Sequence

from reader.typeset.breaking import Breaker
from reader.typeset.kinsoku import allowed

MOST_LINES = 8
"""Most lines of a headline that is balanced; longer text is no headline."""

MOST_PARTS = 50
"""Most phrases of a headline that is balanced."""

PAUSES = frozenset("，；：！？。、,;:!?")


def heading_lines(breaker: Breaker, start: int, end: int, measure: int) -> list[int]:
    """Lines of the heading `[start, end)`: `[start, …, end]`, none wider than `measure` cells."""
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
    """Lines of one phrase: cut after its marks if that takes no more lines than filling each, else balanced."""
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
    """Balanced lines of `part`, cut wherever a line may be."""
    return _balanced(lambda width: breaker.lines(*part, width), measure)


def _parts(text: str, start: int, end: int, ends_part: Callable[[str], bool]) -> list[tuple[int, int]]:
    """`[start, end)` split where a line may begin after a character that ends a phrase."""
    cuts = [at for at in range(start + 1, end) if ends_part(text[at - 1]) and allowed(text, at)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _packed(breaker: Breaker, parts: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Lines of whole phrases, each filled up to `width` cells; empty if a phrase is wider."""
    cuts = [parts[0][0]]
    for start, end in parts:
        if breaker.measured.cells(cuts[-1], end) <= width:
            continue
        if breaker.measured.cells(start, end) > width:
            return []
        cuts.append(start)
    return [*cuts, parts[-1][1]]


def _balanced(lines: Callable[[int], list[int]], measure: int) -> list[int]:
    """The lines at the narrowest width that takes no more lines than `measure`."""
    best = lines(measure)
    low, high = 1, measure
    while low < high:
        middle = (low + high) // 2
        if 0 < len(tried := lines(middle)) <= len(best):
            best, high = tried, middle
        else:
            low = middle + 1
    return best
