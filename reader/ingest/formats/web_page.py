"""A web page taken apart: its tree, its lines as a browser would show them, and the elements around each.

Elements that never hold article text (menus, footers, forms) give no lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.ingest.bounds import OFTEN, Check, checked, unchecked
from reader.ingest.formats.markup_tree import UNSEEN, Element, TextLine, holds_note, html_tree, lines, local
from reader.late_pattern import late
from reader.lazy_property import lazy_property

AROUND = UNSEEN | {"nav", "aside", "footer", "form", "menu"}
"""Elements that are never part of the article."""
SHORT = 120
"""Most code points of a line that may be an excerpt in a table of contents."""
_PUNCTUATION = late("[，。！？；：、]")
_SENTENCE_END = late("[。！？][”’」』）]?$")
TEASER = 200
"""Code points of prose below which an `article` element with a linked heading only leads to the article."""
MOST_STRONG = 20
"""Most elements in bold that are looked at for a headline."""
_MARKED = late("founder-content|ozoom", re.IGNORECASE)
"""What the templates of digital newspapers call the body of the article: without it, no element is looked at."""
_LARGE = late(r"\+|[4-7]")
"""Sizes of the `font` element that are larger than that of text."""
_CONTENT = late(
    r"(?:^|/)(?:content|con|nw\.[a-z]\d|c|article|detail|news)[\w.-]{0,80}\d[\w.-]{0,80}\.s?html?(?:$|[?#])", re.I
)
"""Address of one article of a digital newspaper, as in its contents pages."""


@dataclass(frozen=True, eq=False)
class WebPage:
    """A web page."""

    source: str
    """The markup, not yet cleaned: its comments hold metadata too."""
    root: Element
    lines: tuple[TextLine, ...]
    """Lines in the order of the page; never empty."""
    check: Check = unchecked
    """Called while the lines are processed; its exception ends the work."""

    @property
    def numbered(self) -> Iterator[tuple[int, TextLine]]:
        """The lines with their indices, from 0. If they are many, raises what `check` raises."""
        numbers = enumerate(self.lines)
        return checked(numbers, self.check) if len(self.lines) > OFTEN else numbers

    def within(self, elements: frozenset[Element]) -> Iterator[tuple[int, TextLine, Element]]:
        """The lines in one of `elements`, each with its index and the innermost of these. Raises as `numbered`."""
        known: dict[Element | None, Element | None] = {None: None, **{element: element for element in elements}}
        for at, line in self.numbered if elements else ():
            home: Element | None = line.home
            passed: list[Element] = []
            while home is not None and home not in known:
                passed.append(home)
                home = home.getparent()
            innermost = known[home]
            known.update(dict.fromkeys(passed, innermost))
            if innermost is not None:
                yield at, line, innermost

    @lazy_property
    def title(self) -> str:
        """Text of the `title` element, on one line."""
        from reader.ingest.formats.markup_text import text_of

        return text_of(next(self.root.iter("title"), None))

    @property
    def language(self) -> str:
        """Declared language of the page; empty if it declares none."""
        return self.root.get("lang") or ""

    @lazy_property
    def content(self) -> frozenset[Element]:
        """Elements that the templates of digital newspapers mark as the body of the article."""
        return frozenset(_content_of(self.root, self.check)) if _MARKED.search(self.source) else frozenset()

    @lazy_property
    def strong(self) -> frozenset[str]:
        """Texts at the top of the page that are printed in bold or in large letters."""
        from reader.ingest.formats.markup_text import value_of

        found = islice(self.root.iter("b", "strong", "big", "font"), MOST_STRONG)
        printed = (element for element in found if local(element) != "font" or _LARGE.match(element.get("size") or ""))
        return frozenset(value_of(element) for element in printed)

    @lazy_property
    def notes(self) -> frozenset[int]:
        """Indices of the lines in notes."""
        if "note" not in self.source:
            return frozenset()
        return frozenset(at for at, line in self.numbered if is_note(line))

    @lazy_property
    def is_epaper(self) -> bool:
        """True if the page is a digital newspaper's: its template marks the body or leaves a comment."""
        return bool(self.content) or "enpproperty" in self.source


def web_page(source: str, check: Check = unchecked) -> WebPage | None:
    """The page in the markup `source`; None if it shows no text. Raises what `check` raises."""
    root = html_tree(source, check)
    shown = () if root is None else tuple(lines(root, AROUND, check))
    return WebPage(source, root, shown, check) if root is not None and shown else None


def _content_of(root: Element, check: Check) -> Iterator[Element]:
    """The `founder-content` elements, or else those with the id `ozoom`."""
    marked = list(root.iter("founder-content"))
    yield from marked or (
        element for element in checked(root.iter(), check) if (element.get("id") or "").lower() == "ozoom"
    )


def words_around(element: Element, levels: int = 3) -> set[str]:
    """Names, classes and ids of `element` and of the elements around it (`levels` in all), in lower case."""
    words: set[str] = set()
    home: Element | None = element
    for _ in range(levels):
        if home is None:
            break
        words.add(local(home))
        if home.keys():
            words.update(f"{home.get('class') or ''} {home.get('id') or ''}".lower().split())
        home = home.getparent()
    return words


def prose_of(line: TextLine) -> float:
    """Evidence that a line is part of an article: code points outside links, and sentence punctuation."""
    return max(0, len(line.text) - 2 * line.linked) + 10 * len(_PUNCTUATION.findall(line.text)) * (not line.linked)


def is_teaser(lines: Sequence[TextLine]) -> bool:
    """True if the lines of an `article` element only lead to an article elsewhere."""
    heading = next((line for line in lines if line.heading), lines[0])
    prose = sum(len(line.text) - line.linked for line in lines if line is not heading)
    if sum(line is not heading and bool(_SENTENCE_END.search(line.text)) for line in lines) > 1:
        return False
    return prose == 0 or (prose < TEASER and 2 * heading.linked > len(heading.text))


def contents_links(root: Element) -> list[tuple[str, str]]:
    """Addresses of the articles that a page links to, without repetition, each with the text of its link."""
    found: dict[str, str] = {}
    for link in root.iter("a", "area"):
        address = (link.get("href") or "").strip()
        if _CONTENT.search(address):
            found[address] = found.get(address) or "".join(map(str, link.itertext())).strip()
    return list(found.items())


def is_note(line: TextLine) -> bool:
    """True if a line is in a footnote or endnote."""
    home: Element | None = line.home
    for _ in range(6):
        if home is None or holds_note(home):
            break
        home = home.getparent()
    return home is not None and holds_note(home)


def leads_on(page: WebPage, targets: frozenset[str], own: str, *, likely: bool) -> bool:
    """True if a page only leads to files named in `targets` but `own`: it links to some of them, and has no long text.

    Unless that is `likely`, at least half of its lines must be links.
    """
    links = {(link.get("href") or "").partition("#")[0].rpartition("/")[2] for link in page.root.iter("{*}a")}
    if not (links & targets) - {own} or any(len(line.text) > SHORT and not line.linked for line in page.lines):
        return False
    linked = sum(2 * line.linked >= len(line.text) for line in page.lines)
    return linked > 0 if likely else 2 * linked >= len(page.lines)


def is_contents(page: WebPage, named: bool = False) -> bool:
    """True if a page is the contents of a newspaper page, without an article; `named`: its file name says so."""
    if page.is_epaper or (not named and len(contents_links(page.root)) < 2):
        return False
    prose = sum(len(line.text) - line.linked for line in page.lines if len(line.text) - line.linked > 40)
    return prose < 200
