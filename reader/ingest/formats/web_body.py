"""Which lines of a web page are its article, or its articles.

The article is what the page marks as such, or else the element that holds most prose in few links (after Readability,
but weighing characters and Chinese punctuation, not English commas).
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from reader.ingest.formats.markup_tree import Element, TextLine, local
from reader.ingest.formats.web_page import HEADINGS, WebPage, heading_around
from reader.late_pattern import late

_PUNCTUATION = late("[，。！？；：、]")
TEASER = 200
"""Characters of an `article` element, at most, that only leads to the article by a link in its heading."""


def body_lines(page: WebPage) -> set[int]:
    """The places of the lines of the one article, those that are mostly links left out unless all are."""
    inside = _inside(page)
    inside = [at for at in inside if at not in page.notes]
    places = {at for at in inside if 2 * page.lines[at].linked < len(page.lines[at].text)}
    return places or set(range(len(page.lines))) - page.notes


def _inside(page: WebPage) -> list[int]:
    """The places of the lines in the element that is the article."""
    if page.content:
        return [at for at, line in page.numbered if _home_among(line, page.content) is not None]
    prose = _prose_around(page)
    best = _marked(page, prose)
    if best is None:
        best = max(prose, key=lambda element: prose[element], default=page.root)
    return [at for at, line in page.numbered if _home_among(line, frozenset((best,))) is not None]


def _home_among(line: TextLine, elements: frozenset[Element]) -> Element | None:
    """The innermost of `elements` that a line stands in; None for none of them."""
    home: Element | None = line.home
    while home is not None and home not in elements:
        home = home.getparent()
    return home


def _prose_around(page: WebPage) -> dict[Element, float]:
    """How much prose each element holds: what stands deeper counts less."""
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


def prose_of(line: TextLine) -> float:
    """How much a line speaks for being part of an article: characters outside links, and punctuation of sentences."""
    return max(0, len(line.text) - 2 * line.linked) + 10 * len(_PUNCTUATION.findall(line.text)) * (not line.linked)


def _marked(page: WebPage, prose: dict[Element, float]) -> Element | None:
    """The element that the page itself marks as the article, when it holds a fair part of the prose."""
    most = max(prose.values(), default=0)
    marked = frozenset(
        element
        for element in page.root.iter()
        if local(element) == "article" or element.get("itemprop") == "articleBody"
    )
    held: dict[Element, float] = defaultdict(float)
    for _, line in page.numbered if marked else ():
        home: Element | None = _home_among(line, marked)
        while home is not None:
            if home in marked:
                held[home] += prose_of(line)
            home = home.getparent()
    fair = [element for element in page.root.iter() if element in marked and held[element] > most / 2]
    return fair[-1] if fair else None


def parted(page: WebPage) -> list[list[TextLine]]:
    """The lines of each article where a page has several: `article` elements; else none."""
    outermost = frozenset(
        element for element in page.root.iter("article") if next(element.iterancestors("article"), None) is None
    )
    if len(outermost) < 2:
        return []
    lines: dict[Element, list[TextLine]] = {}
    for _, line in page.numbered:
        home = _home_among(line, outermost)
        if home is not None:
            lines.setdefault(home, []).append(line)
    full = [found for found in lines.values() if not _is_teaser(found)]
    found = full if len(full) > 1 or not full else []
    return found or (list(lines.values()) if not full and len(lines) > 1 else [])


def at_anchors(page: WebPage, anchors: Container[str]) -> Iterator[tuple[str, list[TextLine]]]:
    """The lines of each article that begins at an element with one of the ids `anchors`, with that id."""
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


def _is_teaser(lines: Sequence[TextLine]) -> bool:
    """Whether the lines of an `article` element only lead to an article that stands elsewhere."""
    heading = next((line for line in lines if heading_around(line)), lines[0])
    prose = sum(len(line.text) - line.linked for line in lines if line is not heading)
    return prose == 0 or (prose < TEASER and 2 * heading.linked > len(heading.text))


def under_headings(lines: Sequence[TextLine], level: str) -> Iterator[list[TextLine]]:
    """The lines of each article of a page where each stands under a heading of that level."""
    part: list[TextLine] = []
    for line in lines:
        if heading_around(line) == level:
            if part:
                yield part
            part = [line]
        elif part:
            part.append(line)
    if part:
        yield part


def heading_levels(lines: Sequence[TextLine]) -> list[str]:
    """The levels of headings that have text under them, the highest first."""
    levels = {
        heading_around(line) for line, below in pairwise(lines) if heading_around(line) and not heading_around(below)
    }
    return sorted(levels & HEADINGS)
