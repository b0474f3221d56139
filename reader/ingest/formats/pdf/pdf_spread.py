"""Spreads: the newspaper pages on one page of a file, the left one first.

Two pages printed side by side are recognised by the white space down the middle, which no line crosses.
"""

from dataclasses import replace

from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent

WIDE = 1.2
"""Least ratio of width to height of a spread."""
WHITE = 0.012
"""Width of the white space in the middle, as a share of the spread's width."""
LEAST = 200
"""Least number of glyphs on each side."""


def sheets(page: PageContent) -> list[PageContent]:
    """The newspaper pages on a page: the page itself, or its two halves, whose positions stay those on the whole."""
    middle = page.width / 2
    near = WHITE / 2 * page.width
    if page.width < WIDE * page.height or any(
        glyph.right > middle - near and glyph.left < middle + near for glyph in page.glyphs
    ):
        return [page]
    left = _half(page, 0, middle)
    right = _half(page, middle, page.width)
    return [left, right] if min(len(left.glyphs), len(right.glyphs)) >= LEAST else [page]


def _half(page: PageContent, start: float, end: float) -> PageContent:
    """The content between two x positions, in points."""

    def here(box: Box | Glyph) -> bool:
        return start <= (box.left + box.right) / 2 < end

    return replace(
        page,
        glyphs=tuple(filter(here, page.glyphs)),
        rules=tuple(filter(here, page.rules)),
        frames=tuple(filter(here, page.frames)),
        panels=tuple(filter(here, page.panels)),
        pictures=tuple(filter(here, page.pictures)),
    )
