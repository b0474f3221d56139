"""The store of a person, served by one thread: jobs are done in order, and no key waits for a disk.

A job takes the store and may give a message, which goes to the screen. Of a store that fails the screen is told once,
as `StoreFailed`, and the program goes on without it.
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
    """The thread. `opened` is called in it, when there is first something to do."""

    def __init__(self, opened: Callable[[], Store] | None = None) -> None:
        self._opened = opened or _own
        self._store: Store | None = None
        self._thread = ThreadPoolExecutor(1, "store")
        self.post: Post = lambda message: None
        """Where messages go, called in the thread: to the screen."""
        self._failed = False
        self._closing = False

    def do(self, job: StoreJob, *, post: Post | None = None, needed: bool = True, asked: bool = False) -> None:
        """Do `job` after all earlier ones; the message that it gives goes to `post`, by default to the screen.

        On closing, a job that is not `needed` is left out. Each failure of one that a person `asked` for is posted.
        """
        self._thread.submit(self._done, job, post, needed, asked)

    def close(self) -> None:
        """Wait until all needed jobs are done, and close the store. None of them waits for another instance."""
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
            if self._store is None:
                self._store = self._opened()
                if self._closing:
                    self._store.hurry()
                if self._store.problem is not None:
                    self.post(StoreFailed(self._store.problem))
            message = job(self._store)
        except StoreError as error:
            if asked or not self._failed:
                self._failed = True
                self.post(StoreFailed(error))
        else:
            if isinstance(message, Message):
                (post or self.post)(message)


def temporary_store() -> StoreThread:
    """A store that is gone when it is closed."""
    return StoreThread(_temporary)


def _own() -> Store:
    from reader.store.store import Store  # the first paint does without a database

    return Store.start()


def _temporary() -> Store:
    from reader.store.store import Store

    return Store.temporary()
