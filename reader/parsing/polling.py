"""Cancellable work over many lines: yields things one by one, and polls at intervals."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Poll = Callable[[], object]
"""Called at intervals; its exception ends the work."""

EVERY = 512
"""Things between two calls of `poll`: a few hundredths of a second of work."""

Thing = TypeVar("Thing")


def never() -> None:
    """Poll of work that is never cancelled: does nothing."""


def polled(things: Iterable[Thing], poll: Poll) -> Iterator[Thing]:
    """Yield the things, calling `poll` before the first and then before every `EVERY`-th."""
    rest = iter(things)
    while some := list(islice(rest, EVERY)):
        poll()
        yield from some
