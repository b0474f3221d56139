"""The query through time: columns in cells, and the screen with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.api.analytics import By
from reader.backends.local.local_results import LocalResults
from reader.typeset.cells import Widths
from reader.ui.dialogs import trend_screen
from reader.ui.dialogs.help_screen import HelpScreen
from reader.ui.dialogs.trend_screen import TrendScreen, figure, tiers
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.widgets.chart import STRIDES, Stride, block, fitting, height, placed, plain_block, stride_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

ISSUES = {
    "2021-12-30": "港口繁忙\n\n记者 张三\n\n今天港口装卸繁忙，港口工人加班加点，货轮一艘接着一艘靠岸，吊车昼夜不停。\n",
    "2022-01-02": "新年开航\n\n记者 李四\n\n新年第一艘货轮从港口开航，市长到场祝贺，码头上人山人海，锣鼓喧天。\n",
    "2022-01-03": "图书馆开放\n\n记者 王五\n\n市图书馆从本月起延长开放时间，每晚开到十点，方便上班的人借书看书。\n",
}


@pytest.fixture
def issues(tmp_path: Path) -> str:
    """Three days of a paper."""
    for date, text in ISSUES.items():
        (tmp_path / f"{date}_01_要闻.txt").write_text(text, encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("count", "room", "stride"),
    [
        (1, 80, STRIDES[0]),
        (6, 70, STRIDES[0]),
        (7, 70, Stride(8, 2)),
        (24, 71, Stride(2, 1)),
        (36, 72, Stride(2, 0)),
        (9000, 72, Stride(2, 0)),
    ],
)
def test_columns_are_as_wide_as_there_is_room(count: int, room: int, stride: Stride) -> None:
    assert stride_for(count, room) == stride


@pytest.mark.parametrize(
    ("value", "most", "rows", "eighths"),
    [(0, 10, 4, 0), (10, 10, 4, 32), (5, 10, 4, 16), (0.001, 10, 4, 1), (0, 0, 4, 0), (10, 10, 1, 8)],
)
def test_a_column_is_as_high_as_its_value(value: float, most: float, rows: int, eighths: int) -> None:
    assert height(value, most, rows) == eighths


@pytest.mark.parametrize(("eighths", "rows", "plain"), [(0, "   ", "   "), (1, "▁  ", "_  "), (11, "█▃ ", "█  ")])
def test_a_column_is_drawn_in_eighths_or_whole_cells(eighths: int, rows: str, plain: str) -> None:
    assert "".join(block(eighths, row) for row in range(3)) == rows
    assert "".join(plain_block(eighths, row) for row in range(3)) == plain


@pytest.mark.parametrize(
    ("by", "names", "stride", "labels"),
    [
        (By.YEAR, ["2019", "2020", "2021"], Stride(10, 2), {0: "2019", 1: "2020", 2: "2021"}),
        (By.YEAR, ["2019", "2020", "2021"], Stride(2, 1), {1: "2020"}),
        (By.MONTH, ["2021-12", "2022-01", "2022-02"], Stride(2, 1), {1: "2022"}),
        (By.DAY, ["2021-12-31", "2022-01-01"], Stride(2, 0), {1: "2022-01"}),
        (By.DAY, ["2021-12-31", "2022-01-01", "未知"], Stride(8, 2), {0: "12-31", 1: "01-01"}),
        (By.SECTION, ["要闻", "副刊"], Stride(4, 2), {0: "要闻", 1: "副刊"}),
        (By.SECTION, ["要闻", "副刊"], Stride(2, 1), {}),
    ],
)
def test_columns_are_labelled_where_there_is_room(
    by: By, names: list[str], stride: Stride, labels: dict[int, str]
) -> None:
    assert fitting(tiers(names, by), stride, Widths()) == labels


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ([(5, "2022")], [(3, "2022")]),
        ([(0, "2022"), (19, "2023")], [(0, "2022"), (16, "2023")]),
        ([(10, "2022"), (13, "2023"), (18, "要")], [(8, "2022"), (17, "要")]),
        ([(3, "一二三四五六七八九十一")], []),
    ],
)
def test_labels_never_touch(wanted: list[tuple[int, str]], there: list[tuple[int, str]]) -> None:
    assert placed(wanted, 20, Widths()) == there


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (1.0, "1"), (3.26, "3.3"), (99.96, "100.0"), (1234.5, "1,234"), (12345, "12,345")]
)
def test_figures_are_short(value: float, told: str) -> None:
    assert figure(value) == told


async def plotted(seat: Seat, key: str = "P") -> TrendScreen:
    """The plot of the port, counted."""
    await seat.search("港口")
    await seat.press("enter", key)
    screen = seat.app.screen
    assert isinstance(screen, TrendScreen)
    await seat.until(lambda: screen.spread is not None)
    await seat.settle()
    return screen


@pytest.mark.parametrize("key", ["P", "Ｐ"])
async def test_the_plot_leads_along_the_days_to_an_article(desk: Open, issues: str, key: str) -> None:
    async with desk(issues) as seat:
        screen = await plotted(seat, key)
        assert screen.by is By.DAY
        assert "2021-12-30" in "\n".join(seat.screen())
        assert [len(screen.article_keys), screen.chart.at] == [1, 0]
        await seat.press("l")
        assert screen.article_keys == []
        assert "没有匹配" in "\n".join(seat.screen())
        await seat.press("n")
        assert screen.chart.names[screen.chart.at] == "2022-01-02"
        assert "新年开航" in "\n".join(seat.screen())
        await seat.press("N", "right", "left", "n", "enter")
        assert seat.app.screen is seat.main
        assert seat.key == 1
        assert seat.cursor.place is not None


async def test_units_and_measures_are_changed(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        screen = await plotted(seat)
        for by, said in ((By.MONTH, "按月"), (By.YEAR, "按年"), (By.SECTION, "按栏目"), (By.PUBLICATION, "按报纸")):
            await seat.press("tab")
            await seat.shows(said)
            await seat.until(lambda: screen.spread is not None and screen.by is by)  # noqa: B023
        await seat.press("shift+tab", "[")
        await seat.shows("按年")
        await seat.until(lambda: screen.chart.names == ["2021", "2022"])
        assert screen.chart.values == [3, 1]
        await seat.press("m")
        assert "每百万字处数" in seat.screen()[0]
        assert screen.chart.values == [row.per_million for row in screen.spread.rows]
        await seat.press("ｍ")
        assert screen.chart.values == [1, 1]


async def test_what_was_counted_for_another_unit_is_dropped(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        screen = await plotted(seat)
        days = screen.spread
        assert days is not None
        screen.by = By.YEAR
        screen.post_message(trend_screen.TrendCounted(By.DAY, days.most_first()))
        await seat.settle()
        assert screen.spread is days


async def test_a_click_points_and_another_reads(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        screen = await plotted(seat)
        await seat.pilot.click(screen.chart, offset=(screen.chart.margin + 3 * screen.chart.stride.cells, 1))
        assert screen.chart.at == 3
        await seat.pilot.click(screen.list, offset=(3, 0))
        await seat.until(lambda: seat.app.screen is seat.main)
        assert seat.key == 1


async def test_there_is_help_and_a_way_back(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        await plotted(seat)
        await seat.press("?")
        assert isinstance(seat.app.screen, HelpScreen)
        await seat.shows("每百万字")
        await seat.press("escape", "escape")
        assert seat.app.screen is seat.main


async def test_without_an_answer_there_is_no_plot(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        await seat.press("P")
        assert "按 / 搜索" in seat.status()
        await seat.search("鹦鹉螺")
        await seat.press("tab", "P")
        assert "没有找到" in seat.status()
        assert seat.app.screen is seat.main


async def test_a_date_alone_is_counted_by_articles(desk: Open, issues: str) -> None:
    async with desk(issues) as seat:
        await seat.search("日期:2022")
        await seat.press("tab", "P")
        await seat.shows("篇数")


async def test_matches_that_an_archive_does_not_count_are_not_drawn(
    desk: Open, issues: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LocalResults, "matches_known", False)
    async with desk(issues) as seat:
        screen = await plotted(seat)
        for _press in range(2):
            rows = seat.screen()
            assert "篇数" in rows[0]
            assert any(row.split() == ["2021-12-30", "1", "篇"] for row in rows)
            assert not re.search("指标|百万|\\d 处", "\n".join(rows[1:]))
            assert screen.chart.values == [1, 0, 0, 1, 0]
            await seat.press("m")


@pytest.mark.parametrize("size", [(40, 12), (140, 50)])
@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_the_plot_fits_any_terminal(desk: Open, issues: str, size: tuple[int, int], ambiguous: int) -> None:
    async with desk(issues, size=size, nature=TerminalTraits(2 if ambiguous == 2 else 1)) as seat:
        await plotted(seat)
        assert all(seat.text.widths.width(row) <= size[0] for row in seat.screen())
        assert "港口繁忙" in "\n".join(seat.screen())
        await seat.press("end", "home", "pagedown", "pageup", "d", "u", "l", "h")
        assert "2021-12-30" in "\n".join(seat.screen())
