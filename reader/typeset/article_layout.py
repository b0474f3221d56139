"""Layout of an article at a measure: the span of its text on each line, and the cell it begins at.

Read only. Offsets are code points in `Article.text`; lines count from 0, including blank ones; cells count from 0 at
the left edge of the measure. A line's string is cut only when requested.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reader.model import Article, Part
from reader.named_tuple import NamedTuple
from reader.span import Span
from reader.typeset.justify import stretched
from reader.typeset.measured import Measured
from reader.typeset.options import Options

HEADINGS = frozenset({"section", "kicker", "headline", "subheadline", "byline", "crosshead"})
"""Parts that are centred, and broken at the spaces between their phrases."""
INSET = frozenset({"caption", "credit", "note"})


class LayoutLine(NamedTuple):
    """One line of a layout."""

    part: str
    """A name of `PRINTED` or a `BlockKind` value; empty for a blank line."""
    start: int
    """Offset of its beginning in `Article.text`."""
    end: int
    """Offset of its end: with spaces that hang at the line's end, without the line feed between parts."""
    indent: int
    """Cells before the text, including centring."""
    closes: bool
    """True if the line is the last of its part."""


class LayoutRows(NamedTuple):
    """The lines as columns of numbers: a page of millions of characters is four arrays."""

    starts: "array[int]"
    ends: "array[int]"
    indents: "array[int]"
    parts: "array[int]"
    """Index into `Article.parts` of the line's part; for a blank line, of the next part."""


class ArticleLayout:
    """An article's lines at one measure. Created by `reader.typeset.layout.set_article`."""

    def __init__(self, article: Article, measured: Measured, measure: int, options: Options, rows: LayoutRows) -> None:
        self.article = article
        self.measured = measured
        self.measure = measure
        self.options = options
        self._rows = rows
        self._stretches: dict[int, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self._rows.starts)

    def line(self, number: int) -> LayoutLine:
        """Line `number`. Raises IndexError if there is none."""
        rows = self._rows
        start, end = rows.starts[number], rows.ends[number]
        part = self.article.parts[rows.parts[number]]
        if start == end:
            return LayoutLine("", start, end, 0, False)
        return LayoutLine(part.name, start, end, rows.indents[number], end == part.span.end)

    def text(self, number: int, start: int | None = None, end: int | None = None) -> str:
        """The drawn text of line `number` for the offsets `[start, end)`, clipped to the line; by default all of it.

        Without the indent and the spaces that hang at the line's end. Pieces cut at any offsets concatenate to the
        whole.
        """
        first, last = self._rows.starts[number], self._ink_end(number)
        from_ = first if start is None else max(start, first)
        to = last if end is None else min(end, last)
        if from_ >= to:
            return ""
        cuts = [from_, *(at for at in self._stretch(number) if from_ < at <= to), to]
        drawn = " ".join(self.measured.drawn(*piece) for piece in pairwise(cuts))
        return drawn[:-1] if to == last and self.measured.gap_at(to) else drawn

    def pieces(self, number: int) -> list[Part]:
        """The parts on line `number`, clipped to it: none, one, or a dateline and the paragraph it runs into.

        The line feed between these two is drawn as a wide space, and belongs to the dateline here.
        """
        rows, parts = self._rows, self.article.parts
        start, end, last = rows.starts[number], rows.ends[number], rows.parts[number]
        if start == end:
            return []
        first = last if start >= parts[last].span.start else last - 1
        ends = [*(part.span.start for part in parts[first + 1 : last + 1]), parts[last].span.end]
        clipped = (
            Part(name, Span(max(span.start, start), min(stop, end)))
            for (name, span), stop in zip(parts[first : last + 1], ends, strict=True)
        )
        return [piece for piece in clipped if piece.span.start < piece.span.end]

    def cells(self, number: int) -> int:
        """Number of cells that line `number` draws, without its indent."""
        return self._natural_cells(number) + len(self._stretch(number))

    def line_of(self, offset: int) -> int:
        """The line of `offset`, never a blank one; a line feed belongs to the line that it ends."""
        return max(bisect_right(self._rows.starts, offset) - 1, 0)

    def lines_of(self, span: Span) -> range:
        """The lines that `span` touches, including blank ones between them."""
        return range(self.line_of(span.start), self.line_of(max(span.start, span.end - 1)) + 1)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """(line, cell) of the character at `offset`; a combining mark is in the cell of its base."""
        prefix = self.measured.prefix
        number = self.line_of(offset)
        start, end = self._rows.starts[number], self._rows.ends[number]
        offset = min(max(offset, start), end)
        while start < offset < end and prefix[offset + 1] == prefix[offset]:
            offset -= 1
        stretch = bisect_right(self._stretch(number), offset)
        return number, self._rows.indents[number] + prefix[offset] - prefix[start] + stretch

    def offset_at(self, number: int, cell: int) -> int:
        """The offset of the character drawn at `cell` of line `number`, either half of a wide one.

        Left of the text it is the line's first offset, right of it the offset after the drawn text.
        """
        start, last = self._rows.starts[number], self._ink_end(number)
        prefix, stretch = self.measured.prefix, self._stretch(number)
        wanted = prefix[start] + max(cell - self._rows.indents[number], 0)
        if wanted >= prefix[last] + len(stretch):
            return last if prefix[last] > prefix[start] else start  # marks without a base take no cell
        if not stretch:
            return bisect_right(prefix, wanted, start, last + 1) - 1
        places = range(start, last + 1)
        return start - 1 + bisect_right(places, wanted, key=lambda at: prefix[at] + bisect_right(stretch, at))

    def _stretch(self, number: int) -> Sequence[int]:
        """Offsets before which cells of space fill line `number` up to the measure (see `justify.stretched`); computed
        on first use."""
        if not self.options.justify:
            return ()
        if number not in self._stretches:
            self._stretches[number] = self._justified(self.line(number))
        return self._stretches[number]

    def _justified(self, line: LayoutLine) -> Sequence[int]:
        """`_stretch` of a line: none in headings, which are centred, and in the last line of a part."""
        if not line.part or line.part in HEADINGS or line.closes:
            return ()
        room = self.measure - line.indent * (2 if line.part in INSET else 1)
        return stretched(self.measured, line.start, self.measured.ink_end(line.start, line.end), room)

    def _natural_cells(self, number: int) -> int:
        return self.measured.cells(self._rows.starts[number], self._rows.ends[number])

    def _ink_end(self, number: int) -> int:
        return self.measured.ink_end(self._rows.starts[number], self._rows.ends[number])
