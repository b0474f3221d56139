"""Prints pages as other sources give them: takes whole lines with what they are, gives text, and where each line went.

The same words come with blank lines or none, indented or flush, broken at a column's width, with running heads, spaced.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from reader.parsing.fragments import HANGING, width_of
from reader.parsing.patterns import H

INDENT = "\u3000\u3000"


@dataclass(frozen=True)
class Printing:
    """How a page is printed."""

    width: float = 0
    """The width at which lines are broken; 0: they are not, -1: each article at a width of its own."""
    indent: str = ""
    """What stands before a paragraph."""
    blank: str = ""
    """Between which lines blank ones stand: `all`, `articles` or none."""
    heads: int = 0
    """After how many lines a page ends with its number, and a running head begins the next; 0: never."""
    spaced: bool = False
    """Whether a space stands after every Han character."""
    crossheads: bool = True
    """Whether crossheads are indented as paragraphs are."""
    hangs: bool = True
    """Whether marks stand beyond the end of a full line, rather than at the start of the next."""


WHOLE = (
    Printing(blank="all", indent=INDENT),
    Printing(blank="all"),
    Printing(blank="articles", indent=INDENT),
    Printing(blank="articles"),
    Printing(indent=INDENT),
    Printing(),
    Printing(indent=INDENT, crossheads=False),
    Printing(blank="all", indent=INDENT, crossheads=False),
    Printing(blank="all", indent=INDENT, spaced=True),
)
"""Printings that break no line."""


def broken_at(lots: random.Random) -> Printing:
    """A printing that breaks lines, drawn by lot."""
    width = -1 if lots.random() < 0.15 else float(lots.choice([12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 35, 36, 40, 44]))
    indent = lots.choice([INDENT, INDENT, "    ", "", ""])
    blank = "all" if lots.random() < 0.2 else ""
    heads = lots.choice([0, 0, 0, 25, 40]) if width >= 20 else 0
    return Printing(width, indent, blank, heads, hangs=lots.random() < 0.8, crossheads=lots.random() < 0.8)


@dataclass(frozen=True)
class PrintedLine:
    """A whole line to be printed."""

    text: str
    heading: bool
    crosshead: bool
    goes_on: bool
    """Whether it goes on with the paragraph of the line before, which a column cut."""
    article: int


@dataclass(frozen=True)
class PrintedPage:
    """A page as printed."""

    text: str
    where: list[tuple[int, int]]
    """1-based numbers of the first and last printed line of each whole line."""


def broken(text: str, width: float, hangs: bool) -> list[str]:
    """`text` in lines of a width."""
    lines, line, used = [], "", 0.0
    for character in text:
        size = width_of(character)
        if used + size > width and line and not (hangs and character in HANGING):
            lines.append(line)
            line, used = "", 0.0
        line, used = line + character, used + size
    return [*lines, line] if line else lines


def spaced_out(text: str) -> str:
    """`text` with a space after every Han character."""
    import re

    return re.sub(" {2,}", " ", re.sub(f"([{H}])", r"\1 ", text)).strip()


def printed(lines: Sequence[PrintedLine], printing: Printing, paper: str, lots: random.Random) -> PrintedPage:
    """The lines as `printing` says."""
    out: list[str] = []
    where: list[tuple[int, int]] = []
    since = page = 0
    before: PrintedLine | None = None
    width = printing.width
    for line in lines:
        if printing.width < 0 and (before is None or before.article != line.article):
            width = float(lots.randrange(12, 23))
        new = before is None or before.article != line.article
        if before and not line.goes_on and (printing.blank == "all" or (printing.blank == "articles" and new)):
            out.append("")
        flush = line.heading or line.goes_on or (line.crosshead and not printing.crossheads)
        text = ("" if flush else printing.indent) + line.text
        pieces = broken(text, width, printing.hangs) if width else [spaced_out(text) if printing.spaced else text]
        first = 0
        for piece in pieces:
            if printing.heads and since >= printing.heads:
                page += 1
                out += [f"- {page} -", f" {paper}"]
                since = 0
            out.append(piece)
            first = first or len(out)
            since += 1
        where.append((first, len(out)))
        before = line
    return PrintedPage("\n".join(out) + "\n", where)
