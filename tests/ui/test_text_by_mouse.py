"""Text that is selected, opened and scrolled by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.span import Span

if TYPE_CHECKING:
    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("times", "taken"), [(2, "产业"), (3, "paragraph")])
async def test_clicks_in_a_row_select_a_word_or_a_paragraph(desk: Open, times: int, taken: str) -> None:
    async with desk() as seat:
        pane, layout = seat.text, seat.text.typeset.layout
        assert layout is not None
        span = next(part.span for part in layout.article.parts if part.name == "paragraph")
        at = layout.article.text.index(taken, span.start) if times == 2 else span.start + 3
        pane.selection.word_at = lambda offset: Span(at, at + len(taken)) if at <= offset < at + len(taken) else None
        row = pane.typeset.row_of(at)
        x = next(x for x in range(pane.size.width) if pane.offset_at(x, row) == at)
        await seat.pilot.click(pane, offset=(x, row), times=times)
        await seat.settle()
        wanted = Span(at, at + len(taken)) if times == 2 else span
        assert seat.selection == wanted
        await seat.press("ctrl+c")
        assert seat.app.clipboard == layout.article.text[slice(*wanted)]
        assert seat.status().startswith(f"已复制 {wanted.end - wanted.start} 字")


async def test_the_mouse_selects_text_that_was_wrapped(desk: Open) -> None:
    async with desk() as seat:
        pane = seat.text
        assert pane.typeset.layout is not None
        line, cell = pane.typeset.layout.cell_of(120)
        at = Offset(pane.typeset.left + cell, line + 1)
        await seat.pilot.mouse_down(pane, offset=at)
        await seat.pilot.hover(pane, offset=at + Offset(6, 2))
        await seat.pilot.mouse_up(pane, offset=at + Offset(6, 2))
        await seat.settle()
        span = pane.highlights.selection
        assert span is not None
        assert span.start == 120
        article = seat.article
        assert article is not None
        assert seat.main.get_selected_text() == article.text[span.start : span.end]
        await seat.press("y")
        assert seat.app.clipboard.startswith(article.text[span.start : span.end] + "\n\n——")
        await seat.press("escape")
        assert pane.highlights.selection is None


async def test_selections_reach_from_end_to_end(desk: Open) -> None:
    async with desk() as seat:
        pane, article = seat.text, seat.article
        assert article is not None
        assert pane.get_selection(Selection(None, None)) == (article.text, "\n")
        assert pane.get_selection(Selection(Offset(3, 0), Offset(5, 0))) == (article.text[3:5], "\n")
        assert pane.get_selection(Selection(Offset(5, 0), Offset(5, 0))) is None
        assert pane.offset_at(0, 0) == 0
        assert pane.offset_at(0, 500) == len(article.text)


async def test_the_mouse_opens_and_scrolls(desk: Open) -> None:
    async with desk() as seat:
        row = seat.list_rows.row_of(3)
        assert row is not None
        await seat.pilot.click(seat.list_view, offset=(5, row))
        await seat.settle()
        assert seat.key == 3
        assert seat.focus == "text"
        await seat.pilot.click(seat.list_view, offset=(5, 0))
        await seat.settle()
        assert seat.key == 3


async def test_a_selection_does_not_outlive_its_article(desk: Open) -> None:
    async with desk() as seat:
        seat.selections = {seat.text: Selection(Offset(3, 0), Offset(9, 0))}
        await seat.settle()
        assert seat.marks.selection is not None
        await seat.press("]")
        assert seat.marks.selection is None
        assert not seat.selections
