"""The mouse does what the keys do: wheel, clicks in lists and lines, dragging over text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.typeset.cells import Widths
from reader.ui.dialogs.help_screen import HelpScreen

if TYPE_CHECKING:
    from conftest import Open, Seat

pytestmark = pytest.mark.slow


def place_of(seat: Seat, text: str) -> tuple[int, int]:
    """The cell where `text` begins on the screen."""
    for y, row in enumerate(seat.screen()):
        if text in row:
            return Widths().width(row[: row.index(text)]), y
    raise AssertionError(f"{text} is not there")


async def click(seat: Seat, text: str) -> None:
    await seat.pilot.click(offset=place_of(seat, text))
    await seat.settle()


async def test_keys_in_the_last_line_can_be_clicked(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        before = seat.key
        await click(seat, "下一篇")
        assert seat.key != before
        await click(seat, "? 帮助")
        assert isinstance(seat.app.screen, HelpScreen)


async def test_the_top_line_can_be_clicked(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        await click(seat, "／")
        assert seat.focus == "search"
        assert seat.showing_results
        await seat.press("escape")
        await click(seat, "青岛日报")
        assert seat.focus == "list"


async def test_what_is_typed_after_a_click_into_the_search_bar_shows_results(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        await click(seat, "搜索")
        await seat.press(*"产业")
        await seat.until(lambda: bool(seat.results_list.hits.ranked))
        await seat.settle()
        assert seat.results_list.display
        await click(seat, "Enter 阅读")
        assert seat.focus == "text"
        assert seat.status().startswith("第1/")


async def test_an_article_is_opened_by_a_click(desk: Open) -> None:
    async with desk() as seat:
        headline = seat.articles.summary(3).headline
        await click(seat, headline[:6])
        assert seat.key == 3
        assert seat.focus == "text"


async def test_the_wheel_scrolls_what_lies_under_it(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        for scrolled in (events.MouseScrollDown, events.MouseScrollUp):
            before = seat.top()
            await seat.pilot._post_mouse_events([scrolled], seat.text, offset=(20, 10))
            await seat.settle()
            assert seat.top() != before
        assert seat.focus == "text"


async def test_dragging_selects(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        x, y = place_of(seat, "“党的二十大")
        await seat.pilot.mouse_down(offset=(x, y))
        await seat.pilot.hover(offset=(x + 6, y))
        await seat.pilot.mouse_up(offset=(x + 11, y))
        await seat.settle()
        selection = seat.marks.selection
        assert selection is not None
        article = seat.article
        assert article is not None
        assert article.text[selection.start : selection.end].startswith("“党的二十大"[:3])


async def test_a_setting_is_changed_by_a_click(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l", "comma")
        await click(seat, "两端对齐")
        assert seat.text.typeset.options.justify


async def test_a_paste_of_several_lines_is_one_query(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("/")
        seat.bar.post_message(events.Paste("  实体\n经济 \r\n\n振兴\n"))
        await seat.settle()
        assert seat.bar.value == "实体 经济 振兴"
        await seat.press("escape", "escape", "ctrl+p")
        line = seat.app.screen.focused
        assert line is not None
        line.post_message(events.Paste("实体\n经济"))
        await seat.settle()
        assert line.value == "实体 经济"  # type: ignore[attr-defined]


async def test_nothing_moves_while_one_composes(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("/", *"产业")
        await seat.until(lambda: bool(seat.results_list.hits.ranked))
        await seat.settle()
        assert seat.app.animation_level == "none"
        assert not seat.bar.cursor_blink
        at, shown = seat.app.cursor_position, seat.screen()
        assert at == seat.bar.cursor_screen_offset
        seat.refresh_status()
        await seat.settle()
        assert (seat.app.cursor_position, seat.screen()) == (at, shown)


async def test_two_clicks_select_a_word_and_three_a_paragraph(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        article = seat.article
        assert article is not None
        await seat.until(lambda: seat.has_dictionary)
        x, y = place_of(seat, "战略部署")
        for times, begins in ((2, "战略"), (3, "“党的二十大")):
            corner = seat.text.region.offset
            await seat.pilot.click(seat.text, offset=(x + 1 - corner.x, y - corner.y), times=times)
            await seat.settle()
            selection = seat.marks.selection
            assert selection is not None
            chosen = article.text[selection.start : selection.end]
            assert chosen.startswith(begins)
            assert ("\n" in chosen, len(chosen) > 4) == (False, times == 3)
        paragraph = article.text[article.body_start :].partition("\n")[0]
        assert chosen == paragraph
        await seat.press("y")
        assert seat.app.clipboard.startswith(f"{paragraph}\n")
