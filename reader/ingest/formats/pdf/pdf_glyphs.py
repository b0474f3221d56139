"""Cleaning of glyphs: each character once, and characters that share an outline as one glyph."""

from collections.abc import Sequence
from math import floor

from reader.ingest.formats.pdf.pdf_page_content import Glyph

SHADOW = 0.3
"""Largest offset of a shadow, in ems."""


def distinct_glyphs(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without shadows, with ligatures as one glyph."""
    return _without_shadows(_with_ligatures(glyphs))


def _with_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, with characters that share an outline (`ffi`, a dash of two ems) as one glyph."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        last = kept[-1] if kept else None
        shared = last is not None and last[1:5] == glyph[1:5]
        if last and shared and (last.text != glyph.text or glyph.right - glyph.left > 1.6 * glyph.size):
            kept[-1] = last._replace(text=last.text + glyph.text)
        else:
            kept.append(glyph)
    return kept


def _without_shadows(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without repetitions in almost the same place, as made by false bold and shadows."""
    seen: dict[str, dict[tuple[int, int], Glyph]] = {}
    kept = []
    for glyph in glyphs:
        reach = SHADOW * glyph.size + 0.01
        x, y = glyph.left / reach / 2, glyph.top / reach / 2
        cell = (floor(x), floor(y))
        same = seen.setdefault(glyph.text, {})
        if not (same and _is_near(glyph, reach, same, _around(x, y, cell))):
            same[cell] = glyph
            kept.append(glyph)
    return kept


def _around(x: float, y: float, cell: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The four cells, each two reaches wide, that hold the origin of every glyph within reach of a position."""
    column, row = cell
    aside = column + (1 if x - column > 0.5 else -1)
    level = row + (1 if y - row > 0.5 else -1)
    return cell, (aside, row), (column, level), (aside, level)


def _is_near(
    glyph: Glyph, reach: float, same: dict[tuple[int, int], Glyph], cells: tuple[tuple[int, int], ...]
) -> bool:
    """True if another glyph of the same text begins within reach."""
    for cell in cells:
        other = same.get(cell)
        if other and abs(other.left - glyph.left) < reach and abs(other.top - glyph.top) < reach:
            return True
    return False
