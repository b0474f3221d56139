"""How the program ends and stops in a real terminal: told to, or because the terminal goes away."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    pass
from reader.ui.launch import splash
from tests.patience import PATIENCE
from tests.ui.terminal_session import PROGRAM, UNHURRIED, Session, pane_of

pytestmark = pytest.mark.pty


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU])
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


def test_it_is_left_while_a_pipe_gives_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    held = os.open(tmp_path / "pipe", os.O_RDWR)
    session = Session("-", home=str(tmp_path), piped=str(tmp_path / "pipe"))
    try:
        session.type("q")
        assert session.ends() == 0
    finally:
        session.close()
        os.close(held)


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
    session = Session(page, home=str(tmp_path), program=UNHURRIED)
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
        session.until(lambda: is_left(session), "the shell's screen")
        assert termios.tcgetattr(session.terminal) == before
        os.kill(session.pid, signal.SIGCONT)
        session.until(lambda: re.search("", "") if pane_of(session.cells()) == shown else None, "the screen")
        session.type("jl")
        session.shows("以新型工业化赋能 现代产业先行城市")
    finally:
        session.close()


def is_stopped(session: Session) -> re.Match[str] | None:
    return re.search("", "") if os.waitpid(session.pid, os.WNOHANG | os.WUNTRACED)[0] else None


def is_left(session: Session) -> re.Match[str] | None:
    return re.search("", "") if b"\x1b[?1049l" in session.raw[-400:] else None


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
    session = Session(str(folder), home=str(tmp_path), program=UNHURRIED if read else PROGRAM)
    try:
        before = termios.tcgetattr(session.terminal)
        session.shows("› ")
        for key in keys:
            session.type(key)
        os.kill(session.pid, signal.SIGTSTP)
        if read:
            session.until(lambda: is_stopped(session), "a stop")
            session.until(lambda: is_left(session), "the shell's screen")
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


BLOCKED = """
import signal
from reader.ui.launch import signals, splash
splash.quieten(0)
splash.write(1, splash.ENTER)
signals.at_last(splash.give_back)
signals.end_within(0.05, 143)
signal.pause()
"""


def test_an_app_that_is_blocked_gives_its_terminal_back() -> None:
    reading, terminal = pty.openpty()
    try:
        before = termios.tcgetattr(terminal)
        command = [sys.executable, "-c", BLOCKED]
        done = subprocess.run(command, stdin=terminal, stdout=terminal, check=False, timeout=PATIENCE)
        assert done.returncode == 143
        assert termios.tcgetattr(terminal) == before
        written = b""
        while not written.endswith(splash.GIVE_BACK):
            assert select.select([reading], [], [], PATIENCE)[0]
            written += os.read(reading, 4096)
    finally:
        os.close(reading)
        os.close(terminal)
