"""Trees of HTML and XML, and the lines of text in them.

Takes markup as text, of any origin and however broken. Only the character entities of HTML are expanded, nothing is
fetched, and markup that nests too deep is flattened: a tree is never larger than its text.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html.entities import html5
from itertools import islice
from typing import NamedTuple

from lxml import etree

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.clean import clean
from reader.late_pattern import late

Element = etree._Element

_UNSEEN = "script style noscript template iframe object svg math head select button textarea rt rp rtc"
UNSEEN = frozenset(_UNSEEN.split())
"""Elements whose text is not shown or not to be read: readings above characters (ruby) are no part of the text."""

_BLOCKS = (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul"
    " founder-title founder-subtitle founder-introtitle founder-pretitle founder-author founder-content"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line."""

_NAMED = late(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_BREAK = late("(?<=[\u3000-\uffef]) *\n *(?=[\u3000-\uffef])")
"""A line feed inside Chinese text, which does not become a space."""
_GAP = late("[ \n]+")
_TAG = late(r"<[^<>]{0,2000}>")
_LONG_TAG = late(r"<([a-zA-Z][\w:-]{0,60})[\s/][^<>]{30000,}>")
"""A tag with very many attributes or an embedded picture: its content is dropped, since looking up one attribute among
many thousands takes the library long."""
_LOST = late(r"&#(?:[xX]0*[dD][89abAB][0-9a-fA-F]{2}|0*5(?:5[2-9]|6\d|7[0-3])\d\d);")
"""A reference to one surrogate of a pair, which no text can hold."""
_MENDED = ((_LONG_TAG, r"<\1>"), (_LOST, "\ufffd"))
"""Markup that the library would stumble over, and its replacements."""
_READING = late(r"<(rt|rp)\b[^<>]{0,200}>[^<>]{0,60}(?=<(?:r[btp]|rtc|/ruby|/rtc)\b)", re.IGNORECASE)
"""A ruby reading without end tag, as HTML allows; the library would add the following text to it."""
_DECLARATION = late(r"<\?xml[^>]{0,200}\?>")


_BARS = late(r"(?:^|\s)(?:calibre_)?navbar(?:$|\s)")
"""Class of a navigation bar."""


_NOTE = late(r"\b(?:doc-)?(?:foot|end|rear)notes?\b")


STEP = 1 << 20
"""Code points given to a parser at once."""


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
AROUND_LINE = 3
"""Levels up from a line at which a heading is still its own."""


class TextLine(NamedTuple):
    """A line of text as a browser would show it, with its element."""

    text: str
    home: Element
    """The innermost block element around the line."""
    linked: int
    """Number of its code points in links."""
    heading: str
    """Name of the heading element around it, at most `AROUND_LINE` levels up; empty if there is none."""


def html_tree(text: str, check: Check = unchecked) -> Element | None:
    """The tree of an HTML page or fragment; None if it is empty. Raises what `check` raises."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    return _tree(_READING.sub(r"\g<0></\1>", text), parser, check)


def xml_tree(text: str, check: Check = unchecked) -> Element | None:
    """The tree of an XML document, repaired if broken; None if it is empty. Raises what `check` raises."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        strip_cdata=False,
        remove_comments=True,
        remove_pis=True,
    )
    check()
    return _tree(_NAMED.sub(_character, _DECLARATION.sub("", text, count=1)), parser, check)


def _tree(text: str, parser: "etree.XMLParser | etree.HTMLParser", check: Check) -> Element | None:
    """The tree of `text` by `parser`, flattened if the library's limits were exceeded."""
    text = clean(text, check).strip()
    for pattern, other in _MENDED:
        check()
        text = pattern.sub(other, text)
    try:
        tree = etree.fromstring(text.encode(), parser) if len(text) <= STEP else _in_steps(text, parser, check)
    except (etree.LxmlError, ValueError):
        tree = None
    limits = (entry.type_name == "ERR_RESOURCE_LIMIT" or "PARSE_HUGE" in entry.message for entry in parser.error_log)
    return _flat(text) if any(limits) else tree


def _in_steps(text: str, parser: "etree.XMLParser | etree.HTMLParser", check: Check) -> Element | None:
    """The tree of a long text, which is fed to `parser` piece by piece."""
    for begin in range(0, len(text), STEP):
        check()
        parser.feed(text[begin : begin + STEP].encode())
    tree = parser.close()
    return tree if isinstance(tree, etree._Element) else None


def _flat(text: str) -> Element:
    """A tree without depth for markup that exceeds the library's limits: its text, with a line end for each tag."""
    root = etree.Element("pre")
    root.text = _TAG.sub("\n", text)
    return root


def _character(name: re.Match[str]) -> str:
    """The character of a named HTML entity; unchanged if XML has the name too or the name is unknown."""
    return name[0] if name[1] in _XML_OWN else html5.get(f"{name[1]};", name[0])


def local(element: Element) -> str:
    """Name of `element` without its namespace, in lower case; empty for comments, entities and the like."""
    return _local(element.tag)


