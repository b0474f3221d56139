"""Articles in XML whose elements name their fields: NITF, NewsML, the `<doc>`s of corpora, database dumps.

Takes text, perhaps with several roots and with unescaped characters; gives articles. The innermost elements named as a
text are texts; the article of a text is the largest element around it that holds no other article's text. The elements
and attributes in an article, and those outside of all articles, are matched as fields by `reader.ingest.field_names`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.document import OPENING, Document, OtherFormatError
from reader.ingest.field_names import NAMES, known_as, of_values, text_place, unused
from reader.ingest.field_values import Value, iso_date
from reader.ingest.formats.markup_text import value_of
from reader.ingest.formats.markup_tree import BLOCKS, Element, held_by, lines, local, xml_tree
from reader.ingest.prose_lines import prose_lines
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

_PROLOGUE = late(r"\s*<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>", re.IGNORECASE)
_STRAY = late(r"&(?!#?\w{1,31};)|<(?!/?[^\W\d]|[!?])")
_CONTAINERS = frozenset(("article", "articles", "news", "story", "html", "td", "lead", "description", "abstract"))
"""Names of texts in other formats that in XML name an element around a text, or a part of a text."""
_INLINE = "a abbr b big cite code em font i img q s small span strong sub sup u"
MARKUP = BLOCKS | frozenset(_INLINE.split())
"""Elements that mark up text, and name no field."""
_NUMBERED = late(r"\w{1,12}_((?:19|20)\d{6})\.\d{4}")
"""Number of an article in the Gigaword corpora, which holds its day."""


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is none."""
    records = list(records_of(document.text, document.check))
    if not records:
        raise OtherFormatError
    yield from pages_of(document, records)


def records_of(text: str, check: Check = unchecked) -> Iterator[ArticleRecord]:
    """The articles in XML. Raises what `check` raises."""
    unannounced = _PROLOGUE.sub("", text[:OPENING]) + text[OPENING:]
    check()
    escaped = _STRAY.sub(lambda found: "&amp;" if found[0] == "&" else "&lt;", unannounced)
    root = xml_tree(f"<records>{escaped}</records>", check)
    if root is None:
        return
    for element in checked(root.iter(*_COLUMNS), check):
        _name_by_attribute(element)
    texts = [element for element in checked(root.iter(), check) if _is_text(element)]
    if not texts:
        yield from _plain_records(root, check)
        return
    held = held_by(root, dict.fromkeys(texts, 1), check)
    homes = _homes(texts, held)
    shared = _fields(_outside(root, set(homes), check), held)
    for home, inner in homes.items():
        body = _body(inner, check)
        own = _outside(home, set(inner), check)
        fields = _fields(own, held)
        if body or "headline" in fields:
            line = home.sourceline if isinstance(home.sourceline, int) else 1
            yield ArticleRecord({**shared, **fields}, tuple(body), line, tuple(_unknown(own)))


def _plain_records(root: Element, check: Check) -> Iterator[ArticleRecord]:
    """The articles of a corpus whose elements hold the text itself, and the fields in attributes.

    The elements are named `doc`, or are the children of one element that have a headline as an attribute. None if one
    of them holds anything but text and markup, which would be lost.
    """
    found = list(root.iter("doc", "DOC")) or _titled(root, check)
    if any(local(inner) not in MARKUP for element in checked(found, check) for inner in element.iterdescendants()):
        return
    for element in checked(found, check):
        if body := _lines(element, check):
            named = {str(name): str(value) for name, value in element.attrib.items()}
            fields = of_values(named)
            line = element.sourceline if isinstance(element.sourceline, int) else 1
            yield ArticleRecord(fields, tuple(body), line, tuple(unused(named, fields)))


def _titled(root: Element, check: Check) -> list[Element]:
    """The elements with a headline as an attribute; none unless they are all children of the root or of its only
    child."""
    home = root
    while len(home) == 1 and not _has_headline(home[0]):
        home = home[0]
    children = list(checked(home, check))
    return children if children and all(map(_has_headline, children)) else []


