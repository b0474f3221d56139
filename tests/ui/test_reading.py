"""Opening, moving, reading, copying: journeys without a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Size

from reader.ui.launch.terminal import TerminalTraits
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


async def test_opens_lists_and_reads(desk: Open) -> None:
    async with desk() as seat:
        await seat.shows("关键词 产业　青岛　人才")
        count = len(seat.library)
        assert seat.key == 0
        assert seat.focus == "list"
        shown = "\n".join(seat.screen())
        assert f"青岛日报 2022-11-14 · {count} 篇" in shown
        assert f"› {seat.articles.summary(0).headline[:8]}" in shown
        assert "／ 搜索" in shown
        assert "? 帮助" in shown


async def test_the_cursor_of_the_list_leafs_through(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("j", "j")
        assert seat.key == 2
        assert seat.focus == "list"
        assert not seat.read_articles
        await seat.press("k")
        assert seat.key == 1
        await seat.press("G")
        assert seat.key == len(seat.library) - 1
        await seat.press("g")
        assert seat.key == 0
        await seat.press("enter")
        assert seat.focus == "text"
        assert seat.read_articles == {0}


async def test_the_text_is_scrolled_from_either_side(desk: Open) -> None:
    async with desk(size=(90, 20)) as seat:
        pane = seat.text
        await seat.press("space")
        assert seat.top() == pane.room.height - 1
        await seat.press("b")
        assert seat.top() == 0
        await seat.press("l", "j", "down")
        assert seat.top() == 2
        await seat.press("k", "d")
        assert seat.top() == 1 + pane.room.height // 2
        await seat.press("u", "G")
        assert seat.top() == pane.virtual_size.height - pane.room.height
        await seat.press("g")
        assert seat.top() == 0


async def test_space_goes_on_to_the_next_article(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l", "G", "space")
        assert seat.key == 1
        assert seat.top() == 0


async def test_articles_and_sections_are_stepped_through(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("]", "]")
        assert seat.key == 2
        await seat.press("[")
        assert seat.key == 1
        await seat.press("K")
        assert seat.key == 0
        await seat.press("[")
        assert seat.status() == "已是第一篇"
        await seat.press("K")
        assert seat.status() == "已是第一个栏目"
        await seat.press("J")
        assert seat.status() != "已是第一个栏目"
        await seat.press(*["J"] * 5)
        assert seat.status() == "已是最后一个栏目"
        await seat.press(*["]"] * 9)
        assert seat.status() == "已是最后一篇"


async def test_an_article_is_found_again_where_it_was_left(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space", "space", "]", "[")
        place = seat.place
        assert place > 0
        await seat.press("]")
        assert seat.place == START
        await seat.press("[")
        assert seat.place == place


async def test_resize_keeps_the_character_at_the_top(desk: Open) -> None:
    async with desk(size=(120, 20)) as seat:
        pane = seat.text
        await seat.press("l", "space", "space", "j")
        place = pane.place
        for size in ((100, 30), (81, 12), (60, 15), (40, 12), (120, 20)):
            await seat.pilot.resize_terminal(*size)
            await seat.settle()
            assert pane.place == place
            assert pane.typeset.layout is not None
            row = pane.typeset.layout.line_of(place) + 1
            assert seat.top() == min(row, pane.max_scroll_y)
            assert pane.typeset.layout.measure <= size[0]


async def test_a_key_pressed_while_a_resize_is_on_its_way_is_not_undone(desk: Open) -> None:
    async with desk(size=(90, 20)) as seat:
        await seat.press("enter")
        seat.text.typeset.sheet = seat.text.room + Size(0, 1)  # as it was: the message is still on its way
        seat.text.edge(True)
        end = seat.text.place
        seat.text._refit()
        await seat.settle()
        assert seat.text.place == end > START


async def test_measure_is_the_persons(desk: Open) -> None:
    async with desk(size=(140, 30)) as seat:
        pane = seat.text
        assert pane.typeset.layout is not None
        assert pane.typeset.layout.measure == 72
        await seat.press("+", "＋")
        assert pane.typeset.layout.measure == 80
        assert "行长 40 字" in seat.status()
        await seat.press("-", "-", "－")
        assert pane.typeset.layout.measure == 68
        pane.typeset.preferred_measure = 156
        await seat.press("=", "=")
        assert pane.typeset.layout.measure == pane.typeset.measure <= pane.room.width
        await seat.press("-")
        assert pane.typeset.layout.measure < pane.room.width - 4
        pane.typeset.preferred_measure = 18
        await seat.press("-")
        assert pane.typeset.layout.measure == 16


async def test_sides_are_changed_by_keys(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("tab")
        assert seat.focus == "text"
        assert seat.read_articles == {0}
        await seat.press("tab")
        assert seat.focus == "list"
        await seat.press("l", "enter")
        assert seat.focus == "text"
        await seat.press("h")
        assert seat.focus == "list"


async def test_zen_hides_the_list(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("z")
        assert not seat.list_view.display
        assert seat.focus == "text"
        await seat.press("z")
        assert seat.list_view.display
        await seat.press("z", "h")
        assert seat.list_view.display
        assert seat.focus == "list"


async def test_one_side_at_a_time_where_it_is_narrow(desk: Open) -> None:
    async with desk(size=(40, 12)) as seat:
        assert seat.list_view.display
        assert not seat.text.display
        assert seat.focus == "list"
        await seat.press("j", "enter")
        assert not seat.list_view.display
        assert seat.text.display
        assert any("以新型工业化赋能" in row for row in seat.screen())
        await seat.press("tab")
        assert seat.list_view.display
        await seat.press("l", "escape")
        assert seat.focus == "list"
        await seat.press("slash", *"产业")
        await seat.until(lambda: seat.results is not None)
        await seat.settle()
        assert seat.results_list.display
        await seat.press("enter")
        assert seat.text.display
        assert "第1/" in seat.screen()[-1]


async def test_the_paragraph_is_copied_with_its_source(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space", "y")
        article = seat.article
        assert article is not None
        copied = seat.app.clipboard.split("\n\n")
        assert copied[0] in [block.text for block in article.blocks]
        assert copied[1] == f"—— 《{article.headline}》青岛日报 · 2022-11-14 · 要闻\n"
        assert "已复制" in seat.status()
        await seat.press("p")
        assert seat.app.clipboard == copied[0]
        assert "不" not in seat.status()


async def test_keys_typed_during_the_splash_are_not_lost(desk: Open) -> None:
    async with desk(nature=TerminalTraits(typed="/产业")) as seat:
        await seat.until(lambda: seat.query == "产业")
        assert seat.focus == "search"


async def test_full_width_keys_do_the_same(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("ｊ")
        assert seat.key == 1
        await seat.press("】")
        assert seat.key == 2
        await seat.press("「")
        assert seat.key == 1
        await seat.press("ｚ")
        assert not seat.list_view.display
        await seat.press("、")
        assert seat.focus == "search"


async def test_ctrl_c_says_how_to_quit(desk: Open) -> None:
    async with desk() as seat:
        seat.app.action_help_quit()
        await seat.settle()
        assert seat.status() == "按 q 退出"


async def test_pages_of_the_side_one_is_on(desk: Open) -> None:
    async with desk(size=(90, 8)) as seat:
        await seat.press("pagedown")
        assert seat.list_view.cursor == min(6, len(seat.library) - 1)
        assert seat.top() == 0
        await seat.press("pageup")
        assert seat.list_view.cursor == 0
        await seat.press("l", "pagedown")
        assert seat.top() > 0
        await seat.press("?", "pagedown", "pageup", "escape", "G", "]", "]", "h", "k", "k", "k")
        assert seat.list_view.scroll_offset.y <= 2
