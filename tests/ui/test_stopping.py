"""Stops by the shell: one stop for each request, whichever thread comes first. Ends by signals, whatever goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from reader.ui.app import ReaderApp
from reader.ui.launch import hangup, signals, splash, stopping
from reader.ui.launch.curtain import Curtain
from reader.ui.launch.lasting_output import LastingOutput
from reader.ui.launch.stopping import Stopping
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.driver import Driver

    from tests.ui.conftest import Open


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The signals that the process has sent to itself."""
    found: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, number: found.append(number))
    monkeypatch.setattr(hangup, "has_hung_up", lambda _stream: False)
    monkeypatch.setattr(splash, "hand_back", lambda _keyboard: None)
    monkeypatch.setattr(stopping, "PATIENCE", 0.0)
    return found


@pytest.mark.parametrize("slow", [False, True], ids=["left at once", "stopped while it leaves"])
def test_a_request_stops_the_process_once(sent: list[int], slow: bool) -> None:
    @contextmanager
    def leaves() -> Iterator[None]:
        if slow:
            watched._insist()  # The other thread loses its patience meanwhile.
        yield

    loop = asyncio.new_event_loop()
    watched = Stopping(loop, 0, leaves)
    watched.stop()
    assert sent == [signal.SIGSTOP]
    watched.stop()
    assert sent == [signal.SIGSTOP] * 2
    loop.close()


def test_who_has_left_is_not_stopped_again(sent: list[int]) -> None:
    @contextmanager
    def leaves() -> Iterator[None]:
        yield
        assert sent == [signal.SIGSTOP]
        watched._insist()

    loop = asyncio.new_event_loop()
    watched = Stopping(loop, 0, leaves)
    watched.stop()
    assert sent == [signal.SIGSTOP]
    loop.close()


async def test_signals_go_through_the_app_before_it_takes_the_terminal(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    build = ReaderApp._build_driver

    def built(app: ReaderApp, **given: Any) -> Driver:
        order.append("terminal")
        return build(app, **given)

    monkeypatch.setattr(signals, "through", lambda _loop, _leave: order.append("signals"))
    monkeypatch.setattr(ReaderApp, "_build_driver", built)
    async with desk():
        assert order == ["signals", "terminal"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_is_not_lost_among_many_calls(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    number = signal.Signals[name]
    monkeypatch.setattr(signals, "ENDINGS", (signal.SIGTERM, signal.SIGHUP))
    monkeypatch.setattr(signals, "end_within", lambda _seconds, _status: None)
    for owned in ("_status", "_through"):
        monkeypatch.setattr(signals, owned, None)
    before = {each: signal.getsignal(each) for each in signals.ENDINGS}
    loop, left = asyncio.new_event_loop(), list[int]()

    def crowd() -> None:
        for _ in range(10_000):  # The loop is woken by none of them, and has no room left for a signal.
            loop.call_soon_threadsafe(bool)
        signal.raise_signal(number)

    loop.call_soon(signals.through, loop, left.append)
    loop.call_soon(crowd)
    for _ in range(3):
        loop.call_soon(loop.stop)
        loop.run_forever()
    loop.close()
    for each, handler in before.items():
        signal.signal(each, handler)
    assert left == [128 + number]


THREADED = """
import signal, sys, threading
from reader import __main__ as program
threading.Thread(target=threading.Event().wait).start()
program.splash.is_for_app = lambda _: True
program.splash.show = lambda _: signal.raise_signal(signal.SIGTERM)
sys.exit(program.main())
"""


@pytest.mark.slow
def test_told_to_end_it_waits_for_no_thread() -> None:
    done = subprocess.run([sys.executable, "-c", THREADED], check=False, capture_output=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_what_is_written_to_a_terminal_that_is_gone_is_dropped() -> None:
    ours, theirs = os.openpty()
    with open(theirs, "w", encoding="utf-8", closefd=False) as stream:
        output = LastingOutput(stream)
        output.write("甲")
        output.flush()
        assert os.read(ours, 99).decode() == "甲"
        assert output.fileno() == theirs
        os.close(ours)
        output.write("乙")
        output.flush()
    os.close(theirs)


def test_what_no_terminal_takes_is_an_error() -> None:
    read, written = os.pipe()
    os.close(read)
    with open(written, "w", encoding="utf-8") as stream:  # noqa: PTH123
        output = LastingOutput(stream)
        output.write("甲")
        with pytest.raises(BrokenPipeError):
            output.flush()
        with suppress(OSError):
            stream.close()


@pytest.mark.parametrize("made", [SimpleNamespace(_file=sys.stderr), SimpleNamespace()], ids=["terminal", "none"])
def test_the_driver_goes_on_when_its_terminal_is_gone(made: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "_build_driver", lambda *_: made)
    app = object.__new__(ReaderApp)
    app.curtain = Curtain()
    assert app._build_driver(False, False, True, None) is made
    assert isinstance(getattr(made, "_file", None), LastingOutput | None)
