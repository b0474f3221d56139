"""Word documents (`.docx`; ECMA-376, WordprocessingML): one line a paragraph, headings by their styles.

Deleted text and field codes are left out, notes stand behind the text. Read with lxml, which HTML needs anyway:
python-docx needs it too, and loads every part of a file whole, however large.
"""

import zipfile
from collections.abc import Iterator, Mapping

from reader.ingest.document import Document
from reader.ingest.formats.markup_tree import Element, local
from reader.ingest.formats.office_parts import archive_of, attribute, elements
from reader.ingest.formats.typed_text import INDENT, as_heading, typed_pages
from reader.late_pattern import late
from reader.model import Page

TEXT = "word/document.xml"
STYLES = "word/styles.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_HEADING = late(r"heading ([1-9])")
BREAKS = {"tab": "\u3000", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}
"""Elements that stand for a character."""


def pages(document: Document) -> Iterator[Page]:
    """The pages of the document, mostly one. Raises UnreadableError and TooMuchError."""
    with archive_of(document) as archive:
        levels = _levels(archive, document)
        lines = [line for paragraph in elements(archive, TEXT, "p", document) for line in _lines(paragraph, levels)]
        noted = (paragraph for part in NOTES for paragraph in elements(archive, part, "p", document))
        notes = [line.strip() for paragraph in noted for line in _lines(paragraph, {})]
    yield from typed_pages(document, lines, notes)


def _levels(archive: zipfile.ZipFile, document: Document) -> dict[str, int]:
    """Heading level, from 1, of each heading style, by the style's id."""
    found: dict[str, int] = {}
    for style in elements(archive, STYLES, "style", document):
        name = next((_value(child) for child in style if local(child) == "name"), "").lower()
        if match := _HEADING.fullmatch(name):
            found[attribute(style, "styleId")] = int(match[1])
        elif name == "title":
            found[attribute(style, "styleId")] = 1
    return found


def _lines(paragraph: Element, levels: Mapping[str, int]) -> Iterator[str]:
    """Lines of a paragraph, mostly one; none for the fallback copy of a drawing for old programs."""
    if any(local(around) == "fallback" for around in paragraph.iterancestors()):
        return
    text = "".join(_text(part) for run in paragraph.iter() if local(run) == "r" for part in run)
    level = 0
    indent = ""
    for setting in (part for own in paragraph if local(own) == "ppr" for part in own):
        if local(setting) == "pstyle":
            level = levels.get(_value(setting), 0)
        elif local(setting) == "ind" and (attribute(setting, "firstLine") or attribute(setting, "firstLineChars")):
            indent = INDENT
    for line in text.split("\n"):
        if bare := line.strip():
            yield as_heading(bare, level) if level else indent + bare


def _text(part: Element) -> str:
    """The text of a part of a run."""
    name = local(part)
    return (part.text or "") if name == "t" else BREAKS.get(name, "")


def _value(element: Element) -> str:
    return attribute(element, "val")
