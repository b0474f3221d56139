"""Non-blank lines of a page: from clean text to `PageLine`s, numbered as in the source."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.parsing.polling import Poll, never, polled

SPACE = " \u3000\u00a0\t\r\f\v\ufeff\u200b"
"""Characters that may surround the text of a printed line, and show only where it begins."""


class PageLine(NamedTuple):
    """A non-blank line."""

    number: int
    """1-based line number in the source."""
    text: str
    """Text as printed, without white space at either end."""
    indented: bool
    gap: bool
    """True if a blank line precedes it."""
    further: int = 0
    """Number of further lines in the source that it was broken over."""

    @property
    def last(self) -> int:
        """1-based number of the last line in the source that is part of it."""
        return self.number + self.further


def lines_of(text: str, first: int = 1, poll: Poll = never) -> list[PageLine]:
    """The non-blank lines of `text`; `first` is the number of its first line."""
    return list(each_line(text, first, poll))


def each_line(text: str, first: int = 1, poll: Poll = never) -> Iterator[PageLine]:
    """These lines, one by one."""
    gap = False
    for number, raw in enumerate(polled(text.split("\n"), poll), first):
        if raw and (stripped := raw.strip(SPACE)) and not stripped.isspace():
            yield PageLine(number, stripped, raw[0] in SPACE, gap)
            gap = False
        else:
            gap = True
