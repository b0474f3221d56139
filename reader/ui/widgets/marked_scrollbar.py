"""Scrollbar of coloured spaces, with marks at the matches.

Takes sizes in lines and the marked lines; gives one segment a row. Block elements are not used: some terminals draw
them two cells wide.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

Marks = Sequence[tuple[Sequence[int], Style]]
"""Lines, ascending, with the style of their marks; later entries are drawn on top."""
Rows = Sequence[tuple[Sequence[int], str]]
"""Lines, ascending, with the role of their marks; later entries are drawn on top."""

MOST_STYLES = 256
"""Most styles of rows that are kept: a bar has few, and making one for each row takes longer than drawing a line."""


def thumb(size: int, virtual_size: float, window_size: float, position: float) -> range:
    """The rows of the thumb in a bar of `size` rows; empty if everything is visible."""
    if not window_size or virtual_size <= window_size:
        return range(0)
    length = min(max(1, round(size * window_size / virtual_size)), size)
    start = round((size - length) * min(max(position / (virtual_size - window_size), 0.0), 1.0))
    return range(start, start + length)


def marked_rows(size: int, virtual_size: float, lines: Sequence[int]) -> set[int]:
    """Rows of a bar of `size` rows that correspond to `lines` (ascending) of `virtual_size` lines.

    Each row searches for its first line, so that a hundred thousand matches cost no more than a few.
    """
    marked = set()
    for row in range(size):
        first, after = row * virtual_size / size, (row + 1) * virtual_size / size
        place = bisect_left(lines, first)
        if place < len(lines) and lines[place] < after:
            marked.add(row)
    return marked


class MarkedScrollbar(ScrollBarRender):
    """Renderer of a view's scrollbar with marks (see `renderer`)."""

    def __init__(
        self,
        virtual_size: int = 100,
        window_size: int = 0,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        style: str | Style = "",
        marks: Marks = (),
    ) -> None:
        super().__init__(virtual_size, window_size, position, thickness, vertical, style)
        self.marks = marks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        size = (options.height or console.height) if self.vertical else (options.max_width or console.width)
        thickness = (options.max_width or console.width) if self.vertical else 1
        base = console.get_style(self.style)
        rows = thumb(size, self.virtual_size, self.window_size, self.position)
        marks = [(marked_rows(size, self.virtual_size, lines), style) for lines, style in self.marks if lines]
        yield Segments([segment(row, rows, marks, base, thickness) for row in range(size)], new_lines=self.vertical)


def renderer(find: Callable[[], Rows], dress: Callable[[Rows], Marks]) -> Callable[..., MarkedScrollbar]:
    """A scrollbar renderer with marks on the rows from `find`, which is called once, when the bar is first drawn.

    `dress` gives their styles at each drawing, as the theme may have changed.
    """
    found: list[Rows] = []

    def render(*sizes: Any, **options: Any) -> MarkedScrollbar:
        if not found:
            found.append(find())
        bar = MarkedScrollbar(*sizes, **options)
        bar.marks = dress(found[0])
        return bar

    return render


def segment(row: int, rows: range, marks: Sequence[tuple[set[int], Style]], base: Style, thickness: int) -> Segment:
    """The cells of one row: a mark above the thumb above the bar."""
    action = "grab" if row in rows else "scroll_up" if row < rows.start else "scroll_down"
    found = tuple(style for marked, style in marks if row in marked)
    return Segment(" " * thickness, _style(base.color if row in rows else base.bgcolor, found, action if rows else ""))


@lru_cache(MOST_STYLES)
def _style(ground: Color | None, marks: tuple[Style, ...], action: str) -> Style:
    """The style of a row with `marks`, which a click does `action` on; empty: none."""
    return sum(marks, Style(bgcolor=ground)) + Style(meta={"@mouse.down": action} if action else {})
