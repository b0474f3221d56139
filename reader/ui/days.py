"""Days of a library that match a typed date.

Takes the days of the articles and the typed text; gives ISO dates cut at the year, the month or the day.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

ENDS = (4, 7, 10)
"""Lengths of a year, a month and a day in an ISO date."""
FULL = (4, 2, 2)
"""Digits of a year, a month and a day."""
Days = Sequence[tuple[str, int]]
"""ISO dates, ascending, with their numbers of articles."""


def completions(days: Days, typed: str) -> Days:
    """Completions of an incomplete date: years, months of a year, or days of a month.

    If there is none, the first day after it.
    """
    known, begun = parts_of(typed)
    end = ENDS[min(len(known), 2)]
    prefix = "-".join(known)
    counts = Counter[str]()
    for day, count in days:
        last = day[:end].rpartition("-")[2]
        if day.startswith(prefix) and (last.startswith(begun) or last.lstrip("0").startswith(begun)):
            counts[day[:end]] += count
    later = ((day, count) for day, count in days if day > "-".join([*known, begun]))
    return [*counts.items()] or [day for day in [next(later, None)] if day]


def parts_of(typed: str) -> tuple[list[str], str]:
    """The complete year, month and day, and the digits of an incomplete part: 2022-1 may become 2022-11.

    Any separators are allowed between them, or none.
    """
    found = re.findall(r"\d+\D*", unicodedata.normalize("NFKC", typed))
    if len(found) == 1 and len(digits := re.sub(r"\D", "", found[0])) > FULL[0]:
        found = [part for part in (digits[:4], digits[4:6], digits[6:8]) if part]
    known = list[str]()
    for part, full in zip(found, FULL, strict=False):
        digits = re.sub(r"\D", "", part)
        if digits == part and len(digits) < full:
            return known, digits
        known.append(digits.zfill(full))
    return known, ""
