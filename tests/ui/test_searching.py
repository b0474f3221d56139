"""Asking, finding, standing at a match: journeys with a search."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.backends.local.local_library import Library
from reader.span import Span
from reader.ui import messages
from reader.ui.widgets.article.typeset_view import START

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.search import SearchResults
    from tests.ui.conftest import Open


async def test_results_narrow_while_typing(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("产业")
        found = room.inquiry.results
        assert found is not None
        assert list(room.sidebar.rows.numbers) == sorted(found.counts())
        assert room.results.display
        assert not room.pane.display
        await seat.until(lambda: f"{found.total_articles} 篇 {found.total_matches} 处" in seat.screen()[0])
        await seat.until(lambda: "第1/" in seat.screen()[-1])
        await seat.shows(room.library.headline(room.results.hits.ranked[0]))
        await seat.press("链")
        await seat.until(lambda: room.inquiry.results is not None and room.inquiry.query == "产业链")
        narrower = room.inquiry.results
        assert narrower is not None
        assert narrower.total_matches < found.total_matches


async def test_no_line_of_an_excerpt_begins_with_a_mark(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("青岛")
        rows = [room.results._excerpt_rows(number) for number in room.results.hits.ranked]
        texts = ["".join(text for text, _ in row) for each in rows for row in each]
        assert any(len(each) == 2 for each in rows)
        assert [text for text in texts if text[:1] in set("，。、；：！？）》”")] == []


async def test_enter_opens_the_best_article_at_its_first_match(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("产业")
        best = room.results.hits.ranked[0]
        await seat.press("enter")
        assert room.reading.number == best
        assert room.focused is room.pane
        results = room.inquiry.results
        assert results is not None
        assert room.pane.marks.current == results.spans(best)[0]
        total, articles = results.total_matches, results.total_articles
        assert seat.status().startswith(f"第1/{total}处 · 第1/{articles}篇")


async def test_everything_typed_in_one_burst_arrives(desk: Open) -> None:
    async with desk() as seat:
        for key in ("slash", *"产业", "enter"):
            seat.app.post_message(events.Key(key, key if len(key) == 1 else "/" if key == "slash" else None))
        await seat.until(lambda: seat.room.inquiry.journey.place is not None)
        assert seat.room.inquiry.query == "产业"
        assert seat.room.focused is seat.room.pane


@pytest.mark.parametrize("size", [(40, 12), (100, 20)])
async def test_a_match_far_down_is_brought_into_sight(desk: Open, size: tuple[int, int]) -> None:
    async with desk(size=size) as seat:
        room = seat.room
        last = room.library.article(0).blocks[-1].text[-12:-4]
        await seat.search(last)
        await seat.press("enter")
        pane = room.pane
        await seat.until(lambda: bool(pane.room))
        await seat.settle()
        assert room.reading.number == 0
        assert pane.marks.current is not None
        assert pane.setting is not None
        row = pane.setting.line_of(pane.marks.current.start) + 1
        assert 0 < row - seat.top() < pane.room.height
        await seat.press("y")
        assert last in seat.app.clipboard
        await seat.press("g", "y")
        assert last not in seat.app.clipboard


async def test_a_slash_can_be_typed_and_results_stepped_out_of(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.press("slash", "slash", "escape", "escape")
        assert room.focused is room.sidebar or room.focused is room.pane
        await seat.search("青岛")
        await seat.press("tab", "]")
        assert room.focused is room.pane
        assert room.pane.display


async def test_enter_on_nothing_goes_back_to_the_text(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("slash", "enter")
        assert seat.room.focused is seat.room.pane
        assert not seat.room.seeking


async def test_matches_are_walked_across_articles_and_round(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        room = seat.room
        await seat.search("产业")
        await seat.press("enter")
        journey, results = room.inquiry.journey, room.inquiry.results
        assert results is not None
        met = [(journey.number, room.pane.marks.current)]
        for _ in range(results.total_matches - 1):
            await seat.press("n")
            assert room.pane.marks.current is not None
            line = room.pane.setting.line_of(room.pane.marks.current.start) if room.pane.setting else 0
            assert 0 <= line + 1 - seat.top() < room.pane.room.height
            met.append((room.reading.number, room.pane.marks.current))
        assert met == [(number, span) for number in journey.ranked for span in results.spans(number)]
        await seat.press("n")
        assert "从第一处继续" in seat.status()
        assert room.pane.marks.current == met[0][1]
        await seat.press("N")
        assert "从最后一处继续" in seat.status()
        await seat.press("N")
        assert seat.status().startswith(f"第{results.total_matches - 1}/")


async def test_escape_goes_back_one_level_at_a_time(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        room = seat.room
        await seat.press("l", "space")
        place = room.pane.place
        await seat.search("产业")
        await seat.press("escape")
        assert room.pane.display
        assert room.reading.number == 0
        assert room.pane.place == place
        assert room.pane.marks.matches
        assert room.inquiry.query == "产业"
        await seat.press("escape")
        assert room.inquiry.query == ""
        assert room.bar.value == ""
        assert not room.pane.marks.matches
        assert room.pane.place == place
        assert len(room.sidebar.rows.numbers) == len(room.library)


async def test_escape_after_a_match_leaves_the_place(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        room = seat.room
        await seat.search("产业")
        await seat.press("enter", "n", "n", "n", "n", "n", "n")
        number, place = room.reading.number, room.pane.place
        await seat.press("escape")
        assert (room.reading.number, room.pane.place) == (number, place)
        assert room.pane.marks.current is None


async def test_results_are_chosen_by_keys(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        room = seat.room
        await seat.search("青岛")
        await seat.press("down", "down", "up")
        assert room.results.rank == 1
        assert seat.status().startswith("第2/")
        await seat.press("tab")
        assert room.focused is room.results
        await seat.press("j", "j")
        assert room.results.rank == 3
        await seat.press("space", "b", "G")
        assert room.results.rank == len(room.results.hits.ranked) - 1
        await seat.press("space", "g", "j", "enter")
        assert room.reading.number == room.results.hits.ranked[1]
        assert room.inquiry.journey.place is not None
        assert room.inquiry.journey.place.rank == 1
        await seat.press("/")
        assert room.results.display
        assert room.results.rank == 1
        await seat.press("tab", "tab")
        assert room.focused is room.sidebar
        await seat.press("j")
        assert room.pane.display


async def test_results_are_chosen_by_the_mouse(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("青岛")
        second = room.results.hits.ranked[1]
        await seat.shows(room.library.headline(second))
        await seat.pilot.click(room.results, offset=(10, 7))
        await seat.until(lambda: room.reading.number == second and bool(room.pane.room))
        await seat.press("/")
        await seat.until(lambda: room.results.display and bool(room.results.room))
        await seat.pilot.click(room.results, offset=(10, 0))
        assert room.offering


async def test_the_list_opens_at_the_first_match_too(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("产业")
        await seat.press("escape", "h", "G")
        assert room.inquiry.journey.number == room.reading.number == room.sidebar.rows.numbers[-1]
        assert room.pane.marks.current == room.reading.matches[0]


async def test_stepping_through_articles_stays_among_those_found(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("污水")
        numbers = list(room.sidebar.rows.numbers)
        await seat.press("]")
        assert room.reading.number == 0
        assert room.bar.value == "污水]"
        await seat.press("backspace", "enter")
        assert room.reading.number in numbers


async def test_nothing_found_is_said(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("不存在的词")
        shown = "\n".join(seat.screen())
        assert "没有找到“不存在的词”" in shown
        assert "没有匹配" in shown
        await seat.press("enter")
        assert seat.room.focused is seat.room.bar
        await seat.press("escape", "n")
        assert seat.status() == "没有找到"
        await seat.press("escape", "n")
        assert seat.status() == "还没有搜索；按 / 搜索"


async def test_what_was_not_understood_is_pointed_out(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业)")
        await seat.press("x")
        await seat.until(lambda: "括号" in seat.screen()[1])


async def test_a_late_answer_is_dropped(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.search("产业")
        results = room.inquiry.results
        assert results is not None
        await seat.press(*["backspace"] * 2)
        assert room.inquiry.query == ""
        room.post_message(messages.Answered("产业", results, [1], {1: 1}, 0))
        await seat.settle()
        assert room.inquiry.results is None
        room.post_message(messages.KeywordsFound(7, ("甲",)))
        await seat.settle()
        assert room.reading.words != ("甲",)


async def test_a_paste_of_several_lines_is_one_query(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("/")
        seat.room.bar.post_message(events.Paste("实体\n  经济\n\n"))
        await seat.until(lambda: seat.room.inquiry.query == "实体 经济")


async def test_a_search_that_breaks_is_no_end(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Library, query: str, *, cancelled: Callable[[], bool]) -> SearchResults:
        raise ValueError("broken")

    monkeypatch.setattr(Library, "search", broken)
    async with desk() as seat:
        await seat.press("/", "产")
        await seat.until(lambda: "broken" in seat.status())


async def test_entering_before_the_answer_waits_for_it(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.press("/")
        room.post_message(messages.QueryEntered("产业"))
        await seat.until(lambda: room.inquiry.journey.place is not None)
        assert room.focused is room.pane


PAGE = "青岛日报\n2022-11-14\n\n要闻\n\n{headline}\n\n　　{body}\n"


def lay(folder: Path, name: str, headline: str, body: str) -> None:
    path = folder / name
    path.write_text(PAGE.format(headline=headline, body=body), encoding="utf-8")
    # Not just now: what is changed while it is looked at is read once more.
    before = path.stat().st_mtime_ns - 1_000_000_000
    os.utime(path, ns=(before, before))


async def test_more_articles_join_the_answer(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高，污水得到治理。" * 40)
    async with desk(str(tmp_path), size=(100, 20)) as seat:
        room = seat.room
        await seat.search("污水")
        await seat.press("enter", "n")
        before, place = room.inquiry.journey, room.pane.place
        lay(tmp_path, "c.txt", "又一座污水处理厂开工", "污水将得到治理。")
        room.begin()
        await seat.until(lambda: len(room.inquiry.journey) > len(before))
        assert room.inquiry.journey.place is not None
        assert room.inquiry.journey.number == before.number
        assert room.pane.place == place
        assert seat.status().startswith(f"第{room.inquiry.journey.ordinal}/")


async def test_articles_with_other_numbers_are_found_again(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高，污水得到治理。" * 60)
    async with desk(str(tmp_path), size=(100, 20)) as seat:
        room = seat.room
        await seat.search("污水")
        await seat.press("enter", "N")
        article, place, number = room.reading.article, room.pane.place, room.reading.number
        assert article is not None
        assert number is not None
        assert place > 0
        before, match = room.inquiry.journey, room.inquiry.journey.place
        assert match is not None
        lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
        room.begin()
        await seat.until(lambda: room.moves == 1 and room.inquiry.results is not None and room.settled)
        assert room.reading.number == number + 1
        assert room.library.id(number + 1) == article.id
        assert (room.reading.article, room.pane.place) == (article, place)
        assert room.sidebar.opened == room.sidebar.cursor == number + 1
        assert room.reading.read == {number + 1}
        assert room.inquiry.journey.place is not None
        assert room.inquiry.journey.place.match == match.match
        assert room.inquiry.journey.total == before.total
        await seat.press("escape")
        assert list(room.sidebar.rows.numbers) == list(range(len(room.library)))


async def test_an_article_that_is_gone_gives_way_to_its_neighbour(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高。")
    async with desk(str(tmp_path)) as seat:
        room = seat.room
        await seat.press("j")
        assert room.reading.number == 1
        (tmp_path / "b.txt").unlink()
        room.begin()
        await seat.until(lambda: room.moves == 1)
        await seat.settle()
        assert room.reading.number == 0
        assert room.reading.article == room.library.article(0)
        assert room.shelf.headline(1) == "…"
        lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融，流连忘返。")
        room.begin()
        await seat.until(lambda: room.reading.article is not None and "流连忘返" in room.reading.article.text)
        assert room.reading.number == 0
        assert room.shelf.article(7).headline == "…"


async def test_loading_is_reported(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        room.complete = False
        room.report()
        await seat.settle()
        assert "已索引 99%" in seat.screen()[0]


async def test_the_scrollbar_shows_where_matches_are(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        room = seat.room
        await seat.search("产业")
        await seat.press("enter")
        bar = room.pane.vertical_scrollbar
        wanted = {room.pane.palette[name].bgcolor.name for name in ("mark", "current")}

        def colours() -> set[str]:
            return {segment.style.bgcolor.name for y in range(bar.size.height) for segment in bar.render_line(y)}

        await seat.until(lambda: wanted <= colours())


async def test_matches_win_over_keywords(desk: Open) -> None:
    async with desk() as seat:
        room = seat.room
        await seat.until(lambda: bool(room.pane.marks.keywords))
        await seat.search("产业链")
        await seat.press("enter")
        palette, setting = room.pane.palette, room.pane.setting
        assert setting is not None
        assert room.pane.marks.matches
        span: Span = room.pane.marks.matches[-1]
        from reader.ui.widgets.strips import stretches

        styles = {
            start: style
            for start, end, style in stretches(setting, setting.line_of(span.start), room.pane.marks, palette)
            if span.start <= start < span.end
        }
        assert {style.bgcolor for style in styles.values()} == {palette["match"].bgcolor}
        assert START == -1


async def test_what_is_found_in_part_only_is_said(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("slash", *"污水", "space", *"工赋青岛")
        await seat.until(lambda: "包含其中一部分" in seat.screen()[1])
        await seat.press("enter")
        await seat.until(lambda: seat.room.focused is seat.room.pane)
        assert seat.status().startswith("第1/")


async def test_nothing_found_is_not_said_beside_what_is_found(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    async with desk(str(tmp_path)) as seat:
        room = seat.room
        room.complete = False
        await seat.search("污水")
        await seat.press("escape", "n")
        assert room.message == "还没有找到；仍在读入"
        lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "能力提高。")
        room.begin()
        await seat.until(lambda: bool(room.results.hits.ranked))
        assert room.message == ""
        await seat.press("/")
        await seat.shows("1 处")
        assert room.results.hits.headings(room.results.hits.ranked[0]) == [Span(0, 2)]
