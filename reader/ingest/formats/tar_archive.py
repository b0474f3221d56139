"""Tar archives: their entries in stored order, unpacked in memory and within bounds."""

import io
import tarfile
from collections.abc import Iterator
from typing import IO, cast

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import TOTAL, Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.document import Document
from reader.ingest.formats.entries import is_wanted, shown
from reader.ingest.raw_names import readable
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """The pages of the entries that may be text. Raises TooMuchError."""
    return pages_of_stream(document, Metered(io.BytesIO(document.data), document.reader.budget))


def pages_of_stream(document: Document, stream: Metered) -> Iterator[Page]:
    """The pages in the tar archive `stream`, which is part of `document`. Damage is reported. Raises TooMuchError."""
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|", errors="surrogateescape") as archive:
            for member in archive:
                document.reader.budget.take_entry()
                if member.size > TOTAL:
                    raise tarfile.ReadError  # no entry could follow it, and skipping it would take forever
                name = shown(readable([member.name.encode("utf-8", "surrogateescape")])[0])
                if member.isreg() and not member.issparse() and is_wanted(name):
                    yield from _entry(document, archive, name, member)
    except (*DAMAGE, OverflowError):
        document.reader.report(UnreadableError(document.name, reasons.DAMAGED))


def _entry(document: Document, archive: tarfile.TarFile, name: str, member: tarfile.TarInfo) -> Iterator[Page]:
    """The pages of one entry; an entry too large is reported."""
    if not document.reader.budget.admits(member.size):
        document.reader.report(UnreadableError(f"{document.name}!/{name}", reasons.ENTRY_TOO_LARGE))
    else:
        yield from document.pages_inside(cast(IO[bytes], archive.extractfile(member)).read(), name)
