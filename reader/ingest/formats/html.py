"""HTML pages: the article or articles in them, without the rest of the page.

Printed text is better evidence than the page's machine-readable metadata, and both are better than the file name. A
field is left out if two equally good sources differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from reader.ingest.article_record import ArticleRecord
from reader.ingest.bounds import checked
from reader.ingest.document import Document, Surroundings
from reader.ingest.field_names import of_values
from reader.ingest.field_values import Value, day_of_utc, is_of_china
from reader.ingest.formats.markup_tree import HEADINGS, TextLine, local
from reader.ingest.formats.web_body import at_anchors, body_lines, heading_levels, parted, under_headings
from reader.ingest.formats.web_header import Header, is_title, of_one_title, read_header, strong_title
from reader.ingest.formats.web_metadata import (
    by_address,
    by_comment,
    by_data,
    by_items,
    by_meta,
    by_time,
    in_address,
)
from reader.ingest.formats.web_page import WebPage, is_contents, is_note, leads_on, web_page
from reader.ingest.formats.web_siblings import above_parts, side_by_side
from reader.ingest.issue_contents import IS_CONTENTS
from reader.ingest.issue_line import issue_line
from reader.ingest.path_metadata import PAPER
from reader.ingest.web_title import WebTitle, web_title
from reader.model import Page
from reader.person_names import listed_names

Fields = Mapping[str, str]

NOTHING: Fields = MappingProxyType({})
TITLE_WITHIN = 300
"""Lines of a page within which a headline without heading markup is sought."""
LONGEST_TITLE = 300
"""Most code points of a `title` element that are read."""
CROSSHEAD = 40
"""Most code points of a heading inside the text that is a crosshead."""
OF_ISSUE = ("publication", "date", "page", "page_name")


def pages(document: Document) -> Iterator[Page]:
    """One page an article; none for a contents page of a newspaper."""
    contents = IS_CONTENTS.fullmatch(document.name.rpartition("/")[2]) is not None
    page = web_page(document.text, document.check)
    if page is None or is_contents(page, contents) or _leads_on(page, document.surroundings):
        return
    yield from map(document.article, _articles(page, document.path_metadata.given, document.surroundings.anchors))


def _leads_on(page: WebPage, around: Surroundings) -> bool:
    """True if a page only leads to other files of its book."""
    return bool(around.links) and leads_on(page, around.links, around.own_name, likely=around.leads_on)


def stories(source: str, path: Fields = NOTHING, *, named_contents: bool = False) -> Iterator[ArticleRecord]:
    """The articles in the markup `source`, from a file whose path gives the fields `path`.

    `named_contents`: the file name is that of a contents page.
    """
    page = web_page(source)
    if page is not None and not is_contents(page, named_contents):
        yield from _articles(page, path, {})


def _articles(page: WebPage, path: Fields, anchors: Mapping[str, Fields]) -> Iterator[ArticleRecord]:
    """The articles of a page that is no contents page; `anchors` gives the fields of articles by their element ids."""
    title = web_title(page.title[:LONGEST_TITLE])
    marked = bool(page.notes)
    if len(begun := list(at_anchors(page, anchors))) > 1 or (begun and _is_below_headings(page, begun[0][1])):
        shared = _of_issue(page, title, path)
        for anchor, lines in begun:
            yield _one_of_several(lines, {**anchors[anchor], **shared}, marked=marked)
    elif several := _several(page, title):
        shared = _of_issue(page, title, path)
        yield from (_one_of_several(lines, shared, marked=marked) for lines in several)
    else:
        yield _single(page, title, path)


def _is_below_headings(page: WebPage, lines: Sequence[TextLine]) -> bool:
    """True if an article is the rest of its page, below nothing but headings."""
    above = page.lines[: len(page.lines) - len(lines)]
    return bool(above) and all(line.heading for line in above)


def _several(page: WebPage, title: WebTitle) -> list[list[TextLine]]:
    """Lines of each article of a page that has several: marked as such, or each under a heading below the page's."""
    if found := parted(page):
        return found
    tops = [line for _, line in page.numbered if line.heading == "h1"]
    names_page = tops and all(_is_of_issue(line.text) for line in tops)
    if page.is_epaper or (len(tops) == 1 and not names_page):
        return []
    if found := side_by_side(page):
        return found
    if not names_page and (tops or title.headline or not title.fields):
        return []
    levels = [level for level in heading_levels(page) if level != "h1"]
    found = list(under_headings(page.lines, levels[0])) if levels else []
    return found if len(found) > 1 else []


