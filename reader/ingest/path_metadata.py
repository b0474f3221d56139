r"""Metadata in the names of a file and its folders: date, page, page name, publication.

Takes a path as text (`/` or `\`, and `!/` inside archives); gives fields of `Article`. Only unambiguous forms are read:
a number is a page only in a name with a date before it, and a Chinese word names the page only in a name with a page or
a publication. Nothing is invented.
"""

import re
import string
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from reader.han import HAN
from reader.ingest.page_metadata import FILE_NAME, FOLDER, PageMetadata
from reader.late_pattern import late

FOLDERS = 5
"""Most folders above a file whose names are read."""

PAPER = late(
    rf"(?!工作|项目|生产|销售|运营|数据|业务|个人|疫情)(?=[{HAN}]{{3,12}}\Z)"
    r"(?:.+(?:[日晚早晨时時周週商导導快画畫新]|都市|青年)[报報]|.+每日[电電][讯訊]|中[国國].+[报報]"
    r"|.*(?:解放[军軍]|文[汇匯]|大公|工人|[农農]民|法[制治]|科技|[经經][济濟]|文[学學])[报報]|[参參]考消息|..+[周週]刊)"
)
"""Name of a newspaper: Chinese, with an ending typical of newspapers, but not of reports at work."""

_YEAR, _MONTH, _DAY = r"((?:1[89]|20)\d\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
DAY = late(rf"(?<!\d){_YEAR}(?:([-_./]?){_MONTH}\2{_DAY}|年0?(\d\d?)月0?(\d\d?)日)(?=\D|\d\d(?!\d)|$)")
"""A day: `20221114` (two digits of a page may follow directly), `2022-11-14`, `2022年11月14日`."""
MONTH = late(rf"{_YEAR}(?:[-_./]?{_MONTH}|年0?(\d\d?)月)")
YEAR = late(rf"{_YEAR}年")
SITE_DAY = late(rf"{_YEAR}[-_.]?{_MONTH}/{_DAY}|{_YEAR}年/?(\d\d?)月/(\d\d?)日?")
"""A day over two folders or three, as on the sites of newspapers: `2026-07/10`, `202607/10`, `2026年/7月/10日`."""
SITE_ARTICLE = late(r"nw\.[A-Za-z]\d+[A-Za-z]*_(\d{8})_\d{1,3}-([A-Za-z]{0,2}\d{1,3})")
"""File name of an article on sites like `people.com.cn`: its number on the page, then the page."""
SITE_PAGE = late(r"nbs\.[A-Za-z]\d+[A-Za-z]*_([A-Za-z]{0,2}\d{2,3})|node_([A-Za-z]{1,2}\d{2,3})")
"""File name of a contents page on such sites; a bare number after `node_` is the site's own, not a page."""
LETTERED_PAGE = late(r"[A-Z]\d{2}")
"""A page named with a letter, `A03`, in the folder of one day."""
_NUMBERED_ARTICLE = late(r"(?:content|article|detail|news|con|art|t|c)[-_]?\d", re.IGNORECASE)
"""Beginning of file names whose number is the article's, not the page's."""
PAGE = late(r"第?([A-Za-z]?)(?!\d{4})0*([1-9]\d{0,2})版?")
_MARKED_PAGE = late(r"第([A-Za-z]?)0*([1-9]\d{0,2})版|([A-Za-z]?)0*([1-9]\d{0,2})版")
PAGE_NAME = late(rf"[{HAN}·]{{2,6}}")
_NUMBERED = late(r"[-_.][A-Za-z]?\d{1,3}[-_.]\d{1,3}")
_TIME = late(r"^[Tt]\d\d[-_:.]?\d\d(?:[-_:.]?\d\d)?(?!\d)")
"""The time behind a day, `T10-22-11`."""
_WEEKDAY = late(r"[ _-]?(?:星期|周|週)[一二三四五六日天]$")
_BETWEEN = late(r"[-_.,，：:\s]+")
_ENDINGS = late(r"(?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}$")


def from_path(path: str) -> PageMetadata:
    """Metadata in the names of `path`: the file's name before its folders, the nearest folder first."""
    folders, name = _parted(path.translate(_NARROW))
    fields, around = _fields(name), _of_folders(folders)
    if LETTERED_PAGE.fullmatch(name) and len(around.get("date", "")) == len("2026-07-10"):
        fields = {"page": page_of(name)}
    return PageMetadata().add(fields, FILE_NAME).add(around, FOLDER)


_NARROW = {ord(sign) + 0xFEE0: sign for sign in string.digits + string.ascii_letters}
"""Translation of full-width digits and letters to ASCII."""


