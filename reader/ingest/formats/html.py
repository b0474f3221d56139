"""HTML pages: the article in them, or several, without what stands around it.

What is printed tells more than what the page says to machines, and both more than the name of the file; what two places
tell differently where neither is surer is left out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from reader.ingest.article_record import ArticleRecord
from reader.ingest.document import Document, Surroundings
from reader.ingest.field_names import of_values
from reader.ingest.field_values import Value
from reader.ingest.formats.markup_tree import TextLine
from reader.ingest.formats.web_body import at_anchors, body_lines, heading_levels, parted, under_headings
from reader.ingest.formats.web_header import Header, is_title, of_one_title, read_header
from reader.ingest.formats.web_metadata import by_address, by_comment, by_data, by_meta, by_time
from reader.ingest.formats.web_page import WebPage, heading_around, is_contents, is_note, leads_on, web_page
from reader.ingest.issue_contents import IS_CONTENTS
from reader.ingest.issue_line import issue_line
from reader.ingest.path_metadata import PAPER
from reader.ingest.web_title import WebTitle, web_title
from reader.model import Page

Fields = Mapping[str, str]

NOTHING: Fields = MappingProxyType({})
TITLE_WITHIN = 300
"""Lines of a page within which a headline that is no heading stands."""
LONGEST_TITLE = 300
"""Code points of a `title` element that are looked at."""
OF_ISSUE = ("publication", "date", "page", "page_name")


def pages(document: Document) -> Iterator[Page]:
    """A page an article. A page that is only the contents of a newspaper's page gives none."""
    contents = IS_CONTENTS.fullmatch(document.name.rpartition("/")[2]) is not None
    page = web_page(document.text, document.check)
    if page is None or is_contents(page, contents) or _leads_on(page, document.surroundings):
        return
    yield from map(document.article, _articles(page, document.path_metadata.given, document.surroundings.anchors))


def _leads_on(page: WebPage, around: Surroundings) -> bool:
    """Whether a page only leads to other files of its book."""
    return bool(around.links) and leads_on(page, around.links, likely=around.leads_on)


def stories(source: str, path: Fields = NOTHING, *, named_contents: bool = False) -> Iterator[ArticleRecord]:
    """The articles in the markup `source`, of a file whose path tells `path`, perhaps that it is a contents page."""
    page = web_page(source)
    if page is not None and not is_contents(page, named_contents):
        yield from _articles(page, path, {})


def _articles(page: WebPage, path: Fields, anchors: Mapping[str, Fields]) -> Iterator[ArticleRecord]:
    """The articles of a page that is no contents page; `anchors` are ids where articles begin, with their fields."""
    title = web_title(page.title[:LONGEST_TITLE])
    shared = _of_issue(page, title, path)
    marked = bool(page.notes)
    if len(begun := list(at_anchors(page, anchors))) > 1:
        for anchor, lines in begun:
            yield _one_of_several(lines, {**anchors[anchor], **shared}, marked=marked)
    elif several := _several(page, title):
        yield from (_one_of_several(lines, shared, marked=marked) for lines in several)
    else:
        yield _single(page, title, path)


def _several(page: WebPage, title: WebTitle) -> list[list[TextLine]]:
    """The lines of each article of a page with several: marked so, or each under a heading below that of the page."""
    if found := parted(page):
        return found
    tops = [line for line in page.lines if heading_around(line) == "h1"]
    names_page = tops and all(_is_of_issue(line.text) for line in tops)
    if page.is_epaper or not (names_page or (not tops and title.fields and not title.headline)):
        return []
    levels = [level for level in heading_levels(page.lines) if level != "h1"]
    found = list(under_headings(page.lines, levels[0])) if levels else []
    return found if len(found) > 1 else []


def _is_of_issue(text: str) -> bool:
    """Whether a heading tells the paper, the date or the page, and nothing else."""
    line = issue_line(text)
    return bool(PAPER.fullmatch(text)) or bool(line.fields and not line.rest)


def _of_issue(page: WebPage, title: WebTitle, path: Fields) -> Fields:
    """The fields that all articles of a page share."""
    told = {**by_meta(page), **by_data(page), **by_time(page), **by_address(page)}
    fields = of_values({name: value for name, value in told.items() if name in (*OF_ISSUE, "url")})
    printed = _agreed(issue_line(line.text).fields for _, line in page.numbered if heading_around(line))
    of_title = {name: value for name, value in title.fields.items() if name not in path}
    return _with_paper({**of_title, **printed, **fields}, title)


