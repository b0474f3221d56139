"""The lines above an article copied from a web page: the site's, its headings, and those of time, source and author.

Takes the first lines of a text; gives the fields, and where the text begins. The lines may be in any order: the way to
the page, the headline, the time, the source, sizes of letters.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.field_names import known_as, of_values
from reader.ingest.field_values import is_program
from reader.ingest.heading_lines import headed
from reader.ingest.issue_line import IssueLine, is_byline, issue_line, source_in
from reader.ingest.path_metadata import PAGE_NAME, PAPER, from_path
from reader.ingest.site_lines import PAGE_LINE, is_notice, is_site_line, is_way
from reader.late_pattern import late
from reader.person_names import is_name, listed_names

TALLEST = 16
"""Most lines above the text that are not empty."""
MOST_HEADINGS = 4
LONGEST_HEADING = 60
"""Most code points of a heading."""

_CLOCK = late(r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:[ ]?HKT)?|\d{1,2}[时時点點]\d{0,2}")
_LABEL = late(
    r"来源|來源|作者|记者|記者|时间|時間|日期|出处|[刊发發][登表佈布][于於]|[发發][布佈]|刊[于於]|原[载載]|摘自"
    r"|选自|转自"
)
_ROLE = late(r"记者|記者|通[讯訊][员員]|[评評][论論][员員]|作者|撰|文[/／:：]|[编編][译譯]")
_PLACE_NAMES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|"
    "台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|海外"
)
_PLACE = late(_PLACE_NAMES)
"""Where an account writes from, as networks print it."""
_ADDRESS = late(r"(?:(?:原文|文章|本文)?(?:链接|地址|网址|鏈接)[：:][ \u3000]*)?(https?://[!-~]{4,300})")
_POSTED = late(r"[ \u3000]*(?:来自|來自)[ \u3000]*([^。]{1,40})$")
"""The program that a post was written with, behind its time."""
_SHORT_YEAR = late(r"(?<![\d-])(?=\d\d-\d{1,2}-\d{1,2}[ ]\d)")
"""Where the century of a year is left out, as Weibo does."""
_NOISE = late(
    r"原创|原創|Original|独家|HKT|ET$|信息(?=来源)|https?://[!-~]{4,200}(?=[ ])|只看该作者|倒序浏览|阅读模式|"
    r"\d{1,2}[:：]\d\d(?=[ ]{1,3}(?:19|20)\d\d)|"
    r"[当當]前版[：:]?|[●•■∙◆]|[?？]?人[气氣]|(?:文章|新闻|稿件)(?=日期|来源)|原[载載]|[转轉][自载載]|刊[于於]|"
    r"摘自|选自"
    rf"|[发發刊][表布佈登][于於][：:]?(?:(?:{_PLACE_NAMES})省?)?|官方[账帐]号|^《?转[贴帖发][：:]|楼主[：:][ "
    rf"]?[^\s：:]{{1,16}}|By[:：][ ]?[\w-]{{1,20}}"
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
_OF_NETWORK = late(rf"[{HAN}]{{2,10}}(?:学习平台|融媒体?(?:中心)?|公众号|客户端)")
_EDITORS = late(rf"[ ](?:编辑|编审|校对|责编|版式|審核|审核)[ ：:]{{1,2}}[{HAN}]{{2,4}}(?![{HAN}])")
_LABELLED = late(rf"([{HAN}]{{2,6}})[ ]?[：:][ \u3000]*([^：:]{{1,40}})")
_SENTENCE = late("[。！？]")
_TOLD = frozenset(("publication", "page", "date"))
"""Fields that a label says for sure."""
_OF_ISSUE = frozenset(("date", "publication", "page", "url"))


class CopiedHead(NamedTuple):
    """The lines above the text of an article."""

    top: int
    """Index of the first line of its headings, from 0."""
    body: int
    """Index of the first line of its text."""
    fields: dict[str, str]
    """Fields of `Article`; names of `authors` with `、` between."""
    aside: frozenset[int]
    """Indices of the site's lines."""


class _Fact(NamedTuple):
    fields: dict[str, str]
    is_sure: bool
    """True if such a line is found on web pages, and not above the articles of a printed page."""


