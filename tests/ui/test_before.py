"""What happens before Textual is there: the splash, and what a terminal says of itself."""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.backends.local.local_library import LocalLibrary
from reader.errors import NoTerminalError
from reader.ui.launch import launcher, splash
from reader.ui.launch.terminal import Terminal, TerminalTraits, understood


def test_splash_is_centred_by_cells() -> None:
    frame = splash.frame("青岛日报", "opening …", (40, 12))
    assert frame.startswith(splash.CLEAR)
    assert "\x1b[6;17H\x1b[1m青岛日报" in frame
    assert "\x1b[8;16H\x1b[2mopening …" in frame


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (40, 12)])
def test_splash_fits_any_screen(size: tuple[int, int]) -> None:
    frame = splash.frame("一个很长很长的名字" * 9, "x" * 99, size)
    assert all(splash.cells(words) <= size[0] for words in re.findall(r"m([^\x1b]*)\x1b\[m", frame))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("80", True),
        ("1", True),
        ("1000", True),
        ("0", False),
        ("-5", False),
        ("2001", False),
        ("9" * 20, False),
        ("1e3", False),
        ("八十", False),
        ("", False),
    ],
)
def test_a_size_that_no_screen_has_is_forgotten(monkeypatch: pytest.MonkeyPatch, given: str, kept: bool) -> None:
    for name in splash.SIZES:
        monkeypatch.setenv(name, given)
    splash.forget_impossible_size()
    assert [os.environ.get(name) for name in splash.SIZES] == ([given] * 2 if kept else [None] * 2)
    assert splash.screen_size(-1) == ((int(given),) * 2 if kept else (80, 24))


def test_a_terminal_is_not_as_large_as_it_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in splash.SIZES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda descriptor: (60_000, 60_000))
    assert splash.screen_size(1) == (2_000, 1_000)


def test_splash_comes_early_when_it_is_plain_that_the_app_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written: list[str] = []
    monkeypatch.setattr(splash, "write", lambda descriptor, text: written.append(text))
    monkeypatch.setattr(sys, "__stdin__", Tty())
    monkeypatch.setattr(sys, "__stdout__", Tty())
    page = tmp_path / "报.txt"
    page.touch()
    assert not splash.is_for_app(["search", "产业"])
    assert not splash.is_for_app([str(page), "--lang", "zh"])
    splash.leave()
    assert not written
    assert splash.is_for_app([str(page)])
    splash.show([str(page)])
    assert splash.shown()
    assert written[0].startswith(splash.ENTER)
    assert "报" in written[0]
    splash.leave()
    assert written[1] == splash.LEAVE
    assert not splash.shown()


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_name_cannot_steer_the_terminal() -> None:
    assert splash.printable("a\x1b]0;b\x07\x9bc\u202e") == "a ]0;b  c "


@pytest.mark.parametrize(
    ("answer", "nature"),
    [
        pytest.param(b"", TerminalTraits(), id="silence"),
        pytest.param(b"\x1b[1;2R", TerminalTraits(1), id="one cell"),
        pytest.param(b"\x1b[1;3R", TerminalTraits(2), id="two cells"),
        pytest.param(b"\x1b]11;rgb:0000/1010/2020\x1b\\\x1b[1;2R", TerminalTraits(1, light=False), id="dark"),
        pytest.param(b"\x1b]11;rgb:ff/f8/ee\x07\x1b[1;2R", TerminalTraits(1, light=True), id="light, ended by BEL"),
        pytest.param("/产\x1b[1;2R业".encode(), TerminalTraits(1, typed="/产业"), id="typed meanwhile"),
        pytest.param(b"j\n\x1b[1;2R", TerminalTraits(1, typed="j\r"), id="Enter before the terminal was quiet"),
        pytest.param(b"\xff\x1b[1;2R", TerminalTraits(1), id="no UTF-8"),
    ],
)
def test_nature_of_a_terminal(answer: bytes, nature: TerminalTraits) -> None:
    assert understood(answer) == nature


@pytest.fixture
def pty() -> Iterator[tuple[int, int]]:
    ours, theirs = os.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def test_terminal_is_asked_quietly_and_put_back(pty: tuple[int, int]) -> None:
    import termios

    ours, theirs = pty
    before = termios.tcgetattr(theirs)
    with Terminal(theirs, theirs) as terminal:
        assert not termios.tcgetattr(theirs)[3] & (termios.ECHO | termios.ICANON)
        terminal.ask()
        os.write(ours, b"\x1b[1;3Rj")
        assert terminal.answer() == TerminalTraits(2, typed="j")
        assert os.read(ours, 999).decode() == splash.QUESTION
    assert termios.tcgetattr(theirs) == before
    assert os.read(ours, 999) == b"\x1b[?25h\x1b[?1049l"


def test_terminal_handed_over_is_left_by_the_app(pty: tuple[int, int]) -> None:
    ours, theirs = pty
    with Terminal(theirs, theirs) as terminal:
        assert terminal.size() == (80, 24)
        assert terminal.answer() == TerminalTraits()
        terminal.hand_over()
    os.write(theirs, b".")
    assert os.read(ours, 999) == b"."


def test_what_is_no_terminal_is_left_alone(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+b") as file, Terminal(file.fileno(), file.fileno()) as terminal:
        terminal.ask()
        assert terminal.answer() == TerminalTraits()
        assert terminal.size() == (80, 24)


def test_no_terminal_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stdin__", io.StringIO())
    with pytest.raises(NoTerminalError, match="reader search"):
        launcher.launch([], LocalLibrary)


@pytest.mark.parametrize(
    ("paths", "title"), [([], "读报"), (["a/人民日报.txt"], "人民日报"), (["x", "y.md", "z"], "x + y")]
)
def test_title_before_anything_is_read(paths: list[str], title: str) -> None:
    assert splash.title_of(paths) == title


def test_kitty_keys_are_off_where_they_lose_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DISABLE_KITTY_KEY", raising=False)
    monkeypatch.setenv("TERM_PROGRAM", "iTerm.app")
    launcher.settle_environment()
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    monkeypatch.delenv("TEXTUAL_DISABLE_KITTY_KEY")
