"""One article a file, with its title first.

Takes clean text of a file whose name says that it is one article of a page, gives the heading and where the body
begins. Two shapes are known, both with an indented body: three lines for kicker, headline and subheadline, each
but the second perhaps empty; or one line for the headline. Anything else is left to the parser.
"""

import re
from typing import NamedTuple

_HEADING = re.compile(r"((?:(?![ \u3000]{2}[ \u3000]*\S)[^\n]{0,100}\n){1,5}?)(?=[ \u3000]{2}[ \u3000]*\S)")


class Heading(NamedTuple):
    """What stands over the body, and where that begins."""

    fields: dict[str, str]
    end: int
    """Offset in code points of the first line of the body."""


def heading(text: str) -> Heading | None:
    """The heading of an article; None when it is not sure what it is."""
    found = _HEADING.match(text)
    if not found:
        return None
    lines = [line.strip(" \u3000") for line in found[1].split("\n")[:-1]]
    printed = [line for line in lines if line]
    if len(lines) == 3 and lines[1]:
        fields = dict(zip(("kicker", "headline", "subheadline"), lines, strict=True))
    elif len(printed) == 1:
        fields = {"headline": printed[0]}
    else:
        return None
    return Heading(fields, found.end())
