"""The screen on a library that is no library of this machine: what it asks for goes through the port alone."""

import pytest

from reader.errors import ArchiveSilentError, NotHereYetError
from reader.model import Article, Block, BlockKind
from reader.ui.app import ReaderApp
from reader.ui.messages import ArticlesArrived, Notice
from tests.fake_view import FakeResults, FakeSummary, FakeView, fake_library
from tests.ui.conftest import Seat

pytestmark = pytest.mark.slow


def article(number: int, headline: str, text: str) -> Article:
    block = Block(BlockKind.PARAGRAPH, text)
    return Article(source="fake", headline=headline, lines=(1, 2), id=f"id{number}", blocks=(block,))


async def test_the_screen_reads_and_searches_whatever_is_behind_the_port(no_dictionary: None) -> None:
    given = article(0, "海湾大桥通车", "市民过桥。"), article(1, "秋天的银杏", "市民看银杏，市民拍照。")
    app = ReaderApp(fake_library(*given))
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled)
        await seat.until(lambda: app.curtain.open)
        await seat.settle()
        assert seat.key == 0
        await seat.press("j")
        assert seat.article == given[1]
        await seat.search("市民")
        await seat.press("enter", "n")
        assert seat.cursor.total == 3
        assert seat.cursor.ordinal == 2


async def test_the_cursor_stays_on_an_article_that_has_not_arrived_when_the_list_is_made_anew(
    no_dictionary: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReaderApp(fake_library(*(article(number, f"标题{number}", "市民过桥。") for number in range(3))))
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled and app.curtain.open)
        await seat.settle()

        def missing(view: FakeView, key: int) -> Article:
            raise NotHereYetError(str(key))

        monkeypatch.setattr(FakeView, "article", missing)
        await seat.press("down")
        assert (seat.list_view.cursor, seat.key) == (1, 0)
        seat.list_view.show(seat.list_rows, {})
        assert seat.list_view.cursor == 1
        await seat.press("down")
        assert seat.list_view.cursor == 2
        monkeypatch.undo()
        seat.main.workspace.arrived()
        assert (seat.list_view.cursor, seat.key) == (2, 2)


async def test_headlines_that_have_arrived_are_drawn(no_dictionary: None, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ReaderApp(fake_library(*(article(number, f"标题{number}", "市民过桥。") for number in range(3))))
    whole, on_its_way = FakeView.summary, FakeSummary(article(9, "…", "…"))
    monkeypatch.setattr(FakeView, "summary", lambda *_asked: on_its_way)
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled and app.curtain.open)
        await seat.settle()
        drawn, repaint = list[int](), type(seat.list_view).render_line
        monkeypatch.setattr(type(seat.list_view), "render_line", lambda list_, y: drawn.append(y) or repaint(list_, y))
        monkeypatch.setattr(FakeView, "summary", whole)
        app.screen.post_message(ArticlesArrived())
        await seat.until(lambda: {1, 2} <= {*drawn})


async def test_an_answer_that_did_not_come_is_not_taken_for_nothing_found(
    no_dictionary: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReaderApp(fake_library(article(0, "海湾大桥通车", "市民过桥。")))
    monkeypatch.setattr(FakeResults, "complete", False)
    monkeypatch.setattr(FakeResults, "shortfall", "文库没有应答")
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled and app.curtain.open)
        app.screen.announce(Notice("Waiting for the archive…"))
        await seat.search("看海")
        assert seat.message == ""
        shown = seat.screen()
        assert shown[0].partition("看海")[2].strip() == "· not all searched"
        assert any("No complete answer for “看海”" in row for row in shown)
        assert any("文库没有应答" in row for row in shown)
        assert not any("Nothing found" in row or "no match" in row for row in shown)
        assert shown[2].strip().startswith("not all searched")
        assert seat.main.workspace.search.why_none() == "No complete answer for “看海”"


async def test_why_an_article_does_not_come_is_told(no_dictionary: None, monkeypatch: pytest.MonkeyPatch) -> None:
    library = fake_library(*(article(number, f"标题{number}", "市民过桥。") for number in range(3)))
    app, whole = ReaderApp(library), FakeView.article
    async with app.run_test(size=(100, 24)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled and app.curtain.open)
        await seat.settle()

        def missing(view: FakeView, key: int) -> Article:
            raise NotHereYetError

        monkeypatch.setattr(FakeView, "article", missing)
        await seat.press("down", "enter")
        assert seat.message == str(NotHereYetError())
        monkeypatch.setattr(library, "trouble", ArchiveSilentError("no answer"))
        app.screen.post_message(ArticlesArrived())
        await seat.until(lambda: seat.message == "no answer")
        monkeypatch.setattr(FakeView, "article", whole)
        monkeypatch.setattr(library, "trouble", None)
        app.screen.post_message(ArticlesArrived())
        await seat.until(lambda: seat.key == 1)
        assert seat.message == ""


async def test_the_screen_is_not_as_large_as_a_terminal_claims(no_dictionary: None) -> None:
    app = ReaderApp(fake_library(article(0, "海湾大桥通车", "市民过桥。")))
    async with app.run_test(size=(60_000, 20)) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: seat.complete and seat.list_settled and app.curtain.open)
        assert app.size == app.screen.size == (2_000, 20)
        await pilot.resize_terminal(60_000, 10)
        await seat.settle()
        assert app.size == app.screen.size == (2_000, 10)
