"""Machine-readable metadata of a web page: `meta` elements, OpenGraph, JSON-LD, `time`, the publisher's comment.

Each function takes a page and gives values by our names (see `reader.ingest.field_names`), the most reliable first.
"""

import json
import re
from collections.abc import Iterator, Mapping

from reader.han import HAN
from reader.ingest.clean import clean_line
from reader.ingest.field_values import Value, web_address
from reader.ingest.formats.markup_text import plain_lines, value_of
from reader.ingest.formats.markup_tree import Element, local
from reader.ingest.formats.web_page import WebPage
from reader.ingest.issue_line import is_byline, issue_line
from reader.ingest.path_metadata import from_path, page_of
from reader.late_pattern import late
from reader.person_names import listed_names

META = {
    "headline": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "articletitle"),
    "authors": (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "dc.author",
        "citation_author",
        "og:article:author",
    ),
    "date": (
        *("article:published_time", "pubdate", "publishdate", "publish_date", "date", "dc.date.issued"),
        *("dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "datepublished"),
    ),
    "section": ("article:section", "og:article:section", "columnname"),
    "publication": (
        "contentsource",
        "og:site_name",
        "dc.publisher",
        "source",
        "citation_journal_title",
        "mediaid",
        "copyright",
    ),
}
"""Names of `meta` elements by field."""

DATA = {
    "headline": "headline",
    "subheadline": "alternativeHeadline",
    "authors": "author",
    "date": "datePublished",
    "section": "articleSection",
    "publication": "publisher",
    "page": "printPage",
    "url": "url",
}
"""Names of schema.org by field."""

