"""What is fetched beside the screen: a thread with an event loop never waits for a network.

There a call gives what is here; what is not is sent for, by a thread of its own, and told when it has arrived.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import suppress

from reader.errors import ReaderError

Job = Callable[[], object]
REST = 2.0
"""Seconds after an errand came back with nothing, before another one is sent."""


def may_wait() -> bool:
    """Whether this thread may wait for a network: it has no event loop to keep going."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return True
    return False


class Errands:
    """Errands under way, each once."""

    def __init__(self) -> None:
        self.on_arrival: Callable[[], object] = lambda: None
        """Called by any thread when something has arrived, or will not."""
        self.problem: ReaderError | None = None
        """Why the last errand came back with nothing."""
        self._under_way = set[Hashable]()
        self._next = 0.0
        self._lock = threading.Lock()

    def send(self, name: Hashable, job: Job) -> None:
        """Do `job` in a thread, unless one of that name is under way."""
        with self._lock:
            if name in self._under_way:
                return
            self._under_way.add(name)
        threading.Thread(target=self._run, args=(name, job), daemon=True).start()

    def _run(self, name: Hashable, job: Job) -> None:
        time.sleep(max(self._next - time.monotonic(), 0.0))
        try:
            job()
            self.problem = None
        except ReaderError as problem:
            self.problem, self._next = problem, time.monotonic() + REST
        finally:
            with self._lock:
                self._under_way.discard(name)
            with suppress(RuntimeError):  # The loop of the screen that waited is closed.
                self.on_arrival()
