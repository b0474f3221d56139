"""A text with its prefix sums of cells: measured once, set at any measure.

Takes text and offsets in code points; gives cells, and the drawn string of a span of the text.
"""

from array import array
from itertools import accumulate

from reader.han import HAN
from reader.late_pattern import late
from reader.typeset.cells import Widths

GAP = late(rf"(?<=[{HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{HAN}])")
"""Border between Han and a Latin letter or digit, where a gap is drawn if the user wants gaps."""


class Measured:
    """A text, and the cells of each span of it. A gap belongs to the character before it."""

    def __init__(self, text: str, widths: Widths, gaps: bool = False) -> None:
        self.text = text
        self.widths = widths
        self.gaps = gaps
        self.prefix = self._with_gaps() if gaps else widths.prefix(text)
        """Item `i` is the number of cells drawn for `text[:i]`."""

    def _with_gaps(self) -> "array[int]":
        cells = bytearray(self.widths.of_each(self.text))
        for match in GAP.finditer(self.text):
            cells[match.start() - 1] += 1
        return array("I", accumulate(cells, initial=0))

    def gap_at(self, offset: int) -> bool:
        """True if a gap is drawn directly before the character at `offset`."""
        return self.gaps and GAP.match(self.text, offset) is not None

    def ink_end(self, start: int, end: int) -> int:
        """End of the visible part of the line `[start, end)`: spaces at a line's end hang invisibly."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def cells(self, start: int, end: int) -> int:
        """Number of cells of the line `[start, end)`, without hanging spaces and without a gap at its end."""
        end = self.ink_end(start, end)
        return self.prefix[end] - self.prefix[start] - (end > start and self.gap_at(end))

    def drawn(self, start: int, end: int) -> str:
        """The drawn text of `[start, end)`: a run-in line feed as a wide space, gaps as spaces."""
        drawn = self.text[start:end].replace("\n", "\u3000")
        if self.gaps:
            drawn = GAP.sub(" ", drawn) + (" " if self.gap_at(end) else "")
        return drawn
