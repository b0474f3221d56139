"""The small parts: work beside the screen, scrollbars, lines of words, sources, excerpts."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock, patch

import pytest
from rich.console import Console
from rich.style import Style
from textual.widget import Widget

from reader import i18n
from reader.api.library import Progress
from reader.api.results import Snippet
from reader.backends.local.local_library import LocalLibrary
from reader.errors import NothingToReadError
from reader.keymap.table import full_width_equivalents, table
from reader.model import Article, Block, BlockKind
from reader.paths import bundled
from reader.search import SearchResults, lazy_ranking
from reader.span import Span
from reader.typeset.cells import Widths
from reader.typeset.layout import set_article
from reader.ui import captions, jobs, messages, status_text
from reader.ui.app import ReaderApp
from reader.ui.bindings import bindings
from reader.ui.controllers.enrichment_controller import occurrences
from reader.ui.launch import hangup, launcher, splash
from reader.ui.widgets import late_widget
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.late_widget import LateWidget
from reader.ui.widgets.marked_scrollbar import MarkedScrollbar, marked_rows, thumb
from reader.ui.widgets.results_list import pieces
from reader.ui.widgets.strips import LayerSpans, article_line, text_strip, touching

if TYPE_CHECKING:
    from textual.message import Message

ARTICLE = Article(source="a/页.txt", headline="题目", lines=(3, 9), publication="青岛日报", date="2022-11-14", page="1")


def never() -> bool:
    return False


def always() -> bool:
    return True


class Failing(LocalLibrary):
    """A library of which nothing can be read."""

    def load(self, *_: object, **__: object) -> Iterator[Progress]:  # type: ignore[override]
        yield Progress(0, 1, 0, 10, 0)
        raise NothingToReadError("nothing")


def test_loading_says_how_it_ended() -> None:
    posted: list[Message] = []
    jobs.load(Failing(), posted.append, never, bool)
    assert [type(message) for message in posted] == [messages.LibraryProgressed, messages.LibraryLoaded]
    assert isinstance(posted[-1], messages.LibraryLoaded)
    assert isinstance(posted[-1].error, NothingToReadError)


def test_work_that_was_called_off_says_nothing() -> None:
    posted: list[Message] = []
    library = LocalLibrary([str(bundled("seeds"))])
    jobs.load(library, posted.append, always, bool)
    for _ in library.load():
        pass
    jobs.search(library.view, "词", True, posted.append, always)
    jobs.keywords(library.view, 0, posted.append, always)
    assert not posted


def test_what_is_further_down_is_put_in_order_beside_the_screen() -> None:
    library = LocalLibrary([str(bundled("seeds"))])
    for _ in library.load():
        pass
    with patch.object(lazy_ranking, "PAGE", 1):
        results = library.view.search("的")
        with patch.object(SearchResults, "first", autospec=True, side_effect=SearchResults.first) as ordered:
            assert results.ranking[0] is not None
            jobs.rank_further(results, bool, never)
            assert [call.args[1] for call in ordered.call_args_list] == [1, results.total_articles]
            assert results.ranking[results.total_articles - 1] is not None
            assert ordered.call_count == 2


def test_floods_of_messages_are_reduced_to_the_last() -> None:
    progress = messages.LibraryProgressed(Progress(0, 0, 0, 0, 0))
    assert ArticleList.Highlighted(1).can_replace(ArticleList.Highlighted(2))
    assert not ArticleList.Highlighted(1).can_replace(progress)
    assert progress.can_replace(progress)


@pytest.mark.parametrize(
    ("virtual", "window", "position", "rows"),
    [
        (100, 0, 0, range(0)),
        (10, 10, 0, range(0)),
        (100, 10, 0, range(0, 1)),
        (100, 10, 90, range(9, 10)),
        (100, 50, 25, range(2, 7)),
        (100, 50, 500, range(5, 10)),
    ],
)
def test_thumb(virtual: int, window: int, position: int, rows: range) -> None:
    assert thumb(10, virtual, window, position) == rows


def test_marks_fall_on_their_rows() -> None:
    assert marked_rows(10, 100, [0, 9, 10, 55, 99]) == {0, 1, 5, 9}
    assert marked_rows(10, 5, [4]) == {8}


@pytest.mark.parametrize("vertical", [True, False])
def test_a_bar_is_made_of_spaces(vertical: bool) -> None:
    bar = MarkedScrollbar(100, 10, 0, 1, vertical, Style(), marks=[([50], Style(bgcolor="red"))])
    console = Console(file=io.StringIO(), width=1 if vertical else 10, height=10)
    (segments,) = bar.__rich_console__(console, console.options)
    shown = list(segments.segments)  # type: ignore[union-attr]
    assert {segment.text for segment in shown} == {" "}
    assert [
        row
        for row, segment in enumerate(shown)
        if segment.style and segment.style.bgcolor == Style(bgcolor="red").bgcolor
    ] == [5]


def test_words_never_cut_a_wide_character() -> None:
    strip = text_strip([("青岛日报", Style()), ("要闻", Style())], 9, Style(), Widths(), (" 3", Style()))
    assert strip.text == "青岛… … 3" or strip.text.endswith(" 3")
    assert strip.cell_length == 9
    assert text_strip([("青岛日报", Style())], 5, Style(), Widths()).text == "青岛…"


def test_a_strip_is_as_long_as_the_terminal_draws_it() -> None:
    article = Article(source="x", headline="他说“好”", lines=(1, 1))
    setting = set_article(article, 20, Widths(2))
    strip = article_line(setting, 0, 1, 30, LayerSpans(), {"text": Style()})
    assert strip.cell_length == 30
    assert Widths(2).width(strip.text) == 30


def test_a_strip_draws_what_its_line_is_counted_as() -> None:
    block = Block(BlockKind("paragraph"), "为进一步发展产业，会议作出部署。")
    told = Article(source="页.txt", headline="题", lines=(1, 2), blocks=(block,), dateline="本报11月13日讯")
    setting = set_article(told, 60)
    palette = {"text": Style(), "match": Style(bold=True)}
    match = Span(told.text.index("产业"), told.text.index("产业") + 2)
    for number in range(len(setting)):
        strip = article_line(setting, number, 0, 60, LayerSpans(matches=(match,)), palette)
        assert strip.text.strip() == setting.text(number).strip()
        assert Widths().width(strip.text) == 60
    line, cell = setting.cell_of(match.start)
    drawn = article_line(setting, line, 0, 60, LayerSpans(matches=(match,)), palette)
    assert drawn.crop(cell, cell + 4).text == "产业"
    assert [segment.text for segment in drawn if segment.style and segment.style.bold] == ["产业"]
    assert setting.offset_at(line, cell) == match.start


def test_what_joins_late_joins_nothing_while_the_app_is_left() -> None:
    late = LateWidget()
    late.stand_by(Widget())
    with patch.object(Widget, "app", Mock(_exit=True)), patch.object(late_widget, "read_sheets"):
        late.display = True
    assert not late.is_attached


def test_touching() -> None:
    spans = [Span(0, 2), Span(4, 6), Span(8, 9)]
    assert touching(spans, Span(1, 5)) == spans[:2]
    assert touching(spans, Span(2, 4)) == []
    assert touching(spans, Span(6, 99)) == spans[2:]


def test_occurrences_are_those_of_the_body() -> None:
    from reader.model import Block, BlockKind

    article = Article(
        source="x", headline="产业", lines=(1, 2), blocks=(Block(BlockKind.PARAGRAPH, "产业链和产业，链条"),)
    )
    found = [article.text[launcher:end] for launcher, end in occurrences(article, ["产业", "产业链", ""])]
    assert found == ["产业链", "产业"]
    assert occurrences(article, []) == []


def test_pieces_of_an_excerpt() -> None:
    excerpt = Snippet(" 甲乙丙丁戊", (Span(2, 4), Span(3, 5)))
    assert pieces(excerpt, 0, 6) == [("甲", False), ("乙丙丁", True), ("戊", False)]
    assert pieces(excerpt, 0, 3) == [("甲", False), ("乙", True)]
    assert pieces(excerpt, 3, 6) == [("丙丁", True), ("戊", False)]


def test_source_in_both_languages() -> None:
    i18n.use_language("zh")
    assert captions.source_lines(ARTICLE) == ("青岛日报 · 2022-11-14 · 第1版", "页.txt　第3–9行")
    assert captions.quoted("文", ARTICLE) == "文\n\n—— 《题目》青岛日报 · 2022-11-14 · 第1版\n"
    i18n.use_language("en")
    assert captions.quoted("文", ARTICLE) == "文\n\n—— “题目”, 青岛日报 · 2022-11-14 · page 1\n"
    linked = replace(ARTICLE, url="https://news.example/a")
    assert captions.source_lines(linked)[1] == "https://news.example/a"
    assert captions.quoted("文", linked).endswith(" · page 1\nhttps://news.example/a\n")
    jumped = Article(source="x", headline="题", lines=(1, 1), jump_to="3", jump_from="1")
    assert captions.source_lines(jumped)[0] == "continued from page 1 · continued on page 3"
    assert captions.quoted("文", jumped) == "文\n\n—— “题”\n"


@pytest.mark.parametrize(("seconds", "told"), [(0.0021, ""), (0.94, ""), (0.95, "0.9 s"), (1.25, "1.2 s")])
def test_duration(seconds: float, told: str) -> None:
    assert status_text.duration(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, ""),
        (0.1, "5 s left"),
        (42.0, "40 s left"),
        (61.0, "1 min left"),
        (3599.0, "60 min left"),
        (7300.0, "2 h left"),
    ],
)
def test_remaining(seconds: float | None, told: str) -> None:
    assert status_text.remaining(seconds) == told


def test_a_load_is_a_figure_a_bar_and_a_time() -> None:
    said = status_text.loading(62, 100, 130.0, False)
    assert "".join(text for part in said for text, _ in part) == "62 % indexed " + " " * 11 + "2 min left "
    assert [role for _, role in said[1]] == ["done", "todo", "muted"]
    assert [len(text) for text, _ in said[1]] == [6, 4, 1]
    assert "paused" in status_text.loading(62, 100, 130.0, True)[2][0][0]
    assert len(status_text.loading(62, 100, None, False)) == 2


@pytest.mark.parametrize(
    ("more", "told"),
    [(3, "3 new articles"), (-1, "1 article removed"), (0, "Files changed and were indexed again")],
)
def test_arrived(more: int, told: str) -> None:
    assert status_text.arrived(more) == told


def test_place_where_nothing_is_marked() -> None:
    assert status_text.place(0, 0, 2, 9) == "article 2/9"
    assert status_text.place(3, 17, 2, 9) == "match 3/17 · article 2/9"
    assert status_text.covered(0, 0) == "0 % indexed"


def test_every_key_has_a_name_of_its_own() -> None:
    made = bindings(table())
    assert len({binding.id for binding in made}) == len(made)
    assert all(binding.description for binding in made)
    keys = [key for key in table() for key in key.keys for key in full_width_equivalents(key)]
    assert len(set(keys)) == len(keys)


def test_the_app_is_started_and_the_terminal_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios

    ours, theirs = os.openpty()
    before = termios.tcgetattr(theirs)
    with os.fdopen(theirs, "w", closefd=False) as stream:
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stdout__", stream)
        monkeypatch.setattr(sys, "__stderr__", io.StringIO())
        os.write(ours, b"\x1b[1;3R")
        seen: list[ReaderApp] = []
        monkeypatch.setattr(ReaderApp, "run", lambda app, **_: seen.append(app))
        monkeypatch.setattr(hangup, "watch", lambda *_: None)  # This terminal goes away, and no program with it.
        import gc

        try:
            assert launcher.launch(["甲.txt"], lambda: LocalLibrary(["甲.txt"])) == 0
        finally:
            gc.enable()
        assert sys.__stderr__ is stream
    assert seen[0].preferences.terminal.ambiguous == 2
    assert termios.tcgetattr(theirs) == before
    written = os.read(ours, 9999).decode()
    assert splash.ENTER in written
    assert "甲" in written
    assert splash.LEAVE not in written
    os.close(ours)
    os.close(theirs)


def test_a_terminal_that_is_gone_is_no_complaint() -> None:
    end, other = os.pipe()
    os.close(end)
    splash.write(other, "x")
    os.close(other)


def test_what_takes_several_lines_is_broken_as_text_is() -> None:
    from reader.typeset.cells import Widths
    from reader.ui.dialogs.list_dialog import folded

    assert folded("甲乙丙丁，戊", 8, Widths()) == ["甲乙丙", "  丁，戊"]
    assert folded("甲乙丙", 8, Widths()) == ["甲乙丙"]
    assert folded("", 8, Widths()) == []
