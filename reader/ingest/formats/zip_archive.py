"""Zip archives: their entries in natural order, unpacked in memory and within bounds.

What is damaged, encrypted or too large is reported, and the other entries still come.
"""

import stat
import zipfile
from collections.abc import Iterator

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.decode import decode
from reader.ingest.document import Document
from reader.ingest.formats.entries import is_wanted, shown
from reader.ingest.walk import natural
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """The pages of the entries that may be text. Raises UnreadableError and TooMuchError."""
    if document.archive is None:
        raise UnreadableError(document.name, reasons.DAMAGED)
    named = ((shown(_name_of(info)), info) for info in document.archive.infolist())
    encrypted = False
    for name, info in sorted(named, key=lambda each: natural(each[0])):
        document.reader.budget.take_entry()
        if info.filename.endswith("/") or not is_wanted(name) or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & 1:
            encrypted = True
        else:
            yield from _entry(document, document.archive, name, info)
    if encrypted:
        document.reader.report(UnreadableError(document.name, reasons.ENCRYPTED))


def _entry(document: Document, archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo) -> Iterator[Page]:
    """The pages of one entry, unless it is damaged or too large."""
    small = document.reader.budget.admits(info.file_size)
    data = unpacked(archive, info, document) if small else None
    if data is None:
        reason = reasons.DAMAGED if small else reasons.ENTRY_TOO_LARGE
        document.reader.report(UnreadableError(f"{document.name}!/{name}", reason))
    else:
        yield from document.pages_inside(data, name)


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo | str, document: Document) -> bytes | None:
    """The bytes of an entry; None when it is missing or damaged. Raises TooMuchError."""
    try:
        with archive.open(info) as packed:
            return Metered(packed, document.reader.budget).all()
    except (*DAMAGE, KeyError):
        return None


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of a zip entry; where it is not said to be UTF-8, in whatever encoding its maker's system had."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        decoded = decode(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
    return decoded.text if decoded else info.filename
