"""What is this? Told by the bytes or the text; the name only breaks ties.

`container` looks at bytes, `kind_of` at text that may still hold anything.
"""

import re
from enum import StrEnum


class Format(StrEnum):
    """A format that text comes in."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    FOREIGN = "foreign"
    """A format that holds text which is not for us to take out: PDF, RAR, 7z, zstd, old Office files."""
    PICTURE = "picture"
    HTML = "html"
    FEED = "feed"
    JSON = "json"
    JSON_LINES = "json lines"
    MARKDOWN = "markdown"
    FLAT = "flat"


_OPENINGS = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"BZh", Format.BZIP2),
    (b"\xfd7zXZ\0", Format.XZ),
    (b"%PDF-", Format.FOREIGN),
    (b"Rar!\x1a\x07", Format.FOREIGN),
    (b"7z\xbc\xaf\x27\x1c", Format.FOREIGN),
    (b"\x28\xb5\x2f\xfd", Format.FOREIGN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.FOREIGN),
    (b"\x89PNG\r\n\x1a\n", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"\x7fELF", Format.PICTURE),
    (b"MZ\x90\0", Format.PICTURE),
    (b"SQLite format 3\0", Format.PICTURE),
)

_FIRST_BYTES = frozenset(opening[:1] for opening, _ in _OPENINGS)

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_TAGS = re.compile(r"<(?:p|div|br|h[1-6]|table|center|font)[\s/>]", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,3} \S", re.MULTILINE)

HEAD = 1 << 12
"""Characters that are looked at to tell markup."""


def container(data: bytes) -> Format | None:
    """The format of `data` when it is one of bytes and not of text; None for what may be text."""
    if data[:1] in _FIRST_BYTES:
        for opening, kind in _OPENINGS:
            if data.startswith(opening):
                return kind
    return Format.TAR if data[257:262] == b"ustar" else None


def kind_of(text: str, ending: str) -> Format:
    """The format of `text`, from a file whose name ends in `ending` (lower case, without the dot)."""
    opening = text[:HEAD].lstrip("\ufeff \t\r\n\u3000")
    if opening.startswith(("{", "[")) and (kind := _json(opening, ending)):
        return kind
    if opening.startswith("<") and (kind := _markup(opening)):
        return kind
    if ending in ("html", "htm", "xhtml", "shtml") and _TAGS.search(text):
        return Format.HTML
    return Format.MARKDOWN if ending in ("md", "markdown", "mkd") else Format.FLAT


def _markup(opening: str) -> Format | None:
    """Feed or HTML, by the first element that tells; other XML is read as HTML with elements it does not know."""
    feed, html = _FEED.search(opening), _HTML.search(opening)
    if feed and (not html or feed.start() < html.start()):
        return Format.FEED
    return Format.HTML if html or _TAGS.match(opening) or opening.startswith("<?xml") else None


def _json(opening: str, ending: str) -> Format | None:
    """JSON by its second sign, JSON Lines by its name or by an object that ends where the next begins."""
    if not (ending == "json" or re.match(r"\{\s*[\"}]|\[\s*[\[{\"\]]", opening)):
        return None
    lines = opening.startswith("{") and (ending in ("jsonl", "ndjson") or re.search(r"\}[ \t\r]*\n\s*\{", opening))
    return Format.JSON_LINES if lines else Format.JSON
