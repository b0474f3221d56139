"""Columns found by the beginnings of lines: decides which runs of glyphs may be joined to one line.

The last character of a full line may be pushed into the gap between two columns, so that it touches the next column.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reader.han import are_han
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph

ALIKE = 0.3
"""Largest distance between the middles of two glyphs of a line, in ems."""
TOUCHING = 0.62
"""Largest gap between two glyphs of one line, in ems; the gap between columns is larger."""
HEADING = 1.3
"""Ratio to the body size from which wider gaps belong to a line."""
OPENING = frozenset("“‘「『《〈（(【〔")
"""Marks that fill the right half of their cell, so that they may begin half an em before the column does."""
SHIFTED = 0.3
"""Largest difference between the beginnings of the lines of a column, in ems."""
HANGING = 0.6
"""Largest difference between the beginnings where a line begins with an opening mark, in ems."""

Run = list[Glyph]
"""Glyphs in reading order."""


class ColumnStarts:
    """Beginnings of the columns of a page, found as runs that begin one below the other."""

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
        """True if `two`, which begins shortly after the end of `one`, is on the same line, not in the next column."""
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
        """Counts of nearby lines: those that begin where `glyph` does, as in a column, and those that cross the gap
        before it."""
        size, start = glyph.size, start_of(glyph, self._vertical)
        reach = HANGING if glyph.text in OPENING else SHIFTED
        starts = crossing = 0
        for first, last in self._near(glyph, 8 * size, 8 * size):
            starts += -SHIFTED * size < first - start < reach * size
            crossing += first < min(end, start) - size / 2 and last > start + size
        return starts, crossing

    def _gutter(self, one: Run, two: Run) -> bool:
        """True if the gap between two parts of headings is above a gap between columns, each part above its own
        columns."""
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
        """Beginnings and ends of the runs within `before` and `after` points of a glyph's line."""
        here = across_of(glyph, self._vertical)
        at = bisect_left(self._ranges, (here - before,))
        while at < len(self._ranges) and self._ranges[at][0] < here + after:
            yield self._ranges[at][1:]
            at += 1


def _differ(one: Glyph, two: Glyph) -> bool:
    """True if two characters of headings with a gap between them differ in font or size: the headings are two."""
    sizes = max(one.size, two.size) > 1.04 * min(one.size, two.size)
    return (one.font != two.font or sizes) and are_han(one.text + two.text)


def _reach(columns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Beginning and end of columns taken together."""
    return min(first for first, _ in columns), max(last for _, last in columns)


def _is_centred(start: float, end: float, over: tuple[float, float], slack: float) -> bool:
    """True if a part of a heading is centred above columns, within `slack` points."""
    return abs((start - over[0]) - (over[1] - end)) < slack


def _bar(rule: Box, vertical: bool) -> tuple[float, float, float]:
    """A rule across the writing direction: its position along the line, and its beginning and end across."""
    if vertical:
        return (rule.top + rule.bottom) / 2, rule.left, rule.right
    return (rule.left + rule.right) / 2, rule.top, rule.bottom


def across_of(glyph: Glyph, vertical: bool) -> float:
    """Middle of a glyph across the writing direction."""
    return (glyph.left + glyph.right) / 2 if vertical else (glyph.top + glyph.bottom) / 2


def end_of(glyph: Glyph, vertical: bool) -> float:
    """End of a glyph along the writing direction."""
    return glyph.bottom if vertical else glyph.right


def start_of(glyph: Glyph, vertical: bool) -> float:
    """Beginning of a glyph along the writing direction."""
    return glyph.top if vertical else glyph.left
