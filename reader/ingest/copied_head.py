"""The lines above an article copied from a web page: the site's, its headings, and those of time, source and author.

Takes the first lines of a text; gives the fields, and where the text begins. The lines may be in any order: the way to
the page, the headline, the time, the source, sizes of letters.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.ingest.issue_line import IssueLine, is_byline, issue_line, names_in
from reader.ingest.path_metadata import PAGE_NAME, PAPER, from_path
from reader.ingest.site_lines import is_site_line, is_way
from reader.late_pattern import late
from reader.person_names import is_name

TALLEST = 16
"""Most lines above the text that are not empty."""
MOST_HEADINGS = 4
LONGEST_HEADING = 60
"""Most code points of a heading."""

_CLOCK = late(r"\d{1,2}[:：]\d\d|\d{1,2}[时時点點]\d{0,2}")
_LABEL = late(r"来源|來源|作者|记者|記者|时间|時間|日期|出处")
_ROLE = late(r"记者|記者|通[讯訊][员員]|[评評][论論][员員]|作者|撰|文[/／:：]|[编編][译譯]")
_PLACE = late(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|海外"
)
"""Where an account writes from, as networks print it."""
_ADDRESS = late(r"(?:(?:原文|文章|本文)?(?:链接|地址|网址|鏈接)[：:][ \u3000]*)?(https?://[!-~]{4,300})")
_NOISE = late("原创|原創|独家|[发發][表布佈][于於]|[当當]前版[：:]?|[●•■∙◆]")
_SENTENCE = late("[。！？]")
_OF_ISSUE = frozenset(("date", "publication", "page", "url"))
_DASHES = ("—", "－", "–")


class CopiedHead(NamedTuple):
    """The lines above the text of an article."""

    top: int
    """Index of the first line of its headings, from 0."""
    body: int
    """Index of the first line of its text."""
    fields: dict[str, str]
    """Fields of `Article`; names of `authors` with `、` between."""


class _Fact(NamedTuple):
    fields: dict[str, str]
    is_sure: bool
    """True if such a line is found on web pages, and not above the articles of a printed page."""


def copied_head(rows: Sequence[str], *, below: bool = False) -> CopiedHead | None:
    """The head of a text copied from a web page; None if it is not surely one.

    `below`: there are lines of a site below the text.
    """
    prose = _first_of_text(rows)
    lines = {at: row.strip() for at, row in enumerate(rows[:prose]) if row.strip()}
    if not 1 < len(lines) <= TALLEST:
        return None
    site = {at for at, line in lines.items() if is_site_line(line)}
    facts = {at: fact for at, line in lines.items() if at not in site and (fact := _fact(line)) is not None}
    sure = below or bool(site) or any(fact.is_sure for fact in facts.values())
    if not sure or all(_OF_ISSUE.isdisjoint(fact.fields) for fact in facts.values()):
        return None
    others = [at for at in lines if at not in site and at not in facts]
    names = _names(lines, others, facts)
    headings, after = _parted([at for at in others if at not in names], facts)
    printed = [lines[at] for at in headings]
    if not 0 < len(printed) <= MOST_HEADINGS or any(map(PAPER.fullmatch, printed)):
        return None
    told = [fact.fields for fact in facts.values()]
    authors = "、".join(name for found in names.values() for name in found)
    fields = _merged([headed(printed), *told, {"authors": authors} if authors else {}])
    return CopiedHead(headings[0], after[0] if after else prose, fields)


def _parted(others: Sequence[int], facts: Mapping[int, _Fact]) -> tuple[Sequence[int], Sequence[int]]:
    """The headings among the other lines, and what stands below the facts if those are below the headings."""
    first = next((at for at in facts if others and at > others[0]), None)
    if first is None:
        return others, ()
    return [at for at in others if at < first], [at for at in others if at > first]


def headed(headings: Sequence[str]) -> dict[str, str]:
    """Fields of the lines of a heading: one above the headline is more frequent than one below, but for a dash."""
    if len(headings) == 2 and headings[1].startswith(_DASHES):
        return {"headline": headings[0], "subheadline": headings[1]}
    kicker, (headline, *lower) = (headings[0], headings[1:]) if len(headings) > 1 else ("", headings)
    return {"kicker": kicker, "headline": headline, "subheadline": " ".join(lower)}


def _first_of_text(rows: Sequence[str]) -> int:
    """Index of the first line of prose; 0 if it is not near the beginning."""
    seen = 0
    for at, row in enumerate(rows):
        line = row.strip()
        if len(line) > 2 * LONGEST_HEADING or (len(line) > 12 and _SENTENCE.search(line) and not is_way(line)):
            return at
        seen += bool(line)
        if seen > TALLEST:
            return 0
    return 0


def _fact(line: str) -> _Fact | None:
    """What a line says of the issue, the source and the authors; None if it says something else too."""
    if found := _ADDRESS.fullmatch(line):
        return _Fact({"url": found[1], **_of_address(found[1])}, is_sure=True)
    told = issue_line(_NOISE.sub(" ", line))
    fields, rest = dict(told.fields), " ".join(_PLACE.sub(" ", told.rest).split())
    if not fields:
        return _Fact({"byline": line}, is_sure=False) if is_byline(line) and _ROLE.search(line) else None
    if not rest or is_site_line(rest):
        return _Fact(fields, _is_sure(line, told))
    if "page" in fields and PAGE_NAME.fullmatch(rest):
        return _Fact({"page_name": rest, **fields}, _is_sure(line, told))
    if not is_byline(rest, beside_issue=True):
        return None
    return _Fact({"authors": "、".join(names_in(rest)), **fields}, _is_sure(line, told))


def _of_address(url: str) -> dict[str, str]:
    """Date and page in an address."""
    known = from_path(url.partition("//")[2])
    return {name: value for name in ("date", "page") if (value := known.given.get(name))}


def _is_sure(line: str, told: IssueLine) -> bool:
    """True for a day with the time or a label, and for a paper in title marks with day and page."""
    labelled = bool(_CLOCK.search(line) or _LABEL.search(line))
    return ("date" in told.fields and labelled) or (
        {"date", "page", "publication"} <= told.fields.keys() and "《" in line
    )


def _names(lines: dict[int, str], others: Sequence[int], facts: dict[int, _Fact]) -> dict[int, list[str]]:
    """The lines beside facts that hold nothing but names of authors, or a place; by index, with the names."""
    order = list(lines)
    beside = {near for pair in pairwise(order) if not facts.keys().isdisjoint(pair) for near in pair}
    told = {at: names_in(lines[at]) for at in others[1:] if at in beside}
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
