"""HTML pages: the article in them, or several, without what stands around it.

What is printed tells more than what the page says to machines, and both more than the name of the file; what two places
tell differently where neither is surer is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from reader.ingest.article_record import ArticleRecord
from reader.ingest.document import Document
from reader.ingest.field_names import of_values
from reader.ingest.field_values import Value
from reader.ingest.formats.markup_tree import TextLine
from reader.ingest.formats.web_body import body_lines, heading_levels, parted, under_headings
from reader.ingest.formats.web_header import Header, is_title, read_header
from reader.ingest.formats.web_metadata import by_address, by_comment, by_data, by_meta, by_time
from reader.ingest.formats.web_page import WebPage, heading_around, is_contents, web_page
from reader.ingest.issue_contents import IS_CONTENTS
from reader.ingest.issue_line import issue_line
from reader.ingest.path_metadata import PAPER
from reader.ingest.web_title import WebTitle, web_title
from reader.model import Page

Fields = Mapping[str, str]

NOTHING: Fields = MappingProxyType({})
OF_ISSUE = ("publication", "date", "page", "page_name")


def pages(document: Document) -> Iterator[Page]:
    """A page an article. A page that is only the contents of a newspaper's page gives none."""
    contents = IS_CONTENTS.fullmatch(document.name.rpartition("/")[2]) is not None
    return map(document.article, stories(document.text, document.path_metadata.given, named_contents=contents))


def stories(source: str, path: Fields = NOTHING, *, named_contents: bool = False) -> Iterator[ArticleRecord]:
    """The articles in the markup `source`, of a file whose path tells `path`, perhaps that it is a contents page."""
    page = web_page(source)
    if page is None or is_contents(page, named_contents):
        return
    title = web_title(page.title)
    several = _several(page, title)
    if several:
        shared = _of_issue(page, title, path)
        yield from (_one_of_several(lines, shared) for lines in several)
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
    printed = _agreed(issue_line(line.text).fields for line in page.lines if heading_around(line))
    of_title = {name: value for name, value in title.fields.items() if name not in path}
    return _with_paper({**of_title, **printed, **fields}, title)


def _one_of_several(lines: Sequence[TextLine], shared: Fields) -> ArticleRecord:
    """One article of several: its headline is its first heading, or its first line."""
    at = next((place for place, line in enumerate(lines) if heading_around(line)), 0)
    header = read_header(lines, at, at + 1)
    body = [_rest(header, place, line.text) for place, line in enumerate(lines) if place not in header.taken]
    return ArticleRecord({**shared, **of_values(header.fields)}, tuple(line for line in body if line))


def _rest(header: Header, place: int, text: str) -> str:
    """What is left of a line when its fields are taken."""
    return header.rests.get(place, text)


def _single(page: WebPage, title: WebTitle, path: Fields) -> ArticleRecord:
    """The one article of a page."""
    machine: dict[str, Value] = {**by_meta(page), **by_time(page), **by_data(page), **by_comment(page)}
    body = body_lines(page)
    at = _headline(page, str(machine.get("headline", "")))
    header = read_header(page.lines, at, min(body)) if at is not None else Header()
    fields = of_values({**machine, **header.fields, **by_address(page)})
    if "headline" not in fields and title.headline:
        fields |= of_values({"headline": title.headline})
    elsewhere = {**_elsewhere(page, body, header), **title.fields}
    fields = _with_paper({**{name: told for name, told in elsewhere.items() if name not in path}, **fields}, title)
    if "byline" in fields and "byline" not in machine:
        fields.pop("authors", None)
    return ArticleRecord(fields, tuple(_body(page, body, header, fields)))


def _headline(page: WebPage, told: str) -> int | None:
    """The place of the line that is the headline: printed as a title, and best the one that the page tells too."""
    printed = [at for at, line in enumerate(page.lines) if is_title(line) and not _is_of_issue(line.text)]
    known = f"{page.title}\n{told}"
    sure = [at for at in printed if len(page.lines[at].text) > 3 and page.lines[at].text in known]
    if sure:
        return max(sure, key=lambda at: len(page.lines[at].text))
    ones = [at for at in printed if heading_around(page.lines[at]) in ("h1", "") and (not told or page.is_epaper)]
    if len(ones) == 1:
        return ones[0]
    return next((at for at, line in enumerate(page.lines) if told and line.text == told), None)


def _elsewhere(page: WebPage, body: set[int], header: Header) -> Fields:
    """What the lines outside the article tell of the issue, where they agree."""
    lines = (
        line.text
        for at, line in enumerate(page.lines)
        if (at not in body or at < min(body) + 3) and at not in header.taken and 2 * line.linked < len(line.text)
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
