"""The lines of a web page that are its article, or its articles.

The article is the element that the page marks as such, or else the element with the most prose and few links (after
Readability, but weighing characters and Chinese punctuation, not English commas).
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from reader.ingest.bounds import checked
from reader.ingest.formats.markup_tree import HEADINGS, Element, TextLine, held_by, local
from reader.ingest.formats.web_page import WebPage, is_teaser, prose_of
from reader.ingest.formats.web_siblings import with_siblings
from reader.late_pattern import late

_MARKED = late("article", re.IGNORECASE)
"""What pages call an element that they mark as the article: without it, no element is looked at."""


def body_lines(page: WebPage) -> set[int]:
    """Indices of the lines of the page's only article, without lines that are mostly links (unless all are)."""
    inside = _inside(page)
    inside = [at for at in inside if at not in page.notes]
    places = {at for at in inside if 2 * page.lines[at].linked < len(page.lines[at].text)}
    return places or set(range(len(page.lines))) - page.notes


def _inside(page: WebPage) -> list[int]:
    """Indices of the lines in the element that is the article."""
    if page.content:
        return [at for at, _, _ in page.within(page.content)]
    prose = _prose_around(page)
    marked = _marked(page, prose)
    if marked is None:
        chosen = with_siblings(page, max(prose, key=lambda element: prose[element], default=page.root))
    else:
        chosen = frozenset((marked,))
    return [at for at, _, _ in page.within(chosen)]


def _prose_around(page: WebPage) -> dict[Element, float]:
    """Amount of prose in each element: a line counts half as much for each further ancestor, up to three."""
    prose: dict[Element, float] = defaultdict(float)
    for _, line in page.numbered:
        home: Element | None = line.home
        if home is not None and local(home) in ("p", "li", "blockquote", "pre"):
            home = home.getparent()
        share = prose_of(line)
        for _ in range(3):
            if home is not None:
                prose[home] += share
                home, share = home.getparent(), share / 2
    return prose


def _marked(page: WebPage, prose: dict[Element, float]) -> Element | None:
    """The element that the page marks as the article, if it holds more than half of the most prose."""
    if not _MARKED.search(page.source):
        return None
    most = max(prose.values(), default=0)
    marked = frozenset(
        element
        for element in checked(page.root.iter(), page.check)
        if local(element) == "article" or element.get("itemprop") == "articleBody"
    )
    own: dict[Element, float] = defaultdict(float)
    for _, line, innermost in page.within(marked):
        own[innermost] += prose_of(line)
    held = held_by(page.root, own, page.check) if own else {}
    fair = [element for element, amount in held.items() if element in marked and amount > most / 2]
    return fair[-1] if fair else None


def parted(page: WebPage) -> list[list[TextLine]]:
    """Lines of each article of a page with several `article` elements; else empty."""
    outermost = frozenset(
        element for element in page.root.iter("article") if next(element.iterancestors("article"), None) is None
    )
    if len(outermost) < 2:
        return []
    lines: dict[Element, list[TextLine]] = {}
    for _, line, home in page.within(outermost):
        lines.setdefault(home, []).append(line)
    full = [found for found in lines.values() if not is_teaser(found)]
    found = full if len(full) > 1 or not full else []
    return found or (list(lines.values()) if not full and len(lines) > 1 else [])


def at_anchors(page: WebPage, anchors: Container[str]) -> Iterator[tuple[str, list[TextLine]]]:
    """For each of the ids `anchors`, the lines of the article that begins at its element."""
    begins: dict[Element, str] = {}
    for element in page.root.iter() if anchors else ():
        name = element.get("id") or element.get("name")
        if name and name in anchors:
            heading = next((home for home in element.iterancestors() if local(home) in HEADINGS), element)
            begins[heading] = name
    current, at, order = "", 0, {element: place for place, element in enumerate(page.root.iter())} if begins else {}
    places = sorted((order[element], name) for element, name in begins.items())
    lines: dict[str, list[TextLine]] = {}
    for line in page.lines if places else ():
        while at < len(places) and places[at][0] <= order[line.home]:
            current, at = places[at][1], at + 1
        if current:
            lines.setdefault(current, []).append(line)
    yield from lines.items()


def under_headings(lines: Sequence[TextLine], level: str) -> Iterator[list[TextLine]]:
    """Lines of each article of a page on which each is under a heading of the given level."""
    part: list[TextLine] = []
    for line in lines:
        if line.heading == level:
            if part:
                yield part
            part = [line]
        elif part:
            part.append(line)
    if part:
        yield part


def heading_levels(page: WebPage) -> list[str]:
    """Levels of headings with text below them, the highest first."""
    around = (line.heading for _, line in page.numbered)
    return sorted({level for level, below in pairwise(around) if level and not below})
