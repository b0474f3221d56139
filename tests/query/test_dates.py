"""The dates of a query."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.dates import Days, complete, days

WRITTEN: dict[str, Days | None] = {
    "2022": ("2022-01-01", "2022-12-31"),
    "2022-": ("2022-01-01", "2022-12-31"),
    "2022-11": ("2022-11-01", "2022-11-30"),
    "2022-2": ("2022-02-01", "2022-02-28"),
    "2024.02": ("2024-02-01", "2024-02-29"),
    "2022-11-0": ("2022-11-01", "2022-11-30"),
    "2022-11-13": ("2022-11-13", "2022-11-13"),
    "2022/1/3": ("2022-01-03", "2022-01-03"),
    "2022年11月13日": ("2022-11-13", "2022-11-13"),
    "20221113": ("2022-11-13", "2022-11-13"),
    "202211": ("2022-11-01", "2022-11-30"),
    "2022..2023": ("2022-01-01", "2023-12-31"),
    "2022-11..": ("2022-11-01", None),
    "..2022-11": (None, "2022-11-30"),
    "2022...2023": ("2022-01-01", "2023-12-31"),
    ">=2022-11": ("2022-11-01", None),
    "≥2022": ("2022-01-01", None),
    ">2022": ("2023-01-01", None),
    "<=2022-02": (None, "2022-02-28"),
    "<2022": (None, "2021-12-31"),
    "=2022": ("2022-01-01", "2022-12-31"),
    "二〇二〇年": ("2020-01-01", "2020-12-31"),
    "二零二〇年五月": ("2020-05-01", "2020-05-31"),
    "二○二○年十二月三十一日": ("2020-12-31", "2020-12-31"),
    ">=二〇二〇年十月": ("2020-10-01", None),
    "2020年5月3号": ("2020-05-03", "2020-05-03"),
    "2020-05..2020-07": ("2020-05-01", "2020-07-31"),
    "2020-05至2020-07": ("2020-05-01", "2020-07-31"),
    "2020年到2021年": ("2020-01-01", "2021-12-31"),
    "2020-2021": ("2020-01-01", "2021-12-31"),
    "2020—2021": ("2020-01-01", "2021-12-31"),
    "2020~2021": ("2020-01-01", "2021-12-31"),
    "2020年5月至7月": ("2020-05-01", "2020-07-31"),
    "2020年5月-7月": ("2020-05-01", "2020-07-31"),
    "2020年5月1日至10日": ("2020-05-01", "2020-05-10"),
    "2020年5月28日至6月3日": ("2020-05-28", "2020-06-03"),
    "2020年5月至": ("2020-05-01", None),
    "2020年5月至4月": None,
    "2020年十三月": None,
    "五月": None,
    ">9999": ("9999-12-32", None),
    "<0001": (None, "0000"),
    "2022-13": None,
    "2022-00": None,
    "2022-11-00": None,
    "2023..2022": None,
    "2022-11-13..2022-11": ("2022-11-13", "2022-11-30"),
    "2022-02-30": None,
    "0000": None,
    "..": None,
    "": None,
    "去年": None,
    "2022..去年": None,
    "去年..2022": None,
    ">去年": None,
    "２０２２": None,
}


@pytest.mark.parametrize(("text", "found"), WRITTEN.items())
def test_written(text: str, found: Days | None) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("typed", "rest"),
    [("20", ""), (">=", ""), (">=20", ""), ("2022..20", "2022.."), ("2022.", "2022"), ("2022", "2022"), ("x", "x")],
)
def test_what_is_complete(typed: str, rest: str) -> None:
    assert complete(typed) == rest


@pytest.mark.parametrize(
    "text",
    [
        "二〇二〇年十二月三十一日至二〇二一年",
        "2020-05-01..2020-07-31",
        "2020-2021",
        "2020年5月1日-10日",
        ">=2020年5月",
        "1998—2003",
    ],
)
def test_no_beginning_of_a_date_is_wrong(text: str) -> None:
    """Until something can be understood nothing is; then there is always a date."""
    begun = [days(typed) or days(complete(typed)) or complete(typed) for typed in map(text.__getitem__, BEGINNINGS)]
    assert not [found for found in begun if isinstance(found, str) and found]


BEGINNINGS = [slice(end) for end in range(1, 40)]


@given(st.dates(), st.dates())
def test_any_days(first: date, last: date) -> None:
    assert days(f"{first}..{last}") == ((str(first), str(last)) if first <= last else None)
