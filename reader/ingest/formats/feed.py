"""Feeds: RSS 0.9x, 1.0 and 2.0, and Atom. One article an item, with as much of its text as the feed has.

Elements are recognised by their local names: feeds misuse namespaces, and the names do not clash. Many feeds give times
in UTC, where the day of a morning paper is the one before: of a feed whose language is that of a place in China's zone
(`zh-CN`, not `zh`, which is written in Vancouver too), with times in that zone, or with addresses of such a place
(`.cn`, `.hk`), the day is the one in China.
Otherwise the day is as written.
"""

from collections.abc import Iterator, Sequence

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.clean import clean_line
from reader.ingest.document import Document
from reader.ingest.field_names import of_values
from reader.ingest.field_values import day_of_utc, is_of_china
from reader.ingest.formats.markup_text import plain_lines
from reader.ingest.formats.markup_tree import Element, bare_name, xml_tree
from reader.ingest.web_title import web_title
from reader.late_pattern import late
from reader.model import Page

BODIES = ("encoded", "content", "fulltext", "full-text", "description", "summary")
"""Elements with the text of an item, the fullest first."""

FIELDS = {
    "headline": ("title",),
    "authors": ("creator", "author"),
    "date": ("post_date", "pubdate", "published", "issued", "date", "updated", "modified"),
    "section": ("category",),
    "url": ("link", "origlink"),
}
"""Elements with the fields of an item, the most specific first."""


NO_ARTICLES = frozenset(
    ("attachment", "nav_menu_item", "revision", "custom_css", "wp_navigation", "wp_global_styles", "wp_template")
)
"""Kinds of items in the export of a WordPress site that are no articles: pictures, menus, older versions."""

Children = Sequence[tuple[str, Element]]
"""Child elements of an item, each with its name without prefix."""


def pages(document: Document) -> Iterator[Page]:
    """One page an item of the feed."""
    return map(document.article, stories(document.text, document.check))


def stories(text: str, check: Check = unchecked) -> Iterator[ArticleRecord]:
    """The items of a feed that have a title or text. Raises what `check` raises."""
    root = xml_tree(text, check)
    if root is None:
        return
    publication = web_title(_title(root)).fields.get("publication") or _title(root)
    chinese = _is_in_china(root)
    for element in _items(root, check):
        children = [(bare_name(child), child) for child in element]
        if _value(children, ("post_type",)) in NO_ARTICLES:
            continue
        fields = {name: value for name, names in FIELDS.items() if (value := _value(children, names))}
        if chinese and "date" in fields:
            fields["date"] = day_of_utc(fields["date"])
        body = _body(children, check)
        if body or "headline" in fields:
            yield ArticleRecord(of_values({**fields, "publication": publication}), tuple(body))


def _items(root: Element, check: Check) -> list[Element]:
    """The items of a feed, each taken out of what is around it: where tags are missing, items are nested in others,
    and are no part of their texts."""
    found = [element for element in checked(root.iter(), check) if bare_name(element) in ("item", "entry")]
    for item in checked(found, check):
        if (around := item.getparent()) is not None:
            around.remove(item)
    return found


_OF_PLACE = frozenset(("language", "lastbuilddate", "link", *FIELDS["date"]))
"""Elements that tell the place of a feed: its language, times and addresses."""
_ADDRESS = late(r"https?://[A-Za-z0-9.-]{1,200}\.(?:cn|hk|mo|tw|sg)(?:[:/?#]|$)")
_ZONE = late(r"\d ?\+08:?00\s*$")


def _is_in_china(root: Element) -> bool:
    """True if the language of a feed names a place in China's zone, or the channel or an item has a time or an address
    there."""
    languages = [str(value) for name, value in root.attrib.items() if str(name).endswith("lang")]
    for element in root.iter():
        name = bare_name(element)
        text = (element.text or "").strip() if name in _OF_PLACE else ""
        if name == "language":
            languages.append(text)
        elif _ZONE.search(text) or (name == "link" and _ADDRESS.match(text or element.get("href") or "")):
            return True
    return any(map(is_of_china, languages))


def _title(root: Element) -> str:
    """The title of the feed: of the channel, or else of the root."""
    for home in (next((child for child in root if bare_name(child) == "channel"), root), root):
        for child in home:
            if bare_name(child) == "title":
                return _plain(child)
    return ""


def _body(children: Children, check: Check) -> list[str]:
    """Lines of the longest text of an item."""
    found = [plain_lines(_inner(child), check) for name in BODIES for own, child in children if own == name]
    return max(found, key=lambda lines: sum(map(len, lines)), default=[])


def _value(children: Children, names: tuple[str, ...]) -> str:
    """Value of the first of `names` that has one: its text, a category's `term`, an author's `name`."""
    for name in names:
        for own, child in children:
            if own == name:
                inner = next((part for part in child if bare_name(part) == "name"), child)
                if value := _plain(inner) or _by_attribute(child):
                    return value
    return ""


def _by_attribute(element: Element) -> str:
    """Value in an attribute of an element without text: a category's name, the address of a link to the article."""
    address = element.get("href") if element.get("rel", "alternate") == "alternate" else ""
    return clean_line(element.get("term") or element.get("label") or address or "")


def _plain(element: Element) -> str:
    """The text of an element, which may hold markup, on one line."""
    return " ".join(plain_lines(_inner(element)))


def _inner(element: Element) -> str:
    """The content of an element as markup: escaped, CDATA or XHTML."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    inner = [etree.tostring(child, encoding="unicode") for child in element]
    return (element.text or "") + "".join(inner)
