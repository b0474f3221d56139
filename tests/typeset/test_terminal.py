"""A pseudo-terminal plays the terminal: a thread reads the question and answers it."""

import os
import threading
from collections.abc import Iterator

import pytest

termios = pytest.importorskip("termios")

from reader.typeset import terminal  # noqa: E402
from reader.typeset.terminal import ASK, ask_width  # noqa: E402


@pytest.fixture
def pty(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    monkeypatch.setenv("TERM", "xterm-256color")
    master, slave = os.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


def answering(master: int, answer: bytes) -> threading.Thread:
    def play() -> None:
        asked = b""
        while b"\x1b[6n" not in asked:
            asked += os.read(master, 64)
        os.write(master, answer)

    thread = threading.Thread(target=play)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("answer", "cells"),
    [
        (b"\x1b[7;2R", 1),
        (b"\x1b[7;3R", 2),
        (b"typed ahead\x1b[12;3R", 2),
        (b"\x1b[7;4R", None),
        (b"x" * 2000, None),
    ],
    ids=["one", "two", "typed ahead", "no UTF-8", "never-ending"],
)
def test_asks_the_terminal(pty: tuple[int, int], answer: bytes, cells: int | None) -> None:
    master, slave = pty
    before = termios.tcgetattr(slave)
    thread = answering(master, answer)
    assert ask_width(slave, slave, timeout=5) == cells
    thread.join()
    assert termios.tcgetattr(slave) == before


def test_does_not_wait_for_a_silent_terminal(pty: tuple[int, int]) -> None:
    assert ask_width(pty[1], pty[1], timeout=0.01) is None
    assert os.read(pty[0], 64) == ASK


def test_a_hung_up_terminal_is_no_answer(pty: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", lambda _fd, _size: b"")
    os.write(pty[0], b"x\n")
    assert ask_width(pty[1], pty[1], timeout=5) is None


def test_an_error_is_no_answer(pty: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError("gone")

    monkeypatch.setattr(os, "write", refuse)
    assert ask_width(pty[1], pty[1]) is None


def test_a_pipe_is_not_asked() -> None:
    reading, writing = os.pipe()
    assert ask_width(reading, writing) is None
    os.close(reading)
    os.close(writing)


def test_a_dumb_terminal_is_not_asked(pty: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert ask_width(pty[1], pty[1]) is None


def test_a_background_job_does_not_ask(pty: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    assert ask_width(pty[1], pty[1]) is None


def test_without_termios_nobody_is_asked(pty: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "termios", None)
    assert ask_width(pty[1], pty[1]) is None
