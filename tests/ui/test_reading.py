"""Opening, moving, reading, copying: journeys without a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from textual.geometry import Offset, Size
from textual.selection import Selection

from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.colours import after
from reader.ui.controllers import enrichment_controller
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.widgets.article.article_view import ArticleView
    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow

KEYWORDS = ("产业", "青岛", "人才")


async def test_opens_lists_and_reads(desk: Open) -> None:
    async with desk() as seat:
        await seat.shows("关键词 产业　青岛　人才")
        count = len(seat.library)
        assert seat.key == 0
        assert seat.focus == "list"
        shown = "\n".join(seat.screen())
        assert f"青岛日报 2022-11-14 · {count} 篇" in shown
        assert f"› {seat.articles.summary(0).headline[:8]}" in shown
        assert "／ 搜索" in shown
        assert "? 帮助" in shown


async def test_the_cursor_of_the_list_leafs_through(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("j", "j")
        assert seat.key == 2
        assert seat.focus == "list"
        assert not seat.read_articles
        await seat.press("k")
        assert seat.key == 1
        await seat.press("G")
        assert seat.key == len(seat.library) - 1
        await seat.press("g")
        assert seat.key == 0
        await seat.press("enter")
        assert seat.focus == "text"
        assert seat.read_articles == {0}


async def test_the_text_is_scrolled_from_either_side(desk: Open) -> None:
    async with desk(size=(90, 20)) as seat:
        pane = seat.text
        await seat.press("space")
        assert seat.top() == pane.room.height - 1
        await seat.press("b")
        assert seat.top() == 0
        await seat.press("l", "j", "down")
        assert seat.top() == 2
        await seat.press("k", "d")
        assert seat.top() == 1 + pane.room.height // 2
        await seat.press("u", "G")
        assert seat.top() == pane.virtual_size.height - pane.room.height
        await seat.press("g")
        assert seat.top() == 0


async def test_space_goes_on_to_the_next_article(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("l", "G", "space")
        assert seat.key == 1
        assert seat.top() == 0


async def test_articles_and_sections_are_stepped_through(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("]", "]")
        assert seat.key == 2
        await seat.press("[")
        assert seat.key == 1
        await seat.press("K")
        assert seat.key == 0
        await seat.press("[")
        assert seat.status() == "已是第一篇"
        await seat.press("K")
        assert seat.status() == "已是第一个栏目"
        await seat.press("J")
        assert seat.status() != "已是第一个栏目"
        await seat.press(*["J"] * 5)
        assert seat.status() == "已是最后一个栏目"
        await seat.press(*["]"] * 9)
        assert seat.status() == "已是最后一篇"


async def test_an_article_is_found_again_where_it_was_left(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space", "space", "]", "[")
        place = seat.place
        assert place > 0
        await seat.press("]")
        assert seat.place == START
        await seat.press("[")
        assert seat.place == place


async def test_resize_keeps_the_character_at_the_top(desk: Open) -> None:
    async with desk(size=(120, 20)) as seat:
        pane = seat.text
        await seat.press("l", "space", "space", "j")
        place = pane.place
        for size in ((100, 30), (81, 12), (60, 15), (40, 12), (120, 20)):
            await seat.pilot.resize_terminal(*size)
            await seat.settle()
            assert pane.place == place
            assert pane.typeset.layout is not None
            row = pane.typeset.layout.line_of(place) + 1
            assert seat.top() == min(row, pane.max_scroll_y)
            assert pane.typeset.layout.measure <= size[0]


async def test_a_key_pressed_while_a_resize_is_on_its_way_is_not_undone(desk: Open) -> None:
    async with desk(size=(90, 20)) as seat:
        await seat.press("enter")
        seat.text.typeset.sheet = seat.text.room + Size(0, 1)  # as it was: the message is still on its way
        seat.text.edge(True)
        end = seat.text.place
        seat.text._refit()
        await seat.settle()
        assert seat.text.place == end > START


async def test_measure_is_the_persons(desk: Open) -> None:
    async with desk(size=(140, 30)) as seat:
        pane = seat.text
        assert pane.typeset.layout is not None
        assert pane.typeset.layout.measure == 72
        await seat.press("+", "＋")
        assert pane.typeset.layout.measure == 80
        assert "行长 40 字" in seat.status()
        await seat.press("-", "-", "－")
        assert pane.typeset.layout.measure == 68
        pane.typeset.preferred_measure = 156
        await seat.press("=", "=")
        assert pane.typeset.layout.measure == pane.typeset.measure <= pane.room.width
        await seat.press("-")
        assert pane.typeset.layout.measure < pane.room.width - 4
        pane.typeset.preferred_measure = 18
        await seat.press("-")
        assert pane.typeset.layout.measure == 16


async def test_sides_are_changed_by_keys(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("tab")
        assert seat.focus == "text"
        assert seat.read_articles == {0}
        await seat.press("tab")
        assert seat.focus == "list"
        await seat.press("l", "enter")
        assert seat.focus == "text"
        await seat.press("h")
        assert seat.focus == "list"


async def test_zen_hides_the_list(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("z")
        assert not seat.list_view.display
        assert seat.focus == "text"
        await seat.press("z")
        assert seat.list_view.display
        await seat.press("z", "h")
        assert seat.list_view.display
        assert seat.focus == "list"


async def test_one_side_at_a_time_where_it_is_narrow(desk: Open) -> None:
    async with desk(size=(40, 12)) as seat:
        assert seat.list_view.display
        assert not seat.text.display
        assert seat.focus == "list"
        await seat.press("j", "enter")
        assert not seat.list_view.display
        assert seat.text.display
        assert any("以新型工业化赋能" in row for row in seat.screen())
        await seat.press("tab")
        assert seat.list_view.display
        await seat.press("l", "escape")
        assert seat.focus == "list"
        await seat.press("slash", *"产业")
        await seat.until(lambda: seat.results is not None)
        await seat.settle()
        assert seat.results_list.display
        await seat.press("enter")
        assert seat.text.display
        assert "第1/" in seat.screen()[-1]


def dressed(pane: ArticleView, role: str) -> bool:
    """Whether anything that is seen of the text wears the colour of a role."""
    rows = range(pane.room.height)
    return any(part.style.color == pane.palette[role].color for y in rows for part in pane.line(y, y) if part.style)


async def test_keywords_are_marked_or_not(desk: Open) -> None:
    async with desk() as seat:
        pane = seat.text
        await seat.until(lambda: bool(pane.highlights.keywords))
        assert seat.keywords == KEYWORDS
        text = seat.article.text if seat.article else ""
        assert {text[start:end] for start, end in pane.highlights.keywords} == {"产业", "青岛"}
        await seat.press("t")
        assert not pane.highlights.keywords
        await seat.press("t")
        assert seat.status() == "关键词和名称都不标"
        await seat.press("t")
        assert pane.highlights.keywords
        assert dressed(pane, "keyword")


async def test_while_a_query_stands_its_matches_are_what_is_seen(desk: Open) -> None:
    async with desk() as seat:
        await seat.until(lambda: bool(seat.marks.keywords))
        await seat.search("青岛")
        await seat.press("enter")
        await seat.until(lambda: bool(seat.marks.keywords))
        assert not dressed(seat.text, "keyword")
        await seat.press("escape")
        assert dressed(seat.text, "keyword")


async def test_the_paragraph_is_copied_with_its_source(desk: Open) -> None:
    async with desk(size=(100, 20)) as seat:
        await seat.press("l", "space", "y")
        article = seat.article
        assert article is not None
        copied = seat.app.clipboard.split("\n\n")
        assert copied[0] in [block.text for block in article.blocks]
        assert copied[1] == f"—— 《{article.headline}》青岛日报 · 2022-11-14 · 要闻\n"
        assert "已复制" in seat.status()
        await seat.press("p")
        assert seat.app.clipboard == copied[0]
        assert "不" not in seat.status()


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


async def test_themes_go_round(desk: Open) -> None:
    async with desk(nature=TerminalTraits(light=True)) as seat:
        seen = []
        for _ in range(4):
            seen.append(seat.app.theme)
            await seat.press("T")
        assert seen == ["light", "contrast", "terminal", "dark"]
        assert seat.app.theme == "light"
        assert after("nord") == "dark"


async def test_keys_typed_during_the_splash_are_not_lost(desk: Open) -> None:
    async with desk(nature=TerminalTraits(typed="/产业")) as seat:
        await seat.until(lambda: seat.query == "产业")
        assert seat.focus == "search"


async def test_full_width_keys_do_the_same(desk: Open) -> None:
    async with desk() as seat:
        await seat.press("ｊ")
        assert seat.key == 1
        await seat.press("】")
        assert seat.key == 2
        await seat.press("「")
        assert seat.key == 1
        await seat.press("ｚ")
        assert not seat.list_view.display
        await seat.press("、")
        assert seat.focus == "search"


async def test_english(desk: Open) -> None:
    async with desk(language="en") as seat:
        await seat.shows(f"{len(seat.library)} articles")
        await seat.shows("keywords 产业")
        await seat.press("?")
        await seat.shows("previous match")


async def test_nothing_to_read_is_said(desk: Open, tmp_path: Path) -> None:
    async with desk(str(tmp_path)) as seat:
        shown = "\n".join(seat.screen())
        assert "这里没有可读的文章" in shown
        assert "没有文章" in shown
        await seat.press("j", "space", "]", "J", "y", "n", "l", "enter", "t", "escape", "+", "h")
        assert seat.key is None
        assert seat.main.get_widget_and_offset_at(80, 10) == (seat.text, None)


async def test_what_cannot_be_read_is_named(desk: Open, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("要闻\n\n一条新闻的标题\n\n　　正文在这里，说了一件事情。\n", encoding="utf-8")
    async with desk(str(tmp_path), str(tmp_path / "没有.txt")) as seat:
        assert "没有.txt" in seat.status()
        assert len(seat.library) >= 1
        await seat.press("j")
        assert "没有.txt" not in seat.status()


async def test_hostile_text_reaches_no_terminal(desk: Open, tmp_path: Path) -> None:
    evil = "[red]标[/red]题 [/]A \x1b]0;x\x07\x9b31m\u202e"
    (tmp_path / "坏[b].txt").write_text(f"{evil}\n\n　　[bold]正文{evil}。\n", encoding="utf-8")
    async with desk(str(tmp_path)) as seat:
        shown = "\n".join(seat.screen())
        assert "[red]标[/red]题 [/]A" in shown
        assert not any(mark in shown for mark in "\x1b\x07\x9b\u202e")


async def test_ctrl_c_says_how_to_quit(desk: Open) -> None:
    async with desk() as seat:
        seat.app.action_help_quit()
        await seat.settle()
        assert seat.status() == "按 q 退出"


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "terminal"])
async def test_every_theme_tells_a_match_by_more_than_colour(desk: Open, theme: str) -> None:
    async with desk() as seat:
        seat.app.theme = theme
        await seat.settle()
        palette = seat.text.palette
        assert palette["match"].underline or palette["match"].reverse
        assert palette["current"].bold or palette["current"].reverse
        assert palette["match"].bgcolor != palette["current"].bgcolor or palette["current"].reverse


async def test_pages_of_the_side_one_is_on(desk: Open) -> None:
    async with desk(size=(90, 8)) as seat:
        await seat.press("pagedown")
        assert seat.list_view.cursor == min(6, len(seat.library) - 1)
        assert seat.top() == 0
        await seat.press("pageup")
        assert seat.list_view.cursor == 0
        await seat.press("l", "pagedown")
        assert seat.top() > 0
        await seat.press("?", "pagedown", "pageup", "escape", "G", "]", "]", "h", "k", "k", "k")
        assert seat.list_view.scroll_offset.y <= 2


async def test_a_selection_does_not_outlive_its_article(desk: Open) -> None:
    async with desk() as seat:
        seat.selections = {seat.text: Selection(Offset(3, 0), Offset(9, 0))}
        await seat.settle()
        assert seat.marks.selection is not None
        await seat.press("]")
        assert seat.marks.selection is None
        assert not seat.selections


async def test_issues_are_dated_in_the_list(desk: Open, tmp_path: Path) -> None:
    for day in ("2022-11-13", "2022-11-14"):
        (tmp_path / f"某报-{day}-要闻.txt").write_text(
            "一条新闻的标题\n\n　　正文在这里，说了一件事情。\n", encoding="utf-8"
        )
    async with desk(str(tmp_path)) as seat:
        assert "2022年11月13日" in seat.screen()[1]


async def test_keywords_wait_for_a_lull(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk() as seat:
        await seat.until(lambda: bool(seat.known_keywords))
        monkeypatch.setattr(enrichment_controller, "LULL", 60.0)
        await seat.press("j")
        monkeypatch.setattr(enrichment_controller, "LULL", 0.0)
        await seat.press("j")
        await seat.until(lambda: 2 in seat.known_keywords)
        assert 1 not in seat.known_keywords


@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_rows_are_as_wide_as_the_screen(desk: Open, ambiguous: Literal[1, 2]) -> None:
    widths = Widths(ambiguous)
    async with desk(nature=TerminalTraits(ambiguous), size=(100, 20)) as seat:
        await seat.press("l", "space")
        rows = seat.app.screen._compositor.render_strips()
        assert {widths.width("".join(segment.text for segment in row)) for row in rows} == {100}
