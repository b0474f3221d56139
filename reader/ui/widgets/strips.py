"""From lines to strips: the style of each run of text in a line.

Takes an `ArticleLayout` and spans in code points of `Article.text` (disjoint and ascending, as from
`reader.span.merged`); gives Textual strips whose length in cells is the terminal's own, even where Rich counts
otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from reader.named_tuple import NamedTuple
from reader.span import Span
from reader.typeset.cells import Widths

if TYPE_CHECKING:
    from reader.typeset.article_layout import ArticleLayout

Palette = Mapping[str, Style]
"""Styles by role."""

PLAIN = Style()
OF_ITSELF = ("keyword", "person", "place", "organisation")
"""Roles of automatic highlights (keywords and names)."""
END = attrgetter("end")


class LayerSpans(NamedTuple):
    """Highlights of an article by layer. Later fields are drawn over earlier ones."""

    keywords: Sequence[Span] = ()
    named: Mapping[str, Sequence[Span]] = MappingProxyType({})
    """Spans of names, by role."""
    drawn: Mapping[str, Sequence[Span]] = MappingProxyType({})
    """Spans of the user's marks, by role."""
    matches: Sequence[Span] = ()
    current: Span | None = None
    selection: Span | None = None
    caret: Span | None = None
    """Character at the moving end of the selection."""
    signs: Sequence[tuple[int, str]] = ()
    """Margin signs: `(offset, sign)`, drawn beside the line of the offset."""

    def seen(self, searched: bool) -> LayerSpans:
        """The layers to be drawn: during a search, no automatic ones."""
        return self._replace(keywords=(), named={}) if searched else self


def article_line(
    setting: ArticleLayout, number: int, left: int, width: int, marks: LayerSpans, palette: Palette
) -> Strip:
    """Line `number` with `left` cells before the measure, padded to `width` cells."""
    segments = [
        Segment(setting.text(number, start, end), style)
        for start, end, style in stretches(setting, number, marks, palette)
    ]
    strip = padded_strip(segments, setting.line(number).indent, setting.cells(number), width - left, palette["text"])
    return Strip(
        [Segment(margin(setting, number, left, marks), palette["text"] + palette.get("sign", PLAIN)), *strip], width
    )


def margin(setting: ArticleLayout, number: int, left: int, marks: LayerSpans) -> str:
    """The `left` cells before a line: blanks, ending with the signs of the marks that begin on it."""
    line = setting.line(number)
    there = dict.fromkeys(sign for offset, sign in marks.signs if line.part and line.start <= offset < line.end)
    signs = "".join(there)[: max(left, 0)]
    return (signs + " " if signs and left > len(signs) else signs).rjust(left)


def stretches(
    setting: ArticleLayout, number: int, marks: LayerSpans, palette: Palette
) -> Iterator[tuple[int, int, Style]]:
    """The runs of equal style in a line: `(start, end, style)`, ascending."""
    for name, span in setting.pieces(number):
        layers = [(there, role) for there, role in _layers(span, marks) if there]
        cuts = {span.start, span.end}
        for there, _ in layers:
            cuts.update(cut for mark in there for cut in mark if span.start < cut < span.end)
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            yield start, end, _style(start, name, layers, palette)


def _layers(span: Span, marks: LayerSpans) -> list[tuple[list[Span], str]]:
    """The highlights overlapping `span` with their roles, lowest layer first."""
    layers = [(touching(marks.keywords, span), "keyword")]
    layers += [(touching(spans, span), role) for role, spans in (*marks.named.items(), *marks.drawn.items())]
    layers.append((touching(marks.matches, span), "match"))
    single = ((marks.current, "current"), (marks.selection, "selection"), (marks.caret, "caret"))
    for mark, role in single:
        layers.append((touching((mark,), span) if mark else [], role))
    return layers


def touching(spans: Sequence[Span], within: Span) -> list[Span]:
    """Those of the disjoint, ascending `spans` that share a character with `within`."""
    found = []
    for place in range(bisect_right(spans, within.start, key=END), len(spans)):
        if spans[place].start >= within.end:
            break
        found.append(spans[place])
    return found


def _style(offset: int, name: str, layers: Sequence[tuple[list[Span], str]], palette: Palette) -> Style:
    """Style of the character at `offset`. In a match, the styles of keywords and names are not applied."""
    style = palette["text"] + palette.get(name, PLAIN)
    worn = [role for spans, role in layers if any(start <= offset < end for start, end in spans)]
    if "match" in worn:
        worn = [role for role in worn if role not in OF_ITSELF]
    for role in worn:
        style += palette[role]
    return style


def padded_strip(segments: list[Segment], left: int, cells: int, width: int, blank: Style) -> Strip:
    """`segments`, which take `cells`, with `left` blank cells before them, padded with blanks to `width`.

    The strip's stated length is `width`: Rich would count less where a terminal draws `“` two cells wide.
    """
    after = max(width - left - cells, 0)
    row = [Segment(" " * left, blank), *segments, Segment(" " * after, blank)]
    return Strip([segment for segment in row if segment.text], width)


def text_strip(
    parts: Sequence[tuple[str, Style]], width: int, blank: Style, widths: Widths, right: tuple[str, Style] | None = None
) -> Strip:
    """Texts beside each other, shortened together to fit `width` cells, and `right` at the right edge."""
    room = width - (widths.width(right[0]) if right else 0)
    row: list[Segment] = []
    for text, style in parts:
        shortened = widths.shorten(text, room)
        room -= widths.width(shortened)
        row.append(Segment(shortened, style))
        if shortened != text:
            break
    row.append(Segment(" " * max(room, 0), blank))
    if right:
        row.append(Segment(*right))
    return Strip([segment for segment in row if segment.text], width)


def notice_strip(lines: Sequence[str], row: int, size: Size, palette: Palette, widths: Widths) -> Strip:
    """Row `row` of a notice: `lines` centred slightly above the middle, the first as a title, the others muted.

    A line that is too long goes on in the next row.
    """
    rows = [
        (text, "muted" if place else "title")
        for place, line in enumerate(lines)
        for text in wrapped(line, size.width, widths)
    ]
    place = row - max((size.height - len(rows)) * 2 // 5, 0)
    blank = palette["text"]
    if not 0 <= place < len(rows):
        return Strip.blank(size.width, blank)
    text, role = rows[place]
    cells = widths.width(text)
    return padded_strip([Segment(text, blank + palette[role])], (size.width - cells) // 2, cells, size.width, blank)


def wrapped(text: str, width: int, widths: Widths) -> list[str]:
    """`text` in lines of at most `width` cells, with a cell free at either side where it is broken."""
    if widths.width(text) <= width:
        return [text]
    from reader.typeset.breaking import breaks  # the first paint has nothing so long to say

    cuts = breaks(text, max(width - 2, 2), 0, widths)
    return [text[start:end].strip() for start, end in pairwise(cuts) if start < end]
