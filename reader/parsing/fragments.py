"""Printed lines before anything is known of them: takes a page's text, gives its lines that are not blank, measured.

Widths are in Han characters: a Latin letter, a digit and a space of ASCII count half.
"""

from dataclasses import dataclass

from reader.parsing.lines import SPACE
from reader.parsing.polling import Poll, never, polled

HANGING = frozenset("。．，、：；！？」』”’）》〉】〗〕］｝…—%％,.!?;:)")
"""Marks that never begin a line in careful print: they stand beyond its end where the line is full."""

PIECE = 1 << 16
"""Characters of a long line that are measured at once: it costs a copy."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A printed line that is not blank: a whole one, or part of one that was broken."""

    number: int
    """1-based in the source."""
    text: str
    """Without white space at either end."""
    indent: float
    """The width of the white space before it."""
    width: float
    """Its width with that white space."""
    gap: bool
    """Whether a blank line stands before it."""
    spaced: bool = False
    """Whether white space stands at its end."""


def width_of(text: str) -> float:
    """The width of `text`: what is Latin counts half."""
    if len(text) > PIECE:
        return sum(width_of(text[begin : begin + PIECE]) for begin in range(0, len(text), PIECE))
    return len(text) - len(text.encode("latin-1", "ignore")) / 2


def hanging_of(text: str) -> int:
    """How many marks at the end of `text` may hang beyond the end of a line."""
    size = len(text)
    while size and text[size - 1] in HANGING:
        size -= 1
    return len(text) - size


def fragments_of(text: str, first: int = 1, poll: Poll = never) -> list[Fragment]:
    """The lines of `text` that are not blank; `first` is the number of its first line."""
    found, gap = [], False
    for number, raw in polled(enumerate(text.split("\n"), first), poll):
        stripped = raw.strip(SPACE)
        if not stripped or stripped.isspace():
            gap = True
            continue
        before = raw[: raw.index(stripped[0])] if raw[0] in SPACE else ""
        indent = width_of(before) if before else 0.0
        spaced = len(before) + len(stripped) < len(raw)
        found.append(Fragment(number, stripped, indent, indent + width_of(stripped), gap, spaced))
        gap = False
    return found
