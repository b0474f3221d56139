"""Answers of an engine, which another machine wrote: bounded, clean, and never taken for what they are not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reader.errors import ArchiveError
from reader.i18n import _
from reader.ingest.clean import clean, clean_line, is_spotless

MOST_VALUES = 4_000_000
"""Most values in one answer, each of which takes up to 100 bytes of memory."""
MOST_ARTICLES = 1 << 31
"""Largest number of articles that is believed."""
SEPARATORS = (b",", b"[", b"{")
"""Before each value, except the first of a list and of an object, which is after its bracket."""
MAY_ESCAPE = re.compile(r"\\[bfnrtu]")
"""An escape of JSON that may stand for a character which is not printed."""


def parsed_answer(content: bytes) -> Any:
    """The JSON of an answer, with all its texts cleaned, each on one line; None if it is empty.

    Raises ValueError if it is no JSON, too deep, or has too many values.
    """
    if not content.strip():
        return None
    if sum(map(content.count, SEPARATORS)) > MOST_VALUES:
        raise ValueError(MOST_VALUES)
    text = content.decode("utf-8", "replace")
    try:
        parsed = json.loads(text, parse_constant=_refused)
        return parsed if _is_clean(text) else _cleaned(parsed)
    except RecursionError:
        raise ValueError("depth") from None


def _refused(constant: str) -> None:
    """JSON has no NaN and no Infinity, though Python reads them."""
    raise ValueError(constant)


def _is_clean(text: str) -> bool:
    """True if no text of an answer needs cleaning; quick, since it nearly always is."""
    return not MAY_ESCAPE.search(text) and (is_spotless(text) or clean(text) == text)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean_line(name): _cleaned(each) for name, each in value.items()}
    return value


@contextmanager
def understood() -> Iterator[None]:
    """Where an answer is taken apart: what a missing or odd part of it raises becomes an `ArchiveError`."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
        text = _("the archive gives an answer that is not understood; check its address")
        raise ArchiveError(text) from problem


def counted_articles(number: object) -> int:
    """A number of articles in an answer. Raises TypeError or ValueError if it is none."""
    if not isinstance(number, int) or not 0 <= number <= MOST_ARTICLES:
        raise ValueError(number)
    return number
