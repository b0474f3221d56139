"""Hang-up of the terminal: if SIGHUP is ignored (`nohup`, `disown`), reading the terminal would spin forever.

A thread of its own waits only for the hang-up: it takes no processor time while the terminal exists.
"""

import errno
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

CAN_STOP = hasattr(signal, "SIGSTOP")
"""True where a process can be stopped, and continued by the shell."""
LOOK = 1.0
"""Seconds between two checks on systems that do not report a hang-up."""


def watch(descriptor: int, gone: Callable[[], None]) -> None:
    """Call `gone`, in a thread, once the terminal behind `descriptor` is gone."""
    if sys.platform != "win32":
        threading.Thread(target=_wait, args=(descriptor, gone), name="hang-up", daemon=True).start()


def is_gone(descriptor: int) -> bool:
    """True if the terminal behind `descriptor` is gone; False if the system cannot tell."""
    if sys.platform == "win32":
        return False
    import termios

    try:
        termios.tcgetattr(descriptor)
    except (termios.error, OSError):
        return True
    return False


def has_hung_up(stream: IO[str] | None) -> bool:
    """True if there was a terminal behind a stream that is gone; False for a file, a pipe, text or None."""
    if sys.platform == "win32" or stream is None:
        return False
    import termios

    try:
        termios.tcgetattr(stream)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    except (OSError, ValueError):  # It has no descriptor, or is closed.
        return False
    return False


def stop(keyboard: IO[str] | None) -> None:
    """Stop this process until it is continued; but not once its terminal is gone, for then nobody would continue it."""
    if sys.platform != "win32" and not has_hung_up(keyboard):
        os.kill(os.getpid(), signal.SIGSTOP)


def _wait(descriptor: int, gone: Callable[[], None]) -> None:
    waits = _wait_for_event if sys.platform == "linux" else _wait_by_looking
    waits(descriptor)
    gone()


def _wait_for_event(descriptor: int) -> None:
    """Wait for the hang-up event, which is reported without being requested."""
    if sys.platform == "win32":
        return
    waiting = select.poll()
    waiting.register(descriptor, 0)
    waiting.poll()


def _wait_by_looking(descriptor: int) -> None:
    """Check at intervals, since terminals cannot be polled on every system."""
    while not is_gone(descriptor):
        time.sleep(LOOK)
