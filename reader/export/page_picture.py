"""Drawing of parsed pages: their regions in reading order, and the class of each line.

Takes parsed pages that have places, gives one SVG: a page under another, a box a line in the colour of its region, with
the number of the region where it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import LineLayout, PageLayout
    from reader.parsing import LineReading, ParsedPage

COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#e377c2")
FURNITURE = "#888888"
GAP = 20
"""Points between two pages."""
SHOWN = 24
"""Most characters of a line that are written into its box."""


def page_picture(pages: Iterable[ParsedPage]) -> str:
    """The SVG of all pages with a layout; only its frame if there is none."""
    parts: list[str] = []
    top = width = 0.0
    for page in pages:
        layout = page.page.layout
        if layout and len(layout.lines) == len(page.readings):
            parts += [f'<g transform="translate(0 {top:g})">', *_page(page, layout), "</g>"]
            top, width = top + layout.height + GAP, max(width, layout.width)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {top:g}" font-family="sans-serif">'
    return "\n".join([head, *parts, "</svg>", ""])


def _page(page: ParsedPage, layout: PageLayout) -> Iterator[str]:
    """The drawing of one page."""
    yield f'<rect width="{layout.width:g}" height="{layout.height:g}" fill="white" stroke="black"/>'
    both = list(zip(layout.lines, page.readings, strict=True))
    for place, reading in both:
        yield from _line(place, reading)
    for region, lines in groupby(both, key=lambda line: line[0].region):
        if region:
            left, top, _, _ = next(lines)[0].box
            yield f'<circle cx="{left:g}" cy="{top:g}" r="9" fill="{_colour(region)}"/>'
            yield _words(left, top + 4, 11, str(region), "white", middle=True)


def _line(place: LineLayout, reading: LineReading) -> Iterator[str]:
    """The box of a line, with its class and its beginning."""
    left, top, right, bottom = place.box
    colour = _colour(place.region)
    box = f'x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'
    yield f'<rect {box} fill="{colour}" fill-opacity="0.08" stroke="{colour}" stroke-width="0.6"/>'
    yield _words(left + 2, top + 7, 6, f"{reading.label} {reading.text[:SHOWN]}", colour)


def _colour(region: int) -> str:
    return COLOURS[region % len(COLOURS)] if region else FURNITURE


def _words(x: float, y: float, size: float, text: str, colour: str, *, middle: bool = False) -> str:
    """A text element, escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{anchor}>{escaped}</text>'