@lru_cache(16)
def _is_of_issue(text: str) -> bool:
    """True if a heading names the newspaper, the date or the page, and nothing else."""
    line = issue_line(text)
    return bool(PAPER.fullmatch(text)) or bool(line.fields and not line.rest)


def _of_issue(page: WebPage, title: WebTitle, path: Fields) -> Fields:
    """Fields shared by all articles of a page."""
    told = {**_machine(page), **by_address(page)}
    fields = of_values({name: value for name, value in told.items() if name in (*OF_ISSUE, "url")})
    printed = _agreed(issue_line(line.text).fields for _, line in page.numbered if line.heading)
    of_title = {name: value for name, value in title.fields.items() if name not in path}
    return _with_paper({**of_title, **printed, **fields}, title)


def _one_of_several(lines: Sequence[TextLine], shared: Fields, *, marked: bool) -> ArticleRecord:
    """One article of several: its headline is its first heading, or its first line.

    `marked`: some lines may be marked as notes.
    """
    at = next((place for place, line in enumerate(lines) if line.heading), 0)
    header = read_header(lines, at, at + 1)
    text = [_rest(header, place, line.text) for place, line in enumerate(lines) if place not in header.taken]
    notes = [line.text for line in lines if is_note(line)] if marked else []
    body = [line for line in text if line]
    return ArticleRecord(
        {**shared, **of_values(header.fields), **_kinds(body, {**_told(lines), **_notes(notes)})}, tuple(body)
    )


def _told(lines: Sequence[TextLine]) -> dict[str, str]:
    """Kinds of the lines whose elements give them: captions of figures; headings inside the text, if they are few."""
    kinds = {line.text: "caption" for line in lines if local(line.home) == "figcaption"}
    first = next((at for at, line in enumerate(lines) if local(line.home) not in HEADINGS), len(lines))
    inside = [line.text for line in lines[first:-1] if local(line.home) in HEADINGS and len(line.text) <= CROSSHEAD]
    return kinds | dict.fromkeys(inside if 2 * len(inside) < len(lines) - first else (), "crosshead")