def copied_head(rows: Sequence[str], *, below: bool = False) -> CopiedHead | None:
    """The head of a text copied from a web page; None if it is not surely one.

    `below`: there are lines of a site below the text.
    """
    prose = _first_of_text(rows)
    listed = _page_list(rows[:prose])
    lines = {at: row.strip() for at, row in enumerate(rows[:prose]) if row.strip() and at not in listed}
    if not 0 < len(lines) <= TALLEST:
        return None
    site = {at for at, line in lines.items() if _is_of_site(line)}
    facts = {at: fact for at, line in lines.items() if at not in site and (fact := _fact(line)) is not None}
    if len(unknown := [at for at in lines if at not in site and at not in facts]) > 1:
        facts |= {at: fact for at in unknown[1:] if (fact := _account(lines[at])) is not None}
        site |= {at for at in unknown[1:] if _is_account(lines, at)} - facts.keys()
    sure = below or bool(site) or bool(listed) or any(fact.is_sure for fact in facts.values())
    if not sure or all(_OF_ISSUE.isdisjoint(fact.fields) for fact in facts.values()):
        return None
    others = [at for at in lines if at not in site and at not in facts]
    names = _names(lines, others, facts)
    headings, after = _parted([at for at in others if at not in names], facts)
    printed = [lines[at] for at in headings]
    told = sorted((fact.fields for fact in facts.values()), key=lambda fields: -len(_OF_ISSUE & fields.keys()))
    posted = any(_POSTED.search(lines[at]) for at in facts)
    cited = any("headline" in fields for fields in told)
    if len(printed) > MOST_HEADINGS or not (printed or cited or posted) or any(map(PAPER.fullmatch, printed)):
        return None
    people = [name for found in names.values() for name in found]
    if posted and len(printed) == 1 and not people:
        printed, people = [], printed  # the account that wrote a post, which has no headline
    authors = {"authors": "、".join(people)} if people else {}
    fields = _merged([headed(printed) if printed and not cited else {}, *told, authors])
    return CopiedHead(headings[0] if headings else min(facts), after[0] if after else prose, fields, frozenset(site))


def _is_of_site(line: str) -> bool:
    """True if a line is the site's, perhaps with the place from which an account writes."""
    return is_site_line(line) or is_notice(line) or is_site_line(_PLACE.sub("", line).strip())


def _account(line: str) -> _Fact | None:
    """The day of a line of an account's name and the time; the name may be anybody's."""
    told = issue_line(line)
    is_one = _NAMED.fullmatch(line) is not None and told.fields.keys() == {"date"}
    return _Fact(told.fields, is_sure=True) if is_one else None


def _is_account(lines: Mapping[int, str], at: int) -> bool:
    """True if a line names an account: by its ending, or with the button to follow it below."""
    below = next((line for other, line in lines.items() if other > at), "")
    return below in ("关注", "+关注", "已关注") or _OF_NETWORK.fullmatch(lines[at]) is not None


def _page_list(rows: Sequence[str]) -> set[int]:
    """Indices of the lines that list the pages of an issue: at least three, of different numbers."""
    found = {at: page[1] for at, row in enumerate(rows) if (page := PAGE_LINE.fullmatch(row.strip()))}
    return set(found) if len(set(found.values())) > 2 else set()


def _parted(others: Sequence[int], facts: Mapping[int, _Fact]) -> tuple[Sequence[int], Sequence[int]]:
    """The headings among the other lines, and what stands below the facts if those are below the headings."""
    first = next((at for at in facts if others and at > others[0]), None)
    if first is None:
        return others, ()
    return [at for at in others if at < first], [at for at in others if at > first]


def _first_of_text(rows: Sequence[str]) -> int:
    """Index of the first line of prose; 0 if it is not near the beginning."""
    seen = 0
    for at, row in enumerate(rows):
        line = row.strip()
        if len(line) > 2 * LONGEST_HEADING or (len(line) > 12 and _SENTENCE.search(line) and not is_way(line)):
            return at
        seen += bool(line) and not PAGE_LINE.fullmatch(line)
        if seen > TALLEST:
            return 0
    return 0


