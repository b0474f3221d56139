"""Lines that hold nothing but the issue and the page of the text below them: `渡口日报 2023-03-04 第2版 民生`.

Takes clean text; gives the parts of it below such lines, each with the fields of its line. The parts of the line may be
in any order, between blanks, slashes, bars or points. Below an article such a line tells where that was printed, so
lines inside a text only count if it begins with one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.han import HAN
from reader.ingest.issue_line import LONGEST, issue_line, page_in_figures
from reader.ingest.path_metadata import PAGE_NAME, page_of
from reader.late_pattern import late

_YEAR = late(
    r"^(?![^\S\n]{0,9}[（(|｜—\-])[^\n。！？；]{0,50}(?<!\d)(?:1[89]|20)\d\d"
    r"(?: ?[年./-]|\d{4}(?!\d))[^\n。！？；]{3,60}$",
    re.MULTILINE,
)
"""Lines that may be issue headers: short ones with a year."""
_SOURCE = late(r"来源|來源|转自|轉自|原载|原載|摘自")
_LABEL = late(r"(?:日期|时间|時間|报纸|報紙|报刊|報刊|版面|版次|版名)[:：]")
_DAY = late(r"(?<!\d)((?:1[89]|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_PAGE = late(r"第?(?=[一二三四五六七八九十]{1,3}版)([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)版")
"""A page in Chinese numerals, up to 99."""
_PAGE_LINE = late(
    rf"^[ \u3000]*(第)?[ ]?([A-Za-z]{{0,2}}\d{{1,3}})[ ]?版[ ]?"
    rf"([:：]|[·|｜ \u3000]|$)[ \u3000]*([{HAN}·]{{2,8}})?[ \u3000]*$",
    re.MULTILINE,
)
"""A line that names a page, perhaps with its name, and nothing else: `第03版：评论`, `03版:评论`."""
_SITE = late("[报報](?:电子|數碼|数字|電子)?[报報]?(?:版|网)?$")
_LETTERED = late(r"[A-Z]{1,2}\d{1,2}")
_PAPER = late(r".{1,11}[报報刊]")
"""The first word of the line, beside a day and a page: sure to be the newspaper."""
ARTICLE_NUMBER = "(?:文章|稿件)(?:編號|编号)[:：]"
"""Pattern of the label before an article's number in a database."""
_ENDED = late(rf"(?:[。！？；…][”’」』）)]?|{ARTICLE_NUMBER}[^\n]{{1,40}})\s*\Z")
"""End of an article: of a sentence, or its number in a database."""
_NEXT = late(r"\s*([^\n]{0,200})")
_FILLED = late(r"\S")
LONGEST_HEADING = 60
"""Most code points of the line below a header inside a text, which is a heading."""


_Header = tuple[re.Match[str], Mapping[str, str]]
"""A header's line and its fields."""


class HeadedText(NamedTuple):
    """A part of a text, and the fields of the header above it."""

    begin: int
    """Offset in code points of its first character: behind the header's line."""
    end: int
    fields: Mapping[str, str]


def headed_texts(text: str) -> Iterator[HeadedText]:
    """The parts of `text`, each below its header; the whole text without fields if it does not begin with a header.

    A header may name the page alone where the issue is named above all, or where several pages are.
    """
    headers = _with_pages(text, list(_headers(text)))
    if not headers:
        yield HeadedText(0, len(text), {})
    ends = [*(found.start() for found, _ in headers[1:]), len(text)]
    for (found, fields), end in zip(headers, ends, strict=True) if headers else ():
        yield HeadedText(min(found.end() + 1, len(text)), end, fields)


def _with_pages(text: str, headers: list[_Header]) -> list[_Header]:
    """The headers of issues, and between them those of pages; a text without the former needs two pages."""
    pages = [(line, _page_of(line)) for line in _PAGE_LINE.finditer(text) if line[1] or line[3]] if "版" in text else []
    issue: Mapping[str, str] = {}
    if not headers and pages:
        above = [line for line in map(str.strip, text[: pages[0][0].start()].split("\n")) if line]
        if len({fields["page"] for _, fields in pages}) < 2 or not _is_masthead(above):
            return headers
        issue = {name: value for line in above for name, value in issue_line(line).fields.items() if name != "authors"}
    kept: list[_Header] = []
    filled = 0  # where the text below the last header kept begins
    for line, fields in sorted([*headers, *pages], key=lambda mark: mark[0].start()):
        if "date" in fields:
            issue = fields
        elif kept and filled < line.start() and not _is_between(text, line):
            continue
        kept.append((line, {**issue, **fields}))
        filled = _begin_of_text(text, line.end())
    return kept


def _begin_of_text(text: str, begin: int) -> int:
    """Offset of the first character from `begin` on that is no white space; the end of `text` if there is none."""
    found = _FILLED.search(text, begin)
    return found.start() if found else len(text)


def _is_masthead(lines: Sequence[str]) -> bool:
    """True if all lines above the first page are short, and each names the paper or the day."""
    return all(len(line) <= LONGEST_HEADING and (issue_line(line).fields or _SITE.search(line)) for line in lines)


def _page_of(found: re.Match[str]) -> Mapping[str, str]:
    """The fields of a line that names a page and nothing else."""
    return {"page": page_of(found[2]), **({"page_name": found[4]} if found[4] else {})}


def _headers(text: str) -> Iterator[tuple[re.Match[str], Mapping[str, str]]]:
    """The headers of a text that begins with one: all that tell something else than the one before."""
    last: Mapping[str, str] = {}
    for found in _YEAR.finditer(text):
        if not last and text[: found.start()].strip():
            return
        if last and not _is_between(text, found):
            continue
        fields = issue_header(found[0].strip())
        if fields and fields != last:
            yield found, fields
            last = fields
        elif not last:
            return


def _is_between(text: str, found: re.Match[str]) -> bool:
    """True if a line is between two articles: below the end of a sentence, and above a heading."""
    below = _NEXT.match(text, found.end())
    heading = below[1] if below else ""
    above = text[max(0, found.start() - 80) : found.start()]
    return bool(_ENDED.search(above)) and 0 < len(heading) <= LONGEST_HEADING and heading[-1] not in "。；"


@lru_cache(256)
def issue_header(line: str) -> Mapping[str, str]:
    """The fields of a line that names the day, the newspaper or page, perhaps the page's name, and nothing else; else
    empty."""
    if len(line) > LONGEST or _SOURCE.search(line):
        return {}
    line = _PAGE.sub(page_in_figures, _DAY.sub(r"\1-\2-\3", _LABEL.sub(" ", line)))
    first = issue_line(line)
    second = issue_line(first.rest)
    fields = {**second.fields, **first.fields}
    words = second.rest.split()
    if pages := [word for word in words if _LETTERED.fullmatch(word) and "page" not in fields]:
        fields["page"] = page_of(pages[0])
    words = [word for word in words if word not in pages[:1]]
    if words and "publication" not in fields and _PAPER.fullmatch(words[0]) and line.lstrip("《").startswith(words[0]):
        fields["publication"] = words.pop(0)
    name = "·".join(words)
    if "page" in fields and "page_name" not in fields and PAGE_NAME.fullmatch(name) and name in line:
        fields, words = {**fields, "page_name": name}, []
    told = not words and "date" in fields and "authors" not in fields and not fields.keys().isdisjoint(_BESIDE_DAY)
    return fields if told else {}


_BESIDE_DAY = ("page", "publication")
"""Fields of which a header names at least one, beside the day."""
