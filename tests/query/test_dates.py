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


@given(st.dates(), st.dates())
def test_any_days(first: date, last: date) -> None:
    assert days(f"{first}..{last}") == ((str(first), str(last)) if first <= last else None)
