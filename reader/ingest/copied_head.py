"""The lines above an article copied from a web page: the site's, its headings, and those of time, source and author.

Takes the first lines of a text; gives the fields, and where the text begins. The lines may be in any order: the way to
the page, the headline, the time, the source, sizes of letters.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.barred_line import OF_PRINTED_PAGE
from reader.ingest.head_facts import PLACE, HeadFact, account_of, fact_of, is_posted
from reader.ingest.heading_lines import headed
from reader.ingest.issue_line import issue_line
from reader.ingest.path_metadata import PAPER
from reader.ingest.site_lines import PAGE_LINE, is_notice, is_site_line, is_way, tells_site
from reader.late_pattern import late
from reader.person_names import is_name, listed_names

TALLEST = 16
"""Most lines above the text that are not empty."""
MOST_HEADINGS = 4
LONGEST_HEADING = 60
"""Most code points of a heading."""

_OF_NETWORK = late(rf"[{HAN}]{{2,10}}(?:学习平台|融媒体?(?:中心)?|公众号|客户端)")
_PLACE_IN = late(r"^.{0,8}位置[ ]?[：:]")
LONGEST_CHANNEL = 4
"""Most code points of the name of a channel."""
_WAY_SIGN = late("[>»›＞→]+")
_SENTENCE = late("[。！？]")
_OF_ISSUE = frozenset(("date", "publication", "page", "url"))
_OF_PAGE = frozenset(("page", "page_name"))


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


def copied_head(rows: Sequence[str], *, below: bool = False) -> CopiedHead | None:
    """The head of a text copied from a web page; None if it is not surely one.

    `below`: there are lines of a site below the text.
    """
    prose = _first_of_text(rows)
    listed = _page_list(rows[:prose])
    lines = {at: row.strip() for at, row in enumerate(rows[:prose]) if row.strip() and at not in listed}
    if not 0 < len(lines) <= TALLEST:
        return None
    ways = {at: issue for at, line in lines.items() if (issue := _issue_in_way(line)) != line}
    lines |= ways
    site, facts = _told(lines)
    sure = (
        below
        or bool(listed or ways)
        or any(tells_site(lines[at]) for at in site)
        or any(fact.is_sure and not _is_of_page(at, fact, lines, facts) for at, fact in facts.items())
    )
    if not sure or all(_OF_ISSUE.isdisjoint(fact.fields) for fact in facts.values()):
        return None
    others = [at for at in lines if at not in site and at not in facts]
    names = _names(lines, others, facts)
    headings, after = _parted([at for at in others if at not in names], facts)
    people = [name for found in names.values() for name in found]
    posted = any(is_posted(lines[at]) for at in facts)
    fields = _fields([lines[at] for at in headings], facts, people, posted=posted)
    top = headings[0] if headings else min(facts)
    return CopiedHead(top, after[0] if after else prose, fields, frozenset(site)) if fields else None


def _is_of_page(at: int, fact: HeadFact, lines: Mapping[int, str], facts: Mapping[int, HeadFact]) -> bool:
    """True if a fact names the page above all headings: as printed pages do, with several articles below."""
    above = [line for other, line in lines.items() if other < at and other not in facts]
    return fact.fields.keys() <= _OF_PAGE and all(map(OF_PRINTED_PAGE.fullmatch, above))


def _told(lines: Mapping[int, str]) -> tuple[set[int], dict[int, HeadFact]]:
    """Indices of the site's lines, and what others tell. Of those that tell nothing, the first is a heading."""
    site = {at for at, line in lines.items() if _is_of_site(line)} | _channels(lines)
    facts = {at: fact for at, line in lines.items() if at not in site and (fact := fact_of(line)) is not None}
    unknown = [at for at in lines if at not in site and at not in facts][1:]
    facts |= {at: fact for at in unknown if (fact := account_of(lines[at])) is not None}
    return site | ({at for at in unknown if _is_account(lines, at)} - facts.keys()), facts


def _fields(printed: list[str], facts: Mapping[int, HeadFact], people: list[str], *, posted: bool) -> dict[str, str]:
    """Fields of the headings, the facts and the names beside them; none if the headings cannot be some."""
    told = sorted((fact.fields for fact in facts.values()), key=lambda fields: -len(_OF_ISSUE & fields.keys()))
    cited = any("headline" in fields for fields in told)
    if len(printed) > MOST_HEADINGS or not (printed or cited or posted) or any(map(PAPER.fullmatch, printed)):
        return {}
    if posted and len(printed) == 1 and not people:
        printed, people = [], printed  # the account that wrote a post, which has no headline
    authors = {"authors": "、".join(people)} if people else {}
    return _merged([headed(printed) if printed and not cited else {}, *told, authors])


def _issue_in_way(line: str) -> str:
    """The issue that the way to a page names, without the signs between; any other line unchanged."""
    if not _WAY_SIGN.search(line):
        return line
    parts = _WAY_SIGN.sub("  ", _PLACE_IN.sub("", line))
    return parts if issue_line(parts).fields.keys() >= {"date"} else line


def _channels(lines: Mapping[int, str]) -> set[int]:
    """Indices of short lines below `首页`: the way to a page, a step each."""
    found: set[int] = set()
    for (before, above), (at, line) in pairwise(lines.items()):
        if (above in ("首页", "首頁", "主页") or before in found) and len(line) <= LONGEST_CHANNEL:
            found.add(at)
    return found


def _is_of_site(line: str) -> bool:
    """True if a line is the site's, perhaps with the place from which an account writes."""
    return is_site_line(line) or is_notice(line) or is_site_line(PLACE.sub("", line).strip())


def _is_account(lines: Mapping[int, str], at: int) -> bool:
    """True if a line names an account: by its ending, or with the button to follow it below."""
    below = next((line for other, line in lines.items() if other > at), "")
    return below in ("关注", "+关注", "已关注") or _OF_NETWORK.fullmatch(lines[at]) is not None


def _page_list(rows: Sequence[str]) -> set[int]:
    """Indices of the lines that list the pages of an issue: at least three, of different numbers."""
    found = {at: page[1] for at, row in enumerate(rows) if (page := PAGE_LINE.fullmatch(row.strip()))}
    return set(found) if len(set(found.values())) > 2 else set()


def _parted(others: Sequence[int], facts: Mapping[int, HeadFact]) -> tuple[Sequence[int], Sequence[int]]:
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


def _names(lines: dict[int, str], others: Sequence[int], facts: dict[int, HeadFact]) -> dict[int, list[str]]:
    """The lines beside facts that hold nothing but names of authors, or a place; by index, with the names."""
    order = list(lines)
    beside = {near for pair in pairwise(order) if not facts.keys().isdisjoint(pair) for near in pair}
    told = {at: listed_names(lines[at]) for at in others[1:] if at in beside}
    return {
        at: [] if PLACE.fullmatch(lines[at]) else names
        for at, names in told.items()
        if names and (PLACE.fullmatch(lines[at]) or all(map(is_name, names)))
    }


def _merged(several: Sequence[dict[str, str]]) -> dict[str, str]:
    """All fields, of each the first value."""
    merged: dict[str, str] = {}
    for fields in several:
        merged = {**{name: value for name, value in fields.items() if value}, **merged}
    return merged
