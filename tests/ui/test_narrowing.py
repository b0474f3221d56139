"""Facets, suggestions, and what is said of a query under the search bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.geometry import Size

from reader import i18n
from reader.backends.local.local_library import LocalLibrary
from reader.paths import bundled
from reader.search import Searcher
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.dialogs.facets_dialog import FacetsDialog, parting
from reader.ui.widgets.query_hint import QueryHint

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search import SearchResults
    from tests.ui.conftest import Open, Seat

pytestmark = pytest.mark.slow


async def sheet(seat: Seat) -> FacetsDialog:
    """The facets, counted."""
    await seat.press("Ｆ")
    screen = seat.app.screen
    assert isinstance(screen, FacetsDialog)
    await seat.until(lambda: bool(screen.rows) or "同类" in "".join(screen.list.notice))
    await seat.settle()
    return screen


async def test_a_facet_narrows_the_query(desk: Open) -> None:
    async with desk() as seat:
        await seat.search("青岛")
        await seat.press("enter")
        found = seat.results
        assert found is not None
        screen = await sheet(seat)
        shown = "\n".join(seat.screen())
        assert "栏目" in shown
        assert "作者" in shown
        await seat.press("]", "]", "[", "j", "k", "G", "g", "space")
        await seat.press("g")
        assert not screen.rows[screen.list.cursor].heading
        count = int(screen.rows[screen.list.cursor].right)
        await seat.press("enter")
        await seat.until(lambda: seat.results not in (None, found))
        assert seat.query.startswith("青岛 栏目:")
        assert seat.bar.value == seat.query
        assert seat.focus == "results"
        assert len(seat.cursor) == count


async def test_everything_has_facets_too(desk: Open) -> None:
    async with desk() as seat:
        screen = await sheet(seat)
        assert screen.rows
        await seat.pilot.click(screen.list, offset=(5, 1))
        await seat.until(lambda: seat.query.startswith("栏目:"))


async def test_facets_can_be_left(desk: Open) -> None:
    async with desk() as seat:
        await sheet(seat)
        await seat.press("escape")
        assert seat.app.screen is seat.main
        assert seat.query == ""
        await seat.search("鹦鹉螺")
        await seat.press("tab", "F")
        assert seat.app.screen is seat.main
        assert "没有找到" in seat.status()


def test_facets_are_counted_and_only_those_that_part() -> None:
    i18n.use_language("en")
    library = LocalLibrary([str(bundled("seeds"))])
    for _ in library.load():
        pass
    found = parting(library.view.search(""))
    assert [facet.name for facet in found][:1] == ["Section"]
    assert "Paper" not in [facet.name for facet in found]
    counts = [count for _value, count in found[0].values]
    assert counts == sorted(counts, reverse=True)
    assert parting(library.view.search(f'"{library.view.summary(0).headline}"')) == ()


def answering(monkeypatch: pytest.MonkeyPatch, change: Callable[[SearchResults], SearchResults]) -> None:
    """Let every search end otherwise."""
    search = Searcher.search

    def other(self: Searcher, query: str, **options: object) -> SearchResults:
        return change(search(self, query, **options))  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "search", other)


async def test_what_may_have_been_meant_is_taken_with_enter(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, lambda found: found if found.total_articles else replace(found, did_you_mean="产业"))
    async with desk() as seat:
        await seat.search("鹦鹉螺")
        assert any("您要找的是不是：产业" in row for row in seat.screen())
        await seat.press("enter")
        await seat.until(lambda: seat.query == "产业" and seat.results is not None)
        assert seat.bar.value == "产业"
        assert seat.results_visible
        await seat.press("enter")
        assert seat.key == seat.results_list.hits.ranked[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda found: replace(found, partial=True), "没有一篇全部包含", id="partial"),
        pytest.param(lambda found: replace(found, complete=False), "搜索超时", id="out of time"),
    ],
)
async def test_what_is_to_be_known_of_an_answer_is_said(
    desk: Open, monkeypatch: pytest.MonkeyPatch, change: Callable[[SearchResults], SearchResults], said: str
) -> None:
    answering(monkeypatch, change)
    async with desk() as seat:
        await seat.search("产业")
        await seat.until(lambda: said in seat.screen()[1])
        await seat.press("escape")
        await seat.until(lambda: said not in seat.screen()[1])


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
async def test_a_problem_is_marked_under_its_place(desk: Open, size: tuple[int, int]) -> None:
    async with desk(size=size) as seat:
        await seat.search("产业 ) 青岛")
        await seat.until(lambda: "^" in seat.screen()[1])
        first, second = seat.screen()[:2]
        widths = Widths()
        place = widths.width(first[: first.index(" ) ") + 1])
        assert widths.width(second[: second.index("^")]) == place
        assert "括号" in second
        assert "括号" not in seat.status()


@pytest.mark.parametrize(
    ("span", "left", "line"),
    [
        pytest.param(None, 0, "糟糕        ", id="no place"),
        pytest.param(Span(0, 1), 0, "^^ 糟糕     ", id="after"),
        pytest.param(Span(4, 5), 0, "   糟糕 ^^  ", id="before"),
        pytest.param(Span(2, 4), -2, "  ^^^^ 糟糕 ", id="scrolled"),
        pytest.param(Span(0, 1), -4, "糟糕        ", id="out of sight"),
    ],
)
def test_remarks_stand_beside_their_place(
    monkeypatch: pytest.MonkeyPatch, span: Span | None, left: int, line: str
) -> None:
    remark = QueryHint(Widths())
    monkeypatch.setattr(QueryHint, "size", Size(12, 1))
    monkeypatch.setattr(QueryHint, "rich_style", Style())
    monkeypatch.setattr(QueryHint, "get_component_rich_style", lambda *_names, **_options: Style())
    remark.show("糟糕", 12, "一二三四五", span, left)
    assert "".join(segment.text for segment in remark.render_line(0)) == line


@pytest.mark.parametrize(
    ("span", "rows"),
    [
        pytest.param(None, ["这句话太长了", "一行放不下  "], id="no place"),
        pytest.param(Span(1, 3), ["  ^^^^      ", "这句话太长了", "一行放不下  "], id="below"),
    ],
)
def test_a_long_remark_goes_on_in_the_next_line(
    monkeypatch: pytest.MonkeyPatch, span: Span | None, rows: list[str]
) -> None:
    remark = QueryHint(Widths())
    monkeypatch.setattr(QueryHint, "size", Size(12, len(rows)))
    monkeypatch.setattr(QueryHint, "rich_style", Style())
    monkeypatch.setattr(QueryHint, "get_component_rich_style", lambda *_names, **_options: Style())
    assert remark.show("这句话太长了一行放不下", 12, "一二三四五", span) == len(rows)
    drawn = ["".join(segment.text for segment in remark.render_line(row)) for row in range(len(rows))]
    assert drawn == rows


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 14)], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", ["foo:产业", "产业 日期:2022-13", "/[/ 产业", "产业 NEAR/x 青岛", "产业 ) 青岛"])
async def test_a_problem_is_never_cut(desk: Open, size: tuple[int, int], language: str, query: str) -> None:
    async with desk(size=size, language=language) as seat:
        await seat.search(query)
        problem = seat.results.query.problems[0]
        told = "".join(i18n._(problem.message).format(*problem.arguments).split())
        hint = seat.main.lines[2]
        rows = seat.screen()[hint.region.y : hint.region.bottom]
        said = ["".join(text for text, role in row if role == "text") for row in hint.rows]
        assert "".join("".join(said).split()) == told
        assert all(text in row for text, row in zip(said, rows, strict=True))
        if seat.results.total_articles:
            assert seat.results_list.top >= hint.region.height
