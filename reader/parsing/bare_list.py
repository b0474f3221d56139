"""Texts of very many lines with next to nothing in each: word lists, columns of figures, one character a line.

There is no page of print to find in them, and each line costs as much to weigh as a paragraph: they are one article, a
block a line.
"""

from collections.abc import Sequence

from reader.parsing.line_features import Features
from reader.parsing.lines import PageLine, lines_of
from reader.parsing.polling import Poll, never, polled
from reader.parsing.text_form import Place, WholeText

MANY = 10_000
"""More lines than this are no page of print; a year of a newspaper may have more, but then of more than a few bytes."""
LITTLE = 16
"""Bytes of UTF-8, its line feed too, that a line of such a list has at most in the mean: five Han, fifteen letters."""
LISTED: Features = ("list",)
"""What such a line says for being a paragraph."""


SCANT = 3
"""Code points of a body of one line, at most, that is only text: too few for a name with its role, a place or a day."""


def is_bare_list(text: str, poll: Poll = never) -> bool:
    """Whether a text is such a list; blank lines do not count."""
    ends = text.count("\n")
    if ends < MANY or len(text) > LITTLE * ends:
        return False
    filled = sum(map(bool, map(str.strip, polled(text.split("\n"), poll))))
    return filled > MANY and len(text.encode()) <= LITTLE * filled


def is_scant(lines: Sequence[PageLine]) -> bool:
    """Whether the lines of a body are such a list, or the only one is too short to be more than text."""
    if len(lines) <= MANY:
        return len(lines) == 1 and len(lines[0].text) <= SCANT
    return sum(len(line.text.encode()) + 1 for line in lines) <= LITTLE * len(lines)


def whole_list(text: str, first: int, poll: Poll = never) -> WholeText:
    """The lines of such a text, each whole as it stands; `first` is the number of its first line."""
    lines = lines_of(text, first, poll)
    return WholeText(lines, (), lambda: _places(lines))


def _places(lines: Sequence[PageLine]) -> list[Place]:
    return [Place(line.number, line.text, (at,), LISTED) for at, line in enumerate(lines)]
