"""Lines of newspaper databases that name the issue of an article between bars: `海角時報 | 2021-09-02 | A03 | 港聞`.

Takes one clean line; gives its fields. The first part is the newspaper, perhaps with the page, and another part is the
day and nothing else.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.field_values import page_number
from reader.ingest.issue_line import issue_line
from reader.late_pattern import late
from reader.person_names import listed_names

LONGEST = 120
"""Most code points of such a line."""
_BAR = late(r"\s*[|｜]\s*")
_PAPER = late(rf"[《]?([{HAN}A-Za-z][{HAN}A-Za-z·（）() ]{{1,19}})[》]?")
_PAGE = late(r"[A-Za-z]{1,2}\d{1,3}版?|第[A-Za-z]{0,2}\d{1,3}版|[A-Za-z]{0,2}\d{1,3}版")
OF_PRINTED_PAGE = late(
    rf"(?:星期|周|週|禮拜)[一二三四五六日天]|[农農][历曆][{HAN}]{{2,10}}|第[一二三四五六七八九十]{{1,3}}版.{{0,12}}"
    r"|[总總]?第 ?\d{1,6} ?[期号號]"
    r"|(?:本版)?(?:责任|責任)?(?:编辑|編輯|责编|責編|校对|校對|美编|美編|版式)[ ：:].{2,20}"
)
"""What stands beside paper and day at the top of a printed page, and names no author."""
_SECTION = late(rf"[{HAN}·、/]{{2,12}}")
_MEDIUM = late("報章|报章|報刊|报刊|報紙|报纸|網站|网站|雜誌|杂志|通訊社|通讯社")
"""Kinds of media that databases print in the newspaper's place on a second line."""


class BarredLine(NamedTuple):
    """The fields of an issue line with bars, and the parts that gave none."""

    fields: dict[str, str]
    rest: tuple[str, ...] = ()


NONE = BarredLine({})


@lru_cache(256)
def barred_line(line: str) -> BarredLine:
    """The fields of an issue line with bars; `NONE` if it is none. Cached: it is asked for twice."""
    parts = _parts(line)
    paper = _PAPER.fullmatch(parts[0]) if len(parts) > 1 else None
    days = [_day(part) for part in parts[1:]] if paper else []
    if paper is None or sum(map(bool, days)) != 1:
        return NONE
    more = _told([part for part, day in zip(parts[1:], days, strict=True) if not day])
    return more._replace(fields={"publication": paper[1].strip(), "date": "".join(days), **more.fields})


def second_line(line: str) -> BarredLine:
    """The fields of a line with the page, directly below a barred line: `報章 | A03 | 港聞`; `NONE` if it is none."""
    parts = [part for part in _parts(line) if not _MEDIUM.fullmatch(part)]
    return _told(parts) if any(map(_PAGE.fullmatch, parts)) else NONE


def _parts(line: str) -> list[str]:
    """The parts between bars; empty if there are no bars, or the line is too long or begins with one."""
    barred = len(line) <= LONGEST and ("|" in line or "｜" in line)
    parts = _BAR.split(line.strip()) if barred else []
    if len(parts) < 2 or not parts[0]:
        return []
    paper, _, page = parts[0].rpartition(" ")
    return [paper.rstrip(), page, *parts[1:]] if paper and _PAGE.fullmatch(page) else parts


@lru_cache(1024)
def _day(part: str) -> str:
    """The day that a part names and nothing else; else empty."""
    if not part[:1].isdecimal():
        return ""
    fields, rest = issue_line(part)
    return fields["date"] if fields.keys() == {"date"} and not rest else ""


def _told(parts: Sequence[str]) -> BarredLine:
    """Page, section and authors in the other parts: the section is the first word, the authors are names behind it."""
    pages = [page for part in parts if _PAGE.fullmatch(part) and (page := page_number(part))]
    words = [part for part in parts if not _PAGE.fullmatch(part)]
    section = words[:1] if words and _SECTION.fullmatch(words[0]) else []
    people = [_authors(word) for word in words[len(section) :]]
    found = {"page": pages[:1] if len(pages) == 1 else [], "section": section, "authors": [*chain(*people)]}
    rest = [word for word, names in zip(words[len(section) :], people, strict=True) if not names]
    return BarredLine({name: "、".join(values) for name, values in found.items() if values}, tuple(rest))


def _authors(part: str) -> list[str]:
    """The names of authors that a part lists; none if it says something else of a printed page."""
    unlike = OF_PRINTED_PAGE.fullmatch(part) or any(map(str.isdecimal, part))
    return [] if unlike else listed_names(part.removeprefix("By "))
