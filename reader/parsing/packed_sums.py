"""Sums of rows of numbers: each row is packed into one integer, so that one addition adds all its numbers at once.

Numbers below zero are kept as a borrow from the number above them, which unpacking gives back.
"""

from collections.abc import Callable, Container, Iterable
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


class PackedRows(dict[str, int]):
    """Packed rows by name, each packed when it is first asked for: a page needs few of them. Names that there are no
    rows of have the row of nothing."""

    def __init__(self, names: Container[str], pack: Callable[[str], int]) -> None:
        """`pack` gives the row of one of `names`."""
        super().__init__()
        self._names, self._pack = names, pack

    def __missing__(self, name: str) -> int:
        """The row of a name that is asked for the first time."""
        if name not in self._names:
            return 0
        row = self[name] = self._pack(name)
        return row

    def sum(self, names: Iterable[str], more: int = 0) -> int:
        """The sum of the rows of these names, and of one more."""
        return sum(map(self.__getitem__, names), more)
