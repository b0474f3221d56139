"""Text copied from web pages and newspaper databases: a headline, a line of time, source and author, then the article.

Takes clean lines; gives articles. The line is recognised by a day with `来源：`, `作者：` or the like beside it; the
line before it is the headline. Databases print it with bars (`reader.ingest.barred_line`), perhaps above the headline.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ingest.article_record import ArticleRecord
from reader.ingest.barred_line import BarredLine, barred_line, second_line
from reader.ingest.bounds import Check, checked
from reader.ingest.clean import clean_lines
from reader.ingest.copied_head import copied_head
from reader.ingest.document import Document, OtherFormatError
from reader.ingest.field_names import known_as, of_values
from reader.ingest.formats.recognition import is_about
from reader.ingest.head_facts import last_line
from reader.ingest.issue_header import ARTICLE_NUMBER
from reader.ingest.prose_lines import prose_lines
from reader.ingest.record_pages import pages_of
from reader.ingest.site_lines import end_of_text
from reader.late_pattern import late
from reader.model import Page

_DAY = late(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
_FIELD = late(r"([^\s：:|｜]{2,6})[：:][ \u3000]*([^\s：:|｜]{1,40})")
_FURNITURE = late(
    r"[ \u3000]*(?:(?:字号|字體|字体|分享|打印|收藏|评论|浏览|阅读|点击|【?大|T\|T)[^。！？]{0,30}"
    rf"|{ARTICLE_NUMBER}[^。！？]{{1,40}}|[-=_*—─]{{3,80}}"
    r"|(?:(?:当前|您的|目前)?位置[：:][ \u3000]*)?(?:首页|主页|首頁)[ \u3000]*[>»›＞][^。！？]{0,60})"
)
"""Lines of the web page around an article: font sizes, buttons, counters, its number, the way to it, rules."""
_BANNER = late(
    r"[^。！？]{0,40}(?:搜[索寻尋]|[检檢]索|共 ?\d{1,6} ?[篇条條则則]|Wise(?:News|Search)|Factiva"
    r"|(?:列印|打印|下载|下載|导出|匯出)(?:日期|时间|時間))[^。！？]{0,40}"
)
"""Lines of a database above the articles that it found."""
_LISTED = late(r"[ \u3000]*(\d{1,4})[.、][ \u3000]*(?=\D)")
"""Number of an article in a list, before its headline."""
_ORDINAL = late(r"[ \u3000]*(?:文章|第)?[ \u3000]?\d{1,4}[ \u3000]?(?:篇|[.、])?[ \u3000]*")
"""Number of an article in a list, on a line of its own above the headline."""
_IN_BRACKETS = late(r"【([^【】]{2,40})】")
"""The headline at the beginning of a post."""
LAST_LINES = 5
"""Lines at the end of a text in which the issue may be named."""
LONGEST_HEADLINE = 60
"""Most code points of a headline."""


def pages(document: Document) -> Iterator[Page]:
    """One page an article. Raises OtherFormatError if there is none."""
    rows = clean_lines(document.text, document.check).split("\n")
    records = list(checked(_records(rows, document.check), document.check))
    if len(records) == 1 and _names_page(rows):
        raise OtherFormatError
    if len(records) < 2:
        records = list(_only(rows, document.check)) or records
    if not records:
        raise OtherFormatError
    yield from pages_of(document, records)


def _names_page(rows: Sequence[str]) -> bool:
    """True if the first line has bars and names a printed page: several articles may be below it. That of one article
    names its author, or has a second line below it, or stands under the headline."""
    lines = [row for row in rows if row.strip()][:2]
    first = barred_line(lines[0])
    return bool(first.fields) and "authors" not in first.fields and not second_line(lines[-1]).fields


def _only(rows: Sequence[str], check: Check) -> Iterator[ArticleRecord]:
    """The article of a text that is surely one, between the lines of its site."""
    lines = [row.strip() for row in checked(rows, check)]
    end = end_of_text(lines, check)
    head = copied_head(rows, below=any(lines[end:]))
    if head is not None:
        rows_of_text = enumerate(checked(lines[head.body : end], check), head.body)
        body = ["" if at in head.aside or _FURNITURE.fullmatch(row) else row for at, row in rows_of_text]
        fields = {**_below(body), **head.fields}
        if "headline" not in fields and (found := _IN_BRACKETS.match(next(filter(None, body), ""))):
            fields["headline"] = found[1]
        prose = prose_lines("\n".join(body), check)
        if prose == [*filter(None, body)]:  # as in the file: each line keeps its number
            prose = [""] * (head.body - head.top) + body
        yield ArticleRecord(of_values(fields), tuple(prose), head.top + 1)


def _below(body: list[str]) -> dict[str, str]:
    """Newspaper, day and page named below a text, in one of its last lines, which is emptied."""
    for at in range(len(body) - 1, max(0, len(body) - LAST_LINES), -1):
        if fields := last_line(body[at]):
            body[at] = ""
            return fields
    return {}


class _Top(NamedTuple):
    """Beginning of an article, as indices of lines from 0."""

    first: int
    """Its number in a list, or else its first line."""
    headline: int
    about: int
    body: int


def _records(rows: Sequence[str], check: Check) -> Iterator[ArticleRecord]:
    """The articles, each from its first line to the next article; none if text precedes the first. Raises what `check`
    raises."""
    abouts = {at: barred_line(row) for at, row in enumerate(checked(rows, check)) if is_about(row)}
    above = bool(abouts) and _headline_above(rows, min(abouts)) is not None
    barreds = checked(abouts.items(), check)
    tops = [
        top
        for at, barred in barreds
        if (top := _top(rows, at, barred, above=above)) is not None and top.headline not in abouts
    ]
    if not tops or not all(map(_is_of_site, rows[: tops[0].first])):
        return
    listed = _are_listed([rows[top.headline] for top in tops])
    ends = [*(top.first for top in tops[1:]), len(rows)]
    for top, end in zip(tops, ends, strict=True):
        headline = _LISTED.sub("", rows[top.headline], count=1) if listed else rows[top.headline]
        barred = _barred(rows, top.about, abouts[top.about])
        fields = {"headline": headline.strip(), **_told(rows[top.about], barred)}
        rest = [" ".join(found.rest) for found in barred]
        body = rest + [row for row in rows[top.body : end] if not _FURNITURE.fullmatch(row)]
        yield ArticleRecord(of_values(fields), tuple(prose_lines("\n".join(body), check)), top.headline + 1)


def _is_of_site(row: str) -> bool:
    """True if a line above the articles is empty, or the site's or database's own."""
    return not row.strip() or bool(_FURNITURE.fullmatch(row) or _BANNER.fullmatch(row))


def _are_listed(headlines: Sequence[str]) -> bool:
    """True if several headlines are numbered from 1."""
    numbers = [int(found[1]) if (found := _LISTED.match(headline)) else 0 for headline in headlines]
    return len(headlines) > 1 and numbers == list(range(1, len(headlines) + 1))


def _top(rows: Sequence[str], about: int, barred: BarredLine, *, above: bool) -> _Top | None:
    """The beginning of an article whose line of time is `about`: its headline is at most three lines above it, or else
    below a line with bars; None if absent."""
    under = range(about + 1, min(len(rows), about + 6))
    below = next((at for at in under if not _is_second(rows[at], barred, beside=at == about + 1)), about)
    headline = _headline_above(rows, about) if above else below
    if headline is None or headline == about or not _is_headline(rows[headline]) or not (above or barred.fields):
        return None  # a line without bars is below its headline
    first = min(headline, about)
    over = next((at for at in range(first - 1, max(-1, first - 4), -1) if rows[at].strip()), first)
    begin = over if over < first and _ORDINAL.fullmatch(rows[over]) else first
    return _Top(begin, headline, about, max(below, about + 1) + (not above))


def _is_second(row: str, barred: BarredLine, *, beside: bool) -> bool:
    """True if a line below the line of time is empty, or says more of the issue directly below (`beside`) a line with
    bars."""
    return not row.strip() or bool(beside and barred.fields and second_line(row).fields)


def _headline_above(rows: Sequence[str], about: int) -> int | None:
    """Index of the headline at most three lines above the line of time; None if absent."""
    above = next((at for at in range(about - 1, max(-1, about - 4), -1) if rows[at].strip()), None)
    return above if above is not None and _is_headline(rows[above]) else None


def _is_headline(row: str) -> bool:
    """True if a line may be a headline."""
    text = row.strip()
    return len(text) <= LONGEST_HEADLINE and not text.endswith(("。", "！", "；")) and not _ORDINAL.fullmatch(text)


def _barred(rows: Sequence[str], about: int, first: BarredLine) -> list[BarredLine]:
    """The line with bars at `about`, and the second directly below it; empty if it has none."""
    return [first, *map(second_line, rows[about + 1 : about + 2])] if first.fields else []


def _told(line: str, barred: Sequence[BarredLine]) -> dict[str, str]:
    """Fields in the line of time, source and author, under their names there."""
    if barred:
        return {name: told for found in reversed(barred) for name, told in found.fields.items()}
    day = _DAY.search(line)
    told = {name: value for name, value in _FIELD.findall(line) if known_as(name)}
    return {"date": day[0] if day else "", **told}
