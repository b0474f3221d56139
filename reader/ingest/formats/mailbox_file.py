"""Mailboxes (mbox; RFC 4155): mails one below another, each with a line above that begins with `From `."""

from collections.abc import Iterator

from reader.ingest.document import Document
from reader.late_pattern import late
from reader.model import Page

_BEGIN = late(rb"(?:\A|\n\r?\n)From [^\r\n]{1,200}\d{4}(?: [+-]\d{4})?\r?\n(?=[A-Za-z-]{2,40}: )")
"""The line above a mail, and the empty line before it."""
_QUOTED = late(rb"\n>(?=>{0,8}From )")
"""A mark before a line of a mail that begins as the line above the next would."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the mails. Raises TooMuchError."""
    for number, mail in enumerate(_BEGIN.split(document.data)[1:], 1):
        document.reader.budget.take_entry()
        yield from document.pages_inside(_QUOTED.sub(b"\n", mail), f"{number}.eml")
