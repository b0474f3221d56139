"""The `<title>` of a web page: the headline in it, and the name of the newspaper or site.

`渔港的早晨 - 某某晚报`, `某某晚报数字报-渔港的早晨`, `河道清理_山城网`. A dash separates parts only beside the name of
a newspaper or with blanks around it, since headlines hold dashes too.
"""

from typing import NamedTuple

from reader.han import HAN
from reader.ingest.field_values import iso_date
from reader.ingest.issue_line import IssueLine, issue_line
from reader.ingest.path_metadata import DAY, LETTERED_PAGE, PAGE_NAME, PAPER, page_of
from reader.late_pattern import late

_EDITION = (
    r"(?:多媒体)?(?:数字报[刊纸]?|數[字位]報|数字版|电子报|電子報|电子版|電子版|网络版|官方网站|官网|手机版)"
    r"(?:平台|系统)?"
)
_SUFFIX = late(rf"[\s·]*{_EDITION}$")
_SITE = late(rf"(?:.{{2,14}}(?:网|網|在线|新闻|新聞|频道|頻道|[报報]业?|客户端)|{_EDITION}|新闻|新聞|首页|正文)")
_SURE = late(r"\s*[_|｜]+\s*|\s+[-–—]+\s+|\s*[-–—]{1,2}(?=\s|$)")
"""Certain separators of a title: bars, and dashes with a blank beside them."""
_WEB_SITE = late(rf"[{HAN}]{{2,8}}(?:[网網]|在[线線])")
_BRACKETED = late(r"(.+?)\s*[（(\[【]([^（）()\[\]【】]{4,60})[）)\]】]")
_DASHES = late(r"(\s*[-–—]+\s*)")
_PAGE = late(rf"([A-Za-z]\d{{1,3}}|\d{{2,3}})[\s:：·-]*([{HAN}·]{{2,8}})")
"""Number and name of a page beside other parts of the issue, without `版`."""


class WebTitle(NamedTuple):
    """Headline and fields in a title."""

    headline: str
    """Empty if the title names only the newspaper, the date or the page."""
    fields: dict[str, str]
    """`publication`, `date`, `page` and `page_name`, as far as the title names them."""


def web_title(title: str) -> WebTitle:
    """The parts of a title: the headline is the first part that names neither the site nor the issue."""
    if not title:
        return WebTitle("", {})
    bare, issue = _apart(title)
    parts = [part for whole in _SURE.split(bare) for part in _beside_paper(whole)]
    fields: dict[str, str] = dict(issue)
    headlines = []
    dated = "date" in issue or any("date" in _of_issue(part) for part in parts)
    for part in parts:
        told = {"page": page_of(part)} if dated and LETTERED_PAGE.fullmatch(part) else _of_issue(part)
        fields = {**told, **fields}
        if part and not told and not (len(parts) > 1 and _SITE.fullmatch(part)):
            headlines.append(part)
    return WebTitle(headlines[0] if headlines else _only_site(parts, fields), fields)


def _apart(title: str) -> tuple[str, dict[str, str]]:
    """A title without the issue in brackets at its end, and the fields of that."""
    found = _BRACKETED.fullmatch(title.strip())
    fields = _of_issue(found[2].strip()) if found else {}
    return (found[1], fields) if found and len(fields) > 1 else (title, {})


def _only_site(parts: list[str], fields: dict[str, str]) -> str:
    """The headline of a title whose parts all look like the site's: its first part, unless it names an issue."""
    return "" if fields or not parts else parts[0]


def _of_issue(part: str) -> dict[str, str]:
    """Newspaper, date and page in a part of a title that holds nothing else."""
    if (name := _paper_in(part)) or DAY.fullmatch(part):
        return {"publication": name} if name else {"date": iso_date(part) or ""}
    line = issue_line(part)
    more = issue_line(line.rest) if "date" in line.fields else line
    fields, rest = _with_page({**more.fields, **line.fields}, more.rest)
    if name := _paper_in(rest):
        return {"publication": name, **fields}
    return {name: value for name, value in fields.items() if name != "authors"} if not rest else {}


def _with_page(fields: dict[str, str], rest: str) -> IssueLine:
    """`fields` with the page and its name, if `rest` is that beside the other parts of the issue; and the rest."""
    if not fields or _paper_in(rest):
        return IssueLine(fields, rest)
    if page := _PAGE.fullmatch(rest):
        return IssueLine({**fields, "page": page_of(page[1]), "page_name": page[2]}, "")
    if {"date", "page"} <= fields.keys() and "page_name" not in fields and PAGE_NAME.fullmatch(rest):
        return IssueLine({**fields, "page_name": rest}, "")
    return IssueLine(fields, rest)


def _paper_in(text: str) -> str:
    """The newspaper's name if a text is that or the name of its digital edition, and nothing else; else empty."""
    name = _SUFFIX.sub("", text).strip("《》 ")
    return name if PAPER.fullmatch(name) else ""


def _beside_paper(text: str) -> list[str]:
    """`text` split at the dashes beside the name of a newspaper; the other dashes are part of a headline or date."""
    pieces = _DASHES.split(text)
    parts = [pieces[0].strip()]
    for dash, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _is_paper(parts[-1]) or _is_paper(piece.strip()):
            parts.append(piece.strip())
        else:
            parts[-1] += dash + piece
    return parts


def _is_paper(text: str) -> bool:
    """True if a text is the name of a newspaper or of its digital edition, and nothing else."""
    bare = _SUFFIX.sub("", text).strip("《》 ")
    return bool(_paper_in(text)) or (bare != text and len(bare) <= 12) or bool(_WEB_SITE.fullmatch(text))
