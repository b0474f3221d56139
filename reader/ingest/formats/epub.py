"""EPUB: the chapters of a book, in the order of its spine (EPUB 3.3, OCF and packages; EPUB 2 alike)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.decode import decode
from reader.ingest.document import Document
from reader.ingest.field_names import of_values
from reader.ingest.formats.entries import shown
from reader.ingest.formats.markup_tree import Element, local, text_of, xml_tree
from reader.ingest.formats.zip_archive import unpacked
from reader.ingest.page_metadata import RECORD, PageMetadata
from reader.model import Page

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True)
class Book:
    """What the package document of an EPUB says."""

    fields: dict[str, str]
    chapters: tuple[str, ...]
    """Paths in the archive, in reading order."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the chapters, which know what the book says of itself. Raises UnreadableError and TooMuchError."""
    book = _book(document)
    if book is None:
        raise UnreadableError(document.name, reasons.DAMAGED)
    said = PageMetadata().add(book.fields, RECORD)
    locked = {uri.get("URI", "") for uri in _named(_tree(document, ENCRYPTION), "cipherreference")}
    for path in book.chapters:
        document.reader.budget.take_entry()
        data = None if path in locked else _bytes(document, path)
        if data is None:
            reason = reasons.ENCRYPTED if path in locked else reasons.DAMAGED
            document.reader.report(UnreadableError(f"{document.name}!/{shown(path)}", reason))
        else:
            for page in document.pages_inside(data, shown(path)):
                yield replace(page, given={**said.given, **page.given}, origins={**said.origins, **page.origins})


def _book(document: Document) -> Book | None:
    """What the package document says; None when there is none to be read. Raises TooMuchError."""
    container = _tree(document, CONTAINER)
    paths = [] if container is None else [root.get("full-path", "") for root in _named(container, "rootfile")]
    package = _tree(document, paths[0]) if paths else None
    if package is None:
        return None
    items = {item.get("id"): item.get("href", "") for item in _named(package, "item")}
    home = posixpath.dirname(paths[0])
    wanted = [items[ref.get("idref")] for ref in _named(package, "itemref") if items.get(ref.get("idref"))]
    chapters = tuple(posixpath.normpath(posixpath.join(home, unquote(href.partition("#")[0]))) for href in wanted)
    return Book(_fields(package), tuple(dict.fromkeys(chapters)))


def _fields(package: Element) -> dict[str, str]:
    """The fields of every chapter: the book is the publication they stand in."""
    said: dict[str, str] = {}
    for element in reversed([inner for home in _named(package, "metadata") for inner in home.iter()]):
        said[local(element)] = text_of(element)
    return of_values(
        {"publication": said.get("title", ""), "date": said.get("date", ""), "authors": said.get("creator", "")}
    )


def _named(root: Element | None, name: str) -> Iterator[Element]:
    """The elements of a local name, in lower case, at any depth."""
    if root is not None:
        yield from (element for element in root.iter() if local(element) == name)


def _tree(document: Document, path: str) -> Element | None:
    """The tree of an XML file in the archive; None when it is missing, damaged or empty."""
    data = _bytes(document, path)
    decoded = decode(data) if data else None
    return xml_tree(decoded.text) if decoded else None


def _bytes(document: Document, path: str) -> bytes | None:
    """The bytes of a file in the archive; None when it is missing or damaged."""
    return unpacked(document.archive, path, document) if document.archive else None
