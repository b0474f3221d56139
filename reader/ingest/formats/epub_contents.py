"""Table of contents of an EPUB: the navigation document of EPUB 3, or the NCX of EPUB 2.

Takes its tree; gives its entries in order, each with target, label and parent.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from reader.ingest.formats.markup_text import value_of
from reader.ingest.formats.markup_tree import Element, local
from reader.ingest.issue_line import issue_line

DEEPEST = 16
"""Most levels of the table of contents that are read."""


@dataclass(frozen=True)
class ContentsEntry:
    """One entry of the table of contents."""

    path: str
    """Target file, as a path in the archive."""
    fragment: str
    """Id of the target element in the file; empty for the file's beginning."""
    label: str
    above: str
    """Label of the parent entry; empty at the top level."""
    leads_on: bool
    """True if the entry has children."""

    @property
    def fields(self) -> Mapping[str, str]:
        """Fields of an article: its headline, and the page or else the section named by the parent entry.

        An entry that names a page is none of an article.
        """
        own = issue_line(self.label)
        if "page" in own.fields and not own.rest:
            return {name: own.fields[name] for name in ("page", "page_name") if name in own.fields}
        page = issue_line(self.above).fields
        if "page" not in page:
            return {"headline": self.label, "section": self.above}
        return {"headline": self.label, **{name: page[name] for name in ("page", "page_name") if name in page}}


def entries_of(root: Element, path: str) -> Iterator[ContentsEntry]:
    """Entries of the table of contents in the file at `path` in the archive."""
    home = posixpath.dirname(path)
    starts = [element for element in root.iter() if local(element) == "navmap"] or _lists(root)
    for start in starts[:1]:
        yield from _below(start, home, "", DEEPEST)


def _lists(root: Element) -> list[Element]:
    """Lists of the `nav` elements of a navigation document, the table of contents first."""
    navs = [element for element in root.iter() if local(element) == "nav"]
    navs.sort(key=lambda nav: not any(str(value) == "toc" for value in nav.values()))
    return [child for nav in navs for child in nav if local(child) == "ol"]


def _below(element: Element, home: str, above: str, deeper: int) -> Iterator[ContentsEntry]:
    """Entries of a list, each before its children; `deeper` is the number of levels left."""
    for item in element if deeper else ():
        if local(item) not in ("navpoint", "li"):
            continue
        label, target = _labelled(item)
        inner = [item] if local(item) == "navpoint" else [child for child in item if local(child) == "ol"]
        under = [entry for part in inner for entry in _below(part, home, label, deeper - 1)]
        if target or label:
            href, _, fragment = target.partition("#")
            path = posixpath.normpath(posixpath.join(home, unquote(href))) if href else ""
            yield ContentsEntry(path, unquote(fragment), label, above, bool(under))
        yield from under


def _labelled(item: Element) -> tuple[str, str]:
    """Label and target of an entry."""
    label, target = "", ""
    for child in item:
        name = local(child)
        if name in ("navlabel", "a", "span") and not label:
            label = value_of(child)
        target = target or child.get("href") or (child.get("src") or "" if name == "content" else "")
    return label, target


def by_path(entries: Sequence[ContentsEntry]) -> dict[str, list[ContentsEntry]]:
    """Entries by their target file."""
    found: dict[str, list[ContentsEntry]] = {}
    for entry in entries:
        if entry.path:
            found.setdefault(entry.path, []).append(entry)
    return found
