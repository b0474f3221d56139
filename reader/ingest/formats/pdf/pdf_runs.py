"""Runs of glyphs: joins the glyphs of a page to lines, each in order and with its writing direction.

Glyphs adjacent in the file are joined first if they touch; runs are then joined by position, since files may store
glyphs singly, by font or in any order. Nothing is joined across a rule or from one column into the next.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from reader.ingest.formats.pdf.pdf_column_starts import ALIKE, HEADING, ColumnStarts, Run, start_of
from reader.ingest.formats.pdf.pdf_glyphs import distinct_glyphs
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph

MARKS_ALIKE = 0.6
"""Largest distance between the middles of two glyphs of a vertical line if one is a punctuation mark, in ems."""
OVERLAP = -0.86
"""Largest overlap of two glyphs of one line, in ems (negative gap): half-width digits may be stored with full cells."""
ADVANCE = 0.1
"""Least distance between the beginnings of two consecutive glyphs, in ems."""
SIZES = 1.35
"""Largest ratio of the sizes of two glyphs of one line."""
WIDE = 2.1
"""Largest gap between two glyphs of one line, in ems, where neighbouring lines have no gap."""
WIDE_HEADING = 1.6
"""Largest gap between two glyphs of one line of heading size, in ems."""
NEIGHBOUR = 0.3
"""Largest gap between two glyphs adjacent in the file that are surely on one line, in ems."""
APART = 0.15
"""Least gap between two vertical lines, in ems."""
CELL = 16.0
"""Size of the grid cells for the search of neighbours, in points."""


def _runs(glyphs: Sequence[Glyph]) -> list[tuple[Run, int]]:
    """Runs of glyphs that are adjacent in the file and touch, each with its direction: 1 horizontal, 2 vertical, 0
    single."""
    runs: list[tuple[Run, int]] = []
    run: Run = []
    direction = 0
    for glyph in glyphs:
        step = _step(run[-1], glyph) if run else 0
        if step == 1 and direction == 2 and len(run) == 2:  # a single character on its line, then a line below it
            runs.append((run[:1], 0))
            run, direction = run[1:], 0
        if step and (not direction or step == direction):
            direction = step
            run.append(glyph)
            continue
        if run:
            runs.append((run, direction))
        run, direction = [glyph], 0
    if run:
        runs.append((run, direction))
    return runs


def _step(one: Glyph, two: Glyph) -> int:
    """1 if `two` directly follows `one` to the right, 2 if directly below, else 0."""
    size = max(one.size, two.size)
    if size > SIZES * min(one.size, two.size):
        return 0
    if abs((one.top + one.bottom) - (two.top + two.bottom)) < 2 * ALIKE * size:
        return int(OVERLAP * size < two.left - one.right < NEIGHBOUR * size and two.left > one.left + ADVANCE * size)
    if abs((one.left + one.right) - (two.left + two.right)) < 2 * _looseness(one, two) * size:
        return 2 * int(OVERLAP * size < two.top - one.bottom < NEIGHBOUR * size and two.top > one.top + ADVANCE * size)
    return 0


def joined_runs(glyphs: Sequence[Glyph], body: float, rules: Sequence[Box]) -> list[tuple[Run, bool]]:
    """Runs joined with those that continue them, each with True if it is vertical."""
    runs = _runs(distinct_glyphs(glyphs))
    across = [run for run, direction in runs if direction != 2]
    down = [run for run, direction in runs if direction == 2]
    if sum(len(run) == 1 for run in across) > 0.3 * sum(map(len, across)):
        across, more = _told_apart(across)
        down = _touching(down + more, vertical=True)
        across = _touching(across, vertical=False)
    down_first = sum(map(len, down)) > sum(len(run) for run in across if len(run) > 1)
    across = [part for run in across for part in _unpaired(run)] if down_first else _touching(across, vertical=False)
    single = [run for run in across if len(run) == 1]
    across = [run for run in across if len(run) > 1]
    first, then = (down, across) if down_first else (across, down)
    chains = _chained(first + single, body, rules, vertical=down_first)
    left = [chain for chain in chains if len(chain) == 1]
    others = _chained(then + left, body, rules, vertical=not down_first)
    return [(chain, down_first) for chain in chains if len(chain) > 1] + [
        (chain, down_first if len(chain) == 1 else not down_first) for chain in others
    ]


def _touching(runs: list[Run], *, vertical: bool) -> list[Run]:
    """Runs joined where they nearly touch, so that columns are recognised in files that store glyphs singly."""
    return _linked(runs, vertical, lambda _glyph: APART, lambda _one, _two: True)


def _unpaired(run: Run) -> list[Run]:
    """A horizontal run; as single glyphs if it is only the ends of two vertical lines with the gap between them."""
    if len(run) == 2 and run[1].left - run[0].right > APART * run[1].size:
        return [run[:1], run[1:]]
    return [run]


def _told_apart(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Horizontal runs, and single glyphs whose nearest neighbour is above or below."""
    cells: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        for glyph in (run[0], run[-1]):
            cells[int(glyph.left / CELL), int(glyph.top / CELL)].append(run)
    across: list[Run] = []
    down: list[Run] = []
    for run in runs:
        (down if len(run) == 1 and _nearest_is_below(run[0], cells) else across).append(run)
    return across, down


