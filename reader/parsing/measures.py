"""At which width lines were broken: takes printed lines, gives for each the measure of its column, 0 if there is none.

Lines broken at one width are mostly full, seldom end in a mark and mostly hold one; whole lines are as long as they
come. A page may have columns of several widths, and stretches that nobody broke: the likeliest way through all its
lines, a change of width being rare, tells one from the other (dynamic programming, Viterbi 1967).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from reader.parsing.fragments import Fragment, hanging_of
from reader.parsing.polling import Poll, never, polled

NARROWEST, WIDEST = 8.0, 72.0
"""The widths, in Han characters, between which columns are looked for."""
MOST = 16
"""How many different widths a page is looked through for at most."""
LEAST = 2
"""How many lines must be of one width for it to be one."""
RATHER = 0.06
"""How many lines, against those of the commonest width."""
CHANGE = 5.0
"""What a change of width speaks against it."""
FULL, NEARLY = log(0.55), log(0.16)
"""What a line says for a width that it fills, or leaves half a character of."""
SHORT = log(0.24)
"""What it says for a width that it does not fill, which the last line of a paragraph does not."""
BEYOND = -9.0
"""What it says for a width that it exceeds."""
MARK_INSIDE, NO_MARK_INSIDE = log(0.75 / 0.5), log(0.25 / 0.5)
"""What it says for text, broken, that a full line holds a mark within, or none."""
MARK_AT_END, NO_MARK_AT_END = log(0.12 / 0.5), log(0.88 / 0.5)
"""What it says for text, broken, that a full line ends with a mark, or does not."""
_MARKS = frozenset("。，、；：！？,;:!?")
_INNER = frozenset("。，、；！？")
_STOPS = frozenset("。！？!?：:…”」』）)")


def measures(fragments: Sequence[Fragment], poll: Poll = never) -> list[float]:
    """The measure at which each line was broken; 0: it was not."""
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
    """The widths at which lines of the page were broken, perhaps: several end there in the middle of a sentence."""
    counts: Counter[float] = Counter()
    texts: Counter[float] = Counter()
    for one, two in pairwise(fragments):
        if NARROWEST <= one.width <= WIDEST and one.text[-1] not in _STOPS and not two.gap:
            width = one.width - hanging_of(one.text)
            counts[width] += 1
            texts[width] += not _INNER.isdisjoint(one.text[:-1])
    most = counts.most_common(MOST)
    least = max(LEAST, RATHER * most[0][1]) if most else LEAST
    return sorted(width for width, _ in most if texts[width] and counts[width] + counts[width - 0.5] >= least)


def _said(fragment: Fragment, columns: Sequence[tuple[float, float]]) -> list[float]:
    """What a line says for no measure, and for each of `columns`: a measure, and what a short line says for it."""
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
