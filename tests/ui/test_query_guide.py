"""The query language is learnt where one searches: in an empty bar and where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.i18n import use_language
from reader.paths import bundled
from reader.query.examples import examples
from reader.typeset.cells import Widths

if TYPE_CHECKING:
    from conftest import Open, Seat

SIZES = [(120, 36), (80, 24), (44, 14)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_example_finds_something_and_is_short(language: str) -> None:
    library = LocalLibrary([str(bundled("seeds"))], cache=False)
    for _progress in library.load():
        pass
    use_language(language)
    known = examples()
    use_language("en")
    for example in known:
        results = library.view.search(example.query)
        assert not results.query.problems, example
        assert results.total_articles, example
        assert Widths().width(example.meaning) <= 18, example


def guide(seat: Seat) -> list[str]:
    """The rows of the guide, none of them cut."""
    shown = seat.main.panes.query_guide
    rows = ["".join(segment.text for segment in shown.line(row, row)) for row in range(shown.count)]
    assert not any("…" in row for row in rows)
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_an_empty_bar_shows_examples_that_run(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.press("slash")
        assert seat.main.panes.query_guide.display
        rows = guide(seat)
        assert any(examples()[0].query in row and examples()[0].meaning in row for row in rows)
        await seat.press("down", "down", "up", "down", "enter")
        assert seat.bar.value == seat.query == examples()[1].query
        await seat.until(lambda: bool(seat.results and seat.results.total_articles))
        assert seat.results_list.display
        await seat.press("escape", "escape", "slash", "enter")
        assert not seat.main.panes.query_guide.display
        assert seat.focus == "text"


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_page_without_results_shows_them_too(desk: Open, size: tuple[int, int], language: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.search("鹦鹉螺号潜艇")
        rows = guide(seat)
        assert any("鹦鹉螺号潜艇" in row for row in rows)
        assert seat.main.panes.query_guide.display
        await seat.press("tab", "enter", "G", "enter")
        assert seat.query == examples()[-1].query
