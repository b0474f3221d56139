"""From a loaded PDF page to its `PageContent`: visible glyphs, rules, boxes and pictures, positioned as displayed."""

from typing import Any

import pypdfium2.raw as pdfium

from reader.ingest.formats.pdf.pdf_characters import FoundText, Place, TextStyles, found_text
from reader.ingest.formats.pdf.pdf_graphics import Graphics, graphics_of
from reader.ingest.formats.pdf.pdf_page_content import Box, Glyph, PageContent

ALL_BUT = 0.8
"""Share of invisible text from which it is a layer of recognised characters."""


def page_content(document: Any, number: int) -> PageContent:
    """The content of page `number` (from 0) of a document; an empty page if it cannot be loaded."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return PageContent(0, 0)
    try:
        return _content(page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _content(page: Any) -> PageContent:
    """The content of a loaded page."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    turned = pdfium.FPDFPage_GetRotation(page)
    place = placing(page, turned)
    graphics = graphics_of(page, place, width, height)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return PageContent(width, height)
    styles = TextStyles()
    try:
        found = found_text(text_page, styles, place, turned)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    invisible = len(found.invisible)
    recognised = invisible > ALL_BUT * (invisible + len(found.seen))
    glyphs = found.invisible if recognised else [*found.seen, *_on_colour(found, graphics)]
    paper = Box(0, 0, width, height)
    return PageContent(
        width,
        height,
        tuple(glyph for glyph in glyphs if paper.holds(_middle(glyph)[0], _middle(glyph)[1])),
        tuple(styles.fonts),
        tuple(graphics.rules),
        tuple(graphics.frames),
        tuple(graphics.panels),
        tuple(graphics.pictures),
        recognised,
        found.unreadable,
    )


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2


def _on_colour(found: FoundText, graphics: Graphics) -> list[Glyph]:
    """Pale characters that are visible because they are on a strong colour or a picture."""
    grounds = [*graphics.panels, *graphics.pictures]
    return [glyph for glyph in found.pale if any(ground.holds(*_middle(glyph)) for ground in grounds)]


def placing(page: Any, turned: int) -> Place:
    """Converter from a page's own coordinates (y up from its own corner) to those of the page as displayed."""
    area = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, area)
    left, bottom, right, top = area.left, area.bottom, area.right, area.top
    if turned == 1:
        return lambda x0, y0, x1, y1: Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if turned == 2:
        return lambda x0, y0, x1, y1: Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
    if turned == 3:
        return lambda x0, y0, x1, y1: Box(top - y1, right - x1, top - y0, right - x0)
    return lambda x0, y0, x1, y1: Box(x0 - left, top - y1, x1 - left, top - y0)
