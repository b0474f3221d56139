"""Being told to end by the system: SIGTERM, and SIGHUP when the terminal is closed.

The exit status is that of a shell, 128 and the number of the signal; before it the terminal is put back and the place
is kept. A signal that whoever started the program wants ignored (`nohup`) stays ignored; a terminal that is gone ends
the program all the same. Whatever holds things up then, after `GRACE` the process is gone.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:  # What comes before the splash imports next to nothing.
    import threading
    from asyncio import AbstractEventLoop
    from types import FrameType

ENDINGS = tuple(
    number
    for name in ("SIGTERM", "SIGHUP")
    if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN
)
"""The signals to listen to; on Windows there is no SIGHUP."""


HUNG_UP = 129
"""The exit status when the terminal is gone: that of SIGHUP, also where there is no such signal."""
GRACE = 2.0
"""Seconds that everything has to end in, once the end was asked for."""

_status: int | None = None
"""The exit status, once one was told to end."""
_end: threading.Timer | None = None
"""What ends the process when nothing else does."""
_through: Callable[[int], object] | None = None
"""How the running app is asked to leave, from any thread."""


def at_once() -> None:
    """Until there is an app: leave through every `finally` on the way; see `insist`.

    And stay in the foreground: the terminal is not the shell's any more, and only the app gives it back to stop.
    """
    for number in ENDINGS:
        signal.signal(number, _leave)
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def through(loop: AbstractEventLoop, leave: Callable[[int], object]) -> None:
    """As long as `loop` runs: call `leave` with the exit status."""
    import contextlib

    global _through

    def told(status: int) -> None:
        global _status
        _status = status
        end_within(GRACE, status)
        leave(status)

    def from_thread(status: int) -> None:
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(leave, status)

    _through = from_thread
    for number in ENDINGS:
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, told, 128 + number)


def hung_up() -> None:
    """The terminal is gone: leave as after SIGHUP, whether that is listened to or not."""
    global _status
    _status = HUNG_UP
    if _through is None:
        os._exit(HUNG_UP)  # There is no app yet, and nothing to be kept.
    end_within(GRACE, HUNG_UP)
    _through(HUNG_UP)


def status() -> int | None:
    """The exit status that was asked for, if one was."""
    return _status


def end_within(seconds: float, status: int) -> None:
    """End the process with `status` after so many seconds, unless `ended_in_time` is called before."""
    import threading

    global _end
    if _end is None:
        _end = threading.Timer(seconds, os._exit, [status])
        _end.daemon = True
        _end.start()


def ended_in_time() -> None:
    """Everything is kept and put back: the process may end by itself."""
    global _end
    if _end is not None:
        _end.cancel()
        _end = None


def no_more() -> None:
    """The end has begun: what is to be kept is kept, whatever else is sent."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


def insist() -> None:
    """End as one was told to, also where an import that was broken off has made another error of it."""
    if _status is not None:
        raise SystemExit(_status)


def _leave(number: int, _frame: FrameType | None) -> None:
    global _status
    _status = 128 + number
    raise SystemExit(_status)
