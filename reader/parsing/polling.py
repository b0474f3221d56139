"""Work over many lines that can be left off: takes things one by one, asks now and then whether to go on."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Poll = Callable[[], object]
"""What is called now and then; what it raises ends the work."""

EVERY = 512
"""After how many things it is called: some hundredths of a second."""

Thing = TypeVar("Thing")


def never() -> None:
    """Go on, whatever happens."""


def polled(things: Iterable[Thing], poll: Poll) -> Iterator[Thing]:
    """The things, with `poll` called before the first and after every so many."""
    rest = iter(things)
    while some := list(islice(rest, EVERY)):
        poll()
        yield from some
