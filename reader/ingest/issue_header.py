"""Lines that hold nothing but the issue and the page of the text below them: `渡口日报 2023-03-04 第2版 民生`.

Takes clean text; gives the parts of it below such lines, each with the fields of its line. The parts of the line may be
in any order, between blanks, slashes, bars or points. Below an article such a line tells where that was printed, so
lines inside a text only count if it begins with one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

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
_LETTERED = late(r"[A-Z]{1,2}\d{1,2}")
_PAPER = late(r".{1,11}[报報刊]")
"""The first word of the line, beside a day and a page: sure to be the newspaper."""
ARTICLE_NUMBER = "(?:文章|稿件)(?:編號|编号)[:：]"
"""Pattern of the label before an article's number in a database."""
_ENDED = late(rf"(?:[。！？；…][”’」』）)]?|{ARTICLE_NUMBER}[^\n]{{1,40}})\s*\Z")
"""End of an article: of a sentence, or its number in a database."""
_NEXT = late(r"\s*([^\n]{0,200})")
LONGEST_HEADING = 60
"""Most code points of the line below a header inside a text, which is a heading."""


class HeadedText(NamedTuple):
    """A part of a text, and the fields of the header above it."""

    begin: int
    """Offset in code points of its first character: behind the header's line."""
    end: int
    fields: Mapping[str, str]


def headed_texts(text: str) -> Iterator[HeadedText]:
    """The parts of `text`, each below its header; the whole text without fields if it does not begin with a header."""
    headers = list(_headers(text))
    if not headers:
        yield HeadedText(0, len(text), {})
    ends = [*(found.start() for found, _ in headers[1:]), len(text)]
    for (found, fields), end in zip(headers, ends, strict=True) if headers else ():
        yield HeadedText(min(found.end() + 1, len(text)), end, fields)


def _headers(text: str) -> Iterator[tuple[re.Match[str], Mapping[str, str]]]:
    """The headers of a text that begins with one: all that tell something else than the one before."""
    last: Mapping[str, str] = {}
    for found in _YEAR.finditer(text):
        if not last and text[: found.start()].strip():
            return
        fields = issue_header(found[0].strip())
        if fields and fields != last and (not last or _is_between(text, found)):
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
