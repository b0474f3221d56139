"""What a page looks like: themes and languages, keywords, and what is said where there is no article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from reader.typeset.cells import Widths
from reader.ui.colours import after
from reader.ui.controllers import enrichment_controller
from reader.ui.launch.terminal import TerminalTraits

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.widgets.article.article_view import ArticleView
    from tests.ui.conftest import Open

pytestmark = pytest.mark.slow

KEYWORDS = ("产业", "青岛", "人才")


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


async def test_themes_go_round(desk: Open) -> None:
    async with desk(nature=TerminalTraits(light=True)) as seat:
        seen = []
        for _ in range(4):
            seen.append(seat.app.theme)
            await seat.press("T")
        assert seen == ["light", "contrast", "terminal", "dark"]
        assert seat.app.theme == "light"
        assert after("nord") == "dark"


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


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "terminal"])
async def test_every_theme_tells_a_match_by_more_than_colour(desk: Open, theme: str) -> None:
    async with desk() as seat:
        seat.app.theme = theme
        await seat.settle()
        palette = seat.text.palette
        assert palette["match"].underline or palette["match"].reverse
        assert palette["current"].bold or palette["current"].reverse
        assert palette["match"].bgcolor != palette["current"].bgcolor or palette["current"].reverse


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
