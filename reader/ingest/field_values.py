"""Values of fields in the form of `Article`: dates as ISO 8601, page numbers without leading zeros, and so on.

Takes text in any notation, or several texts; gives clean text on one line, or None if it does not fit the field.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from reader.han import HAN
from reader.ingest.clean import clean, clean_line
from reader.late_pattern import late

Value = str | Iterable[str]

_DAY = late(
    r"((?:1[5-9]|20)\d\d)"
    r"(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)|年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
    r"|(\d\d)(\d\d)(?=\D|$|[01]\d(?:\d\d){0,2}$|2[0-3](?:\d\d){0,2}$)|(?!\d))"
)
"""A day, optionally followed by a time; a month; a year."""
_ENGLISH = late(r"(?:(\d{1,2}) ([A-Z][a-z]{2,8})\.?|([A-Z][a-z]{2,8})\.? (\d{1,2})),? ((?:1[5-9]|20)\d\d)\b")
"""English dates: `2 September 2021`, `Sep. 2, 2021`."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SECONDS = late(r"(1[0-8]\d{8})(?:\d{3}|\d{6}|\d{9})?(?:\.\d{1,9})?")
"""Seconds since 1970 (for 2001 to 2030: larger numbers look like days), or milli-, micro- or nanoseconds."""
CHINA = timezone(timedelta(hours=8))
"""Time zone of the newspapers' dates; a time without a zone is taken to be in it."""
_SEVERAL = late(r"\s*(?:[、,，;；/／|]|\band\b|&)\s*")
_INVERTED = late(rf"[{HAN}], [{HAN}]{{1,2}}|[{HAN}]{{2}}, [{HAN}]|[{HAN}]{{2,4}}")
"""A Chinese name in a bibliography, perhaps with a comma behind the surname."""
_COMMA = late(r",\s+")
_NO_VALUE = frozenset(("", "none", "null", "nan", "n/a", "nil", "undefined"))
"""Values, in lower case, that programs write where there is none."""
_NOTHING = _NO_VALUE | {"-", "--", "—", "无", "無", "暂无", "未知"}
"""Values, in lower case, that programs and people write where there is none."""
_MAIL = late(r"[^\s@()<>]{1,64}@[^\s@()<>]{1,64}(?: *\(([^()]{0,64})\))?")
"""E-mail address of an author, as in feeds, optionally followed by the name (RSS 2.0, `author`)."""
_ADDRESS = late(r"https?://[^\s/?#<>\"{}|\\^`]{1,255}(?:[/?#][^\s<>\"{}|\\^`]{0,2000})?", re.IGNORECASE)
"""A web address without the characters that RFC 3986 excludes (section 2, appendix C)."""
_PAGE = late(r"(?:第|[Pp]age )?([A-Za-z]{0,2})0*([1-9]\d{0,3})版?(?:\.0)?(?:\s*[:：·\s]\s*(\D{2,12}))?")
"""Number of a page, optionally with its name."""


_ISSN = late(r"\d{4}-\d{3}[\dXx]")
"""Number of a newspaper, which some exports give where its name is wanted."""
LONGEST_PROGRAM = 60
"""Most code points of the name of a program."""
FORMED = frozenset(("authors", "date", "url", "publication", "page"))
"""The fields that have a form of their own; the others take any text."""
_PROGRAM = late(
    r"(?:来自|來自)?[ \u3000]*(?:"
    r".{0,30}(?:iPhone|iPad|Android|安卓|HUAWEI|HarmonyOS|Xiaomi|Redmi|OPPO|vivo|Galaxy|weibo\.com).{0,30}"
    r"|(?:小米|红米|华为|荣耀|三星|魅族|一加|真我|努比亚|诺基亚|中兴)[ A-Za-z0-9+]{1,20}.{0,20}"
    r"|[^报報]{0,20}手[机機](?:客[户戶]端)?"
    r"|微博.{0,20}[版号號端]|.{1,20}超话|客[户戶]端|.{0,20}浏览器|(?:web|desktop|mobile|mail)\.[a-z0-9.]{2,20}|"
    r"webclipper\.[a-z]{2,20})",
    re.IGNORECASE,
)
"""A telephone or program with which a post was written or a page was kept, which networks and notebooks call its
source."""
_NO_PAPER = frozenset(
    (
        *("网络", "網絡", "網路", "互联网", "互聯網", "转载", "轉載", "原创", "综合", "佚名", "用户上传", "网友投稿"),
        *("本站", "本网", "本網", "本站原创", "百度文库", "豆丁网", "道客巴巴"),
    )
)
"""What sites name as the source if they do not say which."""
_FROM = late(r"(?:来自|來自)[ \u3000:：]*")
_DIGIT = late(r"\d")
"""What every day has."""
_AROUND_SIGN = late(r"\s*([年月日])\s*")
"""Blanks around the signs of year, month and day, as in `2024 年 5 月 9 日`."""
_PLACE = late(r"zh(?:[-_]han[st])?[-_](?:cn|tw|hk|mo|sg)", re.IGNORECASE)
_IN_UTC = late(r"\d(?:\.\d{1,9})?(?:Z| ?(?:GMT|UTC?|[+-]00:?00))$")
"""The zone of a time that names a moment, and no place."""
_MIDNIGHT = late(r"\d{4}-\d\d-\d\dT16:00:00(?:\.0{1,9})?(?:Z|\+00:?00)")
"""The beginning of a day in China, as programs write it that keep time in UTC."""


