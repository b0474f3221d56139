"""Spreads: takes what stands on one page of a file, gives the newspaper pages that it holds, the left one first.

Two pages that were printed side by side are told by the white that runs down the middle, which no line crosses.
"""

from dataclasses import replace

from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent

WIDE = 1.2
"""Times its height that a spread is wide at least."""
WHITE = 0.012
"""The share of its width that is white in the middle."""
LEAST = 200
"""Characters on each side at least."""


def sheets(page: PageContent) -> list[PageContent]:
    """The newspaper pages on a page: itself, or its two halves, whose places stay those on the whole."""
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
    """What stands between two places across the page."""

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