def _parted(path: str) -> tuple[str, str]:
    """The folders of a path, and the file name without its extension (or two, as `.txt.gz`)."""
    folders, _, name = path.replace("\\", "/").rpartition("/")
    return folders, _ENDINGS.sub("", name) if "." in name else name


def is_article(path: str) -> bool:
    """True if the file name holds a day, a page and a number and nothing else: one article of a page."""
    name = _parted(path)[1]
    found = DAY.match(name)
    return bool(found and _NUMBERED.fullmatch(name, found.end()))


def page_of(number: str) -> str:
    """Number of a page without leading zeros, with letters in upper case: `A3` for `A03`."""
    letters = number.rstrip("0123456789")
    return letters.upper() + (number[len(letters) :].lstrip("0") or "0")


def _fields(name: str) -> dict[str, str]:
    """Fields in one name."""
    if article := SITE_ARTICLE.fullmatch(name):
        return {**_fields(article[1]), "page": page_of(article[2])}
    if page := SITE_PAGE.fullmatch(name):
        return {"page": page_of(page[1] or page[2])}
    found = DAY.search(name)
    before, after = (name[: found.start()], _TIME.sub("", name[found.end() :], count=1)) if found else (name, "")
    fields = {}
    if found and (day := _iso(found)):
        fields["date"] = day
    first, last = ([word for word in _BETWEEN.split(part) if word] for part in (before, after))
    papers = [at for at, word in enumerate(first + last) if PAPER.fullmatch(word)]
    if papers:
        fields["publication"] = (first + last)[papers[0]]
    _take_page(fields, last if "date" in fields and not _NUMBERED_ARTICLE.match(name) else [], first + last)
    if len(fields) > 1 and (names := _page_names(first[papers[0] + 1 :] if papers else [], last)):
        fields["page_name"] = names[0]
    return fields


def _page_names(first: list[str], last: list[str]) -> list[str]:
    """The only word that can name a page, among those between a publication and its date and those after the date."""
    names = [word for word in first + last if PAGE_NAME.fullmatch(word) and not PAPER.fullmatch(word)]
    return names if len(names) == 1 else []


def _take_page(fields: dict[str, str], after: list[str], words: list[str]) -> None:
    """Add the page: the first word after a date if it is a short number, else a word with `版`."""
    found = PAGE.fullmatch(after[0]) if after else None
    for word in words:
        found = found or _MARKED_PAGE.fullmatch(word)
    if found:
        fields["page"] = "".join(part for part in found.groups() if part).upper()


@lru_cache(maxsize=1024)
def _of_folders(path: str) -> dict[str, str]:
    """Fields in the nearest folders: a publication, a date in one name or in nested names."""
    fields: dict[str, str] = {}
    folders = tuple(_WEEKDAY.sub("", name) for name in path.replace("!/", "/").split("/")[-FOLDERS:])
    for folder in reversed(folders):
        said = {**_fields(folder), **_of_page(folder)} if not PAPER.fullmatch(folder) else {"publication": folder}
        if said.keys() - {"date"}:
            fields = said | fields
    if "date" not in fields and (day := _date_of(folders)):
        fields["date"] = day
    return fields


def _of_page(folder: str) -> dict[str, str]:
    """Page and name of a folder that holds one page and is named after nothing else: `第03版-民生`."""
    words = [word for word in _BETWEEN.split(folder) if word]
    is_one = len(words) == 2 and words[0].endswith("版") and PAGE_NAME.fullmatch(words[1])
    found = _MARKED_PAGE.fullmatch(words[0]) if is_one else None
    number = "".join(part for part in found.groups() if part).upper() if found else ""
    return {"page": number, "page_name": words[1]} if number else {}


def _date_of(folders: tuple[str, ...]) -> str | None:
    """The date in whole folder names: `20200119`, `2020年1月/19`, `2020/01/19`, `2020-01`, `2020年`."""
    paths = ["/".join(folders[start : start + length]) for length in (1, 3, 2) for start in range(len(folders))][::-1]
    for shape in (DAY, SITE_DAY, MONTH, YEAR):
        for path in paths:
            if (found := shape.fullmatch(path)) and (day := _iso(found)):
                return day
    return None


def day_in_names(names: Sequence[str]) -> str | None:
    """The day that the last of nested names gives, alone or with those around: `2021`, `09`, `02`; None if absent."""
    paths = ["/".join(names[start:]) for start in range(len(names))]
    found = (match for shape in (DAY, SITE_DAY) for path in paths if (match := shape.fullmatch(path)))
    return next(filter(None, map(_iso, found)), None)


def _iso(found: re.Match[str]) -> str | None:
    """The date of a match as ISO 8601; None if it is not in the calendar."""
    year, *rest = (int(part) for part in found.groups() if part and part.isdecimal())
    try:
        date(year, *[*rest, 1, 1][:2])
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
