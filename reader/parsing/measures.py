"""Measures of columns: for each printed line the width at which its column was broken, 0 if it was not.

Lines broken at one width are mostly full, seldom end in a punctuation mark and mostly hold one; unbroken lines have any
length. A page may have columns of several widths, and unbroken stretches: the most likely sequence of widths for all
its lines, in which changes are rare, tells them apart (dynamic programming, Viterbi 1967).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from reader.parsing.fragments import Fragment, hanging_of
from reader.parsing.polling import Poll, never, polled

NARROWEST, WIDEST = 8.0, 72.0
"""Range of column widths, in Han characters."""
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
_INNER = frozenset("。，、；！？")
_STOPS = frozenset("。！？!?：:…”」』）)")


def measures(fragments: Sequence[Fragment], poll: Poll = never) -> list[float]:
    """The measure at which each line was broken, in Han characters; 0 if it was not."""
    widths = candidates(fragments)
    if not widths:
        return [0.0] * len(fragments)
    states = [0.0, *widths]
    best = [0.0] * len(states)
    trail: list[tuple[int, list[bool]]] = []
    columns = [(width, SHORT - log(width)) for width in widths]
    for fragment in polled(fragments, poll):
        most = max(best)
        least = most - CHANGE
        trail.append((best.index(most), [score >= least for score in best]))
        best = [
            (score if score >= least else least) + more
            for score, more in zip(best, _said(fragment, columns), strict=True)
        ]
    at = best.index(max(best))
    found = []
    for leader, stays in reversed(trail):
        found.append(states[at])
        at = at if stays[at] else leader
    return found[::-1]


def candidates(fragments: Sequence[Fragment]) -> list[float]:
    """Widths at which lines of the page may have been broken: several lines end there inside a sentence."""
    counts: Counter[float] = Counter()
    texts: Counter[float] = Counter()
    rows: set[float] = set()
    before, row = 0.0, 0
    for one, two in pairwise(fragments):
        if NARROWEST <= one.width <= WIDEST and one.text[-1] not in _STOPS and not two.gap:
            width = one.width - hanging_of(one.text)
            counts[width] += 1
            texts[width] += not _INNER.isdisjoint(one.text[:-1])
            row = row + 1 if width == before else 1
            rows |= {width} if row >= ROW else set()
            before = width
        else:
            before = 0.0
    most = counts.most_common(MOST)
    least = max(LEAST, RATHER * most[0][1]) if most else LEAST
    often = (width for width, _ in most if texts[width] and counts[width] + counts[width - 0.5] >= least)
    return sorted({*often, *(width for width in rows if texts[width])})


def _said(fragment: Fragment, columns: Sequence[tuple[float, float]]) -> list[float]:
    """Scores of a line for no measure, and for each of `columns`: pairs of a measure and its score of a short line."""
    width, text = fragment.width, fragment.text
    loose = -log(30.0 + width)
    found = [loose]
    if width > WIDEST + 4:
        return found + [loose + BEYOND] * len(columns)
    core = width - hanging_of(text)
    marks = (MARK_INSIDE if not _INNER.isdisjoint(text[:-1]) else NO_MARK_INSIDE) + (
        MARK_AT_END if text[-1] in _MARKS else NO_MARK_AT_END
    )
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