def _nearest_is_below(glyph: Glyph, cells: dict[tuple[int, int], list[Run]]) -> bool:
    """True if the nearest glyph in line with `glyph` is above or below it."""
    best_across = best_down = 2.0
    x, y = int(glyph.left / CELL), int(glyph.top / CELL)
    for key in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        for run in cells.get(key, ()):
            for other in (run[0], run[-1]):
                dx, dy = abs(other.left - glyph.left) / glyph.size, abs(other.top - glyph.top) / glyph.size
                if dx < ALIKE and 0.4 < dy < best_down:
                    best_down = dy
                elif dy < ALIKE and 0.4 < dx < best_across:
                    best_across = dx
    return best_down < best_across


def _chained(runs: list[Run], body: float, rules: Sequence[Box], *, vertical: bool) -> list[Run]:
    """Runs of one direction, each joined with the run that continues its end."""

    def reach(glyph: Glyph) -> float:
        return WIDE_HEADING if glyph.size >= HEADING * body else WIDE

    return _linked(runs, vertical, reach, ColumnStarts(runs, body, rules, vertical).allow)


def _linked(
    runs: list[Run], vertical: bool, reach: Callable[[Glyph], float], allow: Callable[[Run, Run], bool]
) -> list[Run]:
    """Runs, each joined with the nearest allowed run within reach (in ems, by its last glyph)."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, run in enumerate(runs):
        cells[_cell(run[0], vertical)].append(at)
    after: dict[int, int] = {}
    taken: set[int] = set()
    for at in sorted(range(len(runs)), key=lambda at: start_of(runs[at][0], vertical)):
        follower = _follower(runs, at, cells, taken, reach(runs[at][-1]), vertical)
        if follower is not None and allow(runs[at], runs[follower]):
            after[at] = follower
            taken.add(follower)
    return [_followed(runs, at, after) for at in range(len(runs)) if at not in taken]


def _followed(runs: list[Run], at: int, after: dict[int, int]) -> Run:
    """All glyphs of run `at` and of its continuations."""
    chain = list(runs[at])
    while at in after:
        at = after[at]
        chain += runs[at]
    return chain


def _cell(glyph: Glyph, vertical: bool) -> tuple[int, int]:
    """Grid cell of the beginning of a glyph: along the line, and across it."""
    if vertical:
        return int(glyph.top / CELL), int((glyph.left + glyph.right) / 2 / CELL)
    return int(glyph.left / CELL), int((glyph.top + glyph.bottom) / 2 / CELL)


def _follower(
    runs: list[Run],
    at: int,
    cells: dict[tuple[int, int], list[int]],
    taken: set[int],
    ems: float,
    vertical: bool,
) -> int | None:
    """Index of the nearest run that continues the end of run `at` within `ems`; None if there is none."""
    last = runs[at][-1]
    reach = ems * last.size
    end = last.bottom if vertical else last.right
    _, across = _cell(last, vertical)
    best, found = reach, None
    for along in range(int((end + OVERLAP * last.size) / CELL), int((end + reach) / CELL) + 1):
        for side in (across - 1, across, across + 1):
            for other in cells.get((along, side), ()):
                gap = _gap(last, runs[other][0], vertical)
                if other != at and other not in taken and gap is not None and gap < best:
                    best, found = gap, other
    return found


def _gap(one: Glyph, two: Glyph, vertical: bool) -> float | None:
    """Points from the end of `one` to the beginning of `two` on its line; None if it is not on its line."""
    size = max(one.size, two.size)
    if size > SIZES * min(one.size, two.size):
        return None
    if vertical:
        off, gap, on = (
            (one.left + one.right) - (two.left + two.right),
            two.top - one.bottom,
            two.top > one.top + ADVANCE * size,
        )
    else:
        off, gap, on = (
            (one.top + one.bottom) - (two.top + two.bottom),
            two.left - one.right,
            two.left > one.left + ADVANCE * size,
        )
    alike = _looseness(one, two) if vertical else ALIKE
    return gap if on and abs(off) < 2 * alike * size and gap > OVERLAP * size else None


def _looseness(one: Glyph, two: Glyph) -> float:
    """Largest distance between the middles of two glyphs of a vertical line, in ems: punctuation is off-centre."""
    return ALIKE if one.text.isalnum() and two.text.isalnum() else MARKS_ALIKE
