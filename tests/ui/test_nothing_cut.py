"""At every size and in both languages: counts, titles and heads of pages are said whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.typeset.cells import Widths

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget

    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow
CUT = "…"


def said(seat: Seat, widget: Widget) -> str:
    """The first row of a widget, as it is on the screen."""
    region, widths = widget.region, Widths()
    row = seat.screen()[region.y]
    first, last = widths.fits(row, region.x), widths.fits(row, region.right)
    return row[first:last]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)])
async def test_counts_and_titles_are_whole(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.press("l")
        await seat.until(lambda: bool(seat.main.workspace.enrichment.words))
        await seat.settle()
        assert CUT not in seat.screen()[-1]
        await seat.search("产业")
        articles = "6 篇" if language == "zh" else "6 articles"
        counts = said(seat, seat.main.query_one("#counts"))
        assert articles in counts
        assert CUT not in counts
        title = said(seat, seat.main.query_one("#title")).rstrip()
        assert title.endswith("8 篇" if language == "zh" else "8 articles") or size[0] == 44
        await seat.press("enter")
        for key in "LDP":
            await seat.press(key)
            await seat.until(lambda: seat.app.screen is not seat.main and articles in seat.screen()[0])
            assert CUT not in seat.screen()[0]
            await seat.press("q")
        for key in ("V", "W", "F", "'", ",", "Y"):
            await seat.press(key)
            await seat.until(lambda: seat.app.screen is not seat.main)
            await seat.settle()
            title = said(seat, seat.app.screen.query_one("#sheet_title"))
            assert title.strip()
            assert CUT not in title
            assert "Esc" in title
            await seat.press("escape")
            await seat.until(lambda: seat.app.screen is seat.main)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)])
async def test_sheets_without_text_of_a_newspaper_are_whole(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        for key in ("?", ":", ",", "'", "V", "R", "I", "E", "a"):
            await seat.press(key)
            await seat.until(lambda: seat.app.screen is not seat.main)
            await seat.stored()
            region = seat.app.screen.query_one(".sheet").region
            rows = seat.screen()[region.y : region.bottom]
            cut = [row for row in rows if CUT in row and "“" not in row]
            assert not cut, key
            assert any("Esc" in row for row in rows), key
            await seat.press("escape")
            await seat.until(lambda: seat.app.screen is seat.main)
        await seat.press("l", "v", "j")
        assert CUT not in seat.screen()[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)])
async def test_pages_show_their_way_out_and_their_counts(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.search("产业")
        await seat.press("enter")
        for key in "LDP":
            await seat.press(key)
            await seat.until(lambda: seat.app.screen is not seat.main and "Esc" in seat.screen()[-1])
            # What is still being looked for says so with such marks.
            await seat.until(lambda: not any(CUT * 2 in row for row in seat.screen()), every=0.02)
            if key == "P":
                counts = "3 篇 23 处" if language == "zh" else "3 articles, 23 matches"
                await seat.shows(counts)
                chart = seat.app.screen.query_one("#chart")
                assert "要闻" in seat.screen()[chart.region.bottom - 1]
            await seat.press("q")


async def test_a_long_name_is_shortened_before_the_count(desk: Open, tmp_path: Path) -> None:
    folder = tmp_path / "newspapers_of_the_whole_year_and_more"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(f"# 渡口第{number}号\n\n今天渡口的船都开了。\n", encoding="utf-8")
    async with desk(str(folder), size=(80, 24), language="en") as seat:
        await seat.until(lambda: len(seat.articles) == 3)
        await seat.settle()
        title = said(seat, seat.main.query_one("#title")).rstrip()
        assert title.startswith(" newspapers_of")
        assert title.endswith("… · 3 articles")
        await seat.press("l", "m")
        await seat.until(lambda: bool(seat.message))
        await seat.press("j")
        assert "» bookmark " in seat.screen()[-1]
    async with desk(str(folder), size=(44, 14), language="en") as seat:
        await seat.press("l", "m")
        await seat.until(lambda: bool(seat.message))
        await seat.press("j")
        assert "»" in seat.screen()[-1]
        assert CUT not in seat.screen()[-1]
