"""Measures of columns: for each printed line the width at which its column was broken, 0 if it was not.

Lines broken at one width are mostly full, seldom end in a punctuation mark and mostly hold one; unbroken lines have any
length. A page may have columns of several widths, and unbroken stretches: the most likely sequence of widths for all
its lines, in which changes are rare, tells them apart (dynamic programming, Viterbi 1967).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from reader.parsing import patterns as p
from reader.parsing.fragments import HANGING, Fragment, hanging_of
from reader.parsing.polling import Poll, never, polled

NARROWEST, WIDEST = 8.0, 72.0
"""Range of column widths, in Han characters."""
BROADEST = WIDEST + 4
"""Width of the widest line that may have been broken, with marks beyond the end of its column."""
MOST = 16
"""Most widths that are considered on a page."""
LEAST = 2
"""Least number of lines of one width."""
RATHER = 0.06
"""Least number of lines of one width, as a share of those of the commonest width."""
ROW = 3
"""Number of lines in a row of one width that suffice whatever the rest of the page: a short text in a column of its
own."""
CHANGE = 5.0
"""Cost of a change of width (natural logarithm, as all scores here)."""
FULL, NEARLY = log(0.55), log(0.16)
"""Scores of a line that fills a width, or leaves half a character of it empty."""
SHORT = log(0.24)
"""Score of a line that does not fill a width, as the last line of a paragraph."""
BEYOND = -9.0
"""Score of a line that exceeds a width."""
MARK_INSIDE, NO_MARK_INSIDE = log(0.75 / 0.5), log(0.25 / 0.5)
"""Scores of a full line with and without a mark inside."""
MARK_AT_END, NO_MARK_AT_END = log(0.12 / 0.5), log(0.88 / 0.5)
"""Scores of a full line with and without a mark at its end."""
_MARKS = frozenset("。，、；：！？,;:!?")
_STOPS = frozenset("。！？!?：:…”」』）)")


def measures(fragments: Sequence[Fragment], poll: Poll = never) -> list[float]:
    """The measure at which each line was broken, in Han characters; 0 if it was not."""
    widths = candidates(fragments)
    if not widths:
        return [0.0] * len(fragments)
    states = [0.0, *widths]
    columns = [(width, SHORT - log(width)) for width in widths]
    kept: dict[_Look, list[float]] = {}
    best = [0.0] * len(states)
    trail: list[list[float]] = []
    for fragment in polled(fragments, poll):
        trail.append(best)
        look = _look(fragment)
        said = kept.get(look)
        if said is None:
            said = kept[look] = _said(look, columns)
        least = max(best) - CHANGE
        best = [(score if score >= least else least) + more for score, more in zip(best, said, strict=True)]
    at = best.index(max(best))
    found = []
    for before in reversed(trail):
        found.append(states[at])
        if before[at] < (most := max(before)) - CHANGE:
            at = before.index(most)
    return found[::-1]


def candidates(fragments: Sequence[Fragment]) -> list[float]:
    """Widths at which lines of the page may have been broken: several lines end there inside a sentence."""
    if len(fragments) <= LEAST:
        return []  # fewer ends of lines than a width needs
    counts: Counter[float] = Counter()
    texts: set[float] = set()
    rows: set[float] = set()
    before, row = 0.0, 0
    for one, two in pairwise(fragments):
        last = one.text[-1]
        if NARROWEST <= one.width <= WIDEST and last not in _STOPS and not two.gap:
            width = one.width - hanging_of(one.text) if last in HANGING else one.width
            counts[width] += 1
            if width not in texts and p.INNER.search(one.text, 0, len(one.text) - 1):
                texts.add(width)
            row = row + 1 if width == before else 1
            if row >= ROW:
                rows.add(width)
            before = width
        else:
            before = 0.0
    most = counts.most_common(MOST)
    least = max(LEAST, RATHER * most[0][1]) if most else LEAST
    often = (width for width, _ in most if width in texts and counts[width] + counts[width - 0.5] >= least)
    return sorted({*often, *(rows & texts)})


_Look = tuple[float, float, float]
"""Of a line: its width, the width without marks that may hang, and the score of its marks if it is full."""


def _look(fragment: Fragment) -> _Look:
    """What the scores of a line depend on: few lines of a page differ in it."""
    width, text = fragment.width, fragment.text
    if width > BROADEST:
        return width, width, 0.0
    marks = MARK_INSIDE if p.INNER.search(text, 0, len(text) - 1) else NO_MARK_INSIDE
    if text[-1] not in HANGING:
        return width, width, marks + NO_MARK_AT_END
    return width, width - hanging_of(text), marks + (MARK_AT_END if text[-1] in _MARKS else NO_MARK_AT_END)


def _said(look: _Look, columns: Sequence[tuple[float, float]]) -> list[float]:
    """Scores of a line for no measure, and for each of `columns`: pairs of a measure and its score of a short line."""
    width, core, marks = look
    loose = -log(30.0 + width)
    found = [loose]
    for measure, short in columns:
        if core > measure:
            found.append(loose + BEYOND)
        elif width >= measure:
            found.append(FULL + marks)
        elif width >= measure - 0.5:
            found.append(NEARLY + marks)
        else:
            found.append(short)
    return found
