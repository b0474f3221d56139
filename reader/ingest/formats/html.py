"""HTML pages: the one article in them, without what stands around it.

Takes a page as text, gives the fields it tells of and the lines of its article. The article is the element that holds
most prose in few links (after Readability, but weighing characters and Chinese punctuation, not English commas).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean_line
from reader.ingest.document import Document
from reader.ingest.field_names import Value, of_values
from reader.ingest.formats.markup_tree import UNSEEN, Element, TextLine, html_tree, lines, local, text_of
from reader.model import Page

AROUND = UNSEEN | {"nav", "aside", "footer", "form", "menu"}
"""Elements that are never part of the article."""

META = {
    "headline": ("og:title", "twitter:title", "dc.title", "articletitle"),
    "authors": ("author", "article:author", "dc.creator", "dc.author", "og:article:author"),
    "date": ("article:published_time", "pubdate", "publishdate", "publish_date", "date", "dc.date", "datepublished"),
    "section": ("article:section", "og:article:section"),
    "publication": ("og:site_name", "dc.publisher", "source", "mediaid", "copyright"),
}
"""Names of `meta` elements that tell a field."""

DATA = {
    "headline": "headline",
    "authors": "author",
    "date": "datePublished",
    "section": "articleSection",
    "publication": "publisher",
}
"""Names of schema.org's for ours."""

_TAIL = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|-+(?=[^-]{2,12}$)")
_PUNCTUATION = re.compile("[，。！？；：、]")


def pages(document: Document) -> Iterator[Page]:
    """The article of the page, if there is text in it."""
    if found := story(document.text):
        yield document.article(found)


def story(text: str) -> ArticleRecord | None:
    """The article in an HTML page; None when there is no text in it."""
    root = html_tree(text)
    shown = [] if root is None else list(lines(root, AROUND))
    if root is None or not shown:
        return None
    told = {**_by_meta(root), **_by_data(root)}
    told |= _by_headings(root, str(told.get("headline", "")))
    fields = of_values(told)
    return ArticleRecord(fields, tuple(_below_heading(_body(root, shown), fields)))


def _by_meta(root: Element) -> dict[str, Value]:
    """What the `meta` elements tell, by our names."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = clean_line(meta.get("content") or "")
        if value and not value.startswith(("http:", "https:")):
            said.setdefault(name.lower(), value)
    found = {ours: next((said[name] for name in names if name in said), "") for ours, names in META.items()}
    return {name: value for name, value in found.items() if value}


def _by_data(root: Element) -> dict[str, Value]:
    """What the page tells machines of its article (schema.org, as JSON-LD), by our names."""
    for script in root.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for thing in _things(data):
                if "Article" in str(thing.get("@type")) or "Report" in str(thing.get("@type")):
                    return {ours: value for ours, theirs in DATA.items() if (value := _named(thing.get(theirs)))}
    return {}


def _things(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of JSON-LD: itself, a list of them, or those under `@graph`."""
    several = data if isinstance(data, list) else [data]
    for thing in several:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _named(value: object) -> Value:
    """A text, the name of a person or organisation, or the names of several."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return [name for item in value if isinstance(name := _named(item), str) and name]
    return value if isinstance(value, str) else ""


def _by_headings(root: Element, told: str) -> dict[str, Value]:
    """Headline, kicker and subheadline, as they are printed; `told` is the headline that `meta` elements tell."""
    title = text_of(root.find(".//title"))
    printed = [(text, heading) for heading in root.iter("h1", "h2", "h3") if (text := text_of(heading))]
    sure = [(text, heading) for text, heading in printed if len(text) > 3 and text in f"{title}\n{told}"]
    ones = [(text, heading) for text, heading in printed if local(heading) == "h1"]
    if sure or (len(ones) == 1 and not told):
        text, heading = max(sure, key=lambda found: len(found[0])) if sure else ones[0]
        around = {"kicker": heading.getprevious(), "subheadline": heading.getnext()}
        beside = {
            name: text_of(other) for name, other in around.items() if other is not None and _smaller(other, heading)
        }
        return {"headline": text, **{name: value for name, value in beside.items() if value}}
    return {"headline": told or _TAIL.split(title)[0].strip()}


def _smaller(other: Element, heading: Element) -> bool:
    """Whether `other` is a heading of a lower level than `heading`."""
    return local(other) in ("h2", "h3", "h4") and local(other) != local(heading)


def _body(root: Element, shown: Sequence[TextLine]) -> list[str]:
    """The lines in the element that holds most of the prose, those that are mostly links left out."""
    prose: dict[Element, float] = defaultdict(float)
    for line in shown:
        home: Element | None = line.home
        if home is not None and local(home) in ("p", "li", "blockquote", "pre"):
            home = home.getparent()
        share = _prose(line)
        for _ in range(3):
            if home is not None:
                prose[home] += share
                home, share = home.getparent(), share / 2
    best = _marked(root, prose)
    if best is None:
        best = max(prose, key=lambda element: prose[element], default=root)
    inside = set(best.iter())
    body = [line.text for line in shown if line.home in inside and 2 * line.linked < len(line.text)]
    return body or [line.text for line in shown]


def _prose(line: TextLine) -> float:
    """How much a line speaks for being part of an article: characters outside links, and punctuation of sentences."""
    return max(0, len(line.text) - 2 * line.linked) + 10 * len(_PUNCTUATION.findall(line.text)) * (not line.linked)


def _marked(root: Element, prose: Mapping[Element, float]) -> Element | None:
    """The element that the page itself marks as the article, when it holds a fair part of the prose."""
    most = max(prose.values(), default=0)
    marked = [
        element for element in root.iter() if local(element) == "article" or element.get("itemprop") == "articleBody"
    ]
    fair = [element for element in marked if sum(_prose(line) for line in lines(element, AROUND)) > most / 2]
    return fair[-1] if fair else None


def _below_heading(body: list[str], fields: Mapping[str, str]) -> list[str]:
    """`body` without the fields that are printed over it."""
    printed = {fields[name] for name in ("headline", "kicker", "subheadline") if name in fields}
    return [line for at, line in enumerate(body) if at > 8 or line not in printed]
