"""Whole lines of what a column broke: takes printed lines with their measures, gives lines as they were written.

A line that was not broken comes back untouched, whatever stands beside it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.parsing.fragments import Fragment
from reader.parsing.joints import DEEP, SLACK, Joint, could_join, end_of, fitted, plainly, signs_of, weigh

MANY = 12
"""How many lines of one measure are enough to tell by themselves whether paragraphs are indented."""
INDENTS = (0.015, 0.75)
"""Between which shares of indented lines an indent tells where paragraphs begin."""

MOSTLY = 0.85
"""The share of lines that do not fill their column from which a blank line after them is the rule."""

Judge = Callable[[Joint, str], bool]


@dataclass(frozen=True, slots=True)
class Whole:
    """The printed lines that make one written line, in order."""

    parts: tuple[Fragment, ...]
    text: str


def judged(joint: Joint, end: str) -> bool:
    """Whether a line goes on, by the weights of the program."""
    plain = plainly(joint, end)
    return weigh(signs_of(joint, end), fitted()) > 0 if plain is None else plain


def unwrapped(fragments: Sequence[Fragment], measures: Sequence[float], judge: Judge = judged) -> Iterator[Whole]:
    """The written lines, in order; each printed line is part of one."""
    if not any(measures):
        yield from (Whole((fragment,), fragment.text) for fragment in fragments)
        return
    habits = habits_of(fragments, measures)
    parts: list[Fragment] = []
    pieces: list[str] = []
    headed = True
    for at, fragment in enumerate(fragments):
        pieces.append(fragment.text)
        parts.append(fragment)
        after = fragments[at + 1] if at + 1 < len(fragments) else None
        if after is not None and could_join(fragment, after, measures[at]):
            beyond = fragments[at + 2] if at + 2 < len(fragments) else None
            begun = "".join(pieces[-24:])
            habit = habits[measures[at]]
            joint = Joint(fragment, after, beyond, measures[at], *habit, begun, len(parts) > 1, headed)
            if judge(joint, end_of(fragment.text)):
                pieces += [" "] if between(fragment, after) else []
                continue
        yield Whole(tuple(parts), "".join(pieces))
        headed = fragment.width < measures[at] - 2
        parts, pieces = [], []


def between(left: Fragment, right: Fragment) -> bool:
    """Whether a space stood where the line was broken: one is printed there, or words of Latin meet."""
    latin = left.text[-1].isascii() and left.text[-1].isalpha() and right.text[0].isascii() and right.text[0].isalpha()
    return latin or left.spaced or 0 < right.indent < DEEP


Habit = tuple[bool, bool]
"""Whether the paragraphs of a column are indented, and whether blank lines stand between them."""


def habits_of(fragments: Sequence[Fragment], measures: Sequence[float]) -> Mapping[float, Habit]:
    """For each measure what its columns are used to; for one of few lines what the whole page is."""
    tallies: dict[float, list[int]] = {}
    for at, (fragment, measure) in enumerate(zip(fragments, measures, strict=True)):
        tally = tallies.setdefault(measure, [0, 0, 0, 0])
        tally[0] += 1
        tally[1] += fragment.indent >= DEEP
        if fragment.width < measure - SLACK and at + 1 < len(fragments):
            tally[2] += 1
            tally[3] += fragments[at + 1].gap
    page = [sum(counts) for counts in zip(*(tally for measure, tally in tallies.items() if measure), strict=True)]
    return {measure: _habit(*(tally if tally[0] >= MANY else page)) for measure, tally in tallies.items()}


def _habit(lines: int, deep: int, short: int, gaps: int) -> Habit:
    """What columns are used to of whose lines so many are indented, are short, and are short over a blank line."""
    return INDENTS[0] < deep / lines < INDENTS[1], gaps >= max(1, MOSTLY * short)
