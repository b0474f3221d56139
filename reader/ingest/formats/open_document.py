"""OpenDocument texts (`.odt`; ISO/IEC 26300): one line a paragraph, headings by their element or style.

Deleted text, comments and tables of contents are left out, notes stand behind the text. Read with lxml, which HTML
needs anyway: the library for the format, odfpy, has had no release since 2020.
"""

import zipfile
from collections.abc import Iterator

from reader.ingest.document import Document
from reader.ingest.formats.markup_tree import Element, local
from reader.ingest.formats.office_parts import archive_of, attribute, elements
from reader.ingest.formats.typed_text import INDENT, as_heading, typed_pages
from reader.model import Page

CONTENT = "content.xml"
STYLE_PARTS = ("styles.xml", CONTENT)
TITLE = "Title"
"""Name of the style of a text's title."""
_ASIDE = frozenset(("tracked-changes", "annotation", "index-body"))
"""Elements around paragraphs that are not of the text."""
NOTE = "note"
_BREAKS = {"tab": "\u3000", "line-break": "\n"}
MOST_BLANKS = 80


def pages(document: Document) -> Iterator[Page]:
    """The pages of the document, mostly one. Raises UnreadableError and TooMuchError."""
    with archive_of(document) as archive:
        indented, titles = _styles(archive, document)
        lines: list[str] = []
        notes: list[str] = []
        for paragraph in elements(archive, CONTENT, "p h", document):
            around = {local(element) for element in paragraph.iterancestors()}
            if NOTE in around:
                notes.append(_text(paragraph).replace("\n", " "))
            elif _ASIDE.isdisjoint(around):
                style = attribute(paragraph, "style-name")
                level = _level(paragraph) or (1 if style in titles else 0)
                lines += _lines(_text(paragraph), level, INDENT if style in indented else "")
    yield from typed_pages(document, lines, [*filter(None, map(str.strip, notes))])


def _styles(archive: zipfile.ZipFile, document: Document) -> tuple[set[str], set[str]]:
    """Names of the styles with an indented first line, and of those of titles."""
    indented, titles = set(), {TITLE}
    for part in STYLE_PARTS:
        for style in elements(archive, part, "style", document):
            name, parent = (attribute(style, key) for key in ("name", "parent-style-name"))
            if parent in titles:
                titles.add(name)
            indents = [attribute(setting, "text-indent") for setting in style.iter()]
            if any(indent[:1].isdecimal() and indent.strip("0.cmintp") for indent in indents):
                indented.add(name)
    return indented, titles


def _level(paragraph: Element) -> int:
    """Level of a heading, from 1; 0 for a paragraph."""
    level = attribute(paragraph, "outline-level")
    return (
        (int(level) if level.isascii() and level.isdecimal() and len(level) < 3 else 1)
        if local(paragraph) == "h"
        else 0
    )


def _lines(text: str, level: int, indent: str) -> Iterator[str]:
    """Lines of a paragraph, mostly one."""
    for line in text.split("\n"):
        if bare := line.strip():
            yield as_heading(bare, level) if level else indent + bare


def _text(element: Element) -> str:
    """The text of a paragraph, without notes and comments in it; white space as XML has it (a line feed is a blank)."""
    parts = [_own(element.text)]
    for child in element:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            parts.append(
                " " * min(int(count) if count.isascii() and count.isdecimal() and len(count) < 4 else 1, MOST_BLANKS)
            )
        elif name not in _ASIDE and name != NOTE:
            parts.append(_BREAKS.get(name) or _text(child))
        parts.append(_own(child.tail))
    return "".join(parts)


def _own(text: str | None) -> str:
    return (text or "").replace("\n", " ")
