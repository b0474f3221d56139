"""Dates that are typed, and the sheet that they are typed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.days import completions
from reader.ui.dialogs.calendar_dialog import CalendarDialog
from tests.ui.test_list import years

if TYPE_CHECKING:
    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

__all__ = ["years"]

DAYS = [("1999", 1), ("2021-12-31", 2), ("2022-01-05", 3), ("2022-10-01", 4), ("2022-11-14", 5), ("2022-11-15", 6)]


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("", ["1999", "2021", "2022"]),
        ("202", ["2021", "2022"]),
        ("2022", ["2022-01", "2022-10", "2022-11"]),
        ("2022-1", ["2022-01", "2022-10", "2022-11"]),
        ("2022年1月", ["2022-01-05"]),
        ("2022-11", ["2022-11-14", "2022-11-15"]),
        ("2022-11-1", ["2022-11-14", "2022-11-15"]),
        ("20221114", ["2022-11-14"]),
        ("２０２２．１１．１５", ["2022-11-15"]),
        ("202210", ["2022-10-01"]),
        ("2022-02", ["2022-10-01"]),
        ("2020", ["2021-12-31"]),
        ("2023", []),
        ("秋天", ["1999", "2021", "2022"]),
    ],
)
def test_a_date_that_is_typed_means(typed: str, dates: list[str]) -> None:
    assert [date for date, _count in completions(DAYS, typed)] == dates


def test_years_are_counted() -> None:
    assert completions(DAYS, "") == [("1999", 1), ("2021", 2), ("2022", 18)]


async def calendar(seat: Seat, key: str = "I") -> CalendarDialog:
    await seat.press(key)
    screen = seat.app.screen
    assert isinstance(screen, CalendarDialog)
    await seat.until(lambda: screen.counted)
    await seat.settle()
    return screen


@pytest.mark.parametrize("key", ["I", "Ｉ"])
async def test_a_date_is_typed_and_one_is_there(desk: Open, years: str, key: str) -> None:
    async with desk(years) as seat:
        await seat.press("r", "r", "C")
        await calendar(seat, key)
        await seat.press(*"20220401", "enter")
        assert seat.app.screen is seat.main
        assert seat.articles.summary(seat.key or 0).date == "2022-04-01"
        assert seat.focus == "list"
        assert seat.list_rows.cells[seat.list_view.cursor_row or 0] == seat.key


async def test_year_month_and_day_are_chosen(desk: Open, years: str) -> None:
    async with desk(years, size=(40, 12)) as seat:
        screen = await calendar(seat)
        assert any("2022年" in line and "8" in line for line in seat.screen())
        await seat.press("down", "enter")
        assert screen.wanted.value == "2022-"
        await seat.press("enter", "down", "enter")
        assert seat.articles.summary(seat.key or 0).date == "2022-03-02"


async def test_the_calendar_is_left_without_a_choice(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await calendar(seat)
        await seat.press(*"2030")
        assert any("没有这个日期" in line for line in seat.screen())
        await seat.press("enter", "escape")
        assert seat.app.screen is seat.main
        assert seat.key == 0
