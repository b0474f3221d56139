"""Lost indents: restores the indents of paragraphs in text out of a PDF, which gives only the characters of a line.

In such a column the first line of a paragraph is as much narrower as its indent was wide, and no paragraph begins with
a full line. So the lines after short ones tell whether the column has lost its indents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.late_pattern import late
from reader.parsing.fragments import Fragment
from reader.parsing.joints import SLACK, WITHIN, end_of

INDENT = 2.0
"""Width of an indent, in Han characters."""
AROUND = 1.0
"""Most that a first line is wider or narrower than a full line without an indent, and that a full line leaves empty."""
LEAST = 4
"""Least number of paragraphs that must begin with a narrower line."""
_MEETS = late("(?<=[0-9A-Za-z%])(?=[\u2e80-\uffef])|(?<=[\u2e80-\uffef])(?=[0-9A-Za-z])")


def restored(fragments: Sequence[Fragment], measures: Sequence[float]) -> list[Fragment]:
    """The lines, with indents where first lines of paragraphs have lost theirs; unchanged if the page has not."""
    if not _loses(fragments, measures):
        return list(fragments)
    spaced = list(map(_spaced, fragments, measures))
    firsts = set(_firsts(spaced, measures))
    return [
        replace(fragment, indent=INDENT, width=fragment.width + INDENT) if at in firsts else fragment
        for at, fragment in enumerate(spaced)
    ]


def _loses(fragments: Sequence[Fragment], measures: Sequence[float]) -> bool:
    """True if paragraphs begin with narrower lines, and hardly any with a full or an indented one."""
    if not any(measures):
        return False
    firsts = set(_firsts(fragments, measures))
    narrow = full = 0
    for at, (one, two) in enumerate(pairwise(fragments)):
        if measures[at] and one.width < measures[at] - SLACK and at not in firsts:
            narrow += at + 1 in firsts
            full += _fills(two, measures[at]) or two.indent > 0
    return narrow >= LEAST and narrow > 2 * full


def _spaced(fragment: Fragment, measure: float) -> Fragment:
    """The line with the width that it has in print, where a quarter space parts Han characters from Latin ones."""
    parted = len(_MEETS.findall(fragment.text)) if fragment.width < measure else 0
    return replace(fragment, width=min(measure, fragment.width + parted / 4)) if parted else fragment


def _firsts(fragments: Sequence[Fragment], measures: Sequence[float]) -> Iterator[int]:
    """Lines that would be full with an indent, and that continue on a full line or on the last of a paragraph."""
    last = -1
    for at, (one, two) in enumerate(pairwise(fragments)):
        if one.indent or two.gap or abs(measures[at] - INDENT - one.width) > AROUND:
            continue
        continued = at > 0 and _continues(fragments[at - 1], measures[at - 1], last == at - 1)
        if not continued and (_fills(two, measures[at]) or _ends(one, two)):
            last = at
            yield at


def _continues(fragment: Fragment, measure: float, first: bool) -> bool:
    """True if a line is full, or a first line, and ends within a sentence."""
    return (first or (measure > 0 and _fills(fragment, measure))) and end_of(fragment.text) in WITHIN


def _ends(one: Fragment, two: Fragment) -> bool:
    """True if the second line ends the sentence of the first."""
    return end_of(two.text) == "stop" and end_of(one.text) in WITHIN


def _fills(fragment: Fragment, measure: float) -> bool:
    return fragment.width >= measure - AROUND
