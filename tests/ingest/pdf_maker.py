"""A small writer of PDF files for tests: text, rules, boxes and pictures at places counted from the upper left corner.

The fonts are named and not carried, as in files from old typesetting systems; the text is in the UCS-2 encoding.
"""

import re
import struct
from dataclasses import dataclass, field
from hashlib import md5

WIDTH, HEIGHT = 600.0, 800.0


@dataclass
class PdfPage:
    """The drawing of one page."""

    width: float = WIDTH
    height: float = HEIGHT
    drawn: list[str] = field(default_factory=list)

    def text(self, left: float, top: float, size: float, text: str, font: str = "F1", mode: int = 0) -> "PdfPage":
        """A line of text in one piece, its em box beginning at `left` and `top`."""
        code = text.encode("utf-16-be").hex()
        y = self.height - top - 0.88 * size
        self.drawn.append(f"BT /{font} {size} Tf {mode} Tr {left} {y} Td <{code}> Tj ET")
        return self

    def column(self, left: float, top: float, size: float, lines: list[str], pitch: float = 1.4) -> "PdfPage":
        """Lines one under the other."""
        for at, line in enumerate(lines):
            indent = len(line) - len(line.lstrip("\u3000"))
            self.text(left + indent * size, top + at * pitch * size, size, line.lstrip("\u3000"))
        return self

    def down(self, left: float, top: float, size: float, text: str, font: str = "F1") -> "PdfPage":
        """A vertical line, each character placed singly."""
        for at, char in enumerate(text):
            self.text(left, top + at * size, size, char, font)
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> "PdfPage":
        """A line."""
        self.drawn.append(f"0.7 w {left} {self.height - top} m {right} {self.height - bottom} l S")
        return self

    def box(self, left: float, top: float, right: float, bottom: float, grey: float | None = None) -> "PdfPage":
        """A frame, or a box filled with a shade of grey."""
        paint = "S" if grey is None else f"{grey} g"
        shape = f"{left} {self.height - bottom} {right - left} {bottom - top} re"
        self.drawn.append(f"{shape} S" if grey is None else f"q {paint} {shape} f Q")
        return self

    def stream(self) -> bytes:
        """The content stream."""
        return "\n".join(self.drawn).encode("ascii")


def pdf(*pages: PdfPage, password: str | None = None) -> bytes:
    """A file of these pages; locked, if there is a password."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /F1 4 0 R /F2 6 0 R >>",
        4: _font("SimSun", 5),
        5: _descendant("SimSun"),
        6: _font("SimHei", 7),
        7: _descendant("SimHei"),
    }
    for at, page in enumerate(pages):
        stream = page.stream()
        box = f"[0 0 {page.width} {page.height}]"
        own = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font 3 0 R >> /Contents {11 + 2 * at} 0 R >>"
        )
        objects[10 + 2 * at] = own.encode()
        objects[11 + 2 * at] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    return _file(objects) if password is None else _locked(objects, password)


def _font(name: str, descendant: int) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UCS2-H "
        f"/DescendantFonts [{descendant} 0 R] >>"
    ).encode()


def _descendant(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -120 1000 880] "
        f"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>"
    ).encode()


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
NAME = b"0123456789abcdef"
ALLOWED = -4
"""What people may do with the file without the owner's password: everything."""


def _locked(objects: dict[int, bytes], password: str) -> bytes:
    """A file encrypted as PDF 1.1 does it (ISO 32000-1, 7.6: revision 2, 40 bits), user and owner being one."""
    padded = (password.encode("ascii") + PADDING)[:32]
    owner = rc4(md5(padded).digest()[:5], padded)
    key = md5(padded + owner + struct.pack("<i", ALLOWED) + NAME).digest()[:5]
    locked = {number: _encrypted(data, key, number) for number, data in objects.items()}
    marks = (owner.hex().encode(), rc4(key, PADDING).hex().encode(), ALLOWED)
    locked[max(objects) + 1] = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % marks
    return _file(
        locked, b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (max(objects) + 1, NAME.hex().encode(), NAME.hex().encode())
    )


def _encrypted(data: bytes, key: bytes, number: int) -> bytes:
    """An object with its strings and its stream encrypted."""
    own = md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
    head, start, stream = data.partition(b"stream\n")
    head = re.sub(rb"\((\w+)\)", lambda found: b"<%s>" % rc4(own, found[1]).hex().encode(), head)
    text = stream.removesuffix(b"\nendstream")
    return head + start + rc4(own, text) + b"\nendstream" if start else head


def rc4(key: bytes, data: bytes) -> bytes:
    """The stream cipher of old PDFs."""
    box, at = list(range(256)), 0
    for place in range(256):
        at = (at + box[place] + key[place % len(key)]) % 256
        box[place], box[at] = box[at], box[place]
    found, one, two = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        two = (two + box[one]) % 256
        box[one], box[two] = box[two], box[one]
        found.append(byte ^ box[(box[one] + box[two]) % 256])
    return bytes(found)


def _file(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number, data in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start, size = len(body), max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        body += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    return body + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
