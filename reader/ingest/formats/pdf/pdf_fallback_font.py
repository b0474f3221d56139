"""Substitute for Chinese fonts that a PDF names but does not embed, on systems without them.

PDFium drops characters without an outline from its text, so such pages would be empty on a machine without Chinese
fonts. The font made here has one outline, a full square, for every character of the basic plane; only its extent
matters. The tables are those of the OpenType specification, as few as FreeType needs.
"""

import struct

UNITS = 1000
_HEAD = (0x10000, 0, 0, 0x5F0F3CF5, 0, UNITS, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 0, 0)
_HORIZONTAL_HEADER = (0x10000, 880, -120, 0, UNITS, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1)
_SQUARE = ((0, -120), (0, 880), (1000, 880), (1000, -120))


def square_font() -> bytes:
    """Bytes of a TrueType font in which every character is a square of one em."""
    tables = {
        b"cmap": _cmap(),
        b"glyf": _glyph(),
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", *_HEAD),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", *_HORIZONTAL_HEADER),
        b"hmtx": struct.pack(">Hhh", UNITS, 0, 0),
        b"loca": struct.pack(">HHH", 0, 0, len(_glyph()) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    return _assembled(tables)


def _cmap() -> bytes:
    """Table that maps every character of the basic plane, from the space on, to glyph 1 (subtable format 13: many to
    one)."""
    body = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0xFFFE, 1)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def _glyph() -> bytes:
    """The outline of glyph 1."""
    steps = [(x - px, y - py) for (px, py), (x, y) in zip(((0, 0), *_SQUARE), _SQUARE, strict=False)]
    data = struct.pack(">hhhhhHH", 1, 0, -120, 1000, 880, 3, 0) + b"\x01" * 4
    data += b"".join(struct.pack(">h", dx) for dx, _ in steps) + b"".join(struct.pack(">h", dy) for _, dy in steps)
    return data + b"\0" * (len(data) % 2)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory: the font file."""
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)
    place, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, 0, place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + directory + body
