"""Sums of rows of numbers: each row is packed into one integer, so that one addition adds all its numbers at once.

Numbers below zero are kept as a borrow from the number above them, which unpacking gives back.
"""

from collections.abc import Iterable
from struct import Struct

CODES = {16: "h", 64: "q"}


class Fields:
    """Rows of so many whole numbers, each in a field of so many bits. No sum may be too large for its field."""

    def __init__(self, count: int, bits: int) -> None:
        """`bits` are 16 or 64."""
        self.count, self.bits = count, bits
        self._struct = Struct(f"<{count}{CODES[bits]}")
        self._signs = sum(1 << bits * at + bits - 1 for at in range(count))

    def packed(self, numbers: Iterable[int]) -> int:
        """A row as one integer."""
        return sum(number << self.bits * at for at, number in enumerate(numbers))

    def unpacked(self, packed: int) -> tuple[int, ...]:
        """The row of a sum of packed rows."""
        return self._struct.unpack((packed + self._signs ^ self._signs).to_bytes(self._struct.size, "little"))
