"""Whole lines of what a column broke: takes printed lines with their measures, gives lines as they were written.

A line that was not broken comes back untouched, whatever stands beside it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.parsing.fragments import Fragment
from reader.parsing.joints import DEEP, Joint, could_join, end_of, fitted, plainly, signs_of, weigh

MANY = 12
"""How many lines of one measure are enough to tell by themselves whether paragraphs are indented."""
INDENTS = (0.015, 0.75)
"""Between which shares of indented lines an indent tells where paragraphs begin."""

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
    indents = indents_of(fragments, measures)
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
            joint = Joint(fragment, after, beyond, measures[at], indents[measures[at]], begun, len(parts) > 1, headed)
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


def indents_of(fragments: Sequence[Fragment], measures: Sequence[float]) -> Mapping[float, bool]:
    """For each measure whether the paragraphs in its columns are indented; for one of few lines as on the page."""
    lines, deep = Counter[float](), Counter[float]()
    for fragment, measure in zip(fragments, measures, strict=True):
        lines[measure] += 1
        deep[measure] += fragment.indent >= DEEP
    broken = sum(count for measure, count in lines.items() if measure)
    page = sum(count for measure, count in deep.items() if measure) / broken
    shares = {measure: deep[measure] / count if count >= MANY else page for measure, count in lines.items()}
    return {measure: INDENTS[0] < share < INDENTS[1] for measure, share in shares.items()}
