"""Selecting by keys: the steps, and the journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Block, BlockKind
from reader.span import Span
from reader.typeset.layout import set_article
from reader.ui.widgets.article.text_motions import SelectionRange, TextMotions, run_at

if TYPE_CHECKING:
    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow

FIRST = "大桥全长四公里，历时三年建成。“通车了！”市民说。"
SECOND = "e\u0301tude 是Latin词"


def strides(measure: int = 20) -> TextMotions:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (FIRST, SECOND))
    article = Article("a.txt", "通车", (1, 2), blocks)
    return TextMotions(set_article(article, measure), lambda offset: run_at(article.text, offset))


def taken(start: str, *steps: tuple[str, int]) -> str:
    """What is selected from the first character of `start` on after some steps."""
    made = strides()
    at = made.text.index(start)
    reach = SelectionRange(at, at)
    for unit, count in steps:
        reach = made.extended(reach, unit, count)
    return made.text[slice(*made.taken(reach))]


@pytest.mark.parametrize(
    ("start", "steps", "expected"),
    [
        pytest.param("大", [], "大", id="one character"),
        pytest.param("大", [("character", 3)], "大桥全长", id="characters"),
        pytest.param("桥", [("character", -1)], "大桥", id="back"),
        pytest.param("通", [("character", -9)], "通", id="no further than the text"),
        pytest.param("车", [("character", 1)], "车\n大", id="over a line end"),
        pytest.param("e", [], "e\u0301", id="a mark belongs to its letter"),
        pytest.param("e", [("character", 1)], "e\u0301t", id="and is no character of its own"),
        pytest.param("大", [("word", 1)], "大桥全长四公里", id="to the end of the word"),
        pytest.param("大", [("word", 2)], "大桥全长四公里，历时三年建成", id="over a comma"),
        pytest.param("建", [("word", -1)], "历时三年建", id="a word back"),
        pytest.param("词", [("word", 9)], "词", id="no word after the last"),
        pytest.param("大", [("sentence", 1)], "大桥全长四公里，历时三年建成。", id="a sentence"),
        pytest.param("历", [("sentence", 2)], "历时三年建成。“通车了！”", id="with its quotation marks"),
        pytest.param("市", [("sentence", -1)], "“通车了！”市", id="from its beginning to that of the one before"),
        pytest.param("大", [("paragraph", 1)], FIRST, id="a paragraph"),
        pytest.param("大", [("paragraph", 2)], f"{FIRST}\n{SECOND}", id="two"),
        pytest.param("词", [("paragraph", -1)], SECOND, id="a paragraph back"),
        pytest.param("大", [("article", 1)], f"{FIRST}\n{SECOND}", id="to the end"),
        pytest.param("词", [("edge", -1)], SECOND, id="to the beginning of the line"),
        pytest.param("大", [("line", 1), ("line", -1)], "大", id="down and up again"),
    ],
)
def test_a_reach_is_extended(start: str, steps: list[tuple[str, int]], expected: str) -> None:
    assert taken(start, *steps) == expected


def test_the_column_is_kept_from_line_to_line() -> None:
    made = strides()
    at = made.text.index("长")
    down = made.extended(SelectionRange(at, at), "line", 1)
    assert made.setting.cell_of(down.head)[0] == made.setting.cell_of(at)[0] + 1
    assert made.extended(down, "line", -1).head == at
    up = made.extended(SelectionRange(at, at), "line", -9)
    assert up.head < made.text.index("\n")
    assert made.extended(up, "line", 1).head == at


def test_the_end_of_a_line_is_its_last_character() -> None:
    made = strides()
    number, _ = made.setting.cell_of(made.text.index("大"))
    at = made.setting.line(number).start
    assert made.extended(SelectionRange(at, at), "edge", 1).head == made.setting.line(number).end - 1


UNITS = ("character", "word", "sentence", "paragraph", "edge", "article", "line")


@given(st.lists(st.tuples(st.sampled_from(UNITS), st.integers(-3, 3)), max_size=8), st.integers(4, 40))
def test_steps_stay_in_the_text_and_go_their_way(steps: list[tuple[str, int]], measure: int) -> None:
    made = strides(measure)
    reach = SelectionRange(5, 5)
    for unit, count in steps:
        before = reach.head
        reach = made.extended(reach, unit, count)
        assert 0 <= reach.head < len(made.text)
        assert (reach.head - before) * count >= 0 or unit in ("edge", "line")
        assert reach.fixed == 5


def selected(seat: Seat) -> str:
    article, span = seat.article, seat.selection
    return article.text[slice(*span)] if article and span else ""


def headline(seat: Seat) -> Span:
    return next(span for name, span in seat.articles.article(0).parts if name == "headline")


async def test_a_selection_begins_at_the_top_and_is_copied(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await seat.press("v")
        assert seat.focus == "text"
        whole = headline(seat)
        assert seat.selection == (whole.start, whole.start + 1)
        assert seat.marks.caret is not None
        await seat.press("}", "o", "l")
        assert seat.selection == (whole.start + 1, whole.end)
        text = selected(seat)
        await seat.press("y")
        assert seat.app.clipboard.startswith(f"{text}\n\n——")
        assert seat.reach is None
        assert not seat.selections
        await seat.press("j")
        assert seat.selection is None


async def test_a_selection_begins_at_the_match(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await seat.search("产业")
        await seat.press("enter", "v")
        assert selected(seat) == "产业"
        await seat.press("l", "h", "h")
        assert selected(seat) == "产"
        await seat.press("*")
        await seat.until(lambda: seat.bar.value == "产")


async def test_a_burst_is_selected_and_copied(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        from textual import events

        for key in ("v", "right_curly_bracket", "y"):
            seat.app.post_message(events.Key(key, "}" if len(key) > 1 else key))
        await seat.until(lambda: bool(seat.app.clipboard))
        assert seat.app.clipboard.startswith(seat.articles.summary(0).headline + "\n")


async def test_full_width_keys_select_too(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await seat.press("ｖ", "｝", "ｏ", "ｌ")
        assert selected(seat) == seat.articles.summary(0).headline[1:]


async def test_the_text_is_scrolled_with_the_selection(desk: Open) -> None:
    async with desk(size=(80, 14)) as seat:
        await seat.press("v", "G")
        assert seat.reach is not None
        assert seat.reach.head == len(seat.articles.article(0).text) - 1
        assert seat.top() > 0
        await seat.press("g")
        assert seat.top() <= 1
        assert seat.reach is not None
        await seat.press("v")
        assert seat.reach is None
        await seat.press("j")
        assert seat.top() > 0


async def test_words_are_those_of_the_dictionary_when_it_is_there(desk: Open) -> None:
    async with desk(size=(100, 24)) as seat:
        await seat.press("v")
        await seat.until(lambda: seat.has_dictionary)
        await seat.press("w")
        word = seat.articles.insights(0).word_at(headline(seat).start)
        assert word is not None
        assert seat.selection == word


async def test_escape_and_another_article_end_it(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("v", "l", "escape")
        assert seat.reach is None
        assert seat.marks.caret is None
        await seat.press("v", "l", "]")
        assert seat.reach is None
        assert seat.key == 1
        assert not seat.marks.selection
