"""Stops by the shell while the app runs: SIGTSTP, and SIGCONT after it or after SIGSTOP.

Both are passed on to the event loop: when they arrive, the thread of the screen may hold a lock that leaving the screen
needs, or wait for a terminal that is not read. A process that has not left the screen within `PATIENCE` is stopped by
another thread.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading

from reader.ui.launch import hangup, splash

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable
    from types import FrameType

PATIENCE = 1.0
"""Most seconds from SIGTSTP to the stop."""


class Stopping:
    """Stops and continues an app; its methods are called in the thread of the screen."""

    def __init__(
        self, loop: AbstractEventLoop, keyboard: int, leaves: Callable[[], contextlib.AbstractContextManager[None]]
    ) -> None:
        """`leaves`: leaves the screen to the shell, and takes it back."""
        self._loop, self._keyboard, self._leaves = loop, keyboard, leaves
        self._left = threading.Event()
        """Set while the shell has the screen."""
        self._forced = False
        """True if the process was stopped without leaving the screen."""
        self._one = threading.Lock()
        """Held while it is settled which thread stops the process: stopped by both it would need two continuations."""

    def watch(self) -> None:
        """Take over both signals."""
        if sys.platform != "win32":
            signal.signal(signal.SIGTSTP, self._asked)
            signal.signal(signal.SIGCONT, self._continued)

    def stop(self) -> None:
        """Leave the screen, and stop until the shell continues the process; not if it was stopped while leaving."""
        with self._leaves():
            with self._one:
                self._left.set()
            if not self._forced:
                hangup.stop(sys.__stdin__)
        self._left.clear()
        self._forced = False

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        if not self._left.is_set():
            self._soon(self._stop_unless_stopped)
            threading.Thread(target=self._insist, name="stop", daemon=True).start()

    def _stop_unless_stopped(self) -> None:
        if not self._forced:
            self.stop()

    def _insist(self) -> None:
        if sys.platform == "win32" or self._left.wait(PATIENCE):
            return
        with self._one:
            if not self._left.is_set():
                self._forced = True
                splash.hand_back(self._keyboard)
                os.kill(os.getpid(), signal.SIGSTOP)

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        if not self._left.is_set():
            self._soon(self._enter_again)

    def _enter_again(self) -> None:
        """Set up the terminal anew: it was not left, and the shell may have changed it meanwhile."""
        self._forced = False
        with self._leaves():
            pass

    def _soon(self, work: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # The app has ended.
            self._loop.call_soon_threadsafe(work)
