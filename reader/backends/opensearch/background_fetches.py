"""Fetches in threads of their own, so that the thread of the screen never waits for a network.

A call from the screen returns what is cached; what is missing is fetched in the background, and its arrival announced.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import suppress

from reader.errors import ReaderError

Job = Callable[[], object]
AT_ONCE = 4
"""Most fetches under way at once. Of those that wait the newest is next: it is for what the screen shows now."""
REST = 2.0
"""Seconds after a failed fetch before the next one starts."""


def may_wait() -> bool:
    """True if this thread may wait for a network: it runs no event loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return True
    return False


class BackgroundFetches:
    """Fetches under way; each name is fetched once at a time."""

    def __init__(self) -> None:
        self.on_arrival: Callable[[], object] = lambda: None
        """Called from any thread after each fetch, successful or not."""
        self.problem: ReaderError | None = None
        """Why the last fetch failed; None if it succeeded."""
        self._under_way = set[Hashable]()
        """Names of fetches that run or wait."""
        self._waiting = list[tuple[Hashable, Job]]()
        self._threads = 0
        self._next = 0.0
        self._lock = threading.Lock()

    def start(self, name: Hashable, job: Job) -> None:
        """Run `job` in a thread, now or soon, unless a fetch of that name is under way."""
        with self._lock:
            if name in self._under_way:
                return
            self._under_way.add(name)
            self._waiting.append((name, job))
            if self._threads == AT_ONCE:
                return
            self._threads += 1
        threading.Thread(target=self._work, name="fetch", daemon=True).start()

    def _work(self) -> None:
        """Run what waits until nothing does."""
        while True:
            with self._lock:
                if not self._waiting:
                    self._threads -= 1
                    return
                name, job = self._waiting.pop()
            try:
                self._run(name, job)
            except BaseException:
                with self._lock:
                    self._threads -= 1
                raise

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
