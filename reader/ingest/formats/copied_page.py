"""Text copied from web pages: a headline, a line of time, source and author, then the article.

Takes clean lines; gives articles. The line is recognised by a day with `来源：`, `作者：` or the like beside it; the
line before it is the headline.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ingest.article_record import ArticleRecord
from reader.ingest.clean import clean_lines
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import known_as, of_values
from reader.ingest.formats.recognition import ABOUT
from reader.ingest.prose_lines import prose_lines
from reader.ingest.record_pages import pages_of
from reader.late_pattern import late
from reader.model import Page

_DAY = late(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
_FIELD = late(r"([^\s：:|｜]{2,6})[：:][ \u3000]*([^\s：:|｜]{1,40})")
_FURNITURE = late(r"[ \u3000]*(?:字号|字體|字体|分享|打印|收藏|评论|浏览|阅读|点击|【?大|T\|T)[^。！？]{0,30}")
"""Lines of the web page around an article: font sizes, buttons, counters."""
LONGEST_HEADLINE = 60
"""Most code points of a headline."""


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is none."""
    rows = clean_lines(document.text).split("\n")
    records = list(_records(rows))
    if not records:
        raise OtherFormatError
    yield from pages_of(document, records)


class _Top(NamedTuple):
    """Beginning of an article, as indices of lines from 0."""

    headline: int
    about: int


def _records(rows: Sequence[str]) -> Iterator[ArticleRecord]:
    """The articles, each from its headline to the next headline; none if text precedes the first headline."""
    tops = [top for at, row in enumerate(rows) if ABOUT.search(row) and (top := _top(rows, at)) is not None]
    if not tops or any(row.strip() for row in rows[: tops[0].headline]):
        return
    ends = [*(top.headline for top in tops[1:]), len(rows)]
    for top, end in zip(tops, ends, strict=True):
        fields = {"headline": rows[top.headline].strip(), **_told(rows[top.about])}
        body = [row for row in rows[top.about + 1 : end] if not _FURNITURE.fullmatch(row)]
        yield ArticleRecord(of_values(fields), tuple(prose_lines("\n".join(body))), top.headline + 1)


def _top(rows: Sequence[str], about: int) -> _Top | None:
    """The beginning of an article whose line of time is `about`: its headline is at most three lines above; None if
    absent."""
    above = next((at for at in range(about - 1, max(-1, about - 4), -1) if rows[at].strip()), None)
    if above is None:
        return None
    text = rows[above].strip()
    return None if len(text) > LONGEST_HEADLINE or text.endswith(("。", "！", "；")) else _Top(above, about)


def _told(line: str) -> dict[str, str]:
    """Fields in the line of time, source and author, under their names there."""
    day = _DAY.search(line)
    told = {name: value for name, value in _FIELD.findall(line) if known_as(name)}
    return {"date": day[0] if day else "", **told}
