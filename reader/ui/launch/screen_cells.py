"""A screen as runs of text with their styles, to be saved for the next start.

Takes what Textual would paint; gives text and the parameters of SGR sequences, in the colours of this terminal.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.console import COLOR_SYSTEMS

from reader.ui.launch.sgr import parameters

if TYPE_CHECKING:
    from rich.console import Console
    from textual.screen import Screen


class ScreenCells(NamedTuple):
    """All cells of a screen."""

    styles: tuple[str, ...]
    """Parameters of SGR sequences, such as `1;38;2;0;0;0`."""
    rows: tuple[tuple[tuple[str, int], ...], ...]
    """By row, runs of text, each with the index of its style."""
    size: tuple[int, int]
    """Columns and rows."""


def cells_of(screen: Screen[Any], console: Console) -> ScreenCells:
    """The cells of `screen`, without overlays."""
    known: dict[str, int] = {}
    colours = COLOR_SYSTEMS[console.color_system] if console.color_system else None
    rows = []
    for strip in screen._compositor.render_strips():
        stretches = [(segment.text, parameters(segment.style, colours)) for segment in strip if segment.text]
        alike = groupby(stretches, key=lambda stretch: stretch[1])
        rows.append(
            tuple(("".join(text for text, _ in some), known.setdefault(style, len(known))) for style, some in alike)
        )
    return ScreenCells(tuple(known), tuple(rows), (screen.size.width, screen.size.height))
