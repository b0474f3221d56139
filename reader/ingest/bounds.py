"""Bounds on the bytes read and unpacked from a source, and cancellation of its reading.

One `Budget` goes with a source through all archives inside it. The limits leave room for a decade of a newspaper and
stop a decompression bomb within a second.

A source is read in at most two seconds of processor time a megabyte of what is read: of the file, or of what is
unpacked from it, at all levels of archives, if that is more. So a well packed file may take longer for its own size, up
to what its largest unpacked size allows.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, TypeVar

from reader.errors import ReaderError

Report = Callable[[ReaderError], None]
"""Callback that receives each problem with a part of a source, while reading of the rest continues."""

ENTRIES = 200_000
"""Most entries of a source, counted over all its nested archives."""
ENTRY = 1 << 28
"""Most bytes of one entry."""
TOTAL = 1 << 31
"""Most bytes unpacked from one source."""
RATIO = 200
"""Largest ratio of unpacked to packed size: text packs to a third, at best to a thirtieth."""
SMALL = 1 << 24
"""Bytes that may be unpacked at any ratio."""
DEPTH = 3
"""Most levels of nested archives whose entries are read."""

CHUNK = 1 << 20
OFTEN = 256
"""Number of small steps between two checks for cancellation."""

FEW = 16
"""Most things of a list that are not worth a check."""

Thing = TypeVar("Thing")


class TooMuchError(Exception):
    """A bound was exceeded: nothing more of the source is unpacked."""


class CancelledReadingError(Exception):
    """The source is no longer wanted: its reading ends at once."""


Poll = Callable[[], bool]
"""Cancellation poll: returns True once the work is no longer wanted. Called often, so it must be cheap."""
Check = Callable[[], None]
"""Cancellation check, called between small steps. Raises CancelledReadingError once the work is no longer wanted."""


def never() -> bool:
    """Poll of work that is never cancelled: always False."""
    return False


def unchecked() -> None:
    """Check of work that is never cancelled: does nothing."""


def checked(things: Iterable[Thing], check: Check, every: int = OFTEN) -> Iterator[Thing]:
    """Yield the things, calling `check` before the first and then before every `every`-th; not for a short list."""
    few = isinstance(things, list | tuple) and len(things) <= min(FEW, every)
    return iter(things) if few else _checked(things, check, every)


def _checked(things: Iterable[Thing], check: Check, every: int) -> Iterator[Thing]:
    rest = iter(things)
    for thing in rest:
        check()
        yield thing
        yield from islice(rest, every - 1)


class Budget:
    """Remaining bytes and entries of one source, and its cancellation poll."""

    def __init__(self, packed: int, cancelled: Poll = never) -> None:
        """Allow what a source of `packed` bytes may unpack to, until `cancelled` returns True."""
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
        """Check for cancellation; called between small steps. Raises CancelledReadingError."""
        if self._cancelled():
            raise CancelledReadingError

    def admits(self, size: int) -> bool:
        """True if an entry of `size` bytes may be unpacked at all."""
        return size <= ENTRY

    def spend(self, count: int) -> None:
        """Count `count` unpacked bytes. Raises TooMuchError and CancelledReadingError."""
        self.check()
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooMuchError


class Metered:
    """Wraps a decompression stream and charges every byte read to the budget."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = CHUNK) -> bytes:
        """Up to `size` bytes, at most one chunk beyond the remaining budget. Raises TooMuchError and
        CancelledReadingError."""
        data = self._stream.read(min(size, self._budget.bytes_left + CHUNK))
        self._budget.spend(len(data))
        return data

    def all(self) -> bytes:
        """All bytes up to the end of the stream. Raises TooMuchError and CancelledReadingError."""
        parts = []
        while part := self.read(CHUNK):
            parts.append(part)
        return b"".join(parts)
