"""A page's text as lines that are not blank: takes clean text, gives `PageLine`s numbered as in the source."""

from dataclasses import dataclass

from reader.parsing.polling import Poll, never, polled

SPACE = " \u3000\u00a0\t\r\f\v\ufeff\u200b"
"""What may stand at either end of a printed line and says nothing but where it begins."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that is not blank."""

    number: int
    """1-based in the source."""
    text: str
    """As printed, without white space at either end."""
    indented: bool
    gap: bool
    """Whether a blank line stands before it."""
    further: int = 0
    """How many lines further down in the source it ends, where it was broken over several."""

    @property
    def last(self) -> int:
        """1-based number of the last line in the source that is part of it."""
        return self.number + self.further


def lines_of(text: str, first: int = 1, poll: Poll = never) -> list[PageLine]:
    """The lines of `text` that are not blank; `first` is the number of its first line."""
    found, gap = [], False
    for number, raw in polled(enumerate(text.split("\n"), first), poll):
        stripped = raw.strip(SPACE)
        if stripped and not stripped.isspace():
            found.append(PageLine(number, stripped, raw[0] in SPACE, gap))
            gap = False
        else:
            gap = True
    return found
