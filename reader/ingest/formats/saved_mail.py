"""MHTML (RFC 2557): a web page saved as one message with its pictures; also mails with a page or text."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesFeedParser

from reader.ingest.bounds import CHUNK
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_values import web_address
from reader.ingest.page_metadata import RECORD
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """The pages of the first HTML part, or else of the first text part. Raises OtherFormatError if there is neither."""
    message = _message(document)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "text/plain")]
    part = min(parts, key=lambda one: one.get_content_type() != "text/html", default=None)
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        raise OtherFormatError
    address = _address(part) or _address(message)
    inside = replace(document.reader, depth=document.reader.depth - 1)
    for page in document.pages_of(data, document.name, inside, document.surroundings):
        yield _addressed(page, address) if address else page


def _message(document: Document) -> Message:
    """The message, read piece by piece: a file of many parts takes long. Raises CancelledReadingError."""
    parser = BytesFeedParser()
    for begin in range(0, len(document.data), CHUNK):
        document.check()
        parser.feed(document.data[begin : begin + CHUNK])
    return parser.close()


def _address(part: Message) -> str | None:
    """Web address that the page was saved from; None if not given."""
    said = (part.get(name) for name in ("Snapshot-Content-Location", "Content-Location"))
    return next((address for value in said if value and (address := web_address(str(value).strip()))), None)


def _addressed(page: Page, address: str) -> Page:
    """`page` with the address that it was saved from, unless it has an address of its own."""
    return replace(page, given={"url": address, **page.given}, origins={"url": RECORD, **page.origins})
