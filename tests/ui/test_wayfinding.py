"""Jumps, the finder, the word at hand, earlier queries, problems: other ways to get somewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from reader.keymap.table import full_width_equivalents, table
from reader.query.compose import literal
from reader.ui.dialogs.headline_finder import HeadlineFinder
from reader.ui.dialogs.problems_dialog import ProblemsDialog
from reader.ui.state.query_history import QueryHistory
from reader.ui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow


FRONT = """海湾大桥今日通车

记者 张三

海湾大桥昨日建成通车，全长十二公里，往来两岸只要一刻钟，市民纷纷前来观看。（下转第四版）

秋粮收购进度过半

记者 李四

全市秋粮收购工作进展顺利，到昨日为止收购进度已经过半，仓容充足，农户满意。（下转第九版）

图书馆延长开放时间

记者 王五

市图书馆从本月起延长开放时间，每晚开到十点，方便上班的人借书看书。
"""

INSIDE = """海湾大桥今日通车

（上接第一版）大桥建设历时四年，参建各方克服了海上施工的种种困难，按期完成了任务。
"""


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """A folder with two pages: the first article of the one goes on in the other, its second nowhere."""
    (tmp_path / "2022-11-14_01_要闻.txt").write_text(FRONT, encoding="utf-8")
    (tmp_path / "2022-11-14_04_综合.txt").write_text(INSIDE, encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("key", ["f", "ｆ"])
async def test_a_key_follows_a_jump_there_and_back(desk: Open, key: str, paper: str) -> None:
    async with desk(paper) as seat:
        assert "f 下转第4版" in seat.status()
        assert any("下转第4版" in line for line in seat.text.typeset.source_lines)
        await seat.press(key)
        assert seat.key == 3
        assert "f 上接第1版" in seat.status()
        await seat.press(key)
        assert seat.key == 0


async def test_a_jump_that_leads_nowhere_says_so(desk: Open, paper: str) -> None:
    async with desk(paper) as seat:
        await seat.press("]", "f")
        assert seat.key == 1
        assert "第9版，不在" in seat.status()
        await seat.press("]", "f")
        assert seat.key == 2
        assert "没有转版" in seat.status()


async def test_the_encoding_is_told_when_it_is_not_the_usual_one(desk: Open, tmp_path: Path) -> None:
    text = "要闻\n\n一条新闻的标题\n\n　　正文在这里，说了一件事情，大家都很高兴地听着。\n" * 3
    (tmp_path / "旧.txt").write_text(text, encoding="gb18030")
    async with desk(str(tmp_path)) as seat:
        assert seat.articles.summary(0).encoding.upper() in seat.status()
    async with desk() as seat:
        assert "UTF" not in seat.status()


async def test_problems_are_counted_and_listed(desk: Open, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("要闻\n\n一条新闻的标题\n\n　　正文在这里，说了一件事情。\n", encoding="utf-8")
    gone = tmp_path / "没有.txt"
    async with desk(str(tmp_path), str(gone)) as seat:
        await seat.press("j")
        assert "1 个问题（!）" in seat.status()
        await seat.press("！")
        assert isinstance(seat.app.screen, ProblemsDialog)
        # A path is wrapped wherever the line ends, perhaps within the name of the file.
        shown = "".join(line.strip() for line in seat.screen())
        assert "问题" in shown
        assert "没有.txt" in shown
        await seat.press("j", "G", "space", "escape")
        assert seat.app.screen is seat.main


async def test_without_problems_there_is_no_list(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("!")
        assert seat.app.screen is seat.main
        assert "没有问题" in seat.status()


async def finder(seat: Seat, *typed: str) -> HeadlineFinder:
    """The finder, with the answer to what was typed."""
    await seat.press("ctrl+p", *typed)
    screen = seat.app.screen
    assert isinstance(screen, HeadlineFinder)
    await seat.until(lambda: not screen._awaited)
    return screen


async def test_what_is_seen_is_opened_when_articles_move_meanwhile(desk: Open, paper: str) -> None:
    async with desk(paper) as seat:
        articles, screen = seat.articles, await finder(seat)
        await seat.press("down")
        await seat.until(lambda: articles.summary(1).headline in "".join(seat.screen()))
        seat.era += 1
        screen.on_choice_list_picked(ChoiceList.Picked(1))
        await seat.until(lambda: seat.key == 1)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        pytest.param("污水", "污水", id="characters"),
        pytest.param("wushui", "污水", id="full"),
        pytest.param("ws", "污水", id="initials"),
        pytest.param("qd ws", "污水", id="two words"),
        pytest.param("ｗｓ", "污水", id="full width"),
        pytest.param("zaixing", "", id="none"),
    ],
)
async def test_headlines_are_found(desk: Open, typed: str, best: str) -> None:
    async with desk() as seat:
        screen = await finder(seat, *typed)
        if not best:
            assert not screen.ranked
            await seat.press("enter")
            assert seat.app.screen is screen
            assert any("没有匹配的标题" in row for row in seat.screen())
            return
        assert best in seat.articles.summary(screen.ranked[0]).headline
        wanted = screen.ranked[0]
        await seat.press("enter")
        assert seat.app.screen is seat.main
        assert seat.key == wanted
        assert seat.focus == "text"


async def test_the_finder_lists_everything_at_first_and_leaves_the_place(desk: Open) -> None:
    async with desk() as seat:
        screen = await finder(seat)
        assert list(screen.ranked) == list(range(len(seat.library)))
        await seat.press("down", "down", "up", "pagedown", "pageup", "escape")
        assert seat.key == 0
        screen = await finder(seat, "x", "backspace", "down")
        await seat.press("enter")
        assert seat.key == 1


async def test_the_finder_takes_a_burst(desk: Open) -> None:
    async with desk() as seat:
        for key in ("ctrl+p", *"wushui", "enter"):
            seat.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await seat.until(lambda: "污水" in seat.articles.summary(seat.key or 0).headline)
        assert seat.app.screen is seat.main


async def test_a_headline_can_be_clicked(desk: Open) -> None:
    async with desk() as seat:
        screen = await finder(seat)
        await seat.pilot.click(screen.list, offset=(5, 3))
        await seat.settle()
        assert seat.key == 3


async def test_the_selection_is_searched(desk: Open) -> None:
    async with desk() as seat:
        article = seat.article
        assert article is not None
        start = article.text.index("产业")
        seat.selections = {seat.text: _selection(start, start + 2)}
        await seat.press("＊")
        await seat.until(lambda: seat.query == "产业" and seat.results is not None)
        assert seat.bar.value == "产业"
        assert seat.key == 0
        assert seat.marks.matches


def _selection(start: int, end: int) -> Selection:
    return Selection(Offset(start, 0), Offset(end, 0))


async def test_the_word_at_a_match_is_searched(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("*")
        assert "那里没有词" in seat.status()
        await seat.search("产业")
        await seat.press("enter")
        span, article = seat.marks.current, seat.article
        assert span is not None
        assert article is not None
        word = seat.articles.insights(seat.key or 0).word_at(span.start)
        assert word is not None
        await seat.press("*")
        await seat.until(lambda: seat.earlier_queries[:1] == [article.text[slice(*word)]])
        assert seat.articles.insights(0).word_at(len(article.text) + 9) is None


async def test_the_word_under_the_mouse_is_searched(desk: Open) -> None:
    async with desk() as seat:
        assert seat.text.typeset.layout is not None
        row = next(row for row in range(5, 30) if len(seat.screen()[row]) > 60)
        x, y = seat.text.typeset.left + 20, row - seat.text.region.y
        await seat.pilot.hover(seat.text, offset=(x, y))
        offset = seat.text.offset_at(x, y)
        assert offset is not None
        span = seat.articles.insights(0).word_at(offset)
        assert span is not None
        article = seat.article
        assert article is not None
        await seat.press("*")
        await seat.until(lambda: seat.query == literal(article.text[slice(*span)]))


async def test_earlier_queries_come_back(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter", "escape", "escape")
        await seat.search("海洋")
        await seat.press("enter")
        assert seat.bar.value == "海洋"
        assert seat.query == "海洋"
        await seat.press("escape", "escape", "slash", "up")
        assert seat.bar.value == "海洋"
        await seat.press("up")
        assert seat.bar.value == "产业"
        await seat.until(lambda: seat.query == "产业" and seat.results is not None)
        await seat.press("up")
        assert "没有更早" in seat.status()
        await seat.press("down", "down")
        assert seat.bar.value == ""
        await seat.press("escape", "ctrl+r")
        assert seat.focus == "search"
        assert seat.bar.value == "海洋"


async def test_arrows_move_in_results_once_something_is_typed(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("down")
        assert seat.results_list.rank == 1


def test_queries_are_walked() -> None:
    recent = QueryHistory()
    assert recent.step(True, "") is None
    assert [recent.add(query) for query in ("a", "b", " b ", "  ", "a")] == [True, True, False, False, True]
    assert recent.queries == ["a", "b"]
    assert recent.step(True, "") == "a"
    assert recent.step(True, "a") == "b"
    assert recent.step(True, "b") is None
    assert recent.step(False, "b") == "a"
    assert recent.step(False, "a") == ""
    assert recent.step(True, "a") == "b"
    assert recent.step(True, "something else") == "a"
    recent.know(["b", "c"])
    assert recent.queries == ["a", "b", "c"]


def test_no_key_of_the_room_does_two_things() -> None:
    bound = Counter(twin for key in table() for name in key.keys for twin in full_width_equivalents(name))
    assert [key for key, times in bound.items() if times > 1] == []
