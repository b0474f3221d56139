"""Home again: what a second sitting finds of the first."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader.api.outline import Arrangement, FoldState
from reader.errors import StoreError
from reader.paths import bundled
from reader.store.libraries import LastLibrary, library_key
from reader.store.session import Session
from reader.store.store import Store
from reader.ui.messages import StoreFailed
from reader.ui.system.store_thread import StoreThread
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.message import Message

    from tests.ui.conftest import Open, Seat

    Sit = Callable[..., AbstractAsyncContextManager[Seat]]

pytestmark = pytest.mark.slow

SEEDS = [str(bundled("seeds"))]


@pytest.fixture
def sit(desk: Open, tmp_path: Path) -> Sit:
    """Sits down, with the same store each time; leaving, everything is kept."""

    @asynccontextmanager
    async def sitting(*paths: str, back: bool = True, opened: Callable[[], Store] | None = None) -> AsyncIterator[Seat]:
        home = StoreThread(opened or (lambda: Store.start(tmp_path / "reader.db")))
        async with desk(*(paths or SEEDS), size=(100, 20), store=home, resume=back) as seat:
            await seat.stored()
            yield seat
        seat.leave()

    return sitting


async def test_article_line_and_query_come_back(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("]", "]", "l", "space", "space")
        await seat.search("青岛")
        await seat.press("escape")
        number, place = seat.key, seat.place
        assert place > 0
    async with sit() as seat:
        assert (seat.key, seat.place) == (number, place)
        assert seat.bar.value == "青岛"
        await seat.until(lambda: seat.results is not None)
        assert seat.marks.matches
        assert not seat.showing_results
        await seat.until(lambda: seat.read_articles >= {1, 2})


async def test_the_match_comes_back(sit: Sit) -> None:
    async with sit() as seat:
        await seat.search("产业")
        await seat.press("enter", "n", "n")
        journey = seat.cursor
        before = (journey.place, seat.key, seat.place)
    async with sit() as seat:
        await seat.until(lambda: seat.focus == "text" and seat.cursor.place is not None)
        assert (seat.cursor.place, seat.key, seat.place) == before
        assert seat.marks.current is not None


async def test_the_side_comes_back(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("]", "l")
        assert seat.focus == "text"
    async with sit() as seat:
        await seat.until(lambda: seat.focus == "text")
        assert seat.key == 1
        await seat.press("h")
    async with sit() as seat:
        assert seat.focus == "list"


async def test_the_results_come_back(sit: Sit) -> None:
    async with sit() as seat:
        await seat.search("产业")
        await seat.press("tab", "j", "j")
        assert seat.results_list.rank == 2
    async with sit() as seat:
        await seat.until(lambda: seat.showing_results and seat.results_list.rank == 2)
        assert seat.focus == "results"
        await seat.press("escape")
        assert not seat.showing_results


async def test_who_has_begun_something_else_is_left_alone(sit: Sit) -> None:
    async with sit() as seat:
        await seat.search("产业")
        await seat.press("tab", "j")
    async with sit() as seat:
        await seat.until(lambda: seat.showing_results)
        await seat.press("escape", "escape", "h")
    async with sit() as seat:
        await seat.settle()
        assert not seat.showing_results
        assert seat.focus == "list"


async def test_with_files_named_one_begins_at_the_beginning(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("l", "space", "]", "l", "space", "]")
        assert seat.key == 2
    async with sit(back=False) as seat:
        assert seat.key == 0
        assert seat.bar.value == ""
        await seat.until(lambda: seat.place > 0)  # but an article where one was in it
        assert seat.read_articles >= {0, 1, 2}
        await seat.press("]")
        assert seat.place > 0


async def test_queries_come_back(sit: Sit) -> None:
    async with sit() as seat:
        await seat.search("产业")
        await seat.press("enter", "escape", "escape")
    async with sit() as seat:
        assert seat.bar.value == ""
        await seat.press("slash", "up")
        assert seat.bar.value == "产业"


async def test_the_library_is_remembered(sit: Sit, tmp_path: Path) -> None:
    async with sit() as seat:
        first = seat.articles.article(0).id
    with Store.open(tmp_path / "reader.db") as store:
        assert store.last_library() == LastLibrary(tuple(SEEDS), None)
        place = store.place(library_key(SEEDS))
        assert place is not None
        assert place.article == first


async def test_a_place_that_is_gone_is_none(sit: Sit, tmp_path: Path) -> None:
    from reader.store.session import Session

    with Store.open(tmp_path / "reader.db") as store:
        store.keep_place(library_key(SEEDS), Session("gone", 99))
    async with sit() as seat:
        assert (seat.key, seat.place) == (0, START)
        await seat.press("j")  # keys are not held back for it
        assert seat.key == 1


async def test_a_damaged_store_is_told_in_one_line(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "reader.db").write_bytes(b"noise " * 1000)
    async with sit() as seat:
        assert "reader.db" in seat.status()
        await seat.press("j")
        assert seat.key == 1


async def test_a_store_that_gives_way_is_told_once(sit: Sit) -> None:
    store = Store.temporary()
    store.close()
    async with sit(opened=lambda: store) as seat:
        assert seat.message
        await seat.press("j")
        assert not seat.message
        await seat.press("l", "space")
        seat.keep_session()
        await seat.settle()
        assert seat.key == 1


def test_what_is_not_needed_is_left_out_on_leaving() -> None:
    home, done = StoreThread(Store.temporary), list[str]()

    def slow(store: Store) -> None:
        while not home._closing:
            pass

    home.do(slow)
    home.do(lambda store: done.append("wanted"), needed=False)
    home.do(lambda store: done.append("needed"))
    home.close()
    assert done == ["needed"]


def test_complaints_are_made_once() -> None:
    told: list[Message] = []
    home = StoreThread(Store.temporary)
    home.post = told.append

    def failing(store: Store) -> None:
        raise StoreError("full")

    home.do(failing)
    home.do(failing)
    home.close()
    assert [str(failed.error) for failed in told if isinstance(failed, StoreFailed)] == ["full"]


@pytest.mark.parametrize("back", [True, False])
async def test_the_list_comes_back_as_it_was_arranged(sit: Sit, back: bool, tmp_path: Path) -> None:
    for day, page in ((1, 1), (1, 2), (2, 1), (2, 2)):
        text = f"第{day}日第{page}条\n\n　　正文在这里，说了一件事情。\n"
        (tmp_path / f"某报-2022-11-{day:02}_{page:02}_要闻.txt").write_text(text, encoding="utf-8")
    async with sit(str(tmp_path)) as seat:
        await seat.press("r", "o", "c")
        shut = list(seat.list_rows.headings.shut)
        assert 1 in shut
        cells = list(seat.list_rows.cells)
    async with sit(str(tmp_path), back=back) as seat:
        assert seat.arrangement == Arrangement("page", "newest")
        assert list(seat.list_rows.cells) == cells
        await seat.press("c", "r")
    async with sit(str(tmp_path)) as seat:
        assert seat.arrangement.grouping == "date"
        assert seat.folds.get("page", FoldState()) == FoldState()


async def test_an_arrangement_of_another_version_is_as_at_first(sit: Sit, tmp_path: Path) -> None:
    with Store.start(tmp_path / "reader.db") as store:
        store.keep_place(library_key(SEEDS), Session("x", 0, "", "mood", {"sort": "loud", "folds page": 7}))
    async with sit() as seat:
        assert seat.arrangement == Arrangement()
        await seat.until(lambda: seat.folds.get("page") == FoldState())
        assert set(seat.folds.values()) == {FoldState()}
