"""Text of a fragment of markup: of one element, or of a value that may hold HTML."""

from collections.abc import Iterator

from lxml import etree

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.clean import clean, clean_line
from reader.ingest.formats.markup_tree import (
    Element,
    holds_more_than,
    html_tree,
    is_note_mark,
    lines,
    local,
    on_one_line,
)
from reader.late_pattern import late

_PARAGRAPH_TAG = late("<(?:/?p|br ?/?)>")
_OTHER_TAG = late("<(?!(?:/?p|br ?/?)>)")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "#39": "'"}
"""Characters of the commonest references."""
_REFERENCE = late(f"&({'|'.join(_CHARACTERS)});")
_OTHER_REFERENCE = late(f"&(?!(?:{'|'.join(_CHARACTERS)});)")
_BLANKS = late(" {2,}")


def plain_lines(text: str, check: Check = unchecked) -> list[str]:
    """Lines of an HTML fragment, or of plain text if it has no markup; each clean and not empty."""
    if "<" not in text and "&" not in text:
        return [line for part in clean(text).split("\n") if (line := part.strip(" \u3000"))]
    if _only_paragraphs(text):
        parts = checked(_PARAGRAPH_TAG.split(clean(text, check)), check)
        return [line for part in parts if (line := on_one_line(_expanded(part)))]
    tree = html_tree(text, check)
    return [] if tree is None else [line.text for line in lines(tree, check=check)]


def _only_paragraphs(text: str) -> bool:
    """True if a text has no markup but paragraphs, each begun before it ends, line ends and the commonest references:
    it needs no tree."""
    if _OTHER_TAG.search(text) or _OTHER_REFERENCE.search(text):
        return False
    return all("<p>" in part for part in text.split("</p>")[:-1])


def _expanded(text: str) -> str:
    """Clean text with its references replaced by their characters, and clean again."""
    return clean(_REFERENCE.sub(lambda found: _CHARACTERS[found[1]], text)) if "&" in text else text


def text_of(element: Element | None) -> str:
    """All text in `element` on one clean line; empty for None."""
    inner = [] if element is None else _shown_text(element)
    return _BLANKS.sub(" ", clean_line("".join(inner)))


def value_of(element: Element) -> str:
    """The text of an element that has the value of a field, as `text_of`; empty for one that holds so many elements
    that it is no value: values that are nested in each other are not read again and again."""
    return "" if holds_more_than(MOST_INSIDE, element) else text_of(element)


MOST_INSIDE = 32
"""Most elements in the value of a field."""


def _shown_text(root: Element) -> Iterator[str]:
    """Pieces of text in `root`, without readings and marks of notes."""
    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start":
            name = local(element)
            if name in ("rt", "rp", "rtc") or (name in ("a", "sup") and is_note_mark(element)):
                skipped = element
            elif element.text and name:
                yield element.text
        elif event == "end" and skipped in (None, element):
            skipped = None
            if element.tail and element is not root:
                yield element.tail
