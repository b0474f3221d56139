"""Compressed files (gzip, bzip2, xz): the pages of the tar archive or of the single file in them."""

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from typing import IO, cast

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.document import Document
from reader.ingest.formats.entries import is_wanted
from reader.ingest.formats.recognition import is_tar_header
from reader.ingest.formats.tar_archive import pages_of_stream
from reader.model import Page


def pages(document: Document) -> Iterator[Page]:
    """The pages in a compressed file. Raises UnreadableError and TooMuchError."""
    try:
        if is_tar_header(_unpacked(document).read(512)):
            yield from pages_of_stream(document, _unpacked(document))
        else:
            inner = document.name.rpartition("/")[2].rpartition(".")[0] or "data"
            if is_wanted(inner):
                yield from document.pages_inside(_unpacked(document).all(), inner)
    except DAMAGE as error:
        raise UnreadableError(document.name, reasons.DAMAGED) from error


def _unpacked(document: Document) -> Metered:
    """The decompressed stream, metered by the budget."""
    return Metered(_opened(io.BytesIO(document.data)), document.reader.budget)


def _opened(packed: io.BytesIO) -> IO[bytes]:
    """The decompressor of `packed`, chosen by its first byte."""
    opening = packed.getvalue()[:1]
    if opening == b"B":
        return cast(IO[bytes], bz2.BZ2File(packed))
    if opening == b"\xfd":
        return cast(IO[bytes], lzma.LZMAFile(packed))
    return cast(IO[bytes], gzip.GzipFile(fileobj=packed))
