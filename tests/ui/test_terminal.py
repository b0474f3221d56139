"""The whole journey in a real terminal: launch, move, search, Enter, n, N, resize, quit."""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import time
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    pass
from tests.ui.terminal_session import END_OF_PAINT, PATIENCE, READY, Session, pane_of

pytestmark = pytest.mark.pty


def test_the_whole_journey(session: Session) -> None:
    session.shows(r"青岛日报 2022-11-14 · \d+ 篇")
    session.shows(r"› ")
    opened = session.rows()[2]
    session.type("jl")
    session.until(lambda: re.search("", "") if session.rows()[2] != opened else None, "another article")
    session.type("/产业")
    total = session.shows(r"6 篇 (\d+) 处|(\d+) 处")
    session.type("\r")
    first = session.shows(r"第1/(\d+)处 · 第1/(\d+)篇")
    assert int(first[1]) > int(first[2]) > 1
    assert total
    session.type("n")
    session.shows(rf"第2/{first[1]}处")
    session.type("nn")
    session.shows(rf"第4/{first[1]}处")
    session.type("N")
    session.shows(rf"第3/{first[1]}处")
    session.resize(60, 20)
    session.shows(r"(?m)^[^\n]{0,3}第3/")
    assert "产业" in "\n".join(session.rows()[1:-1])
    session.type("\x1b")
    session.shows(r"/ 搜索")
    session.type("q")
    assert session.ends() == 0
    assert session.raw.endswith(b"\x1b[?1049l") or b"\x1b[?1049l" in session.raw[-400:]
    assert b"\x1b[?25h" in session.raw[-400:]


def test_a_size_that_no_screen_has_gives_way_to_that_of_the_terminal(page: str, tmp_path: Path) -> None:
    session = Session(page, home=str(tmp_path), environment={"COLUMNS": "-5", "LINES": "9" * 20})
    try:
        session.shows(r"(?s)^ ?青岛日报 2022-11-14.*› .*搜索[^\n]*$")
        session.type("q")
        assert session.ends() == 0
    finally:
        session.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere limits of memory are not kept")
@pytest.mark.parametrize("limit", [resource.RLIMIT_AS, resource.RLIMIT_DATA], ids=["addresses", "data"])
@pytest.mark.parametrize("more", [(), ("--no-cache",)], ids=["a path alone", "an option"])
def test_without_the_memory_it_needs_it_says_so_and_takes_no_terminal(
    page: str, tmp_path: Path, limit: int, more: tuple[str, ...]
) -> None:
    megabytes = {resource.RLIMIT_AS: 400, resource.RLIMIT_DATA: 100}[limit]
    low = lambda: resource.setrlimit(limit, (megabytes << 20,) * 2)  # noqa: E731
    session = Session(page, *more, home=str(tmp_path), before=low)
    try:
        assert session.ends() == 2
        assert f"{megabytes} MB".encode() in session.raw
        assert b"\x1b" not in session.raw
        assert session.raw.count(b"\n") == 1
    finally:
        session.close()


def test_what_a_key_changed_is_so_the_next_time(page: str, tmp_path: Path) -> None:
    for shown, typed in ((r"› ", "zT"), (r"(?m)^ {9,}加力振兴", "")):
        session = Session(page, home=str(tmp_path))
        try:
            session.shows(shown)
            session.type(f"{typed}q")
            assert session.ends() == 0, session.raw[-2000:]
        finally:
            session.close()
    kept = (tmp_path / "newsprint-reader" / "settings.toml").read_text(encoding="utf-8").splitlines()
    assert {"zen = true", 'theme = "light"'} <= set(kept)


def test_the_splash_is_first(session: Session, page: str) -> None:
    session.shows(re.escape(Path(page).stem))
    assert session.raw.startswith(b"\x1b[?1049h")


@pytest.mark.parametrize("guided", [False, True], ids=["", "while the tour took a row"])
def test_coming_back_the_page_is_there_at_once_as_it_was_left(page: str, tmp_path: Path, guided: bool) -> None:
    first = Session(page, home=str(tmp_path))
    try:
        first.shows("Esc 关闭")
        if not guided:
            first.type("\x1b")
            first.until(lambda: None if "Esc 关闭" in "\n".join(first.rows()) else re.search("", ""), "the tour's end")
        first.type("jl")
        first.shows("以新型工业化赋能 现代产业先行城市")
        first.type("G")
        first.shows(r"要闻\.txt")
        first.until(lambda: None if "已索引" in first.rows()[0] else re.search("", ""), "the end of the loading")
        left, pane = first.settled(), pane_of(first.cells())
        first.type("q")
        assert first.ends() == 0
    finally:
        first.close()
    again = Session(home=str(tmp_path))
    try:
        again.until(lambda: re.search("", "") if again.paints else None, "a frame")
        assert guided or again.rows() == left
        again.shows("下一篇")
        again.settled()
        if guided:  # Laid out anew; the status bar comes with the app.
            assert len({pane_of(cells[:12]) for cells in again.paints}) == 1
        else:
            assert {pane_of(cells) for cells in again.paints} == {pane}
    finally:
        again.close()


