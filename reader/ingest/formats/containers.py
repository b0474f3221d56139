"""The pages inside archives and compressed files: each entry read as a source of its own, but bounded together."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.formats import epub
from reader.ingest.formats.archives import DAMAGE, ArchiveEntry, is_wanted, tar_entries, unpacked, zip_entries
from reader.ingest.formats.detect import Format, container
from reader.ingest.page_metadata import RECORD, PageMetadata
from reader.ingest.pages import SourceReader, pages
from reader.model import Page


def pages_inside(data: bytes, name: str, kind: Format, reading: SourceReader) -> Iterator[Page]:
    """The pages in an archive or compressed file. Raises UnreadableError and TooMuchError."""
    if kind is Format.ZIP:
        yield from _zip(data, name, reading)
    elif kind is Format.TAR:
        yield from _tar(Metered(io.BytesIO(data), reading.budget), name, reading)
    else:
        yield from _compressed(data, name, kind, reading)


def _zip(data: bytes, name: str, reading: SourceReader) -> Iterator[Page]:
    """The pages of a zip archive, which may be an EPUB."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableError(name, reasons.DAMAGED) from error
    if epub.is_epub(archive):
        yield from _book(archive, name, reading)
    elif "[Content_Types].xml" not in archive.NameToInfo:
        for entry in zip_entries(archive, name, reading.budget, reading.report):
            yield from _entry(entry, name, reading)
    elif reading.asked:
        raise UnreadableError(name, reasons.FOREIGN)


def _book(archive: zipfile.ZipFile, name: str, reading: SourceReader) -> Iterator[Page]:
    """The chapters of an EPUB, which know what the book says of itself."""
    book = epub.book(archive, reading.budget)
    if book is None:
        raise UnreadableError(name, reasons.DAMAGED)
    for entry in epub.chapters(archive, book, name, reading.budget, reading.report):
        for page in _entry(entry, name, reading):
            said = PageMetadata().add(book.fields, RECORD)
            yield replace(page, given={**said.given, **page.given}, origins={**said.origins, **page.origins})


def _tar(stream: Metered, name: str, reading: SourceReader) -> Iterator[Page]:
    """The pages of a tar archive."""
    for entry in tar_entries(stream, name, reading.budget, reading.report):
        yield from _entry(entry, name, reading)


def _compressed(data: bytes, name: str, kind: Format, reading: SourceReader) -> Iterator[Page]:
    """The pages of a compressed file: of the tar archive in it, or of the one file that it is."""
    try:
        opening = unpacked(data, kind, reading.budget).read(512)
        if container(opening) is Format.TAR:
            yield from _tar(unpacked(data, kind, reading.budget), name, reading)
        else:
            inner = name.rpartition("/")[2].rpartition(".")[0] or "data"
            if is_wanted(inner):
                yield from _entry(ArchiveEntry(inner, unpacked(data, kind, reading.budget).all()), name, reading)
    except DAMAGE as error:
        raise UnreadableError(name, reasons.DAMAGED) from error


def _entry(entry: ArchiveEntry, name: str, reading: SourceReader) -> Iterator[Page]:
    """The pages of one entry of the archive called `name`; what is wrong with it is reported, and the others go on."""
    try:
        yield from pages(entry.data, f"{name}!/{entry.name}", reading.inside())
    except UnreadableError as error:
        reading.report(error)
