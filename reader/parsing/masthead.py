"""The masthead of a page: lines at its top that name the newspaper, the day and the page, each alone.

Takes the lines of a page and their kinds, gives how many of them belong to it.
"""

from collections.abc import Sequence

from reader.late_pattern import late
from reader.parsing.lines import PageLine
from reader.parsing.patterns import ISSUE_DAY, PAPER_NAME, WEEKDAY

MOST = 4
"""Lines of a masthead at most."""
DAY = late(rf"{ISSUE_DAY}[ ,，]{{0,2}}(?:{WEEKDAY})?")
"""A line of nothing but a day, perhaps with that of the week."""
PAPER = late(PAPER_NAME)
"""A line of nothing but what may be the name of a newspaper."""


def masthead(lines: Sequence[PageLine], kinds: Sequence[str]) -> int:
    """The number of lines of the masthead; 0 where no line of it is a day."""
    dated = False
    for at, (line, kind) in enumerate(zip(lines[:MOST], kinds, strict=False)):
        is_day = DAY.fullmatch(line.text) is not None
        if not (is_day or kind == "folio" or PAPER.fullmatch(line.text)):
            return at if dated else 0
        dated = dated or is_day
    return min(len(lines), MOST) if dated else 0
