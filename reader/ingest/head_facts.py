"""Lines above an article on a web page that tell something of it: address, issue, source, authors, reference.

Takes one clean line; gives its fields, and whether only web pages have such a line.
"""

from collections.abc import Callable
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.field_names import known_as, of_values
from reader.ingest.field_values import is_program
from reader.ingest.issue_line import IssueLine, is_byline, issue_line, source_in
from reader.ingest.path_metadata import LETTERED_PAGE, PAGE_NAME, PAPER, from_path, page_of
from reader.ingest.site_lines import is_site_line, tells_site
from reader.late_pattern import late
from reader.person_names import listed_names

LONGEST_LAST = 60
"""Most code points of a last line that names the issue."""

_CLOCK = late(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:[ ]?HKT)?|\d{1,2}[时時点點]\d{0,2}")
_LABEL = late(
    r"来源|來源|作者|记者|記者|时间|時間|日期|出处|[刊发發][登表佈布][于於]|[发發][布佈]|刊[于於]|原[载載]|"
    r"摘自|选自|转自"
)
_ROLE = late(r"记者|記者|通[讯訊][员員]|[评評][论論][员員]|作者|撰|文[/／:：]|[编編][译譯]")
_PLACE_NAMES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|"
    "贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|海外"
)
PLACE = late(_PLACE_NAMES)
"""Where an account writes from, as networks print it."""
_ADDRESS = late(r"(?:(?:原文|文章|本文)?(?:链接|地址|网址|鏈接)[：:][ \u3000]*)?(https?://[!-~]{4,300})")
_POSTED = late(r"[ \u3000]*(?:来自|來自)[ \u3000]*([^。]{1,40})$")
"""The program that a post was written with, behind its time."""
_SHORT_YEAR = late(r"(?<![\d-])(?=\d\d-\d{1,2}-\d{1,2}[ ]\d)")
"""Where the century of a year is left out, as Weibo does."""
_NOISE = late(
    r"原创|原創|Original|独家|HKT|[上下]午\d{1,2}[:：]\d\d|ET$|信息(?=来源)|https?://[!-~]{4,200}(?=[ ])|"
    r"只看该作者|倒序浏览|阅读模式|\d{1,2}[:：]\d\d(?=[ ]{1,3}(?:19|20)\d\d)|"
    r"[当當]前版[：:]?|[●•■∙◆]|[?？]?人[气氣]|(?:文章|新闻|稿件)(?=日期|来源)|原[载載]|[转轉][自载載]|刊[于於]|"
    rf"摘自|选自|[发發刊][表布佈登][于於][：:]?(?:(?:{_PLACE_NAMES})省?)?|官方[账帐]号|^《?转[贴帖发][：:]|"
    rf"楼主[：:][ ]?[^\s：:]{{1,16}}|By[:：][ ]?[\w-]{{1,20}}"
    r"|[（(]\d{1,2}/\d{1,2}[ ]\d\d:\d\d[ ]?更新[）)]|(?:点击|回复|浏览|阅读|评论)[量数]?[：:]?[ ]?\d{1,9}次?"
)
_PLACED = late(rf"[／/][ ]?[{HAN}]{{2,6}}[報报][導导道]")
"""Where a reporter wrote from, behind the names, as in Taiwan."""
_BRACKETED = late(r"[（(][ ]{0,2}(?:19|20)\d\d年[^（()）]{3,24}版[ ]{0,2}[）)]")
_OF_SOURCE = late(
    rf"以下文章[来來]源[于於][：:]?[ ]?([{HAN}A-Za-z0-9]{{2,20}}?)[ ]{{0,3}}"
    rf"(?:[，,。][ ]?作者[：: ]{{0,2}}([{HAN}·]{{2,12}}))?"
)
_EDITION = late(rf"([{HAN}]{{3,12}}?[报報])(?:多媒体)?[数數電电][字子][报報版]")
"""A paper's pages on the web, named after it."""
_CITED = late(
    r"(?:\[\d{1,3}\][ ]?)?([^.．\[\]]{2,60})[.．][ ]?([^\[\]]{2,80})\[N(?:/OL)?\][.．][ ]?"
    rf"([{HAN}]{{2,15}})[,，][ ]?((?:1[89]|20)\d\d-\d{{1,2}}-\d{{1,2}})[ ]?(?:[(（]0*([A-Z]?\d{{1,3}})[)）])?[.．]?"
)
"""A reference to an article of a newspaper (GB/T 7714)."""
_NAMED = late(
    rf"[{HAN}A-Za-z0-9]{{2,12}}[ ]{{1,3}}(?:19|20)\d\d[-/年]\d{{1,2}}[-/月]\d{{1,2}}日?[ ]\d{{1,2}}:\d\d(?::\d\d)?"
)
_EDITORS = late(rf"[ ](?:编辑|编审|校对|责编|版式|審核|审核)[ ：:/／]{{1,2}}[{HAN}]{{2,4}}(?![{HAN}])")
_LABELLED = late(rf"([{HAN}]{{2,6}})[ ]?[：:][ \u3000]*([^：:]{{1,40}})")
_BARS = late(r"[|｜]")
_OF_NEWS = late(rf"([{HAN}]{{3,10}}[报報])[讯訊]")
_TOLD = frozenset(("publication", "page", "date"))
"""Fields that a label says for sure."""