def _one_of_several(lines: Sequence[TextLine], shared: Fields, *, marked: bool) -> ArticleRecord:
    """One article of several: its headline is its first heading, or its first line. Some may be `marked` as notes."""
    at = next((place for place, line in enumerate(lines) if heading_around(line)), 0)
    header = read_header(lines, at, at + 1)
    text = [_rest(header, place, line.text) for place, line in enumerate(lines) if place not in header.taken]
    notes = frozenset(line.text for line in lines if is_note(line)) if marked else ()
    body = [line for line in text if line]
    return ArticleRecord({**shared, **of_values(header.fields), **_kinds(body, notes)}, tuple(body))


def _kinds(body: Sequence[str], notes: Collection[str]) -> Fields:
    """The kinds of the lines of an article some of which are notes; the others are to be read."""
    return {"kinds": " ".join("note" if line in notes else "-" for line in body)} if notes else {}


def _rest(header: Header, place: int, text: str) -> str:
    """What is left of a line when its fields are taken."""
    return header.rests.get(place, text)


def _single(page: WebPage, title: WebTitle, path: Fields) -> ArticleRecord:
    """The one article of a page."""
    machine: dict[str, Value] = {**by_meta(page), **by_time(page), **by_data(page), **by_comment(page)}
    body = body_lines(page)
    at = _headline(page, str(machine.get("headline") or path.get("headline", "")), title)
    header = read_header(page.lines, at, min(body)) if at is not None else Header()
    fields = of_values({**machine, **header.fields, **by_address(page)})
    if "headline" not in fields and title.headline:
        fields |= of_values({"headline": title.headline})
    elsewhere = {**_elsewhere(page, body, header), **title.fields}
    fields = _with_paper({**{name: told for name, told in elsewhere.items() if name not in path}, **fields}, title)
    if "byline" in fields and "byline" not in machine:
        fields.pop("authors", None)
    notes = [page.lines[at].text for at in sorted(page.notes)]
    text = [*_body(page, body, header, fields), *notes]
    return ArticleRecord({**fields, **_kinds(text, notes)}, tuple(text))


def _headline(page: WebPage, told: str, title: WebTitle) -> int | None:
    """The place of the line that is the headline: printed as a title, and best the one that the page tells too."""
    titles = [at for at, line in page.numbered if is_title(line, at < TITLE_WITHIN)]
    printed = [at for at in titles if not _is_of_issue(page.lines[at].text)]
    known = f"{page.title}\n{told}"
    sure = [at for at in printed if len(page.lines[at].text) > 3 and page.lines[at].text in known]
    if sure:
        return max(sure, key=lambda at: len(page.lines[at].text))
    tops = [at for at in printed if heading_around(page.lines[at]) in ("h1", "")]
    if not tops and not title.headline and printed:
        top = min(heading_around(page.lines[at]) for at in printed)
        tops = [at for at in printed if heading_around(page.lines[at]) == top]
    if tops and (not told or page.is_epaper) and set(tops) <= set(of_one_title(page.lines, tops[0])):
        return tops[0]
    return next((at for at, line in page.numbered if told and line.text == told), None)


def _elsewhere(page: WebPage, body: set[int], header: Header) -> Fields:
    """What the lines outside the article tell of the issue, where they agree."""
    opening = min(body) + 3
    lines = (
        line.text
        for at, line in page.numbered
        if (at not in body or at < opening) and at not in header.taken and 2 * line.linked < len(line.text)
    )
    return _agreed(
        {name: value for name, value in issue_line(line).fields.items() if name in OF_ISSUE} for line in lines
    )


def _agreed(told: Iterator[Fields]) -> Fields:
    """The fields that are told alike wherever they are told."""
    values: dict[str, set[str]] = {}
    for fields in told:
        for name, value in fields.items():
            values.setdefault(name, set()).add(value)
    agreed = {name: next(iter(found)) for name, found in values.items() if len(found) == 1}
    return {name: value for name, value in agreed.items() if name != "page_name" or "page" in agreed}


def _with_paper(fields: dict[str, str], title: WebTitle) -> dict[str, str]:
    """`fields` with the paper that the title names, where they only know the name of a web site."""
    paper = title.fields.get("publication")
    if paper and not PAPER.fullmatch(fields.get("publication", "")):
        fields["publication"] = paper
    return fields


def _body(page: WebPage, body: set[int], header: Header, fields: Fields) -> Iterator[str]:
    """The lines of the article, without what is in its fields already."""
    printed = {fields[name] for name in ("headline", "kicker", "subheadline", "byline") if name in fields}
    for count, place in enumerate(sorted(body)):
        text = page.lines[place].text
        if count <= 8 and (place in header.taken or text in printed):
            text = header.rests.get(place, "")
        elif count <= 3 and place not in header.taken:
            line = issue_line(text)
            text = line.rest if len(line.fields) > 1 and len(line.rest) < 8 else text
        if text:
            yield text
