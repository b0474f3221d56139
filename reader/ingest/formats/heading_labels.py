"""Fields below the heading of a Markdown text, as people list them: `- **作者**：王小明`, `> 来源：山城日报`.

Takes clean Markdown; gives the fields, and the text with their lines empty. Lines are fields only if at least two stand
together, directly below the only heading of their level.
"""

import re

from reader.han import HAN
from reader.ingest.field_names import NAMES, known_as, of_values
from reader.late_pattern import late

_HEADING = late(r"\s*(#{1,2}) [^\n]{1,200}\n(?:[ ]*\n)?")
_LABEL = late(
    rf"(?:[ ]{{0,3}}(?:[-*+>]|\d\.)[ ]+)?(?:\*\*|__)?([{HAN}A-Za-z][{HAN}A-Za-z ]{{1,19}})(?:\*\*|__)?[:：](?:\*\*|__)?"
    r"[ ]*(\S[^\n]{0,300}?)[ ]*\n"
)
LEAST, MOST = 2, 20
"""Least and most such lines."""


def labels_below_heading(text: str) -> tuple[dict[str, str], str]:
    """The fields in the lines below the heading, and the text without them, in the same number of lines."""
    heading = _HEADING.match(text)
    if not heading or re.search(rf"^{heading[1]} ", text[heading.end() :], re.MULTILINE):
        return {}, text
    values: dict[str, str] = {}
    end = heading.end()
    while len(values) < MOST and (label := _LABEL.match(text, end)) and _is_field(label[1]):
        values[label[1].strip()] = label[2].strip("<>")
        end = label.end()
    fields = of_values(values)
    if len(values) < LEAST or not len(values) <= len(fields):
        return {}, text
    return fields, text[: heading.end()] + "\n" * len(values) + text[end:]


def _is_field(name: str) -> bool:
    """True if a label names a field other than the headline, which stands above."""
    return known_as(name) in NAMES and known_as(name) != "headline"
