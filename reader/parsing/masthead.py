"""Masthead of a page: the lines at its top that name the newspaper, the day and the page, each on its own line.

Takes the lines of a page and their kinds; gives the number of masthead lines.
"""

from collections.abc import Sequence

from reader.late_pattern import late
from reader.parsing.folio_patterns import (
    BY_LABEL,
    BY_LETTER,
    ISSUE_DAY,
    ISSUE_NUMBER,
    LUNAR_DAY,
    NAME_BETWEEN,
    PAGE,
    PAGE_NAME,
    PAGE_OF_NEWS,
    PAPER_NAME,
    WEEKDAY,
)
from reader.parsing.lines import PageLine
from reader.parsing.patterns import H

MOST = 6
"""Most lines of a masthead."""
DAY = late(rf"{ISSUE_DAY}[ ,，]{{0,2}}(?:{WEEKDAY})?")
"""A line that is only a day, optionally with its weekday."""
_NAME = rf"{NAME_BETWEEN}[{H}]{{2,8}}"
TOP = late(rf"(?:{BY_LETTER} ?版?|{BY_LABEL}){_NAME}|{BY_LABEL}|\d{{2}}[ \u3000]{PAGE_NAME}|{PAGE_OF_NEWS}")
"""First line of a page that names it: `A01 要闻`."""
COMPANION = late(rf"{PAPER_NAME}|{WEEKDAY}|{LUNAR_DAY}|{ISSUE_NUMBER}|(?:{PAGE}|\d{{1,3}})(?:{_NAME})?|{PAGE_NAME}")
"""A line that is only what stands beside a day: the possible name of a newspaper, a weekday, a page's number, its
name."""


def masthead(lines: Sequence[PageLine], kinds: Sequence[str]) -> int:
    """Number of lines of the masthead; where none of them is a day, at most the first, if it names the page."""
    dated = False
    alone = int(bool(lines) and TOP.fullmatch(lines[0].text) is not None)
    for at, (line, kind) in enumerate(zip(lines[:MOST], kinds, strict=False)):
        is_day = DAY.fullmatch(line.text) is not None
        if not (is_day or kind in ("folio", "staff") or COMPANION.fullmatch(line.text)):
            return at if dated else alone
        dated = dated or is_day
    return min(len(lines), MOST) if dated else alone
