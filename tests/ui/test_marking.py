"""Bookmarks, highlights and notes in the open article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.annotations.anchor import SHORTEST
from reader.annotations.mark import MarkKind
from reader.backends.local.local_library import LocalLibrary
from reader.span import Span
from reader.store.store import Store
from reader.ui.dialogs.note_dialog import NoteDialog
from reader.ui.system.store_thread import StoreThread

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow


async def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        await seat.press(key)
        await seat.stored()


def marks(seat: Seat) -> list[tuple[str, str, str]]:
    """What is marked in the open article: kind, quote, text."""
    return [(str(mark.kind), mark.anchor.quote, mark.text) for _span, mark in seat.placed]


def row_of(seat: Seat, text: str) -> str:
    """The row of the screen, from the pane on, that has some text."""
    row = next(row for row in seat.screen()[1:-1] if text in row)
    return row[row.index(text) - 4 :]


async def test_a_line_is_bookmarked_and_not(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await press(seat, "l", "m")
        headline = seat.articles.summary(0).headline
        assert marks(seat) == [("bookmark", headline[:16], "")]
        assert seat.status().startswith("已加书签")
        assert any("» " in row and headline[:10] in row for row in seat.screen())
        await press(seat, "ｍ")
        assert marks(seat) == []
        assert "已删除书签" in seat.status()
        assert not any("» " in row for row in seat.screen())
        await press(seat, "X")
        assert len(marks(seat)) == 1
        await press(seat, "space", "m")
        assert len(marks(seat)) == 2


async def test_a_selection_is_highlighted_in_several_ways(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await press(seat, "H")
        assert "请先选择文字" in seat.status()
        await press(seat, "v", "}", "H")
        span = seat.placed[0].span
        assert seat.articles.article(0).text[slice(*span)] == seat.articles.summary(0).headline
        assert not seat.selections
        for role in ("underlined", "doubled", "marker"):
            assert dict(seat.marks.drawn) == {role: [span]}
            await press(seat, "H")
        assert seat.marks.drawn == {}
        assert marks(seat) == []


async def test_kinds_of_highlight_differ_by_more_than_colour(desk: Open) -> None:
    async with desk() as seat:
        palette = seat.text.palette
        drawn = [palette["text"] + palette[role] for role in ("underlined", "doubled", "marker", "match")]
        looks = {(style.bold, style.underline, style.underline2) for style in drawn[:3]}
        assert len(looks) == 3


async def noting(seat: Seat) -> NoteDialog:
    await seat.press("a")
    screen = seat.app.screen
    assert isinstance(screen, NoteDialog)
    return screen


async def test_a_note_is_written_shown_changed_and_removed(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await noting(seat)
        await press(seat, *"再读", "enter", "两", "遍", "ctrl+s")
        headline = seat.articles.summary(0).headline
        assert marks(seat) == [("note", headline, "再读\n两遍")]
        await seat.press("k")
        assert seat.status().startswith("* 再读 两遍")
        assert any("* " in row and headline[:10] in row for row in seat.screen()[1:-1])
        screen = await noting(seat)
        assert screen.area.text == "再读\n两遍"
        await press(seat, "！", "ctrl+s")
        assert marks(seat)[0][2] == "再读\n两遍！"
        screen = await noting(seat)
        screen.area.text = ""
        await press(seat, "ctrl+s")
        assert marks(seat) == []
        await press(seat, "X")
        assert marks(seat)[0][2] == "再读\n两遍！"


async def test_a_note_is_not_thrown_away_by_one_escape(desk: Open) -> None:
    async with desk() as seat:
        screen = await noting(seat)
        await seat.press("字", "escape")
        assert seat.app.screen is screen
        assert any("尚未保存" in row for row in seat.screen())
        await seat.press("又", "escape", "escape")
        assert seat.app.screen is seat.main
        await seat.stored()
        assert marks(seat) == []
        await noting(seat)
        await seat.press("escape")
        assert seat.app.screen is seat.main


async def test_several_lines_are_pasted_and_cleaned(desk: Open) -> None:
    async with desk() as seat:
        await noting(seat)
        seat.app.post_message(events.Paste("第一行\r\n第\u202e二\x1b]0;x\x07行"))
        await seat.settle()
        await press(seat, "ctrl+s")
        assert marks(seat)[0][2] == "第一行\n第二]0;x行"


async def test_marks_are_gone_through(desk: Open) -> None:
    async with desk(size=(80, 14)) as seat:
        await press(seat, ">")
        assert "本文没有标记" in seat.status()
        article = seat.articles.article(0)
        ends = [article.text.index("实体经济"), article.body_start, len(article.text) - 9]
        for end in ends:
            seat.add_mark("bookmark", Span(end, end))
        await seat.stored()
        await press(seat, "g")
        stood = []
        for key in (">", ">", ">", "<", "<"):
            await seat.press(key)
            at = seat.at_hand()
            assert at is not None
            assert seat.text.sees(at.span)
            stood.append([place.mark.id for place in seat.placed].index(at.mark.id))
        assert stood in ([0, 1, 2, 1, 0], [1, 2, 0, 2, 1])
        await press(seat, "x")
        assert len(marks(seat)) == 2
        await press(seat, "X", "X")
        assert len(marks(seat)) == 3
        assert "没有可恢复" in seat.status()


async def test_the_mark_that_is_clicked_is_stood_at(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        pane = seat.text
        article = seat.articles.article(0)
        seat.add_mark("note", Span(article.body_start, article.body_start + 4), "甲")
        seat.add_mark("note", Span(article.body_start + 40, article.body_start + 44), "乙")
        await seat.stored()
        for offset, text in ((0, "甲"), (40, "乙")):
            assert pane.typeset.layout is not None
            line, cell = pane.typeset.layout.cell_of(article.body_start + offset + 1)
            await seat.pilot.click(pane, offset=(pane.typeset.left + cell, line + 1 - pane.scroll_offset.y))
            await seat.settle()
            assert seat.status().startswith(f"* {text}")


async def test_a_bookmark_is_listed_with_the_whole_of_its_short_line(desk: Open) -> None:
    async with desk() as seat:
        headline = seat.articles.article(0).headline
        assert len(headline) > SHORTEST
        await seat.press("l")
        await press(seat, "m")
        await seat.press("'")
        await seat.shows("书签")
        assert any(f"» {headline} " in row for row in seat.screen())


PAGE = """海湾大桥今日通车

