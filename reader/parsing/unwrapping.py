"""Unwrapping: rejoins lines broken by a column, from printed lines with their measures.

A line that was not broken is returned unchanged, whatever its neighbours.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.parsing.fragments import Fragment
from reader.parsing.hyphens import is_broken
from reader.parsing.joint_signs import fitted, signs_of, weigh
from reader.parsing.joints import AHEAD, DEEP, SLACK, Joint, could_join, end_of, plainly, runs_on
from reader.parsing.known_paragraphs import KnownParagraphs
from reader.parsing.measures import NARROWEST

MANY = 12
"""Number of lines of one measure that suffice to tell whether its paragraphs are indented."""
INDENTS = (0.015, 0.75)
"""Range of the share of indented lines within which an indent marks the beginning of a paragraph."""

MOSTLY = 0.85
"""Least share of short lines followed by a blank line if blank lines separate paragraphs."""

KNOWN = 24
"""Pieces of a line so far that a joint knows: a line may have very many."""

Judge = Callable[[Joint, str], bool]


@dataclass(frozen=True, slots=True)
class Whole:
    """Printed lines that form one written line, in order."""

    parts: tuple[Fragment, ...]
    text: str


def judged(joint: Joint, end: str) -> bool:
    """True if a line continues, by the shipped weights."""
    plain = plainly(joint, end)
    return weigh(signs_of(joint, end), fitted()) > 0 if plain is None else plain


def unwrapped(
    fragments: Sequence[Fragment], measures: Sequence[float], judge: Judge = judged, quick: bool = True
) -> Iterator[Whole]:
    """The written lines, in order; each printed line is part of exactly one.

    `quick`: the line feeds that surely are within a sentence are not judged.
    """
    if not any(measures):
        yield from (Whole((fragment,), fragment.text) for fragment in fragments)
        return
    habits, known = habits_of(fragments, measures), KnownParagraphs(fragments, measures)
    parts: list[Fragment] = []
    pieces: list[str] = []
    headed, stop = True, -KNOWN  # `stop`: the last of the pieces that holds the end of a sentence
    for at, (fragment, after, measure) in enumerate(zip(fragments, [*fragments[1:], None], measures, strict=True)):
        text = fragment.text
        if "。" in text:
            stop = len(pieces)
        pieces.append(text)
        parts.append(fragment)
        if after is not None and could_join(fragment, after, measure):
            habit = habits[measure]
            if quick and len(pieces) - stop <= KNOWN and runs_on(fragment, after, measure, habit[0]):
                goes_on = True
            else:
                begun = "".join(pieces[-KNOWN:])
                ahead = fragments[at + 2 : at + 2 + AHEAD]
                joint = Joint(
                    parts[0], fragment, after, ahead, measure, measures[at + 1], *habit, begun, headed, known, at
                )
                goes_on = judge(joint, end_of(text))
            if goes_on:
                if text[-1].isascii() or fragment.trail or after.indent:
                    pieces[-1:] = seam(fragment, after)
                continue
        yield Whole(tuple(parts), "".join(pieces))
        headed = fragment.width < measure - 2
        parts, pieces, stop = [], [], -KNOWN


def seam(left: Fragment, right: Fragment) -> tuple[str, ...]:
    """The text of a line that goes on: without the hyphen of a broken word, with a space if there was one."""
    if is_broken(left.text, right.text):
        return (left.text[:-1],)
    return (left.text, " ") if between(left, right) else (left.text,)


def between(left: Fragment, right: Fragment) -> bool:
    """True if there was a space where the line was broken: a space is printed there, or two Latin words meet."""
    latin = left.text[-1].isascii() and left.text[-1].isalpha() and right.text[0].isascii() and right.text[0].isalpha()
    return latin or left.trail > 0 or 0 < right.indent < DEEP


Habit = tuple[bool, bool, float]
"""Of a column: its paragraphs are indented; blank lines separate them; how many lines a paragraph has on average."""


def habits_of(fragments: Sequence[Fragment], measures: Sequence[float]) -> Mapping[float, Habit]:
    """The habit of the columns of each measure; of the whole page for a measure with few lines."""
    tallies: dict[float, list[int]] = {}
    for at, (fragment, measure) in enumerate(zip(fragments, measures, strict=True)):
        tally = tallies.setdefault(measure, [0, 0, 0, 0])
        tally[0] += 1
        tally[1] += fragment.indent >= DEEP
        if fragment.width < measure - SLACK and at + 1 < len(fragments):
            tally[2] += 1
            tally[3] += fragments[at + 1].gap
    columns = [tally for measure, tally in tallies.items() if measure >= NARROWEST] or list(tallies.values())
    page = [sum(counts) for counts in zip(*columns, strict=True)]
    return {measure: _habit(*(tally if tally[0] >= MANY else page)) for measure, tally in tallies.items()}


def _habit(lines: int, deep: int, short: int, gaps: int) -> Habit:
    """The habit of columns, from the numbers of lines, indented lines, short lines, and short lines before a blank
    line."""
    return INDENTS[0] < deep / lines < INDENTS[1], gaps >= max(1, MOSTLY * short), lines / max(1, short)