_COMMENT = late(r"<!--\s*enpproperty((?:(?!<!--).){0,20000}?)/?enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
_FIELD = late(r"<(?:founder-)?([a-z]{4,12})>(.{0,4000}?)</(?:founder-)?\1>", re.DOTALL | re.IGNORECASE)
COMMENT = {
    "headline": "title",
    "kicker": "introtitle",
    "subheadline": "subtitle",
    "date": "date",
}
"""Names in the comment of Founder's publishing system (`enpproperty`) by field."""
_NODE = late(rf"([A-Za-z]{{0,2}}\d{{1,3}})[\s:：·-]*([{HAN}·]{{2,8}})")
"""Number and name of a page without `版` between them."""
_SAVED_FROM = late(
    r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->|<!--\s{1,9}Page saved with SingleFile\s{1,9}url: (\S{1,2000})\s"
)
"""Comment that browsers and their helpers write at the top of a saved page."""


def by_comment(page: WebPage) -> dict[str, Value]:
    """Values in the comment of the publishing system, with the page, or else the section, from its `nodename`."""
    found = _COMMENT.search(page.source)
    if not found:
        return {}
    said = {name.lower(): _plain(value) for name, value in _FIELD.findall(found[1])}
    told: dict[str, Value] = {ours: said[theirs] for ours, theirs in COMMENT.items() if said.get(theirs)}
    node = issue_line(said.get("nodename", ""))
    if node.fields:
        told |= {name: value for name, value in node.fields.items() if name in ("page", "page_name")}
    elif numbered := _NODE.fullmatch(node.rest):
        told |= {"page": page_of(numbered[1]), "page_name": numbered[2]}
    elif node.rest:
        told["section"] = node.rest
    return told | _author(said.get("author", ""))


def _plain(value: str) -> str:
    """A value on one line, without its markup, which may be escaped."""
    text = " ".join(plain_lines(value))
    return " ".join(plain_lines(text)) if "<" in text else text


def _author(text: str) -> dict[str, Value]:
    """The names in the comment's field of authors; a byline if it is written as one."""
    if is_byline(text):
        return {"byline": text}
    names = listed_names(text)
    return {"authors": names} if names else {}


def by_meta(page: WebPage) -> dict[str, Value]:
    """Values of the `meta` elements."""
    said: dict[str, list[str]] = {}
    for meta in page.root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = clean_line(meta.get("content") or "")
        if value and not value.startswith(("http:", "https:")):
            said.setdefault(name.lower(), []).append(value)
    if not said:
        return {}
    found = {ours: next((said[name] for name in names if name in said), [""]) for ours, names in META.items()}
    return {name: values if name == "authors" else values[0] for name, values in found.items() if values[0]}


def by_data(page: WebPage) -> dict[str, Value]:
    """Values of the page's article in JSON-LD (schema.org)."""
    for script in page.root.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for thing in _things(data):
                if "Article" in str(thing.get("@type")) or "Report" in str(thing.get("@type")):
                    return _of_thing(thing)
    return {}


def _of_thing(thing: Mapping[str, object]) -> dict[str, Value]:
    """Values of an article in JSON-LD; the newspaper that it is a part of before the publisher of the page."""
    found = {ours: value for ours, theirs in DATA.items() if (value := _named(thing.get(theirs)))}
    page = thing.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    if isinstance(address, str):
        found.setdefault("url", address)
    whole = thing.get("isPartOf")
    for _ in range(3):  # article, issue, volume, newspaper
        if isinstance(whole, dict) and re.search("Newspaper|Periodical", str(whole.get("@type"))):
            found |= {"publication": name} if (name := _named(whole)) else {}
        whole = whole.get("isPartOf") if isinstance(whole, dict) else None
    return found


def by_items(page: WebPage) -> dict[str, Value]:
    """Values of the page's microdata (schema.org), of elements that are no `meta`."""
    found: dict[str, list[str]] = {}
    if "itemprop" in page.source:
        names = {theirs: ours for ours, theirs in DATA.items()}
        for element in page.root.iter():
            ours = names.get(element.get("itemprop") or "")
            if ours and local(element) != "meta" and (ours == "authors" or ours not in found):
                value = element.get("content") or element.get("datetime") or element.get("href") or value_of(element)
                found.setdefault(ours, []).append(_LABEL.sub("", clean_line(value)))
    return {ours: values if ours == "authors" else values[0] for ours, values in found.items()}


_LABEL = late(rf"^[{HAN}]{{2,4}}[:：]\s*")
"""A label before a value."""
_EARLIER = late(r"publish", re.IGNORECASE)
_LATER = late(r"updated|modified", re.IGNORECASE)


def _things(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of JSON-LD: the value itself, the items of a list, or those under `@graph`."""
    several = data if isinstance(data, list) else [data]
    for thing in several:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _named(value: object) -> Value:
    """A text, the name of a person or organisation, or a list of names."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for item in value if isinstance(name := _named(item), str) and name]
    return value if isinstance(value, str) else ""


def by_time(page: WebPage) -> dict[str, Value]:
    """The date in the first `time` element marked as the publication's, or else in the only one."""
    marked = [time for time in page.root.iter("time") if time.get("datetime") and not _LATER.search(_marks(time))]
    sure = [time for time in marked if time.get("pubdate") is not None or _EARLIER.search(_marks(time))]
    days = {(time.get("datetime") or "")[:10] for time in marked}
    found = sure[:1] or (marked[:1] if len(days) == 1 else [])
    return {"date": clean_line(found[0].get("datetime") or "")} if found else {}


def _marks(time: Element) -> str:
    """Class and property of an element."""
    return f"{time.get('class') or ''} {time.get('itemprop') or ''}"


def by_address(page: WebPage) -> dict[str, Value]:
    """Web address of the page: canonical, from OpenGraph, or where a browser saved it from."""
    links = [link.get("href") for link in page.root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    metas = [meta.get("content") for meta in page.root.iter("meta") if _names_address(meta)]
    bars = [bar for bar in page.root.iter("{*}div") if bar.get("class") == "calibre_navbar"]
    links += [link.get("href") for bar in bars for link in bar.iter("{*}a")]  # the article's, if calibre saved the page
    saved = _SAVED_FROM.search(page.source, 0, 4096)
    for address in (*links, *metas, *(saved.groups() if saved else ())):
        if address and web_address(address.strip()):
            return {"url": address.strip()}
    return {}


def _names_address(meta: Element) -> bool:
    """True if a `meta` element holds the address of its page."""
    return meta.get("property") == "og:url" or (meta.get("name") or "").lower() in ("url", "og:url")


_PATH = late(r"https?://[^/?#]+(/[^?#]*)", re.IGNORECASE)
"""Path of a web address. The library raises an error for brackets in the name of a host."""


def in_address(address: str) -> dict[str, str]:
    """Day and page in the path of a web address, as in that of a file."""
    found = _PATH.match(address) if web_address(address) else None
    told = from_path(found[1]).given if found else {}
    return {name: told[name] for name in ("date", "page") if name in told}
