"""The concordance and the dispersion, each on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.api.analytics import ConcordanceLine, ConcordanceOrder
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.dialogs.concordance_screen import ConcordanceScreen, LinesSorted, aligned
from reader.ui.dialogs.dispersion_screen import DispersionScreen, strip
from reader.ui.launch.terminal import TerminalTraits

if TYPE_CHECKING:
    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("left", "match", "right", "shown"),
    [
        ("一二三四五六", "港口", "七八九十", "   二三四五六 港口 七八九十"),
        ("", "港口", "", "             港口 "),
        ("abc一二", "港口", "7八", "      abc一二 港口 7八"),
        ("一" * 30, "口" * 12, "二", " 一一一一一一 口口口口口口口口口口口口 "),
    ],
)
def test_matches_begin_at_one_cell(left: str, match: str, right: str, shown: str) -> None:
    widths, line = Widths(), ConcordanceLine(0, Span(0, 1), left, match, right)
    text = "".join(text for text, _ in aligned(line, 30, widths))
    before = text[: text.index(match)]
    assert widths.width(before) == 30 * 9 // 20
    assert text.strip() in f"{left} {match} {right}"
    assert widths.width(text) <= 40


@pytest.mark.parametrize(
    ("counts", "here", "signs"), [([0, 1, 2, 9, 10, 300], None, " |29##"), ([], None, ""), ([1, 0], 0, "| ")]
)
def test_a_strip_tells_counts_without_colour(counts: list[int], here: int | None, signs: str) -> None:
    cells = strip(counts, here)
    assert "".join(sign for sign, _ in cells) == signs
    assert [cell for cell, (_, role) in enumerate(cells) if role == "current"] == ([] if here is None else [here])


async def kwic(seat: Seat, key: str = "L") -> ConcordanceScreen:
    """The concordance, sorted by place."""
    await seat.search("产业")
    await seat.press("enter", key)
    screen = seat.app.screen
    assert isinstance(screen, ConcordanceScreen)
    await seat.until(lambda: screen.lines is not None)
    await seat.settle()
    return screen


@pytest.mark.parametrize("key", ["L", "Ｌ"])
async def test_enter_opens_the_match_of_the_line(desk: Open, key: str) -> None:
    async with desk() as seat:
        screen = await kwic(seat, key)
        assert screen.list.count == seat.cursor.total
        await seat.press("G", "k", "j")
        goal = screen.goal()
        assert goal is not None
        assert seat.articles.summary(goal.key).headline[:6] in seat.screen()[-1]
        await seat.press("enter")
        assert seat.key == goal.key
        assert seat.marks.current == seat.matches[goal.match]
        assert seat.cursor.ordinal


async def test_lines_are_sorted_by_a_key_and_a_late_sorting_is_dropped(desk: Open) -> None:
    async with desk() as seat:
        screen = await kwic(seat)
        by_place = screen.lines
        await seat.press("o")
        await seat.shows("按后文拼音")
        await seat.until(lambda: screen.lines is not by_place)
        assert screen.order is ConcordanceOrder.RIGHT
        screen.post_message(LinesSorted(ConcordanceOrder.LEFT, screen.results.concordance(ConcordanceOrder.LEFT)))
        kept = screen.lines
        await seat.settle()
        assert screen.lines is kept
        await seat.press("Ｏ", "Ｏ")
        await seat.shows("按前文拼音")


async def test_matches_stand_in_one_column(desk: Open) -> None:
    async with desk() as seat:
        await kwic(seat)
        widths = Widths()
        rows = [row for row in seat.screen()[1:-1] if " 产业 " in f"{row} "]
        assert len({widths.width(f"{row} "[: f"{row} ".index(" 产业 ")]) for row in rows}) == 1


async def test_a_query_without_text_has_no_lines(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("日期:2022")
        await seat.press("tab", "L")
        assert seat.app.screen is seat.main
        assert "没有可列出" in seat.status()


@pytest.mark.parametrize("key", ["D", "Ｄ"])
async def test_the_dispersion_leads_to_any_match(desk: Open, key: str) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter", key)
        screen = seat.app.screen
        assert isinstance(screen, DispersionScreen)
        assert list(screen.article_keys) == list(seat.cursor.ranked)
        await seat.press("l", "l", "l", "h")
        assert seat.screen()[-1].strip().startswith("3/")
        assert "产业" in seat.screen()[-1]
        await seat.press("enter")
        assert seat.key == seat.cursor.ranked[0]
        assert seat.marks.current == seat.matches[2]


async def test_the_dispersion_is_sorted_by_a_key(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("enter", "D", "o")
        screen = seat.app.screen
        assert isinstance(screen, DispersionScreen)
        counts = [screen.results.counts[number] for number in screen.article_keys]
        assert counts == sorted(counts, reverse=True)
        await seat.press("o")
        assert list(screen.article_keys) == sorted(screen.article_keys)
        await seat.press("j", "l", "j")
        assert screen.match == 0
        await seat.pilot.click(screen.list, offset=(3, 0))
        await seat.until(lambda: seat.app.screen is seat.main)
        assert seat.key == screen.article_keys[0]


@pytest.mark.parametrize("keys", ["L", "D"])
@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_pages_fit_a_small_terminal(desk: Open, keys: str, ambiguous: int) -> None:
    async with desk(size=(40, 12), nature=TerminalTraits(2 if ambiguous == 2 else 1)) as seat:
        await seat.search("产业")
        await seat.press("enter", keys)
        await seat.shows("产业")
        await seat.press("j", "pagedown", "l")
        assert all(seat.text.widths.width(row) <= 40 for row in seat.screen())
        await seat.press("?", "escape", "q")
        assert seat.app.screen is seat.main


async def test_a_library_that_has_changed_meanwhile_is_not_entered_by_old_numbers(desk: Open) -> None:
    async with desk() as seat:
        screen = await kwic(seat)
        seat.era += 1
        screen.action_choose()
        await seat.until(lambda: seat.app.screen is seat.main and bool(seat.message))
        seat.era -= 1
        assert "文件有变动" in seat.status()