def fitting(name: str, value: Value) -> str | None:
    """`value` in the form of the field `name`; None or empty if it does not fit."""
    if isinstance(value, str):
        if name not in FORMED:
            line, nothing = clean_line(value), _NO_VALUE if name == "headline" else _NOTHING
            return "" if line.lower() in nothing or (name == "section" and len(line.encode()) == 1) else line
        value = (value,)
    texts = [line for text in value if (line := clean_line(text)).lower() not in _NOTHING]
    if name == "authors":
        names = (name for text in texts for name in _SEVERAL.split(_surname_first(_without_mail(text))))
        return "、".join(name for name in names if name.lower() not in _NOTHING)
    first = next((text for text in texts if text), "")
    if name == "date":
        return iso_date(first)
    if name == "url":
        return web_address(first)
    if name == "publication":
        return _publication(first)
    return page_number(first) if name == "page" else first


def is_program(text: str) -> bool:
    """True if a source is the telephone or program that somebody used."""
    return len(text) <= LONGEST_PROGRAM and _PROGRAM.fullmatch(text) is not None


def _publication(text: str) -> str | None:
    """A newspaper or site by its name; None for an address, a number, a program, and words that name nothing."""
    if web_address(text) or _ISSN.fullmatch(text) or text in _NO_PAPER or is_program(text):
        return None
    return _FROM.sub("", text, count=1) if text.startswith(("来自", "來自")) else text


def _without_mail(text: str) -> str:
    """Authors without their addresses; a quick test precedes the pattern, which looks 64 characters ahead of each."""
    return _MAIL.sub(r"\1", text) if "@" in text else text


def _surname_first(text: str) -> str:
    """Names of bibliographies, `李, 小明; 王, 芳`, without their commas; any other text unchanged.

    A single `王芳, 李明` is two people: one of the two parts of a name is a single character.
    """
    names = [name.strip() for name in text.split(";")]
    parts = [part for name in names if "," in name for part in name.split(",")]
    inverted = all(map(_INVERTED.fullmatch, names)) and (len(names) > 1 or sum(map(len, parts)) > len("王, 芳") - 1)
    return _COMMA.sub("", text) if inverted else text


def web_address(text: str) -> str | None:
    """`text` if it is a web address without blanks, controls and characters that must be escaped; else None."""
    return text if _ADDRESS.fullmatch(text) and clean(text) == text else None


def iso_date(text: str) -> str | None:
    """The day (or month, or year) at the beginning of `text` as ISO 8601; also of mail dates and timestamps."""
    text = unicodedata.normalize("NFKC", text.strip()[:100])
    if not _DIGIT.search(text):
        return None
    text = _AROUND_SIGN.sub(r"\1", text)
    if day := _moment(text):
        return day
    if _MIDNIGHT.fullmatch(text):
        return day_in_china(text)
    found = _DAY.match(text)
    if not found:
        return _english(text) or _mail_date(text)
    year, *rest = (int(part) for part in found.groups() if part and part.isdecimal())
    return _iso(year, rest)


def _iso(year: int, rest: list[int]) -> str | None:
    """A day, month or year as ISO 8601; None if it is not in the calendar."""
    try:
        date(year, *(*rest, 1, 1)[:2])
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _moment(text: str) -> str | None:
    """The day in China of a timestamp counted from 1970."""
    found = _SECONDS.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), CHINA).date().isoformat() if found else None


def _english(text: str) -> str | None:
    """The day of a date with an English month name."""
    found = _ENGLISH.match(text)
    name = ((found[2] or found[3])[:3].lower()) if found else ""
    if not found or name not in _MONTHS:
        return None
    return _iso(int(found[5]), [_MONTHS.index(name) + 1, int(found[1] or found[4])])


def day_in_china(text: str) -> str:
    """The day in China of a time with a zone (ISO 8601, `2021-09-01T16:00:00Z`); any other text unchanged."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(CHINA).date().isoformat() if moment.tzinfo else text
    except (ValueError, OverflowError):
        return text


def is_of_china(language: str) -> bool:
    """True if a language names a place in China's time zone: `zh-CN`, `zh-Hant-TW`; `zh` alone is read everywhere."""
    return _PLACE.fullmatch(language.strip()) is not None


def day_of_utc(text: str) -> str:
    """The day in China of a time in UTC, in the form of ISO 8601 or of a mail (`Wed, 01 Sep 2021 22:00:00 GMT`).

    Any other text is unchanged: a time in another zone has the day of its place.
    """
    return day_in_china(_mail_time(text) or text) if _IN_UTC.search(text) else text


def page_number(text: str) -> str | None:
    """The number of a page: `A3` for `A03版`, `3` for `第3版：要闻`; None if the text is no page number."""
    found = _PAGE.fullmatch(unicodedata.normalize("NFKC", text.strip()[:40]))
    return f"{found[1].upper()}{found[2]}" if found else None


def page_and_name(text: str) -> tuple[str, str] | None:
    """The number and name of a page if both are given: (`3`, `要闻`) for `第03版：要闻`."""
    found = _PAGE.fullmatch(unicodedata.normalize("NFKC", clean_line(text)[:40]))
    return (f"{found[1].upper()}{found[2]}", found[3].strip()) if found and found[3] else None


def _mail_date(text: str) -> str | None:
    """The day of an RFC 5322 date, in the time zone of the date."""
    time = _mail_time(text)
    return (day_in_china(time) if _MIDNIGHT.fullmatch(time) else time[: len("2021-09-01")]) or None


def _mail_time(text: str) -> str:
    """An RFC 5322 date as ISO 8601, in UTC unless it names another zone; empty if the text is none."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
