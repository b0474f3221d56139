"""Dates in a query: `2022`, `2022-11`, `二〇二二年十一月`, `2022-11..2023-02`, `>=2022`, each as first and last day."""

import datetime
import re

from reader.late_pattern import late

DATE = late(r"(\d{4})[-/.年]?(\d{1,2})?[-/.月]?(\d{1,2})?[日号號]?", re.ASCII)
"""A year, month or day. A trailing separator, or 0 as month or day, is allowed: the rest is about to be typed."""

COMPARED = late(r"(>=|<=|=>|=<|≥|≤|>|<|=)?(.*)", re.DOTALL)

BEGUN = late(r"^[<>=≤≥]{0,2}\d{0,3}$|(?<=\.)\d{1,3}$|\.$|(?<=^\d{4})-(?:1[89]|20)\d?$", re.ASCII)
"""The beginning of a year: of the first, or of the last, which a dash may part from it."""

NUMERAL = late("[〇零○一二三四五六七八九十]+")
FIGURES = {ord(digit): str(value) for value, digit in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    map(ord, "零○"), "0"
)
BETWEEN = late(r"\.{2,}|…+|[至到~〜]|-(?=\d{4})|(?<=[年月日号號])-|[—–]+", re.ASCII)
"""What stands between the first and the last of several days."""
WITHOUT_YEAR = late(r"(?:(\d{1,2})月)?(\d{1,2})(?:([日号號])|月)", re.ASCII)
"""A last day in the year, and perhaps the month, of the first: `5月至7月`."""

Days = tuple[str | None, str | None]
"""First and last day (ISO 8601), inclusive; None for an open end."""


def days(text: str) -> Days | None:
    """The days that `text` (half width) denotes; None if it is no date or range of dates."""
    ends = BETWEEN.split(in_figures(text), 1)
    if len(ends) > 1:
        return _between(ends[0], _with_year(*ends))
    sign, date = COMPARED.fullmatch(ends[0]).groups()  # type: ignore[union-attr]  # matches any text
    found = _stretch(date)
    return found and _compared(sign, *found)


def complete(text: str) -> str:
    """`text` without an incomplete year, and without the operator before it."""
    ends = BETWEEN.split(in_figures(text), 1)
    return BEGUN.sub("", "..".join(ends))


def in_figures(text: str) -> str:
    """`text` with its Chinese numerals in figures: each for itself as in a year, or up to 99."""
    return NUMERAL.sub(lambda found: _figures(found[0]), text)


def _figures(numeral: str) -> str:
    tens, ten, ones = numeral.rpartition("十")
    return (tens or "1").translate(FIGURES) + (ones or "0").translate(FIGURES) if ten else numeral.translate(FIGURES)


def _with_year(first: str, last: str) -> str:
    """`last` with the year, and perhaps the month, that only `first` has."""
    begin, end = DATE.fullmatch(first), WITHOUT_YEAR.fullmatch(last)
    if not begin or not end:
        return last
    is_day = end[3] is not None
    month, day = (end[1] or begin[2] or "", end[2]) if is_day else (end[2], "")
    return "-".join(part for part in (begin[1], month, day) if part)


def _between(first: str, last: str) -> Days | None:
    begin, end = _stretch(first) if first else None, _stretch(last) if last else None
    if (first and not begin) or (last and not end) or not (begin or end):
        return None
    if begin and end and begin[0] > end[1]:
        return None
    return begin and begin[0].isoformat(), end and end[1].isoformat()


def _compared(sign: str | None, first: datetime.date, last: datetime.date) -> Days:
    match sign:
        case ">=" | "=>" | "≥":
            return first.isoformat(), None
        case "<=" | "=<" | "≤":
            return None, last.isoformat()
        case ">":
            return _moved(last, 1), None
        case "<":
            return None, _moved(first, -1)
        case _:
            return first.isoformat(), last.isoformat()


def _moved(date: datetime.date, distance: int) -> str:
    """`date` moved by days; beyond the calendar's ends a text that sorts there."""
    try:
        return (date + datetime.timedelta(distance)).isoformat()
    except OverflowError:
        return "0000" if distance < 0 else "9999-12-32"


def _stretch(text: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a year, month or day; None if it is no date."""
    match = DATE.fullmatch(text)
    if match is None or "00" in match.groups():
        return None
    from calendar import monthrange  # few queries have a date

    year, month, day = (int(part or 0) for part in match.groups())
    first, last = (month, month) if month else (1, 12)
    try:
        end = day or monthrange(year, last)[1]
        return datetime.date(year, first, day or 1), datetime.date(year, last, end)
    except ValueError:
        return None