@lru_cache(maxsize=1 << 12)
def _local(tag: object) -> str:
    """Name in a tag without its namespace, in lower case; empty for what is no name."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def bare_name(element: Element) -> str:
    """Local name of `element` without a prefix, even one that stands for no namespace: `creator` for `dc:creator`."""
    return local(element).rpartition(":")[2]


def holds_more_than(count: int, element: Element) -> bool:
    """True if an element holds more than `count` others, at any depth; no more are looked at."""
    return next(islice(element.iterdescendants(), count, None), None) is not None


def held_by(root: Element, own: Mapping[Element, float], check: Check = unchecked) -> dict[Element, float]:
    """For each element that is in `own` or holds such elements, the sum of their values, in the order of the tree."""
    held = dict(own)
    whole = list(checked(root.iter(), check))
    for element in checked(reversed(whole), check):
        above = element.getparent()
        if above is not None and element in held:
            held[above] = held.get(above, 0) + held[element]
    return {element: held[element] for element in whole if element in held}


def lines(root: Element, unseen: frozenset[str] = UNSEEN, check: Check = unchecked) -> Iterator[TextLine]:
    """The lines of text under `root`, each clean and not empty, without the elements named in `unseen`."""
    parts: list[str] = []
    home, linked, links, skipped = root, 0, 0, None
    for event, element in checked(etree.iterwalk(root, events=("start", "end")), check):
        name = _local(element.tag)
        if skipped is None and event == "start":
            if name in BLOCKS:
                if parts:
                    yield from _line(parts, home, linked)
                parts, linked, home = [], 0, element if name != "br" else home
            links += name == "a"
            if _is_passed_over(element, name, unseen):
                skipped = element
            elif element.text:
                parts.append(element.text)
                linked += len(element.text.strip()) if links else 0
        elif event == "end" and skipped in (None, element):
            skipped = None
            links -= name == "a"
            if name in BLOCKS:
                if parts:
                    yield from _line(parts, home, linked)
                    parts, linked = [], 0
                parent = element.getparent()
                home = parent if name != "br" and parent is not None else home
            if element.tail and element is not root:
                parts.append(element.tail)
                linked += len(element.tail.strip()) if links else 0
    yield from _line(parts, home, linked)


def _is_passed_over(element: Element, name: str, unseen: frozenset[str]) -> bool:
    """True if the content of an element is no text of the page; notes in an `aside` are text."""
    if name in unseen and not holds_note(element):
        return True
    return _hidden(element) or (name in ("a", "sup") and is_note_mark(element))


def _line(parts: list[str], home: Element, linked: int) -> Iterator[TextLine]:
    """The line of the collected `parts`, if they hold text; in `pre`, several lines."""
    text = clean("".join(parts))
    if local(home) in ("pre", "plaintext"):
        heading = _heading_around(home)
        yield from (
            TextLine(line, home, linked, heading) for part in text.split("\n") if (line := part.rstrip()).strip()
        )
    elif line := on_one_line(text):
        yield TextLine(line, home, linked, _heading_around(home))


def on_one_line(text: str) -> str:
    """Text of a line as a browser shows it: line feeds are blanks, or nothing inside Chinese text."""
    if "\n" in text:
        text = _GAP.sub(" ", _BREAK.sub("", text))
    elif " " in text:
        text = _GAP.sub(" ", text)
    return text.strip()


def _heading_around(home: Element | None) -> str:
    """Name of the heading element that is `home` or close around it; empty if there is none."""
    for _ in range(AROUND_LINE + 1):
        if home is None:
            break
        if (name := local(home)) in HEADINGS:
            return name
        home = home.getparent()
    return ""


def _hidden(element: Element) -> bool:
    """True if the element is marked as not shown, or is a navigation bar."""
    if not element.keys():
        return False
    style = element.get("style", "").replace(" ", "").lower()
    bar = _BARS.search(element.get("class", ""))
    return bar is not None or "display:none" in style or element.get("hidden") is not None


_MARK = late(r"[\[(（〔【［](?:注\s*)?\d{1,3}[\])）〕】］]|[①-⑳㉑-㊿❶-❿]|注\d{0,3}|[*†‡※]{1,3}|[↩↑^]\ufe0e?")
"""Unambiguous mark of a note: a bracketed or circled number, or a sign; or the sign that leads back from it."""


def is_note_mark(element: Element) -> bool:
    """True if a link or superscript is the mark of a note, which is no part of its sentence.

    It is declared as a mark (EPUB `noteref`, DPUB-ARIA `doc-noteref`), or holds nothing but a mark. A bare number is a
    mark only if it is raised and links to a place on the page: `m<sup>2</sup>` is text.
    """
    role = _role(element)
    if "noteref" in role or "backlink" in role:
        return True
    if len(element) > 3 or holds_more_than(FEW_INSIDE, element):
        return False
    text = "".join(map(str, element.itertext())).strip() if len(element) else (element.text or "").strip()
    if not text or len(text) > LONGEST_MARK:
        return False
    raised = local(element) == "sup"
    leads = any((link.get("href") or "").startswith("#") for link in element.iter("{*}a"))
    if _MARK.fullmatch(text):
        return raised or leads
    return raised and leads and text.isdecimal()


LONGEST_MARK = 6
"""Most code points of the mark of a note."""
FEW_INSIDE = 8
"""Most elements in it: links may be nested, and are not read through again and again."""


def _role(element: Element) -> str:
    """Role of an element: the values of `epub:type` and `role`."""
    said = {str(name).rpartition("}")[2].rpartition(":")[2]: str(value) for name, value in element.items()}
    return f"{said.get('type', '')} {said.get('role', '')}"


def holds_note(element: Element) -> bool:
    """True if an element is a note, or the list of notes, by its EPUB or DPUB-ARIA role or its class."""
    if not element.attrib:
        return False
    return _NOTE.search(_role(element)) is not None or _NOTE.fullmatch(element.get("class", "")) is not None
