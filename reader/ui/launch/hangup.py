"""A terminal that goes away: where SIGHUP is ignored (`nohup`, `disown`), reading it would spin for ever.

A thread of its own waits for the hang-up and for nothing else: it costs no time while the terminal is there.
"""

import errno
import select
import sys
import threading
import time
from collections.abc import Callable

LOOK = 1.0
"""Seconds between two looks where the system cannot tell of a hang-up by itself."""


def watch(descriptor: int, gone: Callable[[], None]) -> None:
    """Call `gone`, in a thread, once the terminal behind `descriptor` is no more."""
    if sys.platform != "win32":
        threading.Thread(target=_wait, args=(descriptor, gone), name="hang-up", daemon=True).start()


def is_gone(descriptor: int) -> bool:
    """Whether the terminal behind `descriptor` is no more; False where the system cannot tell."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(descriptor)
    except (termios.error, OSError):
        return True
    return False


def has_hung_up(descriptor: int) -> bool:
    """Whether there was a terminal behind `descriptor`, and is no more; a file or a pipe never was one."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(descriptor)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False


def _wait(descriptor: int, gone: Callable[[], None]) -> None:
    waits = _wait_for_event if sys.platform == "linux" else _wait_by_looking
    waits(descriptor)
    gone()


def _wait_for_event(descriptor: int) -> None:
    """Wait for the event of a hang-up, which is told of without being asked for."""
    if sys.platform == "win32":
        return
    waiting = select.poll()
    waiting.register(descriptor, 0)
    waiting.poll()


def _wait_by_looking(descriptor: int) -> None:
    """Look from time to time: terminals cannot be polled everywhere."""
    while not is_gone(descriptor):
        time.sleep(LOOK)
