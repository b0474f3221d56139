"""How much of a source is read and unpacked at most, and for how long: until nobody wants it any more.

One `Budget` goes with a source through all archives inside it. The figures leave room for a decade of a newspaper and
stop a bomb within a second.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import IO, TypeVar

from reader.errors import ReaderError

Report = Callable[[ReaderError], None]
"""Where what is wrong with a part of a source is told, while the rest goes on."""

ENTRIES = 200_000
"""Entries of a source, all archives in it together."""
ENTRY = 1 << 28
"""Bytes of one entry."""
TOTAL = 1 << 31
"""Bytes unpacked from one source."""
RATIO = 200
"""How many times its packed size a source may unpack to: text packs to a third, at best to a thirtieth."""
SMALL = 1 << 24
"""Bytes that are unpacked whatever the ratio."""
DEPTH = 3
"""How many archives deep entries are read."""

CHUNK = 1 << 20
OFTEN = 256
"""After how many small things it is asked whether to go on."""

Thing = TypeVar("Thing")


class TooMuchError(Exception):
    """A bound was passed: nothing more of this source is unpacked."""


class CancelledReadingError(Exception):
    """Nobody wants the source any more: the reading of it is left at once."""


Poll = Callable[[], bool]
"""Asked often, and cheap: whether what is being done is not wanted any more."""
Check = Callable[[], None]
"""Called between small steps: raises CancelledReadingError when the work is not wanted any more."""


def never() -> bool:
    """The poll of what is always wanted."""
    return False


def unchecked() -> None:
    """The check of what is always wanted."""


def checked(things: Iterable[Thing], check: Check, every: int = OFTEN) -> Iterator[Thing]:
    """The things, with `check` called before the first and after every so many."""
    for at, thing in enumerate(things):
        if at % every == 0:
            check()
        yield thing


class Budget:
    """What is left to unpack of one source, and whether it is still wanted."""

    def __init__(self, packed: int, cancelled: Poll = never) -> None:
        """Room for a source of `packed` bytes, until it is `cancelled`."""
        self._cancelled = cancelled
        self.bytes_left = min(TOTAL, max(SMALL, RATIO * packed))
        self.entries_left = ENTRIES

    def take_entry(self) -> None:
        """Count one entry. Raises TooMuchError and CancelledReadingError."""
        self.check()
        self.entries_left -= 1
        if self.entries_left < 0:
            raise TooMuchError

    def check(self) -> None:
        """To be called between small steps. Raises CancelledReadingError when the source is not wanted any more."""
        if self._cancelled():
            raise CancelledReadingError

    def admits(self, size: int) -> bool:
        """Whether an entry of `size` bytes is unpacked at all."""
        return size <= ENTRY

    def spend(self, count: int) -> None:
        """Count `count` unpacked bytes. Raises TooMuchError and CancelledReadingError."""
        self.check()
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooMuchError


class Metered:
    """A stream being unpacked, whose bytes are counted as they come."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = CHUNK) -> bytes:
        """Up to `size` bytes, never more than a chunk beyond what is left. Raises TooMuchError."""
        data = self._stream.read(min(size, self._budget.bytes_left + CHUNK))
        self._budget.spend(len(data))
        return data

    def all(self) -> bytes:
        """Everything up to the end. Raises TooMuchError."""
        parts = []
        while part := self.read(CHUNK):
            parts.append(part)
        return b"".join(parts)
