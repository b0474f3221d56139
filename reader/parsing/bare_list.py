"""Bare lists: texts of very many very short lines, such as word lists, columns of figures, or one character a line; and
longer lines where none is text, such as tables.

No printed page is in them, and decoding a short line costs as much as decoding a paragraph: so each is one article, one
block a line, without decoding.
"""

from collections.abc import Sequence

from reader.parsing.heading_blocks import TEXT
from reader.parsing.line_features import Features
from reader.parsing.lines import PageLine, lines_of
from reader.parsing.polling import Poll, never, polled
from reader.parsing.text_form import Place, WholeText

MANY, MANY_UPRIGHT = 3_000, 10_000
"""Lines beyond which a text is no printed page, and is none of upright text; a year of a newspaper may have more, but
longer ones."""
MANY_IN_BODY = 500
"""Lines beyond which a single article whose lines are so short is a list, a table or verse: none of them is a field."""
UPRIGHT, LITTLE = 4, 20
"""Largest mean length of a line of upright text and of a bare list, in bytes of UTF-8 with the line feed: a Han
character; six of them, or 19 letters."""
LISTED: Features = ("list",)
"""Features of such a line, which support a paragraph."""


SCANT = 3
"""Most code points of each line of a small body that can only be text: nothing there could be headed or signed."""
FEW = 4
"""Most lines of such a body."""


def is_bare_list(text: str, poll: Poll = never) -> bool:
    """True if a text is a bare list; blank lines do not count."""
    ends = text.count("\n")
    if ends < MANY or len(text) > LITTLE * ends:
        return False
    filled = sum(map(bool, map(str.strip, polled(text.split("\n"), poll))))
    mean = len(text.encode()) / max(1, filled)
    return mean <= LITTLE and filled > (MANY if mean > UPRIGHT else MANY_UPRIGHT)


def has_no_text(kinds: Sequence[str]) -> bool:
    """True if so many lines of these kinds are no printed page because none of them is text: a table, or a list of
    titles."""
    return len(kinds) > MANY and TEXT.isdisjoint(kinds)


def is_scant(lines: Sequence[PageLine]) -> bool:
    """True if the lines of a body are a bare list, or few and all too short to be more than text."""
    if len(lines) <= MANY_IN_BODY:
        return 0 < len(lines) <= FEW and max([len(line.text) for line in lines]) <= SCANT
    return sum(len(line.text.encode()) + 1 for line in lines) <= LITTLE * len(lines)


def whole_list(text: str, first: int, poll: Poll = never) -> WholeText:
    """The lines of a bare list, each whole as it is; `first` is the number of its first line."""
    lines = lines_of(text, first, poll)
    return WholeText(lines, (), lambda: _places(lines))


def _places(lines: Sequence[PageLine]) -> list[Place]:
    return [Place(line.number, line.text, (at,), LISTED) for at, line in enumerate(lines)]
