"""The whole journey in a real terminal: launch, move, search, Enter, n, N, resize, quit."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from reader.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.pty

PATIENCE = 30.0
"""Seconds until something that should have come is missing."""

READY = b"\x1b[?2004h"
"""What Textual writes first."""
BEGIN_OF_PAINT, END_OF_PAINT = b"\x1b[?2026h", b"\x1b[?2026l"
UNFINISHED = tuple(BEGIN_OF_PAINT[:length] for length in range(1, len(BEGIN_OF_PAINT)))
"""What may become the beginning of a paint."""


class Session:
    """A program in a pseudo-terminal, and what its screen shows."""

    def __init__(self, *command: str, columns: int = 100, rows: int = 30, home: str = "", piped: str = "") -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = self._partial = b""
        self.paints: list[list[list[str]]] = []
        """The cells of the screen, by row, after each paint that was whole."""
        self.status: int | None = None
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            home = home or tempfile.mkdtemp()
            places = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "CACHE", "STATE")}
            os.environ |= {"TERM": "xterm-256color", "LC_ALL": "zh_CN.UTF-8", "HOME": home, **places}
            for name in ("NO_COLOR", "COLUMNS", "LINES"):
                os.environ.pop(name, None)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            if piped:
                os.dup2(os.open(piped, os.O_RDONLY), 0)
            os.execv(sys.executable, [sys.executable, "-m", "reader", *command])
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def type(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def shows(self, pattern: str) -> re.Match[str]:
        """Wait until the screen shows `pattern`."""
        return self.until(lambda: re.search(pattern, "\n".join(self.rows())), pattern)

    def until(self, reached: Callable[[], re.Match[str] | None], what: str) -> re.Match[str]:
        deadline = time.monotonic() + PATIENCE
        while (found := reached()) is None:
            if time.monotonic() > deadline or not self.read():
                raise AssertionError(f"{what} never came:\n" + "\n".join(self.rows()))
        return found

    def read(self) -> bool:
        """Take in what the program has written; False when it has ended."""
        if not select.select([self.terminal], [], [], 0.05)[0]:
            return True
        try:
            written = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        if b"\x1b[6n" in written:
            self.type("\x1b[1;2R")
        if b"\x1b[?2026$p" in written:
            self.type("\x1b[?2026;2$y")  # Paints begin and end as a whole.
        self.raw += written
        *whole, self._partial = (self._partial + written).split(END_OF_PAINT)
        for paint in whole:
            self._feed(paint)
            if self.cells() not in self.paints[-1:]:
                self.paints.append(self.cells())
        if BEGIN_OF_PAINT not in self._partial and not self._partial.endswith(UNFINISHED):
            self._feed(self._partial)
            self._partial = b""
        return bool(written)

    def _feed(self, written: bytes) -> None:
        self.stream.feed(re.sub(rb"\x1b\[[>=<?][0-9;]*[a-zA-Z$]+", b"", written))

    def settled(self) -> list[str]:
        """The screen once it stays as it is."""
        rows = None
        while rows != self.rows():
            rows = self.rows()
            for _ in range(10):
                self.read()
        return self.rows()

    def rows(self) -> list[str]:
        """The screen as text."""
        return ["".join(row).rstrip() for row in self.cells()]

    def cells(self) -> list[list[str]]:
        """The characters of the screen; the second cell of a wide character is empty."""
        columns = range(self.screen.columns)
        return [[self.screen.buffer[y][x].data for x in columns] for y in range(self.screen.lines)]

    def ends(self) -> int:
        """Wait for the end of the program; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > deadline:
                raise AssertionError("it never ended:\n" + "\n".join(self.rows()))
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.terminal)


@pytest.fixture
def page() -> str:
    return str(next(Path(bundled("seeds")).iterdir()))


@pytest.fixture
def session(page: str, tmp_path: Path) -> Iterator[Session]:
    made = Session(page, home=str(tmp_path))
    yield made
    made.close()


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


def test_what_a_key_changed_is_so_the_next_time(page: str, tmp_path: Path) -> None:
    for shown, typed in ((r"› ", "zT"), (r"(?m)^ {9,}加力振兴", "")):
        session = Session(page, home=str(tmp_path))
        try:
            session.shows(shown)
            session.type(f"{typed}q")
            assert session.ends() == 0
        finally:
            session.close()
    kept = (tmp_path / "newsprint-reader" / "settings.toml").read_text(encoding="utf-8").splitlines()
    assert {"zen = true", 'theme = "light"'} <= set(kept)


def test_the_splash_is_first(session: Session, page: str) -> None:
    session.shows(re.escape(Path(page).stem))
    assert session.raw.startswith(b"\x1b[?1049h")


def test_coming_back_the_page_is_there_at_once_as_it_was_left(page: str, tmp_path: Path) -> None:
    first = Session(page, home=str(tmp_path))
    try:
        first.shows(r"› ")
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
        assert again.rows() == left
        again.settled()
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
        there = [text for text in read if text.strip()]
        assert "示范城市。" in there[0]  # the end of the text; how much is below it hangs on the tour's row
        assert len(set(there)) == 1
    finally:
        again.close()


