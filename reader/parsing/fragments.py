"""Printed lines, measured but not yet interpreted: from a page's text to its non-blank lines.

Widths are in Han characters: an ASCII letter, digit or space counts half.
"""

from dataclasses import dataclass

from reader.parsing.lines import SPACE
from reader.parsing.polling import Poll, never, polled

HANGING = frozenset("。．，、：；！？」』”’）》〉】〗〕］｝…—%％,.!?;:)")
"""Marks that never begin a line in careful print: they hang beyond the end of a full line."""

PIECE = 1 << 16
"""Code points of a long line that are measured at once: measuring makes a copy."""


@dataclass(slots=True)
class Fragment:
    """A non-blank printed line: a whole line, or part of a broken one.

    Never changed, but not frozen: a page has thousands, and a frozen one takes four times as long to make.
    """

    number: int
    """1-based line number in the source."""
    text: str
    """Text without white space at either end."""
    indent: float
    """Width of the white space before it."""
    width: float
    """Width of the text with that white space."""
    gap: bool
    """True if a blank line precedes it."""
    trail: float = 0.0
    """Width of the white space after it."""


def width_of(text: str) -> float:
    """Width of `text` in Han characters: Latin characters count half."""
    if len(text) > PIECE:
        return sum(width_of(text[begin : begin + PIECE]) for begin in range(0, len(text), PIECE))
    return len(text) - len(text.encode("latin-1", "ignore")) / 2


def hanging_of(text: str) -> int:
    """Number of marks at the end of `text` that may hang beyond the end of a line."""
    if text[-1:] not in HANGING:
        return 0
    size = len(text)
    while size and text[size - 1] in HANGING:
        size -= 1
    return len(text) - size


def fragments_of(text: str, first: int = 1, poll: Poll = never) -> list[Fragment]:
    """The non-blank lines of `text`; `first` is the number of its first line."""
    found, gap = [], False
    for number, raw in polled(enumerate(text.split("\n"), first), poll):
        stripped = raw.strip(SPACE)
        if not stripped or stripped.isspace():
            gap = True
            continue
        if len(stripped) == len(raw):  # most lines: quickly
            found.append(Fragment(number, raw, 0.0, width_of(raw), gap))
            gap = False
            continue
        before = raw[: raw.index(stripped[0])] if raw[0] in SPACE else ""
        indent = width_of(before) if before else 0.0
        after = raw[len(before) + len(stripped) :]
        trail = width_of(after) if after else 0.0
        found.append(Fragment(number, stripped, indent, indent + width_of(stripped), gap, trail))
        gap = False
    return found
