"""Asking, finding, standing at a match: journeys with a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.backends.local.local_view import LocalView
from reader.span import Span
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from tests.ui.conftest import Open


async def test_results_narrow_while_typing(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        found = seat.results
        assert found is not None
        assert list(seat.list_rows.numbers) == sorted(found.counts)
        assert seat.results_list.display
        assert not seat.text.display
        await seat.until(lambda: f"{found.total_articles} 篇 {found.total_matches} 处" in seat.screen()[0])
        await seat.until(lambda: "第1/" in seat.screen()[-1])
        await seat.shows(seat.articles.summary(seat.results_list.hits.ranked[0]).headline)
        await seat.press("链")
        await seat.until(lambda: seat.results is not None and seat.query == "产业链")
        narrower = seat.results
        assert narrower is not None
        assert narrower.total_matches < found.total_matches


async def test_the_first_search_is_made_ready_when_the_bar_is_opened(desk: Open) -> None:
    async with desk() as seat:
        view = seat.articles
        assert isinstance(view, LocalView)
        assert "searcher" not in vars(view)
        await seat.press("slash")
        await seat.until(lambda: "searcher" in vars(view) and "stories" in vars(view.searcher.index))
        assert seat.results is None


async def test_no_line_of_an_excerpt_begins_with_a_mark(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("青岛")
        rows = [seat.results_list._excerpt_rows(number) for number in seat.results_list.hits.ranked]
        texts = ["".join(text for text, _ in row) for each in rows for row in each]
        assert any(len(each) == 2 for each in rows)
        assert [text for text in texts if text[:1] in set("，。、；：！？）》”")] == []


async def test_enter_opens_the_best_article_at_its_first_match(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        best = seat.results_list.hits.ranked[0]
        await seat.press("enter")
        assert seat.key == best
        assert seat.focus == "text"
        results = seat.results
        assert results is not None
        assert seat.marks.current == results.spans(best)[0]
        total, articles = results.total_matches, results.total_articles
        assert seat.status().startswith(f"第1/{total}处 · 第1/{articles}篇")


async def test_everything_typed_in_one_burst_arrives(desk: Open) -> None:
    async with desk() as seat:
        for key in ("slash", *"产业", "enter"):
            seat.app.post_message(events.Key(key, key if len(key) == 1 else "/" if key == "slash" else None))
        await seat.until(lambda: seat.cursor.place is not None)
        assert seat.query == "产业"
        assert seat.focus == "text"


@pytest.mark.parametrize("size", [(40, 12), (100, 20)])
async def test_a_match_far_down_is_brought_into_sight(desk: Open, size: tuple[int, int]) -> None:
    async with desk(size=size) as seat:
        last = seat.articles.article(0).blocks[-1].text[-12:-4]
        await seat.search(last)
        await seat.press("enter")
        pane = seat.text
        await seat.until(lambda: bool(pane.room))
        await seat.settle()
        assert seat.key == 0
        assert pane.highlights.current is not None
        assert pane.typeset.layout is not None
        row = pane.typeset.layout.line_of(pane.highlights.current.start) + 1
        assert 0 < row - seat.top() < pane.room.height
        await seat.press("y")
        assert last in seat.app.clipboard
        await seat.press("g", "y")
        assert last not in seat.app.clipboard


async def test_a_slash_can_be_typed_and_results_stepped_out_of(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("slash", "slash", "escape", "escape")
        assert seat.focus == "list" or seat.focus == "text"
        await seat.search("青岛")
        await seat.press("tab", "]")
        assert seat.focus == "text"
        assert seat.text.display


async def test_enter_on_nothing_goes_back_to_the_text(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("slash", "enter")
        assert seat.focus == "text"
        assert not seat.showing_results


async def test_matches_are_walked_across_articles_and_round(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.search("产业")
        await seat.press("enter")
        journey, results = seat.cursor, seat.results
        assert results is not None
        met = [(journey.key, seat.marks.current)]
        for _ in range(results.total_matches - 1):
            await seat.press("n")
            assert seat.marks.current is not None
            line = seat.text.typeset.layout.line_of(seat.marks.current.start) if seat.text.typeset.layout else 0
            assert 0 <= line + 1 - seat.top() < seat.text.room.height
            met.append((seat.key, seat.marks.current))
        assert met == [(number, span) for number in journey.ranked for span in results.spans(number)]
        await seat.press("n")
        assert "从第一处继续" in seat.status()
        assert seat.marks.current == met[0][1]
        await seat.press("N")
        assert "从最后一处继续" in seat.status()
        await seat.press("N")
        assert seat.status().startswith(f"第{results.total_matches - 1}/")


async def test_escape_goes_back_one_level_at_a_time(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space")
        place = seat.place
        await seat.search("产业")
        await seat.press("escape")
        assert seat.text.display
        assert seat.key == 0
        assert seat.place == place
        assert seat.marks.matches
        assert seat.query == "产业"
        await seat.press("escape")
        assert seat.query == ""
        assert seat.bar.value == ""
        assert not seat.marks.matches
        assert seat.place == place
        assert len(seat.list_rows.numbers) == len(seat.library)


async def test_escape_after_a_match_leaves_the_place(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.search("产业")
        await seat.press("enter", "n", "n", "n", "n", "n", "n")
        number, place = seat.key, seat.place
        await seat.press("escape")
        assert (seat.key, seat.place) == (number, place)
        assert seat.marks.current is None


async def test_results_are_chosen_by_keys(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.search("青岛")
        await seat.press("down", "down", "up")
        assert seat.results_list.rank == 1
        assert seat.status().startswith("第2/")
        await seat.press("tab")
        assert seat.focus == "results"
        await seat.press("j", "j")
        assert seat.results_list.rank == 3
        await seat.press("space", "b", "G")
        assert seat.results_list.rank == len(seat.results_list.hits.ranked) - 1
        await seat.press("space", "g", "j", "enter")
        assert seat.key == seat.results_list.hits.ranked[1]
        assert seat.cursor.place is not None
        assert seat.cursor.place.rank == 1
        await seat.press("/")
        assert seat.results_list.display
        assert seat.results_list.rank == 1
        await seat.press("tab", "tab")
        assert seat.focus == "list"
        await seat.press("j")
        assert seat.text.display


async def test_results_are_chosen_by_the_mouse(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("青岛")
        second = seat.results_list.hits.ranked[1]
        await seat.shows(seat.articles.summary(second).headline)
        await seat.pilot.click(seat.results_list, offset=(10, 7))
        await seat.until(lambda: seat.key == second and bool(seat.text.room))
        await seat.press("/")
        await seat.until(lambda: seat.results_list.display and bool(seat.results_list.room))
        await seat.pilot.click(seat.results_list, offset=(10, 0))
        assert seat.results_visible


async def test_the_list_opens_at_the_first_match_too(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("escape", "h", "G")
        assert seat.cursor.key == seat.key == seat.list_rows.numbers[-1]
        assert seat.marks.current == seat.matches[0]


async def test_stepping_through_articles_stays_among_those_found(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("污水")
        numbers = list(seat.list_rows.numbers)
        await seat.press("]")
        assert seat.key == 0
        assert seat.bar.value == "污水]"
        await seat.press("backspace", "enter")
        assert seat.key in numbers


async def test_nothing_found_is_said(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("不存在的词")
        shown = "\n".join(seat.screen())
        assert "没有找到“不存在的词”" in shown
        assert "没有匹配" in shown
        await seat.press("enter")
        assert seat.focus == "search"
        await seat.press("escape", "n")
        assert seat.status() == "没有找到"
        await seat.press("escape", "n")
        assert seat.status() == "还没有搜索；按 / 搜索"


async def test_what_was_not_understood_is_pointed_out(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("日期:2022-13")
        await seat.press("x")
        await seat.until(lambda: any("2022-13x" in row for row in seat.screen()[1:3]))


async def test_a_paste_of_several_lines_is_one_query(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("/")
        seat.bar.post_message(events.Paste("实体\n  经济\n\n"))
        await seat.until(lambda: seat.query == "实体 经济")


async def test_the_scrollbar_shows_where_matches_are(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.search("产业")
        await seat.press("enter")
        bar = seat.text.vertical_scrollbar
        wanted = {seat.text.palette[name].bgcolor.name for name in ("mark", "current")}

        def colours() -> set[str]:
            return {segment.style.bgcolor.name for y in range(bar.size.height) for segment in bar.render_line(y)}

        await seat.until(lambda: wanted <= colours())


async def test_matches_win_over_keywords(desk: Open) -> None:
    async with desk() as seat:
        await seat.until(lambda: bool(seat.marks.keywords))
        await seat.search("产业链")
        await seat.press("enter")
        palette, setting = seat.text.palette, seat.text.typeset.layout
        assert setting is not None
        assert seat.marks.matches
        span: Span = seat.marks.matches[-1]
        from reader.ui.widgets.strips import stretches

        styles = {
            start: style
            for start, end, style in stretches(setting, setting.line_of(span.start), seat.marks, palette)
            if span.start <= start < span.end
        }
        assert {style.bgcolor for style in styles.values()} == {palette["match"].bgcolor}
        assert START == -1
