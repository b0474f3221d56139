"""EPUB: the chapters of a book, in the order of its spine (EPUB 3.3, OCF and packages; EPUB 2 alike).

Takes an opened zip archive, gives each chapter's path and bytes, and what the package says of the whole.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.bounds import Budget, Metered, Report
from reader.ingest.decode import decode
from reader.ingest.field_names import of_values
from reader.ingest.formats.archives import DAMAGE, ArchiveEntry, shown
from reader.ingest.formats.markup_tree import Element, local, text_of, xml_tree

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True)
class Book:
    """What the package document of an EPUB says."""

    fields: dict[str, str]
    chapters: tuple[str, ...]
    """Paths in the archive, in reading order."""


def is_epub(archive: zipfile.ZipFile) -> bool:
    """Whether a zip archive is an EPUB."""
    return CONTAINER in archive.NameToInfo


def book(archive: zipfile.ZipFile, budget: Budget) -> Book | None:
    """What the package document says; None when there is none to be read. Raises TooMuchError."""
    container = _tree(archive, CONTAINER, budget)
    paths = [] if container is None else [root.get("full-path", "") for root in _named(container, "rootfile")]
    package = _tree(archive, paths[0], budget) if paths else None
    if package is None:
        return None
    items = {item.get("id"): item.get("href", "") for item in _named(package, "item")}
    home = posixpath.dirname(paths[0])
    wanted = [items[ref.get("idref")] for ref in _named(package, "itemref") if items.get(ref.get("idref"))]
    chapters = tuple(posixpath.normpath(posixpath.join(home, unquote(href.partition("#")[0]))) for href in wanted)
    return Book(_fields(package), tuple(dict.fromkeys(chapters)))


def chapters(
    archive: zipfile.ZipFile, found: Book, name: str, budget: Budget, report: Report
) -> Iterator[ArchiveEntry]:
    """The chapters of the book called `name`. Raises TooMuchError."""
    locked = {uri.get("URI", "") for uri in _named(_tree(archive, ENCRYPTION, budget), "cipherreference")}
    for path in found.chapters:
        budget.take_entry()
        data = None if path in locked else _bytes(archive, path, budget)
        if data is None:
            reason = reasons.ENCRYPTED if path in locked else reasons.DAMAGED
            report(UnreadableError(f"{name}!/{shown(path)}", reason))
        else:
            yield ArchiveEntry(shown(path), data)


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


def _tree(archive: zipfile.ZipFile, path: str, budget: Budget) -> Element | None:
    """The tree of an XML file in the archive; None when it is missing, damaged or empty."""
    data = _bytes(archive, path, budget) if path in archive.NameToInfo else None
    decoded = decode(data) if data else None
    return xml_tree(decoded.text) if decoded else None


def _bytes(archive: zipfile.ZipFile, path: str, budget: Budget) -> bytes | None:
    """The bytes of a file in the archive; None when it is missing or damaged."""
    try:
        with archive.open(path) as packed:
            return Metered(packed, budget).all()
    except (*DAMAGE, KeyError):
        return None
