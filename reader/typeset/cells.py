"""Width of text in terminal cells: the only module that knows widths.

Takes text; gives cells: 0 for combining marks and control characters, 2 for wide characters (UAX #11 classes W and F),
1 or 2, depending on the terminal, for ambiguous characters (class A), 1 for the rest. The base widths are Rich's, so
they agree with what Textual draws. All lengths are in code points.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Literal

from rich.cells import get_character_cell_size, split_graphemes

RUN_IN = 2
"""Cells of a line feed: it occurs in a line only where a dateline runs into its paragraph, drawn as a wide space."""

JOINERS = frozenset("\u200d\ufe0f")
"""Zero width joiner and variation selector 16: with them, a character's width depends on its neighbours."""

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FFF
"""The block of the common Han characters, all of which are wide."""


class _Table(dict[int, int]):
    """Cells by code point, filled on demand, for `str.translate`."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__({ord("\n"): RUN_IN})
        self.ambiguous = ambiguous

    def __missing__(self, code: int) -> int:
        character = chr(code)
        # Most are these, and Rich looks up each in a table by halves.
        cells = 2 if FIRST_HAN <= code <= LAST_HAN else get_character_cell_size(character)
        if cells == 1 and self.ambiguous == 2 and unicodedata.east_asian_width(character) == "A":
            cells = 2
        self[code] = cells
        return cells


class Widths:
    """Widths of one terminal: `ambiguous` is the number of cells of `“ ” — … · ① →` and the like (class A)."""

    def __init__(self, ambiguous: Literal[1, 2] = 1) -> None:
        if ambiguous not in (1, 2):
            raise ValueError(f"an ambiguous character takes 1 or 2 cells, not {ambiguous}")
        self.ambiguous = ambiguous
        self._table = _Table(ambiguous)

    def become(self, ambiguous: Literal[1, 2]) -> None:
        """Switch to the widths of another terminal; text measured before must be measured again."""
        self.__init__(ambiguous)  # type: ignore[misc]

    def of_each(self, text: str) -> bytes:
        """The cells of each code point. Those of a joined cluster (emoji with U+200D) are at its first code point."""
        if JOINERS.isdisjoint(text):
            return text.translate(self._table).encode("latin-1")
        if "\n" in text:
            return bytes([RUN_IN]).join(self.of_each(line) for line in text.split("\n"))
        return self._clusters(text)

    def width(self, text: str) -> int:
        """Number of cells of `text`."""
        return sum(self.of_each(text))

    def prefix(self, text: str) -> "array[int]":
        """Prefix sums: item `i` is the cells of `text[:i]`, so there is one more item than code points."""
        return array("I", accumulate(self.of_each(text), initial=0))

    def fits(self, text: str, cells: int) -> int:
        """Number of code points from the beginning that fit into `cells`, including zero-width marks after the last."""
        looked = 2 * max(cells, 0) + 16
        while True:
            prefix = self.prefix(text[:looked])
            if prefix[-1] > cells or looked >= len(text):
                return max(bisect_right(prefix, cells) - 1, 0)
            looked *= 2

    def fits_before(self, text: str, cells: int) -> int:
        """Number of code points at the end of `text` that fit into `cells`; never half a character."""
        prefix = self.prefix(text)
        return len(text) - bisect_left(prefix, prefix[-1] - max(cells, 0))

    def shorten(self, text: str, cells: int, ellipsis: str = "…") -> str:
        """`text`, or as much of its beginning as fits into `cells` with `ellipsis` after it; never half a character."""
        if self.fits(text, cells) == len(text):
            return text
        room = cells - self.width(ellipsis)
        if room < 0:
            return text[: self.fits(text, cells)]
        return text[: self.fits(text, room)].rstrip() + ellipsis

    def pad(self, text: str, cells: int, align: Literal["left", "right", "center"] = "left") -> str:
        """`text` padded with spaces to `cells`; longer text is unchanged."""
        spare = max(cells - self.width(text), 0)
        before = {"left": 0, "right": spare, "center": spare // 2}[align]
        return " " * before + text + " " * (spare - before)

    def _clusters(self, text: str) -> bytes:
        """`of_each` of one line with U+200D or U+FE0F."""
        cells = bytearray(len(text))
        for start, _, width in split_graphemes(text)[0]:
            cells[start] = max(width, self._table[ord(text[start])])
        return bytes(cells)
