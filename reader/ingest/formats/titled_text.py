"""One article a file, with its title first.

Takes clean text of a file whose name says that it is one article of a page, gives the heading and where the body
begins. Two shapes are known, both with an indented body: three lines for kicker, headline and subheadline, each but
the second perhaps empty (an unindented salutation may follow them); or one line for the headline. A title with nothing
under it is one too. Anything else is left to the parser.
"""

import re
from typing import NamedTuple

LONGEST = 100
"""Characters of a line of a heading, at most."""

ROWS = 8
"""Lines in which the body has to begin."""

_INDENTED = re.compile(r"[ \u3000]{2,}[^ \u3000]")
_PRINTED = ("kicker", "headline", "subheadline")


class Heading(NamedTuple):
    """What stands over the body, and where that begins."""

    fields: dict[str, str]
    end: int
    """Offset in code points of the first line of the body."""


def heading(text: str) -> Heading | None:
    """The heading of an article; None when it is not sure what it is."""
    rows = text.split("\n", ROWS)[:ROWS]
    body = next((at for at, row in enumerate(rows) if _INDENTED.match(row)), None)
    if body is None:
        title = text.strip()
        return Heading({"headline": title}, len(text)) if 0 < len(title) <= LONGEST and "\n" not in title else None
    lines = [row.strip(" \u3000") for row in rows[:body]]
    printed = [line for line in lines if line]
    if max(map(len, lines), default=0) > LONGEST:
        return None
    if len(lines) >= 3 and lines[1] and (not lines[0] or not any(lines[3:])):
        return Heading(dict(zip(_PRINTED, lines[:3], strict=True)), _end(rows, 3))
    return Heading({"headline": printed[0]}, _end(rows, body)) if len(printed) == 1 else None


def _end(rows: list[str], count: int) -> int:
    """The offset just after the first `count` of `rows`."""
    return sum(len(row) + 1 for row in rows[:count])
