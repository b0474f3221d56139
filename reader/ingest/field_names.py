"""What records call their fields, and what we call them.

Takes the values of front matter, JSON, feeds and HTML `meta` by the names they go by there, gives fields of `Article`
by ours: dates as ISO 8601, pages without leading zeros, the names of authors joined by `、`. A value that does not fit
is left out.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from reader.ingest.clean import clean_line

_NAMES = {
    "headline": "headline title 标题 標題 主题 主標題",
    "kicker": "kicker overline pretitle pre_title 引题 引題 肩题 眉题",
    "subheadline": "subheadline subtitle sub_title 副题 副題 副标题 副標題",
    "byline": "byline 署名",
    "authors": "authors author creator writer reporter 作者 记者 記者",
    "date": "date published pubdate pub_date date_published datepublished publish_date published_at publish_time"
    " publishtime created created_at datetime time 日期 发布时间 发布日期 發佈日期 時間 时间",
    "section": "section category categories column channel 栏目 欄目 分类 分類",
    "publication": "publication newspaper publisher paper source site 报名 報名 报纸 报刊 来源 來源",
    "page": "page page_number page_no 版次 版面 版",
    "page_name": "page_name 版名 版面名称",
    "url": "url permalink source_url original_url canonical_url link href 网址 網址 链接 連結 原文链接 原文地址",
    "dateline": "dateline 电头 電頭",
    "jump_to": "jump_to",
    "jump_from": "jump_from",
}
NAMES = {ours: tuple(theirs.split()) for ours, theirs in _NAMES.items()}
"""Our names, and those found in the wild, the most telling first."""

Value = str | Iterable[str]

_DAY = re.compile(
    r"((?:1[5-9]|20)\d\d)"
    r"(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)|年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d\d)(\d\d)(?!\d)|(?!\d))"
)
_SEVERAL = re.compile(r"\s*(?:[、,，;；/／|]|\band\b|&)\s*")
_MAIL = re.compile(r"[^\s@()<>]{1,64}@[^\s@()<>]{1,64}(?: *\(([^()]{0,64})\))?")
"""The address of an author, as feeds have it, with the name perhaps behind it (RSS 2.0, `author`)."""
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]{1,255}(?:[/?#][^\s<>\"{}|\\^`]{0,2000})?", re.IGNORECASE)
"""An address on the web without the signs that RFC 3986 keeps out of one (section 2, appendix C)."""
_PAGE = re.compile(r"(?:第|[Pp]age )?([A-Za-z]?)0*([1-9]\d{0,3})版?")


def of_values(values: Mapping[str, Value]) -> dict[str, str]:
    """The fields of `Article` that `values` gives, whose keys are in lower case."""
    fields = {}
    for ours, theirs in NAMES.items():
        for name in theirs:
            if (value := values.get(name)) and (said := _fitting(ours, value)):
                fields[ours] = said
                break
    return fields


def _fitting(name: str, value: Value) -> str | None:
    """`value` as the field `name` wants it; None or "" when it does not fit."""
    texts = [clean_line(value)] if isinstance(value, str) else [clean_line(text) for text in value]
    if name == "authors":
        return "、".join(author for text in texts for author in _SEVERAL.split(_MAIL.sub(r"\1", text)) if author)
    first = next((text for text in texts if text), "")
    if name == "date":
        return iso_date(first)
    if name == "url":
        return web_address(first)
    return page_number(first) if name == "page" else first


def web_address(text: str) -> str | None:
    """`text` when it is an address on the web, else None: no blanks, no signs that an address has to escape."""
    return text if _ADDRESS.fullmatch(text) else None


def iso_date(text: str) -> str | None:
    """The day (or month, or year) that `text` opens with, as ISO 8601; dates of mail and feeds too."""
    found = _DAY.match(text.strip())
    if not found:
        return _mail_date(text)
    year, *rest = (int(part) for part in found.groups() if part and part.isdecimal())
    try:
        date(year, *(*rest, 1, 1)[:2])
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def page_number(text: str) -> str | None:
    """`A03版`, `第3版` or `3` as `A3` and `3`; None for what is no number of a page."""
    found = _PAGE.fullmatch(text.strip())
    return f"{found[1].upper()}{found[2]}" if found else None


def _mail_date(text: str) -> str | None:
    """The day of a date as RFC 5322 writes it, where it was written."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
