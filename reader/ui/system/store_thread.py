"""What a person left here, kept beside the screen: a store that is asked and told in a thread of its own.

What is to be done is done in order, and no key waits for it. A store that gives way is told once, as a `StoreError`,
and the sitting goes on without.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

from reader.errors import StoreError

if TYPE_CHECKING:
    from reader.store.store import Store

Task: TypeAlias = "Callable[[Store], None]"
Complaint = Callable[[StoreError], object]


class StoreThread:
    """The store of a person. `opened` is called in the thread, when something is first to be done."""

    def __init__(self, opened: Callable[[], Store] | None = None) -> None:
        self._opened = opened or _own
        self._store: Store | None = None
        self._thread = ThreadPoolExecutor(1, "home")
        self.complain: Complaint = lambda error: None
        """Is called in the thread with what went wrong."""
        self._told = False
        self._leaving = False

    def do(self, task: Task, *, needed: bool = True, asked: bool = False) -> None:
        """Do `task` after all that was to be done before; one that is not needed is left out when one leaves.

        Of one that a person has asked for it is told each time that it could not be done.
        """
        self._thread.submit(self._done, task, needed, asked)

    def leave(self) -> None:
        """Wait until everything is done that is needed, and close the store."""
        self._leaving = True
        self._thread.shutdown()
        if self._store is not None:
            self._store.close()

    def _done(self, task: Task, needed: bool, asked: bool) -> None:
        if self._leaving and not needed:
            return
        try:
            if self._store is None:
                self._store = self._opened()
                if self._store.problem is not None:
                    self.complain(self._store.problem)
            task(self._store)
        except StoreError as error:
            if asked or not self._told:
                self._told = True
                self.complain(error)


def temporary_store() -> StoreThread:
    """A home that is gone when one leaves it."""
    return StoreThread(_temporary)


def _own() -> Store:
    from reader.store.store import Store  # the first paint does without a database

    return Store.start()


def _temporary() -> Store:
    from reader.store.store import Store

    return Store.temporary()
