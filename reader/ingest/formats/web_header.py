"""The header of an article on a web page: headline, kicker, subheadline, byline, and the line of the issue.

Takes the lines of a page; gives the fields, and the lines that they occupy.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ingest.formats.markup_tree import HEADINGS, Element, TextLine, local
from reader.ingest.formats.web_page import WebPage, words_around
from reader.ingest.issue_line import is_byline, issue_line, source_in, without_calendar

REACH = 12
"""Most lines below the headline that are searched."""
PARTS = 4
"""Most lines of one title."""
_TITLES = frozenset(("founder-title", "font01", "title", "main-title", "maintitle", "biaoti"))
_KICKERS = frozenset(
    (*("founder-introtitle", "founder-pretitle", "introtitle", "pretitle"), "leadtitle", "yinti", "font02", "font01")
) | {"kicker"}
_SUBHEADLINES = frozenset(("founder-subtitle", "subtitle", "sub-title", "futi", "fubiaoti", "font02", "subheadline"))
_AUTHORS = frozenset(("founder-author", "author", "zuozhe", "byline", "credits"))
"""Names, classes and ids by which templates of digital newspapers mark the byline; above, the headings."""

_META = _AUTHORS | {"meta", "info", "entry-meta", "post-meta", "article-meta"}
"""Classes of the line of day and author on the pages of other sites."""


@dataclass
class Header:
    """Fields found in the header of an article."""

    fields: dict[str, str] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    """Indices of lines that are fully in `fields`."""
    rests: dict[int, str] = field(default_factory=dict)
    """Rest of the lines that are partly in `fields`, by index."""

    def take(self, place: int, fields: dict[str, str]) -> None:
        """Add the fields of a line that have no value yet."""
        self.fields = {**fields, **self.fields}
        self.taken.add(place)


def is_title(line: TextLine, by_words: bool = True) -> bool:
    """True if a line is marked as a title: as a heading, or by the class names of digital newspapers' templates."""
    if line.heading in ("h1", "h2", "h3"):
        return True
    return by_words and bool(_TITLES & words_around(line.home))


def read_header(lines: Sequence[TextLine], at: int, body_from: int) -> Header:
    """The header around the headline `lines[at]`; the body begins at the index `body_from` or below."""
    found, places = Header(), of_one_title(lines, at)
    for place in places:
        found.take(place, {"headline": " ".join(lines[each].text for each in places)})
    first, last, level = places[0], places[-1], lines[at].heading
    if first and _beside(lines[first - 1], level, _KICKERS):
        found.take(first - 1, {"kicker": lines[first - 1].text})
    for place in range(last + 1, min(len(lines), last + 1 + REACH)):
        inside = place >= body_from
        if not _below(found, lines[place], place, level, inside) and inside:
            break
    return found


STRONG_WITHIN = 6
"""Lines at the top of a page within which a headline is sought that is only printed in bold."""


def strong_title(page: WebPage) -> int | None:
    """Index of the line at the top of a page without heading elements that is printed in bold, as its headline.

    If it is printed twice, the last: the lines below belong to it. None if absent.
    """
    opening = page.lines[:STRONG_WITHIN]
    if any(line.heading for line in page.lines[: 2 * STRONG_WITHIN]):
        return None
    strong = [at for at, line in enumerate(opening) if line.text in page.strong and _is_headline(line.text)]
    return max((at for at in strong if opening[at].text == opening[strong[0]].text), default=None)


def _is_headline(text: str) -> bool:
    """True if a line in bold may be a headline: no sentence, and nothing of the issue or the authors."""
    return 3 < len(text) <= 60 and text[-1] not in "。；：:" and not issue_line(text).fields and not is_byline(text)


def of_one_title(lines: Sequence[TextLine], at: int) -> list[int]:
    """Indices of the lines that form one title with `lines[at]`: printed in parts, in the same element."""
    home = _title_element(lines[at])
    first, last = at, at + 1
    while home is not None and last - first <= PARTS and first and _title_element(lines[first - 1]) is home:
        first -= 1
    while home is not None and last - first <= PARTS and last < len(lines) and _title_element(lines[last]) is home:
        last += 1
    return list(range(first, last)) if last - first <= PARTS else [at]


def _title_element(line: TextLine) -> Element | None:
    """The heading element around a line, or the counterpart of the templates of digital newspapers; None if absent."""
    home: Element | None = line.home
    for _ in range(3):
        if home is None or local(home) in HEADINGS or local(home) == "founder-title":
            break
        home = home.getparent()
    return home if home is not None and (local(home) in HEADINGS or local(home) == "founder-title") else None


def _below(found: Header, line: TextLine, place: int, level: str, inside: bool) -> bool:
    """Take a line below the headline. Returns True if it is part of the header, or empty."""
    own, told = line.heading, issue_line(line.text)
    of_author = own in ("h4", "h5", "h6") or bool(_AUTHORS & words_around(line.home, 1))
    if not told.fields and (own or not inside) and not _is_subheadline(line) and is_byline(line.text, of_author):
        found.take(place, {"byline": line.text})
        return True
    if _beside(line, level, _SUBHEADLINES) and place - 1 in found.taken and "byline" not in found.fields:
        found.take(place, {"subheadline": line.text})
        return True
    if told.fields and (2 * line.linked < len(line.text) or "authors" in told.fields):
        source, rest = source_in(told.rest)
        found.take(place, {**({"publication": source} if source else {}), **told.fields})
        if rest and is_byline(rest, beside_issue=not _in_brackets(rest, line.text)):
            found.take(place, {"byline": rest})
        elif rest:
            found.rests[place] = rest
        return True
    bare = without_calendar(line.text) if not told.fields and _META & words_around(line.home, 1) else line.text
    if bare != line.text and is_byline(bare, beside_issue=True):
        found.take(place, {"byline": bare})
        return True
    return not line.text.strip()


def _in_brackets(rest: str, text: str) -> bool:
    """True if the rest of a line stands in brackets there: a place or edition beside the newspaper."""
    return f"（{rest}）" in text or f"({rest})" in text


def _is_subheadline(line: TextLine) -> bool:
    """True if a line's own element is marked as a subheadline."""
    return local(line.home) in _SUBHEADLINES


def _beside(line: TextLine, level: str, marks: frozenset[str]) -> bool:
    """True if a line beside a headline of `level` belongs to it: a lesser heading, or marked as such."""
    own = line.heading
    if own and own != level and own != "h1" and level:
        return True
    return not own and len(line.text) <= 100 and bool(marks & words_around(line.home)) and not line.linked