def _has_headline(element: Element) -> bool:
    return any(known_as(str(name)) == "headline" for name in element.keys())  # noqa: SIM118 (of lxml)


_COLUMNS = ("field", "column", "str", "arr", "date", "int", "long", "property", "Data", "col")
"""Elements whose attribute `name` says what they hold, in the exports of databases."""


def _name_by_attribute(element: Element) -> None:
    """Rename an element after its attribute `name`."""
    name = element.get("name") or ""
    if _NAME.fullmatch(name):
        element.tag = name
        del element.attrib["name"]


_NAME = late(r"[^\W\d]\w{0,60}")


def _is_text(element: Element) -> bool:
    """True if an element is named as a text and holds no other that is."""
    return _named_text(element) and not any(_named_text(inner) for inner in element.iterdescendants())


def _named_text(element: Element) -> bool:
    name = local(element)
    return known_as(name) == "body" and name not in _CONTAINERS


def _homes(texts: list[Element], held: Mapping[Element, float]) -> dict[Element, list[Element]]:
    """The articles, each with its texts: the largest elements that hold no text of another article."""
    beside = Counter(text.getparent() for text in texts)
    largest: dict[Element, Element] = {}
    for element, count in held.items():
        above = element.getparent()
        is_outer = above is None or above.getparent() is None or held[above] > max(count, beside[above])
        largest[element] = element if above is None or is_outer else largest[above]
    homes: dict[Element, list[Element]] = {}
    for text in texts:
        homes.setdefault(largest[text], []).append(text)
    return homes


def _body(texts: list[Element], check: Check) -> list[str]:
    """Lines of an article's texts that have the most specific name."""
    best = min(text_place(local(text)) or 0 for text in texts)
    return [line for text in texts if (text_place(local(text)) or 0) == best for line in _lines(text, check)]


def _lines(text: Element, check: Check) -> list[str]:
    if any(local(inner) in BLOCKS for inner in text.iterdescendants()):
        return [line.text for line in lines(text, check=check)]
    return prose_lines("".join(map(str, text.itertext())), check)


def _outside(home: Element, left_out: set[Element], check: Check) -> list[Element]:
    """The elements in `home`, including itself, without those in the elements `left_out`."""
    found: list[Element] = []
    skipped: set[Element] = set()
    for element in checked(home.iter(), check):
        if element in left_out or element.getparent() in skipped:
            skipped.add(element)
        else:
            found.append(element)
    return found


def _unknown(elements: list[Element]) -> Iterator[str]:
    """Names of the elements that hold a value under an unknown name; markup is ignored."""
    for element in elements:
        name, parent = local(element), element.getparent()
        holds_value = name not in MARKUP and not len(element) and (element.text or "").strip()
        if holds_value and name and not known_as(name) and (parent is None or known_as(local(parent)) not in NAMES):
            yield name


def _fields(elements: list[Element], around: Container[Element]) -> dict[str, str]:
    """Fields in elements outside of the texts, and in their attributes; those `around` texts are no fields."""
    values: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        for name, value in _attributes(element, element in around):
            values[name].append(value)
        name = local(element)
        known = known_as(name) if element not in around else ""
        if known in NAMES and (known == "authors" or name not in values) and (value := value_of(element)):
            values[name].append(value)
    told: dict[str, Value] = {name: found[0] for name, found in values.items()}
    several = {name: found for name, found in values.items() if known_as(name) == "authors"}
    return of_values({**told, **several})


def _attributes(element: Element, alone: bool) -> Iterator[tuple[str, str]]:
    """Names and values of the attributes of an element.

    `alone`: the element holds a text, so its attributes count under their own names.
    """
    name = local(element)
    for attribute, value in element.attrib.items():
        key = str(attribute).rpartition("}")[2]
        if key == "norm":
            yield name, str(value)
        elif (known := _NUMBERED.fullmatch(str(value))) and iso_date(known[1]):
            yield "date", known[1]
        else:
            yield (key if alone or "." in key else f"{name}.{key}"), str(value)
