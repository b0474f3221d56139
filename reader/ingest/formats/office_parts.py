"""Parts of documents of Office Open XML (ECMA-376): the elements of one, read a step at a time and within bounds."""

import zipfile
from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Metered
from reader.ingest.document import Document
from reader.ingest.formats.markup_tree import Element


def elements(archive: zipfile.ZipFile, name: str, tag: str, document: Document) -> Iterator[Element]:
    """The elements called `tag` of the part `name`, one at a time; none when there is no such part."""
    if name not in archive.NameToInfo:
        return
    if not document.reader.budget.admits(archive.NameToInfo[name].file_size):
        raise UnreadableError(f"{document.name}!/{name}", reasons.ENTRY_TOO_LARGE)
    with archive.open(name) as packed:
        stream = cast(IO[bytes], Metered(packed, document.reader.budget))
        for _, element in etree.iterparse(stream, tag=f"{{*}}{tag}", no_network=True, resolve_entities=False):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
