"""Termination by signals: SIGTERM, SIGINT, SIGHUP when the terminal is closed, and others that would end the process.

The exit status is as in a shell, 128 plus the signal number; before exit the terminal is restored and the position is
saved. A signal that is ignored at the start (`nohup`) stays ignored; but a terminal that is gone always ends the
program. Whatever blocks, the process ends after `GRACE`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:  # Modules needed before the splash import next to nothing.
    import threading
    from asyncio import AbstractEventLoop
    from types import FrameType

ENDINGS = tuple(
    number
    for name in (
        *("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF"),
        *("SIGXCPU", "SIGIO", "SIGPWR", "SIGSTKFLT"),  # SIGXCPU: by `ulimit -t`
    )
    if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN
)
"""Signals that are handled: without that they would end the process and leave the terminal as the app has set it.
Windows has few of them."""


HUNG_UP = 129
"""Exit status when the terminal is gone: that of SIGHUP, also on systems without it."""
GRACE = 2.0
"""Most seconds from the request to end to the end of the process."""

_status: int | None = None
"""Exit status, once an end was requested."""
_end: threading.Timer | None = None
"""Timer that ends the process in any case."""
_at_last: list[Callable[[], object]] = []
"""What is done before the timer ends the process."""
_through: Callable[[int], object] | None = None
"""Asks the running app to leave, from any thread."""


def at_once() -> None:
    """Until there is an app, leave through every `finally`; see `insist`.

    Also ignore SIGTSTP: the shell does not hold the terminal any more, and only the app restores it before stopping.
    """
    for number in ENDINGS:
        signal.signal(number, _leave)
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)


def interrupts_end() -> None:
    """Until `interrupts_raise`, let SIGINT end the process without a word, unless it is ignored.

    For a command before its work: imports and argparse turn an interrupt into errors of their own.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupts_raise() -> None:
    """From now on SIGINT raises KeyboardInterrupt, unless it is ignored or handled otherwise."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def through(loop: AbstractEventLoop, leave: Callable[[int], object]) -> None:
    """While `loop` runs, call `leave` with the exit status."""
    import contextlib

    global _through

    def told(status: int) -> None:
        global _status
        _status = status
        end_within(GRACE, status)
        leave(status)

    def heard(number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(RuntimeError):  # The loop has ended.
            loop.call_soon_threadsafe(told, 128 + number)

    def from_thread(status: int) -> None:
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(leave, status)

    _through = from_thread
    with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
        # With its first signal the loop is woken by all. It would itself lose one while many calls wait, as of keys.
        loop.add_signal_handler(ENDINGS[0], lambda: None)
        signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)
        for number in ENDINGS:
            signal.signal(number, heard)
            if sys.platform != "win32":
                signal.siginterrupt(number, False)


def hung_up() -> None:
    """Leave because the terminal is gone, as after SIGHUP, even if that is ignored."""
    global _status
    _status = HUNG_UP
    if _through is None:
        os._exit(HUNG_UP)  # There is no app yet, and nothing to save.
    end_within(GRACE, HUNG_UP)
    _through(HUNG_UP)


def status() -> int | None:
    """The requested exit status; None if no end was requested."""
    return _status


def end_within(seconds: float, status: int) -> None:
    """End the process with `status` after `seconds`, unless `ended_in_time` is called before."""
    import threading

    global _end
    if _end is None:
        _end = threading.Timer(seconds, _end_now, [status])
        _end.daemon = True
        _end.start()


def _end_now(status: int) -> None:
    """End the process, whatever blocks it."""
    for work in _at_last:
        work()
    os._exit(status)


def at_last(work: Callable[[], object]) -> None:
    """Have `work`, which must not wait, done before a process that did not end in time is ended."""
    _at_last.append(work)


def ended_in_time() -> None:
    """Cancel the timer: everything is saved and restored."""
    global _end
    if _end is not None:
        _end.cancel()
        _end = None


def no_more() -> None:
    """Ignore further signals: the end has begun, and must not be interrupted."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


def insist() -> None:
    """Exit with the requested status, even if an interrupted import turned the request into another error."""
    if _status is not None:
        raise SystemExit(_status)


def _leave(number: int, _frame: FrameType | None) -> None:
    global _status
    _status = 128 + number
    raise SystemExit(_status)
