"""Rich Text Format (`.rtf`; Microsoft's specification 1.9.1): one line a paragraph, headings by their outline level.

Headers, footers, pictures and field codes are left out, notes stand behind the text. Characters are bytes in the code
page of the font or of the document, or numbers of UTF-16. striprtf was tried: it stops at Chinese bytes that do not fit
the font, breaks characters beyond U+FFFF, and takes quadratic time for fields.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import OFTEN
from reader.ingest.document import Document
from reader.ingest.formats.typed_text import INDENT, as_heading, typed_pages
from reader.late_pattern import late
from reader.model import Page

_TOKEN = late(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf"
    b" annotation atnid atnauthor fldinst xe tc bkmkstart bkmkend listtable listoverridetable revtbl rsidtbl generator"
    b" themedata colorschememapping latentstyles datastore xmlnstbl filetbl pntext pntxta pntxtb listtext nonshppict"
    b" template operator author title subject keywords doccomm deleted".split()
)
"""Groups that are not of the text."""
_SIGNS = {
    **{
        b"par": "\n",
        b"sect": "\n",
        b"page": "\n",
        b"line": "\n",
        b"row": "\n",
        b"cell": "\u3000",
        b"nestcell": "\u3000",
    },
    **{
        b"nestrow": "\n",
        b"tab": "\u3000",
        b"emdash": "—",
        b"endash": "–",
        b"bullet": "•",
        b"lquote": "‘",
        b"rquote": "’",
    },
    **{b"ldblquote": "“", b"rdblquote": "”", b"emspace": "\u3000", b"enspace": " ", b"~": " ", b"_": "-"},
    **{b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"},
}
"""Words and signs that stand for a character."""
_ENDS = frozenset((b"par", b"sect", b"page", b"row", b"nestrow", b"\n", b"\r"))
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 204: "cp1251", 238: "cp1250"}
"""Encodings of the character sets of fonts; others have that of the document."""
_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 951: "big5hkscs", 65001: "utf-8", 10000: "mac_roman"}
MOST_GROUPS = 1000
"""Most groups in each other."""


@dataclass(frozen=True)
class _Group:
    """What holds up to the end of a group."""

    font: int = -1
    stand_in: int = 1
    """Characters behind a number of UTF-16 that stand for it in old programs."""
    skipped: bool = False
    is_fonts: bool = False
    is_note: bool = False


@dataclass
class _Reading:
    """The text so far."""

    page: str = "cp1252"
    group: _Group = field(default_factory=_Group)
    groups: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    defined: int = -1
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    held: list[list[str]] = field(default_factory=list)
    """The beginning of a paragraph, while a note in it is read."""
    parts: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    """Bytes that are not decoded yet."""
    left: int = 0
    """Characters that stand for the one before, and are left out."""
    indent: str = ""
    level: int = 0

    def add_bytes(self, data: bytes) -> None:
        """Add characters as bytes."""
        passed = min(self.left, len(data))
        self.left -= passed
        if not self.group.skipped:
            self.raw += data[passed:]

    def add(self, text: str) -> None:
        """Add characters."""
        if self.left:
            self.left -= 1
        elif not self.group.skipped:
            self.flush()
            self.parts.append(text)

    def flush(self) -> None:
        """Decode the bytes so far."""
        if self.raw:
            self.parts.append(_decoded(bytes(self.raw), (self.fonts.get(self.group.font, self.page), self.page)))
            self.raw.clear()

    def end(self) -> None:
        """End the paragraph."""
        for line in self._said().split("\n"):
            if bare := line.strip():
                self.lines.append(as_heading(bare, self.level) if self.level else self.indent + bare)

    def _said(self) -> str:
        """The characters so far, and no more."""
        self.flush()
        text = "".join(self.parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.parts.clear()
        return text

    def word(self, name: bytes, number: int | None) -> None:
        """A control word, perhaps with a number."""
        self.left = 0
        if name in _SIGNS:
            self.add(_SIGNS[name])
        if name in _ENDS and not self.group.skipped and not self.held:
            self.end()
        elif name == b"u" and number is not None and not self.group.skipped:
            self.add(chr(number % 0x10000))
            self.left = self.group.stand_in
        else:
            self._set(name, number or 0)

    def _set(self, name: bytes, number: int) -> None:
        if name == b"f":
            self.flush()
            self.defined = number
            self.group = replace(self.group, font=number)
        elif name == b"fcharset" and self.group.is_fonts and number in _CHARSETS:
            self.fonts[self.defined] = _CHARSETS[number]
        elif name == b"ansicpg":
            self.page = _PAGES.get(number, "cp1252")
        elif name == b"uc":
            self.group = replace(self.group, stand_in=min(max(number, 0), 9))
        elif name == b"pard":
            self.indent, self.level = "", 0
        elif name in (b"fi", b"cufi"):
            self.indent = INDENT if number > 0 else ""
        elif name == b"outlinelevel" and not self.group.skipped:
            self.level = number + 1 if 0 <= number < 9 else 0
        elif name == b"footnote" and not self.group.skipped and not self.held:
            self.flush()
            self.held.append(self.parts)
            self.parts, self.group = [], replace(self.group, is_note=True)
        elif name in _SKIPPED or name == b"*":
            self.flush()
            self.group = replace(self.group, skipped=True, is_fonts=self.group.is_fonts or name == b"fonttbl")

    def brace(self, opens: bool) -> None:
        """A group begins or ends."""
        self.left = 0
        self.flush()
        if opens:
            self.groups.append(self.group)
        elif self.groups:
            was_note, self.group = self.group.is_note, self.groups.pop()
            if was_note and not self.group.is_note:
                self.notes.append(" ".join(self._said().split("\n")).strip())
                self.parts = self.held.pop()


def _decoded(data: bytes, encodings: tuple[str, ...]) -> str:
    """Bytes in the first of the encodings that they fit, else in one of China's, else as far as they go."""
    for encoding in (*encodings, "gb18030", "big5hkscs"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(encodings[0], "replace")


def _take(reading: _Reading, token: re.Match[bytes]) -> int:
    """Add a token; returns the number of bytes behind it that are data of a picture."""
    name, number, coded, sign, brace, plain = token.groups()
    if name == b"bin":
        return max(0, int(number or 0))
    if name or sign:
        reading.word(name or sign, int(number) if number else None)
    elif coded:
        reading.add_bytes(bytes.fromhex(coded.translate(None, b"\\'").decode()))
    elif brace:
        reading.brace(brace == b"{")
    elif plain:
        reading.add_bytes(plain)
    return 0


def pages(document: Document) -> Iterator[Page]:
    """The pages of the text, mostly one. Raises UnreadableError if there is no text."""
    reading, at = _Reading(), 0
    for count in range(len(document.data)):
        if not count % OFTEN:
            document.check()
        token = _TOKEN.match(document.data, at)
        if token is None or len(reading.groups) > MOST_GROUPS:
            break
        at = token.end() + _take(reading, token)
    while reading.groups:
        reading.brace(opens=False)
    reading.end()
    if not reading.lines:
        raise UnreadableError(document.name, reasons.DAMAGED)
    yield from typed_pages(document, reading.lines, [*filter(None, reading.notes)])