@pytest.mark.parametrize(
    ("before", "key", "named", "early"),
    [
        ("j", "j", False, True),
        ("j", " ", False, True),
        ("jl", "j", False, True),
        ("jl", " ", False, True),
        ("jl", "\x1b[B", False, True),
        ("jl", "G", False, True),
        ("j", "k", False, True),
        ("", "j", True, True),
        ("l", "j", True, False),
        ("", "]", True, True),
        ("", "1]", True, False),
    ],
    ids=repr,
)
def test_coming_back_a_key_is_answered_before_the_app_is_there(
    page: str, tmp_path: Path, before: str, key: str, named: bool, early: bool
) -> None:
    """The screen is as it was left, then as the key makes it, and nothing else ever."""
    first = Session(page, home=str(tmp_path))
    try:
        first.shows("入门")
        first.type("\x1b")
        first.until(lambda: None if "入门" in "".join(first.rows()) else re.search("", ""), "the end of the tour")
        first.type(before)
        first.until(lambda: None if "已索引" in first.rows()[0] else re.search("", ""), "the end of the loading")
        second = "以新型工业化赋能 现代产业先行城市"
        first.until(lambda: re.search(second if "j" in before else "", pane_of(first.cells())), "the keys' effect")
        first.settled()
        left = pane_of(first.cells())
        assert (second in left) == ("j" in before)
        first.type("q")
        assert first.ends() == 0
    finally:
        first.close()
    again = Session(*([page] if named else []), home=str(tmp_path))
    try:
        again.type(key)
        again.until(lambda: re.search("", "") if READY in again.raw else None, "the app")
        paints = again.raw.partition(READY)[0].count(END_OF_PAINT)
        again.until(lambda: None if pane_of(again.cells()) == left else re.search("", ""), "what the key shows")
        again.settled()
        panes = [*map(pane_of, again.paints)]
        assert [pane for pane, _ in groupby(panes)] == [left, panes[-1]]
        assert paints == 1 + early
    finally:
        again.close()


def test_on_a_terminal_of_another_size_the_text_is_laid_out_anew(page: str, tmp_path: Path) -> None:
    first = Session(page, home=str(tmp_path))
    try:
        first.shows(r"› ")
        first.type("jl")
        first.shows("以新型工业化赋能 现代产业先行城市")
        first.type("G")
        first.shows(r"要闻\.txt")
        first.settled()
        first.type("q")
        assert first.ends() == 0
    finally:
        first.close()
    again = Session(home=str(tmp_path), columns=110, rows=24)
    try:
        again.shows(r"\d+ 篇")
        again.settled()
        read = ["\n".join("".join(row[39:-1]) for row in cells[1:-2]) for cells in again.paints]
        # On a machine with much else to do the app may be there before the text, and says that it opens it.
        there = [text for text in read if text.strip() and "正在打开" not in text]
        assert "示范城市。" in there[0]  # the end of the text; how much is below it hangs on the tour's row
        assert len(set(there)) == 1
    finally:
        again.close()


def test_a_page_opened_first_is_not_taken_away_again(session: Session) -> None:
    session.shows("在全面学习全面把握全面落实上下功夫")
    session.shows(r"\d+ 篇")
    session.settled()
    panes = [pane_of(cells) for cells in session.paints]
    first = next(place for place, pane in enumerate(panes) if "在全面学习" in pane)
    assert len(set(panes[first:])) == 1


def test_colours_and_selection_of_the_current_match(session: Session) -> None:
    session.shows(r"› ")
    session.type("/产业\r")
    session.shows(r"第1/")
    cells = [
        cell for row in session.screen.buffer.values() for cell in row.values() if cell.data in "产业" and cell.data
    ]
    assert any(cell.underscore for cell in cells)
    assert any((cell.bold and not cell.underscore) or cell.bg != "default" for cell in cells)


def test_what_is_typed_before_the_app_is_there_arrives(session: Session) -> None:
    session.type("/产业\r")
    session.shows(r"第1/\d+处")


def test_an_answer_of_the_terminal_that_comes_late_presses_no_key(session: Session) -> None:
    session.answers = False
    session.shows("推进高质量充分就业")
    session.type("\x1b]11;rgb:1c1c/1d1d/1f1f\x1b\\\x1b[1;2R/产业\r")
    session.shows(r"第1/\d+处")


def test_escape_before_the_app_is_there_arrives(session: Session) -> None:
    session.type("/没有\x1b")
    session.shows("Esc 结束搜索")


def test_a_file_that_cannot_be_read_is_told_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    session = Session(str(tmp_path / "坏.json"), home=str(tmp_path))
    try:
        session.shows("1 个问题")
        session.type("q")
        session.ends()
    finally:
        session.close()


def test_a_name_that_is_not_there_opens_no_screen(tmp_path: Path) -> None:
    session = Session("/没有.txt", home=str(tmp_path))
    try:
        assert session.ends() == 2
        assert b"\x1b[?1049h" not in session.raw
        assert "没有.txt" in session.raw.decode()
    finally:
        session.close()


def test_a_pipe_is_read_and_keys_come_from_the_terminal(page: str, tmp_path: Path) -> None:
    session = Session("-", home=str(tmp_path), piped=page)
    try:
        session.shows(r"\d+ 篇")
        session.type("/产业\r")
        session.shows(r"第1/\d+处")
        session.type("\x1b")
        session.shows(r"/ 搜索")
        session.type("q")
        assert session.ends() == 0
    finally:
        session.close()


def test_the_shell_and_back(session: Session) -> None:
    session.shows("推进高质量充分就业")
    session.type("\x1a")
    deadline = time.monotonic() + PATIENCE
    while os.waitpid(session.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
        assert time.monotonic() < deadline, "it never stopped"
        session.read()
    session.screen.reset()
    os.kill(session.pid, signal.SIGCONT)
    session.shows("推进高质量充分就业")
    session.shows("帮助")
    session.type(":q\r")
    assert session.ends() == 0
