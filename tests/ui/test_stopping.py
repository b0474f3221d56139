"""Stops by the shell: one stop for each request, whichever thread comes first."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from reader.ui.launch import hangup, splash, stopping
from reader.ui.launch.stopping import Stopping

if TYPE_CHECKING:
    from collections.abc import Iterator


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
