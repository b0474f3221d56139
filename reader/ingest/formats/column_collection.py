"""Collections of an old newspaper's texts: page and column are named above each article, or before its text.

Takes clean lines; gives articles. Two forms are handed on: `第4版(体育)` and `专栏：` on two lines above the headline;
or `第4版(体育)专栏：社论` with the headline and the whole text behind it, below a line with number and headline. A line
above all articles names the day and the paper.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import of_values
from reader.ingest.heading_lines import headed
from reader.ingest.issue_line import is_byline, issue_line
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

_ABOVE = late(
    rf"^[ \u3000]*(第[ ]?(\d{{1,3}})[ ]?版[(（]([{HAN}·、]{{0,12}})[)）])[ \u3000]*\n?[ \u3000]*专栏[：:](.*)$"
)
"""The page, its name, the column, and what stands behind it."""
_NUMBERED = late(r"[ \u3000]*\d{1,3}[.、．][ \u3000]*(\S.*)")
"""The headline in a list, above the line with the text."""
_PARAGRAPH = late(r"(?<=[。！？”」』）)：:])[ \u3000]+")
"""Where a paragraph ends in a text on one line."""
_SENTENCE = late("[。！？；]")
MOST_HEADINGS = 3
LONGEST_HEADING = 60
LONGEST_COLUMN = 20
"""Most code points of a heading, and of the name of a column."""


class _Top(NamedTuple):
    at: int
    """Index of the line that names the page."""
    below: int
    """Index of the line below page and column."""
    fields: dict[str, str]
    printed: str
    """The page as printed: the section of an article without a column, on a page without a name."""
    behind: str
    """What stands behind the column on its line."""


def is_collection(text: str) -> bool:
    """True if page and column are named near the beginning of a text."""
    rows = text.split("\n")
    return any(_top(rows, at) is not None for at in range(min(len(rows), 12)))


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is other text above the first."""
    rows = clean_lines(document.text).split("\n")
    tops = [top for at in range(len(rows)) if (top := _top(rows, at)) is not None]
    if not tops:
        raise OtherFormatError
    starts = [_start(rows, top) for top in tops]
    issue = _issue(rows[: starts[0]])
    ends = [*starts[1:], len(rows)]
    yield from pages_of(document, [_record(rows, top, end, issue) for top, end in zip(tops, ends, strict=True)])


def _top(rows: Sequence[str], at: int) -> _Top | None:
    """The page and column named on the line `at`, or on it and the next; None if they are not."""
    if "版" not in rows[at][:12]:
        return None
    found = _ABOVE.match(rows[at])
    below = at + 1
    if not found and below < len(rows) and "专栏" in rows[below][:6]:
        found = _ABOVE.match(f"{rows[at]}\n{rows[below]}")
        below += 1
    if not found:
        return None
    printed, number, name, behind = (part.strip() for part in found.groups())
    return _Top(at, below, {"page": number.lstrip("0"), "page_name": name}, printed, behind)


def _start(rows: Sequence[str], top: _Top) -> int:
    """Index of the first line of an article: of its number and headline, if its text is behind its column."""
    above = next((at for at in range(top.at - 1, max(top.at - 3, -1), -1) if rows[at].strip()), None)
    listed = _NUMBERED.match(rows[above]) if above is not None and top.behind else None
    repeated = listed is not None and (len(top.behind) > LONGEST_COLUMN or listed[1].strip() in top.behind)
    return above if above is not None and repeated else top.at


def _issue(rows: Sequence[str]) -> dict[str, str]:
    """Fields of the lines above all articles. Raises OtherFormatError if there is text."""
    fields: dict[str, str] = {}
    for line in filter(None, map(str.strip, rows)):
        told = issue_line(line)
        if not told.fields or len(told.rest) > LONGEST_COLUMN:
            raise OtherFormatError
        fields |= {name: value for name, value in told.fields.items() if name in ("date", "publication")}
    return fields


def _record(rows: Sequence[str], top: _Top, end: int, issue: dict[str, str]) -> ArticleRecord:
    """The article below or behind a column."""
    start = _start(rows, top)
    lines = [row.strip() for row in rows[top.below : end]]
    if start < top.at and (listed := _NUMBERED.match(rows[start])):
        column, text = _behind(top.behind, listed[1].strip())
        heads, body = [listed[1].strip()], [part for part in (*_PARAGRAPH.split(text), *lines) if part]
    else:
        column, heads = top.behind, _headings([*filter(None, lines)])
        body = [""] * (top.below - start) + ["" if line in heads else line for line in lines]
    section = column or ("" if top.fields["page_name"] else top.printed)
    fields = {**issue, **top.fields, "section": section, **(headed(heads, by_length=True) if heads else {})}
    return ArticleRecord(of_values(fields), tuple(body), start + 1)


def _behind(text: str, headline: str) -> tuple[str, str]:
    """The column, and the text without the headline that is repeated in it."""
    at = text.find(headline, 0, LONGEST_COLUMN + len(headline) + 1)
    return (text[:at].strip(), text[at + len(headline) :].strip()) if at >= 0 else ("", text)


def _headings(lines: Sequence[str]) -> list[str]:
    """The lines of the heading: all above the first sentence, at least one."""
    found = list(lines[:1])
    for line, below in pairwise(lines[: MOST_HEADINGS + 1]):
        if _SENTENCE.search(line + below) or len(below) > LONGEST_HEADING or is_byline(below):
            break
        found.append(below)
    return found
