"""Parts of documents that are archives of XML (Office Open XML, OpenDocument): their elements, step by step, within
bounds."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from lxml import etree

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.damage import DAMAGE
from reader.ingest.document import Document
from reader.ingest.formats.markup_tree import Element


@contextmanager
def archive_of(document: Document) -> Iterator[zipfile.ZipFile]:
    """The document as a zip archive. Raises UnreadableError if it is damaged, also for errors in the `with` block."""
    if document.archive is None:
        raise UnreadableError(document.name, reasons.DAMAGED)
    try:
        yield document.archive
    except (*DAMAGE, etree.LxmlError) as error:
        raise UnreadableError(document.name, reasons.DAMAGED) from error


def elements(archive: zipfile.ZipFile, name: str, tags: str, document: Document) -> Iterator[Element]:
    """The elements of the part `name` with one of the `tags` (blanks between), one at a time; none without the part."""
    if name not in archive.NameToInfo:
        return
    if not document.reader.budget.admits(archive.NameToInfo[name].file_size):
        raise UnreadableError(f"{document.name}!/{name}", reasons.ENTRY_TOO_LARGE)
    with archive.open(name) as packed:
        stream = cast(IO[bytes], Metered(packed, document.reader.budget))
        for _, element in etree.iterparse(
            stream, tag=[f"{{*}}{tag}" for tag in tags.split()], no_network=True, resolve_entities=False
        ):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty if absent."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")
