"""Plain mails: a header that says of the text at most that it is text as it stands, and below it the text.

There are mailboxes of very many such mails, and the library that reads all mails (RFC 5322, RFC 2045) takes longer over
one than all else does. What it would read otherwise is left to it: folded and encoded fields, parts, packed text.
"""

from typing import NamedTuple

from reader.ingest.mail_subject import subject_of_bytes
from reader.late_pattern import late

_HEADER = late(rb"(?:[!-9;-~]{1,78}:[^\r\n]{0,998}\r?\n){1,100}(?:\r?\n|\Z)")
"""Fields of a line each, and the empty line below them, if there is more."""
_OTHER = late(
    rb"(?im)^(?:Content-Type:(?![ \t]*text/(?:plain|html)[ \t]*(?:;|\r?$))"
    rb"|Content-Transfer-Encoding:(?![ \t]*[78]bit[ \t]*\r?$)"
    rb"|(?:Snapshot-)?Content-Location:)"
)
"""A field of a mail that is not plain."""
_SUBJECT = late(rb"(?im)^Subject:[ \t]*([^\r\n]*)")


class PlainMail(NamedTuple):
    """The text of a mail, undecoded, and its subject, empty if it has none."""

    text: bytes
    subject: str


def plain_mail(data: bytes) -> PlainMail | None:
    """The mail in `data`; None if it is not plain."""
    header = _HEADER.match(data)
    if not header or _OTHER.search(data, 0, header.end()):
        return None
    found = _SUBJECT.search(data, 0, header.end())
    value = found[1] if found else b""
    return None if b"=?" in value else PlainMail(data[header.end() :], subject_of_bytes(value) if value else "")
