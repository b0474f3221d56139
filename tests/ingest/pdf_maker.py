"""A small writer of PDF files for tests: text, rules, boxes and pictures at places counted from the upper left corner.

The fonts are named and not carried, as in files from old typesetting systems; the text is in the UCS-2 encoding.
"""

from dataclasses import dataclass, field

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


def pdf(*pages: PdfPage, extra: bytes = b"") -> bytes:
    """A file of these pages."""
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
    return _file(objects) + extra


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


def _file(objects: dict[int, bytes]) -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number, data in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    start, size = len(body), max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        body += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    return body + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
