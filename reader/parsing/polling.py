"""Cancellable work over many lines: yields things one by one, and polls at intervals."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Poll = Callable[[], object]
"""Called at intervals; its exception ends the work."""

EVERY = 512
"""Things between two calls of `poll`: a few hundredths of a second of work."""
FEW = 16
"""Most things that are not worth a poll, as far as their number is known: there may be a hundred thousand articles of a
line each."""

Thing = TypeVar("Thing")


def never() -> None:
    """Poll of work that is never cancelled: does nothing."""


def polled(things: Iterable[Thing], poll: Poll) -> Iterator[Thing]:
    """The things, calling `poll` before the first and then before every `EVERY`-th; not for a list of at most `FEW`."""
    return iter(things) if isinstance(things, _COUNTED) and len(things) <= FEW else _polled(things, poll)


_COUNTED = (list, tuple, range)


def _polled(things: Iterable[Thing], poll: Poll) -> Iterator[Thing]:
    return chain.from_iterable(_pieces(iter(things), poll))


def _pieces(rest: Iterator[Thing], poll: Poll) -> Iterator[Iterable[Thing]]:
    """The things in pieces of `EVERY`, which need no step of ours for each of them."""
    for thing in rest:
        poll()
        yield (thing,)
        yield islice(rest, EVERY - 1)
