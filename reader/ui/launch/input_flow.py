"""Input flow: what a terminal or a page sends, taken no faster than the screen deals with it, and whatever it is.

Textual's own thread takes everything at once: each key of a flood would wait as an event of 4 KB. It ends, and with it
the app, at bytes that are not UTF-8.
"""

from __future__ import annotations

import codecs
import sys
from contextlib import suppress
from functools import partial
from itertools import chain
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ScreenStackError

from reader.ui.launch.key_parser import KeyParser

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.driver import Driver

MOST = 200
"""Events that may wait for the screen; while there are more nothing is read. No signal is heard before they have
acted."""
LOOK = 0.005
"""Seconds between two checks for whether there is room again."""
STUCK = 1.0
"""Seconds without a change in how many wait, after which reading goes on: whoever should take them may be gone."""


def read_with(driver: Driver, first: KeyParser, app: App[None]) -> None:
    """Have the driver of an app go on with `first`, in the middle of a key if need be; after each stop with another
    parser."""
    parsers, wait = chain((first,), iter(KeyParser, None)), _waits(driver, app)
    names = vars(sys.modules[type(driver).__module__])

    def begun() -> KeyParser:
        parser = next(parsers)
        parser.wait = wait
        return parser

    for name, replaced in (("XTermParser", lambda debug=False: begun()), ("getincrementaldecoder", _lenient)):
        if name in names:
            names[name] = replaced


def _lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Decoder that gives a replacement character for what it cannot decode."""
    return partial(codecs.getincrementaldecoder(encoding), "replace")


def _waits(driver: Driver, app: App[None]) -> Callable[[], None]:
    """A function for the thread of the driver that waits until the app has room for more, or leaves the terminal."""
    ended: Event = getattr(driver, "exit_event", None) or Event()

    def wait() -> None:
        arrived = Event()  # What was posted may still be on its way to the queues.
        waiting, until = -1, monotonic() + STUCK
        with suppress(RuntimeError):  # The app has ended.
            driver._loop.call_soon_threadsafe(arrived.set)
            while not ended.is_set() and monotonic() < until:
                if arrived.is_set() and (now := pending(app)) != waiting:
                    waiting, until = now, monotonic() + STUCK
                    if now <= MOST:
                        break
                ended.wait(LOOK)

    return wait


def pending(app: App[None]) -> int:
    """Number of messages that wait for those who take keys and the mouse."""
    with suppress(ScreenStackError):
        takers = {app, app.screen, app.screen.focused, app.mouse_over}
        return sum(each.message_queue_size for each in takers if each is not None)
    return 0
