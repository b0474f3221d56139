"""The table of contents of an EPUB: the navigation document of EPUB 3, or the NCX of EPUB 2.

Takes the tree of either, gives its entries in order: where each leads, what it is called, and under what it stands.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from reader.ingest.formats.markup_tree import Element, local, text_of
from reader.ingest.issue_line import issue_line

DEEPEST = 16
"""Levels of contents that are looked at."""


@dataclass(frozen=True)
class ContentsEntry:
    """One line of the contents."""

    path: str
    """The file it leads to, in the archive."""
    fragment: str
    """The element in that file; "" for its beginning."""
    label: str
    above: str
    """The label of the entry it stands under; "" at the top."""
    leads_on: bool
    """Whether entries stand under it."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What it tells of an article: the section, or else the page, that it stands under, and a headline."""
        page = issue_line(self.above).fields
        if "page" not in page:
            return {"headline": self.label, "section": self.above}
        return {"headline": self.label, **{name: page[name] for name in ("page", "page_name") if name in page}}


def entries_of(root: Element, path: str) -> Iterator[ContentsEntry]:
    """The entries of the contents whose file is at `path` in the archive."""
    home = posixpath.dirname(path)
    starts = [element for element in root.iter() if local(element) == "navmap"] or _lists(root)
    for start in starts[:1]:
        yield from _below(start, home, "", DEEPEST)


def _lists(root: Element) -> list[Element]:
    """The lists of the `nav` elements of a navigation document, that of the contents first."""
    navs = [element for element in root.iter() if local(element) == "nav"]
    navs.sort(key=lambda nav: not any(str(value) == "toc" for value in nav.values()))
    return [child for nav in navs for child in nav if local(child) == "ol"]


def _below(element: Element, home: str, above: str, deeper: int) -> Iterator[ContentsEntry]:
    """The entries of a list, each before those that stand under it."""
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
    """The label of an entry, and where it leads."""
    label, target = "", ""
    for child in item:
        name = local(child)
        if name in ("navlabel", "a", "span") and not label:
            label = text_of(child)
        target = target or child.get("href") or (child.get("src") or "" if name == "content" else "")
    return label, target


def by_path(entries: Sequence[ContentsEntry]) -> dict[str, list[ContentsEntry]]:
    """The entries that lead to each file."""
    found: dict[str, list[ContentsEntry]] = {}
    for entry in entries:
        if entry.path:
            found.setdefault(entry.path, []).append(entry)
    return found
