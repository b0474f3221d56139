"""The store, served by one thread: jobs run in order, and no key waits for the disk.

A job takes the store and may return a message, which goes to the screen. A failure of the store is reported to the
screen once, as `StoreFailed`, and the program continues without it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

from textual.message import Message

from reader.errors import StoreError
from reader.ui.messages import StoreFailed

if TYPE_CHECKING:
    from reader.store.store import Store

StoreJob: TypeAlias = "Callable[[Store], object]"
Post = Callable[[Message], object]


class StoreThread:
    """The thread of the store. `opened` is called in it, before the first job."""

    def __init__(self, opened: Callable[[], Store] | None = None) -> None:
        self._opened = opened or _own
        self._store: Store | None = None
        self._thread = ThreadPoolExecutor(1, "store")
        self.post: Post = lambda message: None
        """Receives messages, called in the thread: the screen."""
        self._failed = self._told = False
        self._closing = False

    def begin(self) -> None:
        """Open the store beside what comes before its first job, which reports what was wrong with it."""
        self._thread.submit(self._open)

    def do(self, job: StoreJob, *, post: Post | None = None, needed: bool = True, asked: bool = False) -> None:
        """Run `job` after all earlier ones; its message goes to `post`, by default to the screen.

        On closing, jobs that are not `needed` are skipped. Each failure of a job that the user `asked` for is posted.
        """
        self._thread.submit(self._done, job, post, needed, asked)

    def close(self) -> None:
        """Wait until all needed jobs are done, without waiting for another instance, and close the store."""
        self._closing = True
        if self._store is not None:
            self._store.hurry()
        self._thread.shutdown()
        if self._store is not None:
            self._store.close()

    def _done(self, job: StoreJob, post: Post | None, needed: bool, asked: bool) -> None:
        if self._closing and not needed:
            return
        try:
            store = self._open()
            if store.problem is not None and not self._told:
                self._told = True
                self.post(StoreFailed(store.problem))
            message = job(store)
        except StoreError as error:
            if asked or not self._failed:
                self._failed = True
                self.post(StoreFailed(error))
        else:
            if isinstance(message, Message):
                (post or self.post)(message)

    def _open(self) -> Store:
        """The store, opened by the first call. Raises StoreError."""
        if self._store is None:
            self._store = self._opened()
            if self._closing:
                self._store.hurry()
        return self._store


def temporary_store() -> StoreThread:
    """A store that is deleted when it is closed."""
    return StoreThread(_temporary)


def _own() -> Store:
    from reader.store.store import Store  # the first paint does without a database

    return Store.start()


def _temporary() -> Store:
    from reader.store.store import Store

    return Store.temporary()