def _fact(line: str) -> _Fact | None:
    """What a line says of the issue, the source and the authors; None if it says something else too."""
    if found := _ADDRESS.fullmatch(line):
        return _Fact({"url": found[1], **_of_address(found[1])}, is_sure=True)
    if found := _CITED.fullmatch(line):
        of_citation = dict(zip(("authors", "headline", "publication", "date", "page"), found.groups(""), strict=True))
        return _Fact({**of_citation, "authors": "、".join(listed_names(found[1]))}, is_sure=True)
    if found := _OF_SOURCE.fullmatch(line):
        return _Fact({"publication": found[1], "authors": found[2] or ""}, is_sure=True)
    if (found := _EDITION.fullmatch(line)) and PAPER.fullmatch(found[1]):
        return _Fact({"publication": found[1]}, is_sure=True)
    posted = _POSTED.search(line)
    if posted and is_program(posted[1].strip()):
        line = _SHORT_YEAR.sub("20", line[: posted.start()])
    if (
        (found := _LABELLED.fullmatch(line))
        and known_as(found[1]) in _TOLD
        and (said := of_values({found[1]: found[2]}))
    ):
        return _Fact(said, is_sure=True)
    line = _EDITORS.sub("", line)
    told = issue_line(_NOISE.sub(" ", _PLACED.sub(" ", line)))
    fields, rest = dict(told.fields), " ".join(_PLACE.sub(" ", _CLOCK.sub(" ", told.rest)).split())
    if not fields:
        return _Fact({"byline": line}, is_sure=False) if is_byline(line) and _ROLE.search(line) else None
    if "date" in fields and "publication" not in fields:
        source, rest = source_in(rest)
        fields |= {"publication": source} if source else {}
    sure = _is_sure(line, told) or posted is not None
    rest = " ".join(word for word in rest.split() if word != fields.get("publication"))
    if not rest:
        return _Fact(fields, sure)
    if is_site_line(rest):
        return _Fact(fields, is_sure=sure or ("date" in fields and len(rest) > 3))
    if "page" in fields and PAGE_NAME.fullmatch(rest):
        return _Fact({"page_name": rest, **fields}, sure)
    if not is_byline(rest, beside_issue=True):
        return _Fact(fields, sure) if "authors" in fields and _ROLE.match(line) else None
    return _Fact({"authors": "、".join(listed_names(rest)), **fields}, sure)


def last_line(line: str) -> dict[str, str]:
    """Newspaper, day and page in the last line of a text that names nothing else: "
    "`（《山城日报》2021年3月15日第3版）`."""
    fact = _fact(line.strip()) if "版" in line and len(line) <= LONGEST_HEADING else None
    return fact.fields if fact and fact.fields.keys() == {"publication", "date", "page"} else {}


def _of_address(url: str) -> dict[str, str]:
    """Date and page in an address."""
    known = from_path(url.partition("//")[2])
    return {name: value for name in ("date", "page") if (value := known.given.get(name))}


def _is_sure(line: str, told: IssueLine) -> bool:
    """True for a day with the time or a label, and for a paper in title marks with day and page."""
    labelled = bool(_CLOCK.search(line) or _LABEL.search(line))
    whole = {"date", "page", "publication"} <= told.fields.keys() and "《" in line
    return ("date" in told.fields and labelled) or whole or bool(_BRACKETED.search(line))


def _names(lines: dict[int, str], others: Sequence[int], facts: dict[int, _Fact]) -> dict[int, list[str]]:
    """The lines beside facts that hold nothing but names of authors, or a place; by index, with the names."""
    order = list(lines)
    beside = {near for pair in pairwise(order) if not facts.keys().isdisjoint(pair) for near in pair}
    told = {at: listed_names(lines[at]) for at in others[1:] if at in beside}
    return {
        at: [] if _PLACE.fullmatch(lines[at]) else names
        for at, names in told.items()
        if names and (_PLACE.fullmatch(lines[at]) or all(map(is_name, names)))
    }


def _merged(several: Sequence[dict[str, str]]) -> dict[str, str]:
    """All fields, of each the first value."""
    merged: dict[str, str] = {}
    for fields in several:
        merged = {**{name: value for name, value in fields.items() if value}, **merged}
    return merged
