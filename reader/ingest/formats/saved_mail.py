"""MHTML (RFC 2557): a web page saved as one message with its pictures; also mails with a page or text.

A mail's subject is the headline of its text if the text is one page without a headline of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import Policy, compat32
from functools import partial
from itertools import islice
from typing import Any

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_values import web_address
from reader.ingest.formats.plain_mail import plain_mail
from reader.ingest.mail_subject import lacks_headline, subject, without_signature
from reader.model import RECORD, Form, Page

MOST_FIELDS = 10_000
"""Most fields of a header: each of its values is sought among all of them."""
PIECE = 1 << 16
"""Bytes that are read between two checks: lines are compared with the boundaries one by one."""
DEEPEST = 20
"""Most parts that a part may be within: each line is compared with the boundaries of all of them."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the first HTML part, or else of the first text part. Raises OtherFormatError if there is neither."""
    if plain := plain_mail(document.data):
        yield from _headed(_inside(document, plain.text), plain.subject)
        return
    message = _message(document)
    walked = checked(message.walk(), document.check)
    parts = [part for part in walked if part.get_content_type() in ("text/html", "text/plain")]
    part = min(parts, key=lambda one: one.get_content_type() != "text/html", default=None)
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        raise OtherFormatError
    address = _address(part) or _address(message)
    found = _inside(document, data)
    if address:
        yield from (_addressed(page, address) for page in found)
    else:
        yield from _headed(found, subject(message))


def _inside(document: Document, data: bytes) -> Iterator[Page]:
    """The pages of a part of the mail, which has the mail's name."""
    return document.pages_of(data, document.name, document.reader.deeper, document.surroundings)


def _message(document: Document) -> Message:
    """The message, read piece by piece: a file of many parts takes long. Raises CancelledReadingError."""
    parser = BytesFeedParser(partial(_Part, document.check))
    for begin in range(0, len(document.data), PIECE):
        document.check()
        parser.feed(document.data[begin : begin + PIECE])
    return parser.close()


class _Part(Message):
    """A message, or a part of one."""

    levels = 0
    """Number of parts that it is within."""

    def __init__(self, check: Check = unchecked, policy: "Policy[Any]" = compat32) -> None:
        """`check` is called for each field and part, which may be very many."""
        super().__init__(policy)
        self.check = check

    def set_raw(self, name: str, value: str) -> None:
        """Add a field of the header. Raises OtherFormatError if there are too many, and what the check raises."""
        self.check()
        if len(self) >= MOST_FIELDS:
            raise OtherFormatError
        super().set_raw(name, value)

    def attach(self, payload: Message | str) -> None:
        """Add a part, which is about to be read. Raises OtherFormatError if it is too deep, and as `set_raw`."""
        self.check()
        if isinstance(payload, _Part):
            payload.levels = self.levels + 1
            if payload.levels > DEEPEST:
                raise OtherFormatError
        super().attach(payload)


def _address(part: Message) -> str | None:
    """Web address that the page was saved from; None if not given."""
    said = (part.get(name) for name in ("Snapshot-Content-Location", "Content-Location"))
    return next((address for value in said if value and (address := web_address(str(value).strip()))), None)


def _addressed(page: Page, address: str) -> Page:
    """`page` with the address that it was saved from, unless it has an address of its own."""
    return replace(page, given={"url": address, **page.given}, origins={"url": RECORD, **page.origins})


def _headed(pages: Iterator[Page], headline: str) -> Iterator[Page]:
    """`pages`; the only one with `headline` if it has none itself."""
    opening = list(islice(pages, 2))
    if len(opening) == 1 and headline:
        yield _with_headline(opening[0], headline)
    else:
        yield from opening
    yield from pages


def _with_headline(page: Page, headline: str) -> Page:
    """`page` with `headline` if it has none itself: as a field of an article or of a line, or else as the first line
    of printed text."""
    if page.form is Form.ARTICLE:
        return replace(page, given={"headline": headline, **page.given}, origins={"headline": RECORD, **page.origins})
    text = without_signature(page.text)
    if lacks_headline(text):
        if page.form is Form.FLAT and "\n" not in (alone := text.strip()):
            return _article(page, headline, alone)
        text = f"{headline}\n\n{text}"
    return page if text is page.text else replace(page, text=text)


def _article(page: Page, headline: str, text: str) -> Page:
    """The article of a mail whose text is one line: nothing in it has to be found."""
    given, origins = {"headline": headline, **page.given}, {"headline": RECORD, **page.origins}
    return Page.brief(page.source, text, Form.ARTICLE, given, origins, page.first_line, page.encoding)