记者 张三

海湾大桥昨日建成通车，全长十二公里，往来两岸只要一刻钟，市民纷纷前来观看。

秋粮收购进度过半

记者 李四

各地秋粮收购进度已经过半，价格平稳，农民满意，粮库昼夜开门，当天入库当天结算。
"""


async def test_marks_outlive_a_moved_and_changed_file(desk: Open, tmp_path: Path) -> None:
    def home() -> StoreThread:
        return StoreThread(lambda: Store.start(tmp_path / "reader.db"))

    path = tmp_path / "早报.txt"
    path.write_text(PAGE, encoding="utf-8")
    async with desk(str(path), store=home(), library=partial(LocalLibrary, cache=False)) as seat:
        text = seat.articles.article(0).text
        for quote in ("一刻钟", "市民纷纷前来观看"):
            seat.add_mark("note", Span(text.index(quote), text.index(quote) + len(quote)), quote)
        await seat.stored()
        seat.leave()
    path.unlink()
    path = tmp_path / "新早报.txt"
    path.write_text(
        "要闻\n\n" + PAGE.replace("昨日建成", "终于在昨日建成").replace("，市民纷纷前来观看", ""), encoding="utf-8"
    )
    async with desk(str(path), store=home(), library=partial(LocalLibrary, cache=False)) as seat:
        await seat.stored()
        await seat.until(lambda: bool(seat.mark_index.lost))
        text = seat.articles.article(0).text
        assert [(text[slice(*span)], mark.text) for span, mark in seat.placed] == [("一刻钟", "一刻钟")]
        await seat.press("'")
        await seat.shows("（原文已不在） 市民纷纷前来观看")
        await seat.press("G", "enter")
        assert "其原文不在本资料库中" in seat.status()
        seat.leave()
    with Store.open(tmp_path / "reader.db") as store:
        anchors = {mark.text: mark.anchor for mark in store.marks.of()}
        assert len(anchors) == 2
        # What was found again is anchored there; what is gone keeps the anchor that it had.
        assert anchors["一刻钟"].source == str(path)
        assert anchors["市民纷纷前来观看"].source != str(path)


async def test_what_cannot_be_kept_is_told_each_time(desk: Open) -> None:
    store = Store.temporary()
    store.close()
    async with desk(store=StoreThread(lambda: store)) as seat:
        for _time in range(2):
            await seat.press("m")
            await seat.until(lambda: bool(seat.message))
            assert "已加书签" not in seat.status()
        assert marks(seat) == []


async def test_marks_are_kept_for_the_next_sitting(desk: Open, tmp_path: Path) -> None:
    async with desk(store=StoreThread(lambda: Store.start(tmp_path / "reader.db"))) as seat:
        await seat.press("m", "v", "}", "H")
        seat.leave()
    async with desk(store=StoreThread(lambda: Store.start(tmp_path / "reader.db"))) as seat:
        await seat.stored()
        assert sorted(kind for kind, _quote, _text in marks(seat)) == [MarkKind.BOOKMARK, MarkKind.HIGHLIGHT]


@pytest.mark.parametrize("width", [40, 60])
async def test_signs_stand_in_a_narrow_margin(desk: Open, width: int) -> None:
    async with desk(size=(width, 16)) as seat:
        await press(seat, "l", "m")
        assert any(row.strip().startswith("»") for row in seat.screen())