class HeadFact(NamedTuple):
    """What a line says."""

    fields: dict[str, str]
    is_sure: bool
    """True if such a line is found on web pages, and not above the articles of a printed page."""


def fact_of(line: str) -> HeadFact | None:
    """What a line says of the issue, the source and the authors; None if it says something else too."""
    if whole := next(filter(None, (reading(line) for reading in _WHOLE)), None):
        return HeadFact(whole, is_sure=True)
    if (found := _OF_NEWS.fullmatch(line)) and PAPER.fullmatch(found[1]):
        return HeadFact({"publication": found[1]}, is_sure=False)
    posted = program_in(line)
    return _of_issue(_EDITORS.sub("", posted or line), posted=bool(posted))


def is_posted(line: str) -> bool:
    """True if a line names what a post was written with."""
    return _POSTED.search(line) is not None


def program_in(line: str) -> str:
    """A line without the program that a post was written with at its end; empty if there is none."""
    found = _POSTED.search(line)
    return _SHORT_YEAR.sub("20", line[: found.start()]) if found and is_program(found[1].strip()) else ""


def _of_issue(line: str, *, posted: bool) -> HeadFact | None:
    """What a line says of the issue, with the source and names beside it."""
    told = issue_line(_NOISE.sub(" ", _PLACED.sub(" ", line)))
    fields, rest = dict(told.fields), " ".join(PLACE.sub(" ", _CLOCK.sub(" ", told.rest)).split())
    if not fields:
        return HeadFact({"byline": line}, is_sure=False) if is_byline(line) and _ROLE.search(line) else None
    if "date" in fields and "publication" not in fields:
        source, rest = source_in(rest)
        fields |= {"publication": source} if source else {}
    sure = posted or _is_sure(line, told)
    rest = " ".join(word for word in rest.split() if word != fields.get("publication"))
    if not rest or is_site_line(rest):
        return HeadFact(fields, sure or ("date" in fields and len(rest) > len("版面") and tells_site(rest)))
    if "page" in fields and PAGE_NAME.fullmatch(rest):
        return HeadFact({"page_name": rest, **fields}, sure)
    if not is_byline(rest, beside_issue=True):
        return HeadFact(fields, sure) if "authors" in fields and _ROLE.match(line) else None
    return HeadFact({"authors": "、".join(listed_names(rest)), **fields}, sure)


def last_line(line: str) -> dict[str, str]:
    """Newspaper, day and page in a last line that names nothing else: `（《山城日报》2021年3月15日第3版）`."""
    fact = fact_of(line.strip()) if "版" in line and len(line) <= LONGEST_LAST else None
    return fact.fields if fact and fact.fields.keys() == {"publication", "date", "page"} else {}


def account_of(line: str) -> HeadFact | None:
    """The day of a line of an account's name and the time; the name may be anybody's."""
    told = issue_line(line)
    is_one = _NAMED.fullmatch(line) is not None and told.fields.keys() == {"date"}
    return HeadFact(told.fields, is_sure=True) if is_one else None


def _of_address(line: str) -> dict[str, str]:
    """An address, with the date and page in it."""
    found = _ADDRESS.fullmatch(line)
    known = from_path(found[1].partition("//")[2]).given if found else {}
    return {"url": found[1], **{name: known[name] for name in ("date", "page") if name in known}} if found else {}


def _of_citation(line: str) -> dict[str, str]:
    """A reference."""
    found = _CITED.fullmatch(line)
    names = ("authors", "headline", "publication", "date", "page")
    fields = dict(zip(names, found.groups(""), strict=True)) if found else {}
    return {**fields, "authors": "、".join(listed_names(fields["authors"]))} if fields else {}


def _of_source(line: str) -> dict[str, str]:
    """The account from which another took an article, or the paper after which a site is named."""
    if found := _OF_SOURCE.fullmatch(line):
        return {"publication": found[1], "authors": found[2] or ""}
    edition = _EDITION.fullmatch(line)
    return {"publication": edition[1]} if edition and PAPER.fullmatch(edition[1]) else {}


def _of_label(line: str) -> dict[str, str]:
    """A value behind a known label."""
    found = _LABELLED.fullmatch(line)
    return of_values({found[1]: found[2]}) if found and known_as(found[1]) in _TOLD else {}


def _of_bars(line: str) -> dict[str, str]:
    """A page with its name, and perhaps names: `B03 | 副刊 | 何文彬`."""
    page, *others = (part.strip() for part in _BARS.split(line))
    if not others or not LETTERED_PAGE.fullmatch(page):
        return {}
    return {"page": page_of(page), "page_name": others[0], "authors": "、".join(listed_names(" ".join(others[1:])))}


_WHOLE: tuple[Callable[[str], dict[str, str]], ...] = (_of_address, _of_citation, _of_source, _of_label, _of_bars)
"""Readings of a whole line that are sure."""


def _is_sure(line: str, told: IssueLine) -> bool:
    """True for a day with the time or a label, and for a paper in title marks with day and page."""
    labelled = bool(_CLOCK.search(line) or _LABEL.search(line))
    whole = {"date", "page", "publication"} <= told.fields.keys() and "《" in line
    return ("date" in told.fields and labelled) or whole or bool(_BRACKETED.search(line))
