"""The list, arranged: grouped, sorted, sifted, headings opened and shut, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key

from reader.api.outline import Arrangement
from reader.ui.captions import heading_name

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

TOPICS = ("桥梁", "粮食", "图书", "公园")


@pytest.fixture
def years(tmp_path: Path) -> str:
    """Two years of a paper: eight issues of two articles each."""
    for year in (2021, 2022):
        for month in (3, 4):
            for day in (1, 2):
                date = f"{year}-{month:02}-{day:02}"
                for page in (1, 2):
                    topic = TOPICS[(month + day * page) % 4]
                    name = f"{topic}建设{'上' if page == 1 else '下'}篇"
                    text = f"{name}\n\n记者 张三\n\n{topic}的事情，大家都很高兴地听着，今年第{month}回说了很多。\n"
                    folder = tmp_path / str(year)
                    folder.mkdir(exist_ok=True)
                    (folder / f"{date}_{page:02}_要闻.txt").write_text(text, encoding="utf-8")
    return str(tmp_path)


def outline(seat: Seat) -> list[str | int]:
    """The lines of the list."""
    rows = seat.list_rows.rows(0, len(seat.list_rows))
    return [heading_name(row.heading) if row.heading else row.key for row in rows]


async def test_a_key_groups_the_list_in_another_way(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("j", "j")
        number = seat.key
        said = []
        for _ in range(3):
            await seat.press("r")
            said.append(seat.status().split("  ")[0])
            assert seat.list_view.cursor == seat.key == number
            assert seat.list_rows.cells[seat.list_view.cursor_row or 0] == number
        assert said == ["按版面", "按文件夹", "按日期"]
        assert outline(seat)[:4] == ["2021年", "2021年3月", "2021年3月1日", 0]


async def test_a_key_sorts_the_list(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("o")
        assert "按日期 · 新的在前" in seat.status()
        assert outline(seat)[0] == "2022年"
        assert seat.list_view.cursor == seat.key == 0
        await seat.press("]")
        assert seat.key == 1
        await seat.press("o", "o")
        assert seat.arrangement == Arrangement("date")


async def test_headings_are_shut_outwards_and_opened_inwards(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("c")
        assert outline(seat)[2:4] == ["2021年3月1日", "2021年3月2日"]
        assert "›▸ 2021年3月1日" in "\n".join(seat.screen())
        await seat.press("h", "h")
        assert outline(seat)[:2] == ["2021年", "2022年"]
        await seat.press("h")
        assert outline(seat)[:2] == ["2021年", "2022年"]
        await seat.press("l")
        assert outline(seat)[:2] == ["2021年", "2021年3月"]
        await seat.press("enter")
        assert outline(seat)[:3] == ["2021年", "2021年3月", "2021年3月1日"]
        await seat.press("ｃ")
        assert 0 in outline(seat)
        assert seat.focus == "list"
        await seat.press("l")
        assert seat.focus == "text"


async def test_all_headings_are_shut_and_opened_at_once(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("C")
        assert outline(seat) == ["2021年", "2022年"]
        assert seat.list_view.cursor_row == 0
        await seat.press("j")
        assert seat.list_view.cursor_row == 1
        assert seat.key == 0
        await seat.press("enter")
        assert outline(seat) == ["2021年", "2022年", "2022年3月", "2022年4月"]
        assert seat.list_view.cursor_row == 2
        await seat.press("]")
        assert seat.key == 1
        await seat.press("Ｃ")
        assert outline(seat) == ["2021年", "2022年"]
        await seat.press("C")
        assert len([line for line in outline(seat) if isinstance(line, int)]) == 16


async def test_the_open_article_is_always_found(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("G", "l", "C")
        assert seat.key == 15
        await seat.press("。")
        assert seat.focus == "list"
        assert outline(seat) == [
            "2021年",
            "2022年",
            "2022年3月",
            "2022年4月",
            "2022年4月1日",
            "2022年4月2日",
            14,
            15,
        ]
        assert seat.list_rows.cells[seat.list_view.cursor_row or 0] == 15
        await seat.press("s", *"图书", "enter", ".")
        assert seat.filter.value == ""
        assert seat.list_view.cursor == 15


async def test_the_list_is_sifted_as_one_types(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.press("ｓ", *"粮食")
        found = list(seat.list_rows.numbers)
        assert found
        assert all("粮食" in seat.articles.summary(number).headline for number in found)
        assert seat.focus == "filter"
        await seat.press("down", "down")
        assert seat.key in found
        await seat.press("escape")
        assert seat.focus == "list"
        assert not seat.filter.display
        assert len(seat.list_rows.numbers) == 16
        await seat.press("s", *"liangshi", "enter")
        assert list(seat.list_rows.numbers) == found
        await seat.press("escape", "C", "s", *"liangshi")
        assert [line for line in outline(seat) if isinstance(line, int)] == found
        await seat.press("enter", "c", "escape")
        assert [line for line in outline(seat) if isinstance(line, int)] == []
        await seat.press("s", *"飞船")
        assert list(seat.list_rows.numbers) == []
        assert any("没有匹配的标题" in line for line in seat.screen())


async def test_what_was_found_is_sifted_too(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.search("粮食")
        found = set(seat.list_rows.numbers)
        await seat.press("enter", "s", *"上篇")
        sifted = set(seat.list_rows.numbers)
        assert sifted < found
        assert seat.list_view.counts
        await seat.press("escape")
        assert set(seat.list_rows.numbers) == found
        await seat.press("escape")
        assert len(seat.list_rows.numbers) == 16


async def test_a_click_on_a_heading_shuts_and_opens_it(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        await seat.pilot.click(seat.list_view, offset=(5, 1))
        await seat.settle()
        assert outline(seat)[:3] == ["2021年", "2021年3月", "2021年4月"]
        await seat.pilot.click(seat.list_view, offset=(5, 1))
        await seat.settle()
        assert outline(seat)[3] == 0
        await seat.pilot.click(seat.list_view, offset=(5, 0))
        await seat.settle()
        assert outline(seat)[:2] == ["2021年", "2022年"]
        assert seat.key == 0


@pytest.mark.parametrize("size", [(40, 12), (60, 12)])
async def test_a_small_screen_has_it_all(desk: Open, years: str, size: tuple[int, int]) -> None:
    async with desk(years, size=size) as seat:
        await seat.press("C", "j", "l")
        await seat.shows("2022年3月")
        await seat.press("s", *"图书")
        assert seat.list_has_focus
        await seat.until(lambda: any("图书" in line for line in seat.screen()[:2]))
        await seat.press("escape", ".", "enter")
        assert seat.focus == "text"
        await seat.press("s")
        assert seat.filter.display


async def test_what_is_typed_in_one_burst_with_the_key_is_sifted_by(desk: Open, years: str) -> None:
    async with desk(years) as seat:
        for key in "s粮食":
            seat.app.post_message(events.Key(_character_to_key(key), key))
        await seat.until(lambda: seat.filter.value == "粮食")
        await seat.settle()
        await seat.press("s")
        assert seat.filter.value == "粮食s"
