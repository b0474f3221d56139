"""JSON as found in practice: several values in a file, raw line feeds, trailing commas, comments, Python's quotes.

Takes text; gives its values with their line numbers, and flags for repaired and omitted parts. The work is bounded by a
few times the length of the text, however broken it is.
"""

import ast
import re
from typing import NamedTuple

from reader.ingest.bounds import Check, checked, unchecked
from reader.ingest.formats.json_steps import StepDecoder
from reader.late_pattern import late

_BETWEEN = late("[\\s,\ufeff\x1e]*")
"""Separators of two values: white space, commas, and the record separator of RFC 7464."""
_INSIDE = r"(?:[^*]|\*(?!/))"
_KEPT = rf'"(?:[^"\\]++|\\.)*+(?:"|\Z)|/\*{_INSIDE}{{2000}}'
_SURPLUS = late(rf"({_KEPT})|,(?=\s*[\]}}])|//[^\n]*|/\*{_INSIDE}{{0,1999}}\*/", re.DOTALL)
"""A string, or the beginning of a comment that is too long; or a comma before a closing bracket, or a comment."""
_OPENING = late(r"[{\[]")
_PYTHON = late(r"[\[(]*\{'.*")
LONGEST_PYTHON = 1 << 20
"""Most code points of a line in Python's syntax that is read: parsing it takes much memory."""
COUNTED = 256
"""Code points that are counted through in the time of decoding one: an error counts the lines before it."""
DEEP = 2000
"""Cost of a value that nests too deep, in code points."""


class JsonValues(NamedTuple):
    """The values of a text, each with the 1-based number of the line on which it begins."""

    values: list[tuple[object, int]]
    covered: int
    """Code points of the text that the values take up."""
    mended: bool = False
    """True if a part is invalid JSON and was read as it was surely meant."""
    broken: bool = False
    """True if a part was left out."""


def values_in(text: str, check: Check = unchecked) -> JsonValues:
    """The values in `text`. Raises what `check` raises."""
    found = _stream(text, check)
    if found.broken and (mended := _without_surplus(text, check)) != text:
        again = _stream(mended, check)
        if not again.broken or again.covered > found.covered:
            return again._replace(mended=True)
    return found


def _without_surplus(text: str, check: Check) -> str:
    """`text` without comments, and without commas before closing brackets. Raises what `check` raises."""
    kept, at = list[str](), 0
    for found in checked(_SURPLUS.finditer(text), check):
        if found[1] is None:
            kept.append(text[at : found.start()])
            at = found.end()
    return "".join((*kept, text[at:]))


def _stream(text: str, check: Check) -> JsonValues:
    """Consecutive values in `text`; after an invalid part, decoding resumes at the next bracket."""
    decoder, values, mended, broken = StepDecoder(text, check), list[tuple[object, int]](), False, False
    covered = 0
    at, line, counted, effort = _next(text, 0), 1, 0, 4 * len(text) + DEEP
    while at < len(text) and effort > 0:
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = decoder.value(at)
        except (ValueError, RecursionError) as error:
            effort -= max(1, getattr(error, "pos", at + DEEP) - at, at // COUNTED)
            if text[at - 1 : at] in ("", "\n") and (python := _python(text, at)):
                value, end = python
                mended = True
            else:
                broken = True
                opening = _OPENING.search(text, at + 1)
                at = opening.start() if opening else len(text)
                continue
        values.append((value, line))
        covered += end - at
        at = _next(text, end)
    return JsonValues(values, covered, mended, broken or at < len(text))


def _next(text: str, at: int) -> int:
    """Offset at or after `at` where the next value may begin."""
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _python(text: str, at: int) -> tuple[object, int] | None:
    """The value of the line at `at` if it is an object in Python's syntax, and the offset of its end."""
    found = _PYTHON.match(text, at, at + LONGEST_PYTHON)
    if found is None:
        return None
    try:
        return ast.literal_eval(found[0].rstrip().rstrip(",")), found.end()
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None