def _notes(texts: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(texts, "note")


def _kinds(body: Sequence[str], told: Fields) -> Fields:
    """Kinds of the lines of an article some of which are known; "-" leaves the kind of the others to the parser."""
    known = bool(told) and not told.keys().isdisjoint(body)
    return {"kinds": " ".join(told.get(line, "-") for line in body)} if known else {}


def _rest(header: Header, place: int, text: str) -> str:
    """The rest of a line without its fields."""
    return header.rests.get(place, text)


def _machine(page: WebPage) -> dict[str, Value]:
    """The page's machine-readable metadata; of a page in China's Chinese, a time in UTC has the day in China."""
    parts = by_meta(page), by_time(page), by_items(page), by_data(page), by_comment(page)
    told = {name: value for part in parts for name, value in part.items()}
    day = told.get("date")
    if isinstance(day, str) and is_of_china(page.language):
        told["date"] = day_of_utc(day)
    return told


def _single(page: WebPage, title: WebTitle, path: Fields) -> ArticleRecord:
    """The only article of a page."""
    machine = _machine(page)
    body = body_lines(page)
    at = _headline(page, str(machine.get("headline") or path.get("headline", "")), title)
    header = _header(page, at, min(body))
    for name in ("byline", "authors") if machine.get("authors") else ():
        if machine.get("section") in listed_names(header.fields.get(name, "")):
            del header.fields[name]  # the section stands on its line
    fields = of_values({**machine, **header.fields, **by_address(page)})
    if "headline" not in fields and title.headline:
        fields |= of_values({"headline": title.headline})
    elsewhere = {**_elsewhere(page, body, header), **title.fields}
    fields = _with_paper({**{name: told for name, told in elsewhere.items() if name not in path}, **fields}, title)
    if "byline" in fields and "byline" not in machine:
        fields.pop("authors", None)
    if "url" in fields and "date" not in fields and "date" not in path:
        fields |= {**in_address(fields["url"]), **fields}
    notes = [page.lines[at].text for at in sorted(page.notes)]
    text = [*_body(page, body, header, fields), *notes]
    if fields.keys().isdisjoint(("authors", "byline")):
        fields |= _signed(text)
    told = _told([page.lines[at] for at in sorted(body)])
    return ArticleRecord({**fields, **_kinds(text, {**told, **_notes(notes)})}, tuple(text))


BELOW_STRONG = 4
"""Lines below a headline in bold that may belong to it."""


def _header(page: WebPage, at: int | None, body_from: int) -> Header:
    """The header around the headline at the index `at`, or else around a line that is only printed in bold."""
    if at is not None:
        above = above_parts(page)
        return read_header(page.lines[: above if at < above else None], at, body_from)
    strong = strong_title(page)
    return Header() if strong is None else read_header(page.lines, strong, strong + BELOW_STRONG)


SIGNED = 2
"""Lines at the end of an article that may name its author."""


def _signed(text: Sequence[str]) -> dict[str, str]:
    """The authors in brackets at the end of an article, `（作者：王小明）`; empty if absent."""
    last = [issue_line(line) for line in text[-SIGNED:] if line.startswith(("（", "(")) and "作者" in line[:4]]
    found = [line.fields["authors"] for line in last if line.fields.keys() == {"authors"} and not line.rest]
    return {"authors": found[0]} if found and all(len(name) < 5 or "·" in name for name in found[0].split("、")) else {}


def _headline(page: WebPage, told: str, title: WebTitle) -> int | None:
    """Index of the headline's line: printed as a title, and preferably also named in the metadata (`told`)."""
    titles = [at for at, line in page.numbered if is_title(line, at < TITLE_WITHIN)]
    printed = [at for at in checked(titles, page.check) if not _is_of_issue(page.lines[at].text)]
    known = f"{page.title}\n{told}"
    sure = [at for at in printed if len(page.lines[at].text) > 3 and page.lines[at].text in known]
    if sure:
        return max(sure, key=lambda at: len(page.lines[at].text))
    tops = [at for at in checked(printed, page.check) if page.lines[at].heading in ("h1", "")]
    if not tops and printed and (_is_under_issue(page, set(titles).difference(printed)) or not title.headline):
        top = min(page.lines[at].heading for at in checked(printed, page.check))
        tops = [at for at in checked(printed, page.check) if page.lines[at].heading == top]
    if tops and (not told or page.is_epaper) and set(tops) <= set(of_one_title(page.lines, tops[0])):
        return tops[0]
    return next((at for at, line in page.numbered if told and line.text == told), None)


def _is_under_issue(page: WebPage, of_issue: set[int]) -> bool:
    """True if one of the lines that name the issue, by index, is the page's highest heading."""
    return any(page.lines[at].heading == "h1" for at in checked(of_issue, page.check))


def _elsewhere(page: WebPage, body: set[int], header: Header) -> Fields:
    """Fields of the issue in the lines outside the article, as far as the lines agree."""
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
    """Fields that have the same value wherever they are given."""
    values: dict[str, set[str]] = {}
    for fields in told:
        for name, value in fields.items():
            values.setdefault(name, set()).add(value)
    agreed = {name: next(iter(found)) for name, found in values.items() if len(found) == 1}
    return {name: value for name, value in agreed.items() if name != "page_name" or "page" in agreed}


def _with_paper(fields: dict[str, str], title: WebTitle) -> dict[str, str]:
    """`fields` with the newspaper named in the title, if they only have the name of a web site."""
    paper = title.fields.get("publication")
    if paper and not PAPER.fullmatch(fields.get("publication", "")):
        fields["publication"] = paper
    return fields


def _body(page: WebPage, body: set[int], header: Header, fields: Fields) -> Iterator[str]:
    """Lines of the article without the text that is already in its fields."""
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
