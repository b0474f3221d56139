"""EPUB: the chapters of a book, in the order of its spine (EPUB 3.3, OCF and packages; EPUB 2 in the same way)."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.errors import UnreadableError
from reader.ingest import reasons
from reader.ingest.decode import decode
from reader.ingest.document import Document, Surroundings
from reader.ingest.field_names import of_values
from reader.ingest.formats.entries import shown
from reader.ingest.formats.epub_contents import ContentsEntry, by_path, entries_of
from reader.ingest.formats.markup_text import value_of
from reader.ingest.formats.markup_tree import Element, bare_name, xml_tree
from reader.ingest.formats.zip_archive import unpacked
from reader.ingest.issue_line import issue_line
from reader.ingest.page_metadata import PageMetadata
from reader.late_pattern import late
from reader.model import RECORD, Page

CONTAINER = "META-INF/container.xml"
_BRACKETED = late(r"\s*[\[【(（][^\[\]【】()（）]{0,20}\d[^\[\]【】()（）]{0,20}[\]】)）]$")
"""Brackets behind the name of a newspaper in the title of a book: the day of the issue."""
ENCRYPTION = "META-INF/encryption.xml"


@dataclass(frozen=True)
class Book:
    """Contents of the package document of an EPUB."""

    fields: dict[str, str]
    chapters: tuple[str, ...]
    """Paths in the archive, in reading order."""
    names: frozenset[str]
    """File names of the chapters."""
    shared: frozenset[str]
    """File names that several chapters have, in different folders."""
    contents: Mapping[str, Sequence[ContentsEntry]]
    """Entries of the table of contents, by the path of the chapter."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the chapters, with the metadata of the book. Raises UnreadableError and TooMuchError."""
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
            for page in document.pages_inside(data, shown(path), _around(book, path)):
                yield replace(page, given={**said.given, **page.given}, origins={**said.origins, **page.origins})


def _book(document: Document) -> Book | None:
    """The contents of the package document; None if there is none or it is damaged. Raises TooMuchError."""
    container = _tree(document, CONTAINER)
    paths = [] if container is None else [root.get("full-path", "") for root in _named(container, "rootfile")]
    package = _tree(document, paths[0]) if paths else None
    if package is None:
        return None
    home = posixpath.dirname(paths[0])
    items = {item.get("id"): _path(home, item.get("href", "")) for item in _named(package, "item") if item.get("href")}
    wanted = [items[ref.get("idref")] for ref in _named(package, "itemref") if ref.get("idref") in items]
    navigation = [_path(home, item.get("href", "")) for item in _named(package, "item") if _is_contents(item)]
    chapters = tuple(path for path in dict.fromkeys(wanted) if path not in navigation)
    names = Counter(map(posixpath.basename, chapters))
    shared = frozenset(name for name, count in names.items() if count > 1)
    return Book(_fields(package), chapters, frozenset(names), shared, by_path(_contents(document, navigation)))


def _path(home: str, href: str) -> str:
    """Path in the archive of `href` in a package document in the folder `home`."""
    return posixpath.normpath(posixpath.join(home, unquote(href.partition("#")[0])))


def _is_contents(item: Element) -> bool:
    """True if an item of the manifest is the navigation document or the NCX."""
    return "nav" in item.get("properties", "").split() or item.get("media-type") == "application/x-dtbncx+xml"


def _contents(document: Document, navigation: Sequence[str]) -> list[ContentsEntry]:
    """Entries of the first table of contents that has any."""
    trees = ((path, _tree(document, path)) for path in navigation)
    return next((found for path, tree in trees if tree is not None and (found := list(entries_of(tree, path)))), [])


def _around(book: Book, path: str) -> Surroundings:
    """Metadata of a chapter from the contents: its section, its headline, and where its articles begin."""
    own = book.contents.get(path, ())
    leads_on = any(entry.leads_on for entry in own)
    anchors = {entry.fragment: entry.fields for entry in own if entry.fragment and not entry.leads_on}
    if not own or (leads_on and len(anchors) < 2):
        name = posixpath.basename(path)
        name = "" if name in book.shared else name
        return Surroundings(anchors=anchors, links=book.names, own_name=name, leads_on=leads_on and not anchors)
    return Surroundings(own[0].fields, anchors if len(anchors) > 1 else {})


def _fields(package: Element) -> dict[str, str]:
    """Fields shared by all chapters: the book is their publication; its creator is not their author."""
    said: dict[str, str] = {}
    for element in reversed([inner for home in _named(package, "metadata") for inner in home.iter()]):
        said[bare_name(element)] = value_of(element)
    title = said.get("title", "")
    line = issue_line(_BRACKETED.sub("", title))
    paper = {"publication": line.fields.get("publication") or _BRACKETED.sub("", title) or title}
    return of_values({"date": said.get("date", ""), **issue_line(title).fields, **paper})


def _named(root: Element | None, name: str) -> Iterator[Element]:
    """Elements with the local name `name` (lower case), at any depth."""
    if root is not None:
        yield from (element for element in root.iter() if bare_name(element) == name)


def _tree(document: Document, path: str) -> Element | None:
    """The tree of an XML file in the archive; None if the file is missing, damaged or empty."""
    data = _bytes(document, path)
    decoded = decode(data) if data else None
    return xml_tree(decoded.text) if decoded else None


def _bytes(document: Document, path: str) -> bytes | None:
    """The bytes of a file in the archive; None if it is missing or damaged."""
    return unpacked(document.archive, path, document) if document.archive else None
