"""Glyphs as they are read: takes those of a file, gives each character once, those that share an outline together."""

from collections.abc import Sequence

from reader.ingest.formats.pdf.pdf_page_content import Glyph


def distinct_glyphs(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without shadows, ligatures as one."""
    return _without_shadows(_with_ligatures(glyphs))


def _with_ligatures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, those that several characters share (`ffi`, a dash two ems long) made one."""
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
    """The glyphs without those that repeat one almost in its place, as false bold and shadows do."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept = []
    for glyph in glyphs:
        step = 0.3 * glyph.size + 0.01
        x, y = int(glyph.left / step), int(glyph.top / step)
        for key in ((glyph.text, x + dx, y + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)):
            other = seen.get(key)
            if other and abs(other.left - glyph.left) < step and abs(other.top - glyph.top) < step:
                break
        else:
            seen[glyph.text, x, y] = glyph
            kept.append(glyph)
    return kept
