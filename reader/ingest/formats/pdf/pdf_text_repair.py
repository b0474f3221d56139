"""Normalisation of characters in a PDF to those that people type.

Radicals, compatibility forms, vertical forms and ligatures become their ordinary characters (Unicode Character
Database, `EquivalentUnifiedIdeograph` and NFKC); private code points become the marks that typesetting fonts put there,
by a table or else by their drawn shape.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from reader.han import forms
from reader.ingest.formats.pdf.pdf_page_content import Box

PRIVATE = {0xE4C6: "—", 0xE5E5: "\u3000", 0xE5F1: "·", 0xE1B0: "“", 0xE1B1: "”"}
"""Characters of the private code points of common Chinese typesetting fonts (the user-defined area of GBK)."""
WIDE = dict(zip(",:;!?.()[]{}", "，：；！？。（）［］｛｝", strict=True))
"""Full-width marks for the narrow marks to which vertical forms are decomposed."""


def typed(code: int, drawn: Callable[[], Box], em: Callable[[], Box]) -> str:
    """The text of the character `code`; `drawn` and `em` give its ink and its cell if only the shape tells."""
    if 0x4E00 <= code <= 0x9FFF or 0x20 <= code <= 0x7E:
        return chr(code)
    if 0xE000 <= code <= 0xF8FF:
        return PRIVATE.get(code) or shape(drawn(), em())
    return plain(code)


@lru_cache(maxsize=4096)
def plain(code: int) -> str:
    """The text of a character that is not private."""
    text = chr(code)
    if code in forms():
        return forms()[code]
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", text)
    if 0xFE10 <= code <= 0xFE19 or 0xFE30 <= code <= 0xFE4F:
        return "".join(WIDE.get(mark, mark) for mark in VERTICAL.get(code) or unicodedata.normalize("NFKC", text))
    return " " if text.isspace() and code != 0x3000 else text


VERTICAL = {0xFE19: "…", 0xFE30: "…", 0xFE31: "—", 0xFE32: "–", 0xFE12: "。"}
"""Vertical forms whose decomposition differs from the typed character."""


def shape(ink: Box, em: Box) -> str:
    """The mark that the ink of a private character looks like; empty if it looks like none."""
    side = max(em.right - em.left, em.bottom - em.top, 1e-6)
    width, height = (ink.right - ink.left) / side, (ink.bottom - ink.top) / side
    x, y = ((ink.left + ink.right) / 2 - em.left) / side, ((ink.top + ink.bottom) / 2 - em.top) / side
    if width < 0.01 or height < 0.01:
        return "\u3000"
    if width > 0.6 and height < 0.15:
        return "—"
    if width < 0.45 and height < 0.45 and y < 0.4:
        return "“" if x > 0.5 else "”"
    if width < 0.35 and height < 0.35 and 0.35 < x < 0.65:
        return "·"
    return "▲" if width > 0.5 and height > 0.4 else ""
