"""Columns told by the beginnings of lines: takes runs of glyphs, says which may go on with which.

The last character of a full line may be pushed into the white between two columns, so that the next one touches it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reader.han import are_han
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph

ALIKE = 0.3
"""The share of an em by which the middles of two glyphs of a line differ at most."""
TOUCHING = 0.62
"""Ems between two glyphs of one line at most; between columns there is more."""
HEADING = 1.3
"""Times the size of the body from which wider gaps belong to a line."""
OPENING = frozenset("“‘「『《〈（(【〔")
"""Marks that fill the right half of their cell, which may begin half an em before the column does."""
SHIFTED = 0.3
"""Ems by which the beginnings of the lines of a column differ at most."""
HANGING = 0.6
"""Such ems where a line begins with an opening mark."""

Run = list[Glyph]
"""Glyphs in the order in which they are read."""


class ColumnStarts:
    """Where the columns of a page begin, told by runs that begin one under the other."""

    def __init__(self, runs: list[Run], body: float, rules: Sequence[Box], vertical: bool) -> None:
        self._vertical = vertical
        self._body = body
        ranges = [
            (across_of(run[0], vertical), start_of(run[0], vertical), end_of(run[-1], vertical))
            for run in runs
            if len(run) >= 4 and run[0].size < HEADING * body
        ]
        self._ranges = sorted(ranges)
        self._bars = [_bar(rule, vertical) for rule in rules if (rule.width > rule.height) == vertical]

    def allow(self, one: Run, two: Run) -> bool:
        """Whether `two`, which begins soon after the end of `one`, is of the same line."""
        size, start, end = two[0].size, start_of(two[0], self._vertical), end_of(one[-1], self._vertical)
        gap = start - end
        here = across_of(two[0], self._vertical)
        if any(end - 0.3 * size < at < start + 0.3 * size and low < here < high for at, low, high in self._bars):
            return False
        if size >= HEADING * self._body:
            return gap < ALIKE * size or not (_differ(one[-1], two[0]) or self._gutter(one, two))
        if len(one) < 4 and gap < TOUCHING * size:
            return True
        starts, crossing = self._starts_and_crossing(two[0], end)
        if gap < TOUCHING * size:
            return not (len(two) > 1 and starts >= 3 and starts > 2 * crossing)
        return crossing > starts

    def _starts_and_crossing(self, glyph: Glyph, end: float) -> tuple[int, int]:
        """How many lines near begin where a glyph does, as in a column, and how many cross the gap before it."""
        size, start = glyph.size, start_of(glyph, self._vertical)
        reach = HANGING if glyph.text in OPENING else SHIFTED
        starts = crossing = 0
        for first, last in self._near(glyph, 8 * size, 8 * size):
            starts += -SHIFTED * size < first - start < reach * size
            crossing += first < min(end, start) - size / 2 and last > start + size
        return starts, crossing

    def _gutter(self, one: Run, two: Run) -> bool:
        """Whether the gap between two pieces of heading stands over one between columns, each piece over its own."""
        body = self._body
        begin, end = start_of(one[0], self._vertical), end_of(one[-1], self._vertical)
        start, close = start_of(two[0], self._vertical), end_of(two[-1], self._vertical)
        middle = (end + start) / 2
        near = list(self._near(two[0], 0.0 if not self._vertical else 12 * body, 12 * body))
        left = [(first, last) for first, last in near if last < middle + body and first > begin - 6 * body]
        right = [(first, last) for first, last in near if first > middle - body and last < close + 6 * body]
        left = [edges for edges in left if edges[1] > begin]
        right = [edges for edges in right if edges[0] < close]
        if any(first < middle - body and last > middle + body for first, last in near) or not left or not right:
            return False
        over, next_over = _reach(left), _reach(right)
        if over[0] > begin + body or next_over[1] < close - body:
            return False
        if min(max(first for first, _ in left) - over[0], next_over[1] - min(last for _, last in right)) < 4 * body:
            return True
        return _is_centred(begin, end, over, body) and _is_centred(start, close, next_over, body)

    def _near(self, glyph: Glyph, before: float, after: float) -> Iterator[tuple[float, float]]:
        """Where the runs of text begin and end that stand up to so many points before and after a glyph's line."""
        here = across_of(glyph, self._vertical)
        at = bisect_left(self._ranges, (here - before,))
        while at < len(self._ranges) and self._ranges[at][0] < here + after:
            yield self._ranges[at][1:]
            at += 1


def _differ(one: Glyph, two: Glyph) -> bool:
    """Whether two characters of a heading with white between them are set otherwise, so that each is of its own."""
    sizes = max(one.size, two.size) > 1.04 * min(one.size, two.size)
    return (one.font != two.font or sizes) and are_han(one.text + two.text)


def _reach(columns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """From where to where columns reach together."""
    return min(first for first, _ in columns), max(last for _, last in columns)


def _is_centred(start: float, end: float, over: tuple[float, float], slack: float) -> bool:
    """Whether a piece of heading stands in the middle over columns."""
    return abs((start - over[0]) - (over[1] - end)) < slack


def _bar(rule: Box, vertical: bool) -> tuple[float, float, float]:
    """A rule across the direction of writing: where along it stands, and from where to where it reaches."""
    if vertical:
        return (rule.top + rule.bottom) / 2, rule.left, rule.right
    return (rule.left + rule.right) / 2, rule.top, rule.bottom


def across_of(glyph: Glyph, vertical: bool) -> float:
    """The middle of a glyph, across the direction of writing."""
    return (glyph.left + glyph.right) / 2 if vertical else (glyph.top + glyph.bottom) / 2


def end_of(glyph: Glyph, vertical: bool) -> float:
    """Where a glyph ends, along the direction of writing."""
    return glyph.bottom if vertical else glyph.right


def start_of(glyph: Glyph, vertical: bool) -> float:
    """Where a glyph begins, along the direction of writing."""
    return glyph.top if vertical else glyph.left
