"""Being told to end by the system: SIGTERM, and SIGHUP when the terminal is closed.

The exit status is that of a shell, 128 and the number of the signal; before it the terminal is put back and the place
is kept. A signal that whoever started the program wants ignored (`nohup`) stays ignored.
"""

import contextlib
import signal
from asyncio import AbstractEventLoop
from collections.abc import Callable
from types import FrameType

ENDINGS = tuple(
    number
    for name in ("SIGTERM", "SIGHUP")
    if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN
)
"""The signals to listen to; on Windows there is no SIGHUP."""


_status: int | None = None
"""The exit status, once one was told to end."""


def at_once() -> None:
    """Until there is an app: leave through every `finally` on the way; see `insist`."""
    for number in ENDINGS:
        signal.signal(number, _leave)


def through(loop: AbstractEventLoop, leave: Callable[[int], object]) -> None:
    """As long as `loop` runs: call `leave` with the exit status."""
    for number in ENDINGS:
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, leave, 128 + number)


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
