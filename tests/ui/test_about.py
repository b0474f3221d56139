"""Around an article: its words and names, what belongs to it, and words looked up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.span import Span
from reader.ui.dialogs.dictionary_dialog import DictionaryDialog, LookedUp, nearest
from reader.ui.dialogs.keywords_dialog import KeywordsDialog
from reader.ui.dialogs.related_dialog import RelatedDialog
from reader.ui.jobs import apart

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

CEDICT = "產業 产业 [chan3 ye4] /industry/estate/\n業 业 [ye4] /line of business/\n"


async def about(seat: Seat, key: str = "W") -> KeywordsDialog:
    """What the open article is about."""
    await seat.press(key)
    screen = seat.app.screen
    assert isinstance(screen, KeywordsDialog)
    await seat.until(lambda: bool(screen.rows))
    await seat.settle()
    return screen


@pytest.mark.parametrize("key", ["W", "Ｗ"])
async def test_words_and_names_are_listed_and_searched(desk: Open, key: str) -> None:
    async with desk() as seat:
        screen = await about(seat, key)
        shown = "\n".join(seat.screen())
        assert "关键词" in shown
        assert "人物" in "".join(text for row in screen.rows for text, _ in row.parts)
        assert screen.heads[0] == 0
        await seat.press("j")
        word = screen.taken(screen.list.cursor)
        assert word is not None
        await seat.press("enter")
        await seat.until(lambda: seat.results is not None)
        assert seat.query == word.word
        assert seat.focus == "text"


async def test_a_name_can_be_gone_to_without_a_search(desk: Open) -> None:
    async with desk() as seat:
        screen = await about(seat)
        await seat.press("[")
        word = screen.taken(screen.list.cursor)
        assert word is not None
        assert word.span is not None
        assert screen.article.text[slice(*word.span)] == word.word
        await seat.press("l")
        assert seat.app.screen is seat.main
        assert seat.query == ""


async def test_doubtful_names_are_told_so(desk: Open) -> None:
    async with desk() as seat:
        screen = await about(seat)
        names = seat.articles.insights(screen.key).names()
        doubtful = {name.word for name in names if not name.sure}
        said = {row.parts[0][0].strip() for row in screen.rows if any("可能" in text for text, _ in row.parts)}
        assert said == doubtful


async def test_a_key_marks_keywords_then_names_then_nothing(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        await seat.until(lambda: bool(seat.marks.keywords))
        await seat.press("t")
        await seat.until(lambda: bool(seat.marks.named))
        assert not seat.marks.keywords
        assert {"person", "place"} <= set(seat.marks.named)
        await seat.press("]")
        number = seat.key
        assert number == 1
        await seat.until(lambda: 1 in seat.known_names and seat.marks.named == seat.known_names[1])
        await seat.press("t")
        assert "都不标" in seat.status()
        assert not seat.marks.named
        await seat.press("ｔ")
        await seat.until(lambda: bool(seat.marks.keywords))


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ({}, {}),
        (
            {"place": [Span(0, 2), Span(8, 10)], "organisation": [Span(0, 6)]},
            {"place": (Span(8, 10),), "organisation": (Span(0, 6),)},
        ),
        ({"person": [Span(3, 5)], "place": [Span(4, 6)]}, {"person": (Span(3, 5),), "place": ()}),
    ],
)
def test_of_names_that_overlap_the_longer_is_marked(
    spans: dict[str, list[Span]], left: dict[str, tuple[Span, ...]]
) -> None:
    assert apart(spans) == left


@pytest.mark.parametrize("key", ["A", "Ａ"])
async def test_what_belongs_to_an_article_is_listed_with_reasons(desk: Open, key: str) -> None:
    async with desk() as seat:
        await seat.press("l", "]", key)
        screen = seat.app.screen
        assert isinstance(screen, RelatedDialog)
        await seat.until(lambda: bool(screen.rows))
        await seat.settle()
        rows = ["".join(text for text, _ in row.parts) for row in screen.rows]
        assert rows[0].startswith("系列：")
        assert [row.right for row in screen.rows].count("本篇") == 1
        assert any("相关文章" in row for row in rows)
        number = screen.taken(screen.list.cursor)
        assert number is not None
        await seat.press("enter")
        assert seat.key == number != 1


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    """Two words of CC-CEDICT."""
    path = tmp_path / "cedict_ts.u8"
    path.write_text(CEDICT, "utf-8")
    return path


async def looked_up(seat: Seat, key: str = "i") -> DictionaryDialog:
    await seat.press(key)
    screen = seat.app.screen
    assert isinstance(screen, DictionaryDialog)
    await seat.until(lambda: bool(screen.rows))
    await seat.settle()
    return screen


@pytest.mark.parametrize("key", ["i", "ｉ"])
async def test_the_word_at_the_match_is_looked_up(desk: Open, dictionary: Path, key: str) -> None:
    async with desk(library=partial(LocalLibrary, meanings=dictionary)) as seat:
        await seat.search("产业")
        await seat.press("enter")
        screen = await looked_up(seat, key)
        for said in ("产业 產業  chǎn yè", "1. industry", "line of business"):
            await seat.shows(said)
        assert seat.marks.current == screen.span == seat.matches[0]
        before = screen.span
        await seat.press("l")
        await seat.until(lambda: screen.span.start >= before.end)
        await seat.press("h")
        await seat.until(lambda: screen.span == before)
        await seat.press("escape")
        assert seat.app.screen is seat.main


async def test_without_a_file_the_readings_are_told_and_where_to_put_one(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l")
        screen = await looked_up(seat)
        assert screen.span.start == 0
        await seat.shows("CC-CEDICT")
        word = seat.article.text[slice(*screen.span)]
        await seat.press("enter")
        await seat.until(lambda: seat.results is not None)
        assert seat.query == word


async def test_a_selection_is_looked_up_as_a_whole(desk: Open, dictionary: Path) -> None:
    async with desk(library=partial(LocalLibrary, meanings=dictionary)) as seat:
        await seat.search("产业链")
        await seat.press("enter", "v")
        await seat.until(lambda: seat.selection is not None)
        wanted = seat.selection
        screen = await looked_up(seat)
        assert screen.span == wanted


async def test_a_late_word_is_dropped_and_a_missing_file_told(desk: Open, tmp_path: Path) -> None:
    async with desk(library=partial(LocalLibrary, meanings=tmp_path / "none")) as seat:
        await seat.press("l", "i")
        screen = seat.app.screen
        assert isinstance(screen, DictionaryDialog)
        await seat.until(lambda: "none" in "".join(screen.list.notice))
        screen.post_message(LookedUp(Span(5, 5), Span(5, 6), (), ()))
        await seat.settle()
        assert screen.words == ()
        await seat.press("l", "q")
        assert seat.app.screen is seat.main


@pytest.mark.parametrize(
    ("words", "offset", "there"),
    [
        ([], 3, 0),
        ([Span(2, 4), Span(5, 7)], 0, 2),
        ([Span(2, 4), Span(5, 7)], 3, 3),
        ([Span(2, 4), Span(5, 7)], 4, 5),
        ([Span(2, 4), Span(5, 7)], 9, 5),
    ],
)
def test_the_word_meant_is_the_one_there_or_the_next(words: list[Span], offset: int, there: int) -> None:
    assert nearest(words, offset) == there


@pytest.mark.parametrize("key", ["W", "A", "i"])
async def test_sheets_fit_a_small_terminal(desk: Open, key: str) -> None:
    async with desk(size=(40, 12)) as seat:
        await seat.press("l", key)
        await seat.until(lambda: bool(seat.app.screen.rows))
        await seat.settle()
        await seat.press("j", "pagedown", "G", "g")
        assert all(seat.text.widths.width(row) <= 40 for row in seat.screen())
        await seat.press(key)
        assert seat.app.screen is seat.main
