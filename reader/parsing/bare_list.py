"""Bare lists: texts of very short lines, such as word lists, columns of figures, or one character a line; and very many
longer lines where none is text, such as tables.

No printed page is in them, and decoding a short line costs as much as decoding a paragraph: so each is one article, one
block a line, without decoding.
"""

from collections.abc import Sequence

from reader.parsing.heading_blocks import TEXT
from reader.parsing.line_features import Features
from reader.parsing.lines import SPACE, PageLine
from reader.parsing.polling import Poll, never, polled
from reader.parsing.upright_text import put_together

MANY = 3_000
"""Lines beyond which a text is no printed page if none of them is text."""
MANY_UPRIGHT = 10_000
"""Lines beyond which a text of single characters is not upright text."""
SHORT = ((4, 13), (10, 16), (30, 20), (100, 24))
"""Lines beyond which a text is no printed page, and what they hold on average, in bytes of UTF-8 with the line feed: up
to four, five, six or seven Han characters. The lines of printed pages hold half as much again and more, however narrow
their columns; only a few of them may be so short."""
LISTED: Features = ("list",)
"""Features of such a line, which support a paragraph."""


SCANT = 4
"""Most code points of each line of a small body that can only be text: nothing there could be headed or signed."""
FEW = 4
"""Most lines of such a body."""


def is_bare_list(text: str, poll: Poll = never) -> bool:
    """True if a text is a bare list; blank lines do not count, and upright text counts as one line."""
    if not _are_short(text.count("\n") + 1, len(text)):
        return False
    lines = [line.strip(SPACE).strip() for line in polled(text.split("\n"), poll)]
    filled, size = len(lines) - lines.count(""), len(text.encode())
    return _are_short(filled, size) and (filled > MANY_UPRIGHT or _are_short(put_together(lines), size))


def _are_short(count: int, size: int) -> bool:
    """True if so many lines of so many bytes together are too short for a printed page."""
    return any(count > many and size <= little * count for many, little in SHORT)


def has_no_text(kinds: Sequence[str]) -> bool:
    """True if so many lines of these kinds are no printed page because none of them is text: a table, or a list of
    titles."""
    return len(kinds) > MANY and TEXT.isdisjoint(kinds)


def is_scant(lines: Sequence[PageLine]) -> bool:
    """True if the lines of a body are a bare list, or few and all too short to be more than text."""
    if len(lines) <= FEW:
        return len(lines) > 0 and max([len(line.text) for line in lines]) <= SCANT
    return _are_short(len(lines), sum([len(line.text.encode()) + 1 for line in lines]))
