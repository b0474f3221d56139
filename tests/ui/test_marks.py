"""The list of marks: filtered, gone to, changed, removed, written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.annotations.mark import MarkKind
from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.ui.dialogs.marks_dialog import MarksDialog
from reader.ui.dialogs.note_dialog import NoteDialog
from reader.ui.dialogs.save_file_dialog import SaveFileDialog
from tests.ui.test_marking import marks, press

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

ELSEWHERE = Article("/dev/null", "別處的報導", (1, 2), (Block(BlockKind.PARAGRAPH, "這裡沒有這篇文章，所以去不了。"),))


async def listed(seat: Seat) -> MarksDialog:
    """The list, with a note in the first article, a bookmark in the second, and a highlight in another library."""
    for number, kind, text in ((0, MarkKind.NOTE, "记住"), (1, MarkKind.BOOKMARK, "")):
        article = seat.articles.article(number)
        span = Span(article.body_start, article.body_start + 6)
        seat.store.do(
            lambda store, a=article, s=span, k=kind, t=text: seat.mark_index.update(store.marks.add(k, a, s, t))
        )
    seat.store.do(lambda store: seat.mark_index.update(store.marks.add(MarkKind.HIGHLIGHT, ELSEWHERE, Span(0, 5))))
    await seat.stored()
    seat.locate_marks()
    await seat.until(lambda: seat.mark_index.article_of(seat.mark_index.marks[-1]) is None)
    await seat.press("'")
    screen = seat.app.screen
    assert isinstance(screen, MarksDialog)
    return screen


def quotes(screen: MarksDialog) -> list[str]:
    return [mark.anchor.quote for mark in screen.marks]


async def test_marks_are_listed_and_gone_to(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        screen = await listed(seat)
        assert len(screen.marks) == 2
        place = next(place for place, (mark, head) in enumerate(screen.rows) if not head and mark.kind == "bookmark")
        screen.list.put_cursor_on(place)
        await seat.press("enter")
        article = seat.articles.article(1)
        assert seat.key == 1
        assert seat.focus == "text"
        assert seat.text.sees(Span(article.body_start, article.body_start + 1))
        await seat.press("ctrl+o")
        assert seat.key == 0


async def test_scopes_are_gone_through(desk: Open) -> None:
    async with desk() as seat:
        screen = await listed(seat)
        counts = []
        for _time in range(3):
            counts.append(len(screen.marks))
            await seat.press("tab")
        assert counts == [2, 1, 3]
        await seat.press("shift+tab")
        screen.list.put_cursor_on(
            next(place for place, (mark, head) in enumerate(screen.rows) if not head and not mark.text)
        )
        assert any("（在别处）" in row for row in seat.screen())
        screen._put_cursor_on(seat.mark_index.marks[-1].id)
        await seat.press("enter")
        assert "/dev/null" in seat.status()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("记住", 1, id="what was written"),
        pytest.param("別处 报导", 1, id="traditional and simplified, quote and headline"),
        pytest.param("鹦鹉螺", 0, id="nothing"),
    ],
)
async def test_marks_are_filtered(desk: Open, typed: str, found: int) -> None:
    async with desk() as seat:
        screen = await listed(seat)
        await seat.press("tab", "tab", "slash", *typed)
        await seat.stored()
        assert len(screen.marks) == found
        await seat.press("enter")
        assert screen.focused is None
        await seat.press("slash", "escape")
        assert len(screen.marks) == 3
        await seat.press("escape")
        assert seat.app.screen is seat.main


async def test_a_late_answer_is_dropped(desk: Open) -> None:
    from reader.ui.dialogs.marks_dialog import MarksFound

    async with desk() as seat:
        screen = await listed(seat)
        screen.on_marks_found(MarksFound("别的", []))
        assert len(screen.marks) == 2


async def test_marks_are_removed_and_brought_back(desk: Open) -> None:
    async with desk() as seat:
        screen = await listed(seat)
        before = quotes(screen)
        await press(seat, "x", "ｘ")
        assert quotes(screen) == []
        assert marks(seat) == []
        assert any("这里没有标记" in row for row in seat.screen())
        await press(seat, "x", "X", "Ｘ", "X")
        assert quotes(screen) == before
        await press(seat, "slash", *"记住", "enter", "x")
        assert quotes(screen) == []


async def test_a_mark_is_written_in(desk: Open) -> None:
    async with desk() as seat:
        screen = await listed(seat)
        await seat.press("a")
        assert isinstance(seat.app.screen, NoteDialog)
        before = seat.app.screen.area.text
        await press(seat, "了", "ctrl+s")
        assert seat.app.screen is screen
        assert f"{before}了" in [mark.text for mark in screen.marks]


async def test_marks_are_written_to_a_file(desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as seat:
        screen = await listed(seat)
        await seat.press("w")
        assert isinstance(seat.app.screen, SaveFileDialog)
        assert seat.app.screen.line.value == "标记.md"
        await seat.press("enter")
        await seat.until(lambda: seat.app.screen is screen)
        written = (tmp_path / "标记.md").read_text(encoding="utf-8")
        assert written.count("## ") == 2
        assert "记住" in written
        await seat.shows("已保存：标记.md")
        await seat.press("tab", "w")
        naming = seat.app.screen
        assert isinstance(naming, SaveFileDialog)
        assert naming.line.value == f"{seat.articles.summary(0).headline}.md"
        naming.line.value = "标记"
        await seat.press("enter")
        await seat.shows("已有同名文件")
        assert (tmp_path / "标记.md").read_text(encoding="utf-8") == written
        await seat.press("enter")
        await seat.until(lambda: seat.app.screen is screen)
        assert (tmp_path / "标记.md").read_text(encoding="utf-8").count("## ") == 1
        await seat.press("w")
        assert isinstance(seat.app.screen, SaveFileDialog)
        seat.app.screen.line.value = "没有这个文件夹/标记.md"
        await seat.press("enter")
        await seat.shows("写入失败")
        await seat.press("escape")
        assert [path.name for path in tmp_path.iterdir()] == ["标记.md"]
