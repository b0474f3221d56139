"""Folio lines: from one line to the fields that all articles of a page share."""

import unicodedata
from collections.abc import Mapping

from reader.late_pattern import late
from reader.model import ISO_DATE
from reader.parsing.folio_patterns import PAGE_NAME
from reader.parsing.numerals import number
from reader.parsing.patterns import H

_DATE = late(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_PAGE = late(rf"第?\s*([A-Z]{{0,2}}\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s*版(?:\s*[:：·]?\s*([{H}·]{{2,8}}))?")
_PAGE_OF_SECTION = late(
    rf"(?:^|[\s|])(?:版面[:：] ?)?([A-Z]{{1,2}}\d{{1,3}}|(?<=[:：])\d{{1,3}}|(?<=[:：] )\d{{1,3}}|\d\d)"
    rf"(?:[\s·:|]{{1,3}}([{H}]{{2,8}})(?![{H}])|$)"
)
"""A page that is named without `版`: `A01 要闻`."""
_NAMED = late(PAGE_NAME)
_BESIDE = late(
    r"(?:(?:发布|發佈|发表|發表|发稿|刊登)?(?:时间|時間|日期)|来源|來源|报纸|報紙|版面|版次)[ \u3000]?[:：]"
    r"|(?<=[\s日])\d{1,2}[:：]\d\d(?:[:：]\d\d)?|(?:星期|周|週|禮拜)[一二三四五六日天]"
)
"""What may stand beside the fields of a folio line: their labels, the time, the weekday."""
_BETWEEN = late(r"[\s\u3000·|｜/，,《》（）()]+")
_PAGE_NAME = late(rf"[{H}·]{{2,6}}")
_NAME = late(rf"[{H}]{{1,8}}(?:报|報|时报|時報|每日电讯)")


OF_PAGE = frozenset(("publication", "date", "page", "page_name", "url"))
"""Fields that all articles of a page share."""


def of_page(given: Mapping[str, str]) -> dict[str, str]:
    """The fields that all articles of a page share, in the form of `Article`; an invalid date is left out."""
    fields = {name: value for name, value in given.items() if value and name in OF_PAGE}
    if "date" in fields and not ISO_DATE.fullmatch(fields["date"]):
        del fields["date"]
    if "page" in fields:
        fields["page"] = number(fields["page"])
    return fields


def told_by(line: str) -> dict[str, str]:
    """Fields of a page in a folio line, by name."""
    told: dict[str, str] = {}
    line = unicodedata.normalize("NFKC", line)
    if found := _DATE.search(line):
        year, month, day = (int(part) for part in found.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            told["date"] = f"{year:04}-{month:02}-{day:02}"
    if found := _PAGE.search(line) or _PAGE_OF_SECTION.search(line):
        told["page"] = number(found[1])
        if found[2] and not _NAME.fullmatch(found[2]):
            told["page_name"] = found[2]
    elif _NAMED.fullmatch(line):
        told["page_name"] = line
    if found := _NAME.search(line):
        told["publication"] = found[0]
    return told


LONGEST = 60
"""Most code points of a line that may hold nothing but fields of a page."""


def told_alone_by(line: str) -> dict[str, str]:
    """Fields of a line that names the day, the page or the newspaper, and nothing else; else empty."""
    if len(line) > LONGEST or not (any(map(str.isdecimal, line)) or "版" in line):
        return {}
    rest = _BESIDE.sub(" ", unicodedata.normalize("NFKC", line))
    told = told_by(rest)
    words = [word for word in _BETWEEN.split(_PAGE.sub(" ", _DATE.sub(" ", rest))) if word]
    papers = [word for word in words if _NAME.fullmatch(word)]
    words = [word for word in words if word not in papers[:1]]
    if len(words) == 1 and "page" in told and "page_name" not in told and _PAGE_NAME.fullmatch(words[0]):
        told["page_name"] = words.pop()
    if words or not told.keys() & {"date", "page"}:
        return {}
    told.pop("publication", None)
    return {**told, **({"publication": papers[0]} if papers else {})}
