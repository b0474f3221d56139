"""Answers that come late, in part or not at all, and articles that arrive while they stand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.backends.local.local_view import LocalView
from reader.errors import ArchiveSilentError
from reader.span import Span
from reader.ui import messages

if TYPE_CHECKING:
    from pathlib import Path

    from reader.backends.local.local_results import LocalResults
    from tests.ui.conftest import Open


async def test_a_late_answer_is_dropped(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        results = seat.results
        assert results is not None
        await seat.press(*["backspace"] * 2)
        assert seat.query == ""
        seat.main.post_message(messages.SearchAnswered("产业", results))
        await seat.settle()
        assert seat.results is None
        seat.main.post_message(messages.KeywordsFound(7, ("甲",)))
        await seat.settle()
        assert seat.keywords != ("甲",)


def let_searches_fail(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def failing(self: LocalView, query: str, **_options: object) -> LocalResults:
        raise problem

    monkeypatch.setattr(LocalView, "search", failing)


async def test_a_search_that_breaks_is_no_end(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    let_searches_fail(monkeypatch, ValueError("broken"))
    async with desk() as seat:
        await seat.press("/", "产")
        await seat.until(lambda: "broken" in seat.status())


async def test_what_a_job_cannot_do_is_told_in_its_own_words(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    let_searches_fail(monkeypatch, ArchiveSilentError("nobody answers"))
    async with desk() as seat:
        await seat.press("/", "产")
        await seat.until(lambda: "nobody answers" in seat.status())
        assert "ArchiveSilentError" not in seat.status()


async def test_entering_before_the_answer_waits_for_it(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("/")
        seat.main.post_message(messages.QueryEntered("产业"))
        await seat.until(lambda: seat.cursor.place is not None)
        assert seat.focus == "text"


PAGE = "青岛日报\n2022-11-14\n第1版 要闻\n\n{headline}\n\n　　{body}\n"


def lay(folder: Path, name: str, headline: str, body: str) -> None:
    path = folder / name
    path.write_text(PAGE.format(headline=headline, body=body), encoding="utf-8")
    # Not just now: what is changed while it is looked at is read once more.
    before = path.stat().st_mtime_ns - 1_000_000_000
    os.utime(path, ns=(before, before))


async def test_more_articles_join_the_answer(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高，污水得到治理。" * 40)
    async with desk(str(tmp_path), size=(100, 20)) as seat:
        await seat.search("污水")
        await seat.press("enter", "n")
        before, place = seat.cursor, seat.place
        lay(tmp_path, "c.txt", "又一座污水处理厂开工", "污水将得到治理。")
        seat.begin()
        await seat.until(lambda: len(seat.cursor) > len(before))
        assert seat.cursor.place is not None
        assert seat.cursor.key == before.key
        assert seat.place == place
        assert seat.status().startswith(f"第{seat.cursor.ordinal}/")


async def test_articles_with_other_numbers_are_found_again(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高，污水得到治理。" * 60)
    async with desk(str(tmp_path), size=(100, 20)) as seat:
        await seat.search("污水")
        await seat.press("enter", "N")
        article, place, number = seat.article, seat.place, seat.key
        assert article is not None
        assert number is not None
        assert place > 0
        before, match = seat.cursor, seat.cursor.place
        assert match is not None
        lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
        seat.begin()
        await seat.until(lambda: seat.era == 1 and seat.results is not None and seat.list_settled)
        assert seat.key == number + 1
        assert seat.articles.id(number + 1) == article.id
        assert (seat.article, seat.place) == (article, place)
        assert seat.list_view.opened == seat.list_view.cursor == number + 1
        assert seat.read_articles == {number + 1}
        assert seat.cursor.place is not None
        assert seat.cursor.place.match == match.match
        assert seat.cursor.total == before.total
        await seat.press("escape")
        assert list(seat.list_rows.numbers) == list(range(len(seat.library)))


async def test_an_article_that_is_gone_gives_way_to_its_neighbour(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "污水处理能力提高。")
    async with desk(str(tmp_path)) as seat:
        await seat.press("j")
        assert seat.key == 1
        (tmp_path / "b.txt").unlink()
        seat.begin()
        await seat.until(lambda: seat.era == 1)
        await seat.settle()
        assert seat.key == 0
        assert seat.article == seat.articles.article(0)
        lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融，流连忘返。")
        seat.begin()
        await seat.until(lambda: seat.article is not None and "流连忘返" in seat.article.text)
        assert seat.key == 0


async def test_loading_is_reported(desk: Open) -> None:
    async with desk() as seat:
        seat.complete = False
        seat.refresh_status()
        await seat.settle()
        assert "已索引 99%" in seat.screen()[0]


async def test_what_is_found_in_part_only_is_said(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("slash", *"污水", "space", *"工赋青岛")
        await seat.until(lambda: "包含其中一部分" in seat.screen()[1])
        await seat.press("enter")
        await seat.until(lambda: seat.focus == "text")
        assert seat.status().startswith("第1/")


async def test_nothing_found_is_not_said_beside_what_is_found(desk: Open, tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "公园里的银杏树黄了", "市民前来观赏拍照，其乐融融。")
    async with desk(str(tmp_path)) as seat:
        seat.complete = False
        await seat.search("污水")
        await seat.press("escape", "n")
        assert seat.message == "还没有找到；仍在索引"
        lay(tmp_path, "b.txt", "污水处理厂建成投产运行", "能力提高。")
        seat.begin()
        await seat.until(lambda: bool(seat.results_list.hits.ranked))
        assert seat.message == ""
        await seat.press("/")
        await seat.shows("1 处")
        assert seat.results_list.hits.headings(seat.results_list.hits.ranked[0]) == [Span(0, 2)]