def pane_of(cells: list[list[str]]) -> str:
    """What stands right of the list, but for the scrollbar, on a screen of 100 columns."""
    return "\n".join("".join(row[36:-1]) for row in cells[1:-2])


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_leaves_the_terminal_as_it_was(page: str, tmp_path: Path, number: signal.Signals) -> None:
    session = Session(page, home=str(tmp_path))
    try:
        before = termios.tcgetattr(session.terminal)
        session.shows(r"› ")
        session.type("]l ")
        session.until(lambda: re.search("", "") if termios.tcgetattr(session.terminal) != before else None, "raw mode")
        os.kill(session.pid, number)
        assert session.ends() == 128 + number
        left = session.raw[session.raw.rindex(b"\x1b[?1049l") - 400 :]
        assert b"\x1b[?25h" in left
        assert b"\x1b[?1000l" in left
        assert b"\x1b[?2004l" in left
        assert termios.tcgetattr(session.terminal) == before
    finally:
        session.close()


def test_told_to_end_while_it_begins_it_leaves_the_terminal_too(page: str, tmp_path: Path) -> None:
    session = Session(page, home=str(tmp_path))
    try:
        before = termios.tcgetattr(session.terminal)
        session.until(lambda: re.search("", "") if session.raw else None, "the splash")
        session.until(
            lambda: re.search("", "") if termios.tcgetattr(session.terminal) != before else None, "a quiet terminal"
        )
        os.kill(session.pid, signal.SIGTERM)
        assert session.ends() == 128 + signal.SIGTERM
        assert b"\x1b[?1049l" in session.raw[-400:]
        assert b"\x1b[?25h" in session.raw[-400:]
        assert termios.tcgetattr(session.terminal) == before
    finally:
        session.close()


@pytest.mark.kill
@pytest.mark.parametrize("by", ["key", "signal"])
def test_stopped_the_terminal_is_the_shells_and_then_the_screen_is_back(page: str, tmp_path: Path, by: str) -> None:
    session = Session(page, home=str(tmp_path))
    try:
        before = termios.tcgetattr(session.terminal)
        session.shows(r"\d+ 篇")
        session.settled()
        shown = pane_of(session.cells())
        if by == "key":
            session.type("\x1a")
        else:
            os.kill(session.pid, signal.SIGTSTP)
        session.until(
            lambda: re.search("", "") if os.waitpid(session.pid, os.WNOHANG | os.WUNTRACED)[0] else None, "a stop"
        )
        session.read()
        assert b"\x1b[?1049l" in session.raw[-400:]
        assert termios.tcgetattr(session.terminal) == before
        os.kill(session.pid, signal.SIGCONT)
        session.until(lambda: re.search("", "") if pane_of(session.cells()) == shown else None, "the screen")
        session.type("jl")
        session.shows("以新型工业化赋能 现代产业先行城市")
    finally:
        session.close()


def is_stopped(session: Session) -> re.Match[str] | None:
    return re.search("", "") if os.waitpid(session.pid, os.WNOHANG | os.WUNTRACED)[0] else None


@pytest.mark.kill
@pytest.mark.parametrize(
    ("keys", "read"),
    [("", False), ("/海湾 /海.*桥/\r", True), ("jkjkjkjk" * 100, False)],
    ids=["indexing, not read", "searching", "moving, not read"],
)
def test_it_stops_whatever_it_does(tmp_path: Path, keys: str, read: bool) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(2100):
        (folder / f"{number}.md").write_text(f"# 第{number}号\n\n{'海湾大桥今天通车。' * 20}\n", encoding="utf-8")
    session = Session(str(folder), home=str(tmp_path))
    try:
        before = termios.tcgetattr(session.terminal)
        session.shows("› ")
        for key in keys:
            session.type(key)
        os.kill(session.pid, signal.SIGTSTP)
        if read:
            session.until(lambda: is_stopped(session), "a stop")
            assert b"\x1b[?1049l" in session.raw[-400:]
        else:
            os.waitpid(session.pid, os.WUNTRACED)
        assert termios.tcgetattr(session.terminal) == before
        session.read()
        session.screen.reset()
        os.kill(session.pid, signal.SIGCONT)
        session.shows(r"第\d+号")
        session.settled()
        os.kill(session.pid, signal.SIGTERM)
        assert session.ends() == 128 + signal.SIGTERM
    finally:
        session.close()


def test_it_does_not_stop_while_it_begins(session: Session) -> None:
    session.until(lambda: re.search("", "") if session.raw else None, "the splash")
    os.kill(session.pid, signal.SIGTSTP)
    session.shows(r"\d+ 篇")


@pytest.mark.parametrize("ignored", [False, True], ids=["SIGHUP", "nohup"])
def test_a_terminal_that_goes_away_ends_it(page: str, tmp_path: Path, ignored: bool) -> None:
    kept = signal.signal(signal.SIGHUP, signal.SIG_IGN) if ignored else None
    session = Session(page, home=str(tmp_path))
    if kept is not None:
        signal.signal(signal.SIGHUP, kept)
    try:
        session.shows(r"› ")
        os.close(session.terminal)
        assert os.waitstatus_to_exitcode(os.waitpid(session.pid, 0)[1]) == 129
    finally:
        session.terminal = os.open(os.devnull, os.O_RDONLY)
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
