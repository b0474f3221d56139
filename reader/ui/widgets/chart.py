"""Bar chart in character cells, with one selected column.

Takes values of at least 0 and labels; gives rows of cells. Block elements are two cells wide in some terminals,
depending on the font: there columns are drawn with coloured spaces only. Columns that do not fit are scrolled to.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.cells import Widths

BLOCKS = " ▁▂▃▄▅▆▇█"
STEPS = len(BLOCKS) - 1
"""Number of heights in one cell, besides none."""
SPACE = 2
"""Cells between two labels."""


class Stride(NamedTuple):
    """Cells of one column and of the gap after it."""

    bar: int
    gap: int

    @property
    def cells(self) -> int:
        """Cells from one column to the next."""
        return self.bar + self.gap


STRIDES = tuple(Stride(*cells) for cells in ((10, 2), (8, 2), (6, 2), (4, 2), (4, 1), (2, 1), (2, 0)))


def stride_for(count: int, room: int) -> Stride:
    """The widest stride at which `count` columns fit into `room` cells; the narrowest if none does."""
    return next((stride for stride in STRIDES if count * stride.cells - stride.gap <= room), STRIDES[-1])


def height(value: float, most: float, rows: int) -> int:
    """Height of a column in eighths of a row; `most` fills `rows`; any positive value is at least 1."""
    return max(round(STEPS * rows * value / most), 1) if value > 0 else 0


def block(height: int, row: int) -> str:
    """The character of a column of the given height in a row, counted from 0 at the bottom."""
    return BLOCKS[min(max(height - STEPS * row, 0), STEPS)]


def plain_block(height: int, row: int) -> str:
    """The character of a column in a row if block elements are two cells wide: whole rows only, or `_` for less."""
    if not row and 0 < height < STEPS // 2:
        return "_"
    return BLOCKS[STEPS if height - STEPS * row >= STEPS // 2 else 0]


Labels = Mapping[int, str]
"""Labels by index of their column, ascending."""


def fitting(tiers: Sequence[Labels], stride: Stride, widths: Widths) -> Labels:
    """The most detailed set of labels that all fit below their columns; empty if none does."""
    return next((labels for labels in tiers if _fit(labels, stride, widths)), {})


def _fit(labels: Labels, stride: Stride, widths: Widths) -> bool:
    places = ((number * stride.cells, widths.width(text)) for number, text in labels.items())
    return all(one + width + SPACE <= other for (one, width), (other, _) in pairwise(places))


def placed(labels: Sequence[tuple[int, str]], room: int, widths: Widths) -> list[tuple[int, str]]:
    """Those of `labels` (middle cell and text, most important first) that fit beside each other.

    Returns the first cell of each, from left to right. None is cut; a label that would stick out is moved in.
    """
    taken = list[tuple[int, str]]()
    for middle, text in labels:
        cells = widths.width(text)
        left = min(max(middle - cells // 2, 0), max(room - cells, 0))
        right = left + cells + SPACE
        free = all(right <= start or start + widths.width(other) + SPACE <= left for start, other in taken)
        if free and cells <= room:
            taken.append((left, text))
    return sorted(taken)


class Chart(Widget):
    """Columns above a line of labels, with the highest value at the left."""

    COMPONENT_CLASSES = {"chart--bar", "chart--here", "chart--column", "chart--label", "chart--name", "chart--base"}  # noqa: RUF012

    class Pointed(Message):
        """Message: a column was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, widths: Widths) -> None:
        super().__init__(id="chart")
        self.widths = widths
        self.values: Sequence[float] = ()
        self.most = 0.0
        self.names: Sequence[str] = ()
        """Names of the columns."""
        self.tiers: Sequence[Labels] = ()
        self.top = ""
        """The highest value as text, shown at the left."""
        self.at = 0
        """Index of the selected column."""
        self._first = 0
        """Index of the first visible column."""

    def show(self, values: Sequence[float], names: Sequence[str], tiers: Sequence[Labels], top: str, at: int) -> None:
        """Draw new columns. `tiers`: alternative sets of labels, most detailed first."""
        self.values, self.names, self.tiers, self.top, self.at = values, names, tiers, top, at
        self.most = max(values, default=0.0)
        self.refresh()

    def point(self, at: int) -> None:
        """Select another column."""
        self.at = at
        self.refresh()

    @property
    def margin(self) -> int:
        """Cells left of the columns, with the highest value."""
        return self.widths.width(self.top) + 2

    @property
    def room(self) -> int:
        """Cells for columns."""
        return max(self.size.width - self.margin - 1, 2)

    @property
    def stride(self) -> Stride:
        """Stride of the columns."""
        return stride_for(len(self.values), self.room)

    @property
    def shown(self) -> range:
        """Indices of the visible columns, which include the selected one."""
        fits = max((self.room + self.stride.gap) // self.stride.cells, 1)
        last = max(len(self.values) - fits, 0)
        self._first = min(max(self._first, self.at - fits + 1, 0), self.at, last)
        return range(self._first, min(self._first + fits, len(self.values)))

    def render_line(self, y: int) -> Strip:
        """A row of the columns, or the labels below them."""
        rows, shown, blank = self.size.height - 1, self.shown, self.rich_style
        if not self.values or rows < 1:
            return Strip.blank(self.size.width, blank)
        row = self._labels(shown, blank) if y == rows else self._columns(shown, rows, rows - 1 - y, blank)
        head = self.top if y == 0 else ""
        left = Segment(self.widths.pad(f"{head} ", self.margin, "right"), blank + self._style("label"))
        return Strip([left, *row], self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Post `Pointed` for the clicked column."""
        place, shown = (event.x - self.margin) // self.stride.cells, self.shown
        if 0 <= place < len(shown):
            self.post_message(self.Pointed(shown[place]))

    def _columns(self, shown: range, rows: int, row: int, blank: Style) -> list[Segment]:
        """Row `row`, from 0 at the bottom, of the columns; the lowest is underlined as their base line."""
        ground = blank if row else blank + self._style("base")
        bar, gap = self.stride
        draw, segments = block if self._narrow else plain_block, list[Segment]()
        for place in shown:
            here = place == self.at
            style = ground + self._style("column") + self._style("here") if here else ground + self._style("bar")
            segments += [self._cells(draw(height(self.values[place], self.most, rows), row), bar, style)]
            segments += [Segment(" " * gap, ground)]
        rest = self.size.width - self.margin - len(shown) * self.stride.cells
        return [*segments, Segment(" " * max(rest, 0), blank)]

    def _cells(self, character: str, cells: int, style: Style) -> Segment:
        """A row of one column. A full cell is also coloured in the background, so that the font leaves no gap."""
        if character != BLOCKS[-1]:
            return Segment(character * cells, style)
        return Segment((character if self._narrow else " ") * cells, style + Style(bgcolor=style.color))

    @property
    def _narrow(self) -> bool:
        """True if block elements take one cell."""
        return self.widths.width(BLOCKS[-1]) == 1

    def _labels(self, shown: range, blank: Style) -> list[Segment]:
        """The labels of columns; also that of the selected column if it fits (its name is shown elsewhere too)."""
        tier = fitting(self.tiers, self.stride, self.widths) or self._narrow_names(shown)
        ends = [(place, self.names[place]) for place in (shown[0], shown[-1])]
        wanted = [*((place, tier[place]) for place in shown if place in tier), (self.at, self.names[self.at]), *ends]
        middles = [((place - shown[0]) * self.stride.cells + self.stride.bar // 2, text) for place, text in wanted]
        named = tier.get(self.at, self.names[self.at])
        room, done, segments = self.size.width - self.margin, 0, list[Segment]()
        for left, text in placed(middles, room, self.widths):
            style = self._style("name" if text == named else "label")
            segments += [Segment(" " * (left - done), blank), Segment(text, blank + style)]
            done = left + self.widths.width(text)
        return [*segments, Segment(" " * (room - done), blank)]

    def _narrow_names(self, shown: range) -> Labels:
        """The names that fit below their own columns, where not all fit."""
        room = self.stride.cells - SPACE
        return {place: self.names[place] for place in shown if self.widths.width(self.names[place]) <= room}

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"chart--{role}", partial=True)
