"""The subject of a mail, as the headline of a text that has none of its own.

Takes the header of a message (RFC 5322); gives the subject decoded (RFC 2047; also undeclared 8-bit text), clean, on
one line, without the marks of answers and forwarded mails. The sender is not taken for the author.
"""

import re
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message

from reader.ingest.clean import clean_line
from reader.ingest.decode import decode, decode_as, known
from reader.ingest.issue_line import is_byline
from reader.late_pattern import late

LONGEST = 200
"""Most code points of a subject that is read."""
_FORWARDED = late(r"(?:(?:re|fwd?|转发|轉發|轉寄|转寄|回复|回覆|答复|答覆)(?:\[\d{1,3}\])?[:：] ?){1,9}", re.IGNORECASE)
_NONE = late(r"[(（<]?(?:无主题|無主題|no subject)[)）>]?", re.IGNORECASE)
_SENTENCE = late(r"[。！？；][”’」』）]?$")
_SIGNATURE = late(r"\n--[ ]?\n(?:[^\n]{0,60}(?:\n|\Z)){1,8}\Z")
"""The signature of the sender (RFC 3676, section 4.3)."""
LONGEST_SIGNATURE = 600
"""Most code points of a signature."""
LONGEST_HEADLINE = 40
"""Most code points of the first line of a text that may be its headline."""


def subject(message: Message) -> str:
    """The subject of a message; empty if it has none."""
    value = message.get("Subject", "")
    raw = str(value) if isinstance(value, Header) else value
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        parts = [(raw, None)]
    return _bare("".join([_decoded(part, charset) for part, charset in parts]))


def subject_of_bytes(value: bytes) -> str:
    """The subject of a message, given as it is in its header, on one line and not encoded; empty if it has none."""
    return _bare(_decoded(value, None))


def _bare(text: str) -> str:
    """A decoded subject, clean, without the marks of answers; empty if it says that there is none."""
    text = clean_line(text)[:LONGEST]
    bare = _FORWARDED.sub("", text, count=1) if _FORWARDED.match(text) else text
    return "" if _NONE.fullmatch(bare) else bare


def _decoded(part: bytes | str, charset: str | None) -> str:
    """A part of a subject, decoded as it says, or else as its bytes look."""
    data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
    if charset and known(charset):
        return decode_as(data, charset).text
    found = decode(data)
    return found.text if found else ""


def lacks_headline(text: str) -> bool:
    """True if a printed text begins with its body or its authors, not with a headline."""
    first = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")
    bare = first.strip(" \u3000")
    indented = len(first) - len(first.lstrip(" \u3000")) > 1
    return bool(bare) and (indented or len(bare) > LONGEST_HEADLINE or bool(_SENTENCE.search(bare)) or is_byline(bare))


def without_signature(text: str) -> str:
    """A printed text without the signature of the mail's sender."""
    found = _SIGNATURE.search(text, max(0, len(text) - LONGEST_SIGNATURE))
    return text[: found.start() + 1] if found else text
