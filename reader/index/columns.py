"""The metadata of articles as columns, for filters, facets and ties.

One row an article, in the order of adding. A column of names holds numbers of names, -1 for none; each distinct name is
stored once, in concatenated UTF-8, so that it can be mapped from a file.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_table
from reader.index.ranges import distinct, ranges

Arrays = Mapping[str, NDArray[Any]]

NAMED = ("publication", "section", "source", "page", "page_name")
"""The columns that hold one name an article."""
row_of = attrgetter("date", "authors", *NAMED)
"""What the columns hold of an article."""


@dataclass(frozen=True, eq=False)
class Names:
    """A column of names. A row has any number of names, usually one or none; `starts` divides the rows."""

    numbers: NDArray[np.signedinteger[Any]]
    starts: NDArray[np.uint32]
    """Row r has `numbers[starts[r]:starts[r + 1]]`; empty when every row has exactly one number, -1 for none."""
    blob: NDArray[np.uint8]
    cuts: NDArray[np.uint32]
    """Name i is `blob[cuts[i]:cuts[i + 1]]`."""

    @classmethod
    def of(cls, rows: Iterable[str | None]) -> "Names":
        """Build a column with one name or None for each row."""
        return cls._numbered([*rows], np.empty(0, np.uint32))

    @classmethod
    def of_several(cls, rows: Iterable[Sequence[str]]) -> "Names":
        """Build a column with any number of names for each row."""
        given = [*rows]
        return cls._numbered([*chain.from_iterable(given)], np.cumsum([0, *map(len, given)], dtype=np.uint32))

    @classmethod
    def _numbered(cls, given: Sequence[str | None], starts: NDArray[np.uint32]) -> "Names":
        names = [name for name in dict.fromkeys(given) if name is not None]
        known: dict[str | None, int] = {None: -1, **dict(zip(names, range(len(names)), strict=True))}
        numbers = np.fromiter(map(known.__getitem__, given), signed(len(names)), len(given))
        return cls(numbers, starts, *_laid_end_to_end(names))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The distinct names, by their numbers."""
        data, cuts = self.blob.tobytes(), self.cuts.tolist()
        return tuple(data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(cuts))

    def name(self, number: int) -> str:
        """The name of a number, without decoding the others."""
        return self.blob[int(self.cuts[number]) : int(self.cuts[number + 1])].tobytes().decode("utf-8", "surrogatepass")

    def row(self, row: int) -> tuple[str, ...]:
        """The names of one row."""
        first, last = (row, row + 1) if not len(self.starts) else self.starts[row : row + 2].tolist()
        return tuple(self.name(number) for number in self.numbers[first:last].tolist() if number >= 0)

    def holding(self, text: str) -> NDArray[np.int64]:
        """Ascending numbers of the names that contain `text` (folded); searched in one pass."""
        folded, cuts = self._folded
        if text not in folded:
            return np.empty(0, np.int64)
        starts = np.array([found.start() for found in re.finditer(f"(?={re.escape(text)})", folded)], np.int64)
        numbers = cuts.searchsorted(starts, side="right") - 1
        found: NDArray[np.int64] = distinct(numbers[starts + len(text) <= cuts[numbers + 1]])
        return found

    @cached_property
    def _folded(self) -> tuple[str, NDArray[np.int64]]:
        """The folded names, concatenated, and the offset of each, with the end as the last one."""
        data = self.blob.tobytes().decode("utf-8", "surrogatepass").encode("utf-32-le", "surrogatepass")
        folded = fold_table().take(np.frombuffer(data, "<u4")).tobytes().decode("utf-32-le", "surrogatepass")
        return folded, np.append(0, np.cumsum((self.blob & 0xC0) != 0x80))[self.cuts]

    def rows_with(self, wanted: Iterable[int]) -> NDArray[np.uint32]:
        """Ascending rows that have a name with one of these numbers."""
        chosen = np.zeros(len(self.cuts), np.bool_)  # One more than there are names: that of -1, no name.
        chosen[np.fromiter(wanted, np.intp)] = True
        (at,) = chosen.take(self.numbers, mode="wrap").nonzero()
        if len(self.starts):
            at = distinct(self.starts.searchsorted(at, side="right") - 1)
        return at.astype(np.uint32)

    def tally(self, rows: NDArray[np.uint32]) -> dict[str | None, int]:
        """Number of these rows that have each name; under None, of rows without a name."""
        if len(self.starts):
            firsts, lasts = self.starts[rows], self.starts[rows + 1]
            numbers, none = self.numbers[ranges(firsts, lasts)], int((firsts == lasts).sum())
        else:
            numbers, none = self.numbers[rows], 0
        sums = np.bincount(numbers + 1, minlength=1)
        found = {self.name(i): int(sums[i + 1]) for i in np.flatnonzero(sums[1:]).tolist()}
        none += int(sums[0])
        return found | ({None: none} if none else {})

    @classmethod
    def joined(cls, columns: Sequence["Names"]) -> "Names":
        """Concatenate columns."""
        if all(len(column.starts) == 0 for column in columns):
            rows = ((None if n < 0 else column.names[n]) for column in columns for n in column.numbers.tolist())
            return cls.of(rows)
        return cls.of_several([column.row(row) for column in columns for row in range(len(column.starts) - 1)])

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays of this column, their names beginning with `name`."""
        return {f"{name}.{part}": getattr(self, part) for part in ("numbers", "starts", "blob", "cuts")}

    @classmethod
    def from_arrays(cls, name: str, arrays: Arrays) -> "Names":
        """Restore the column from its `arrays(name)`."""
        return cls(*(arrays[f"{name}.{part}"] for part in ("numbers", "starts", "blob", "cuts")))


def signed(count: int) -> type[np.signedinteger[Any]]:
    """The smallest signed type that holds the numbers up to `count`, so that one can be added to those of names."""
    return next(kind for kind in (np.int8, np.int16, np.int32) if count <= np.iinfo(kind).max)


def _laid_end_to_end(names: Iterable[str]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    data = [name.encode("utf-8", "surrogatepass") for name in names]
    return np.frombuffer(b"".join(data), np.uint8), np.cumsum([0, *map(len, data)], dtype=np.uint32)


@dataclass(frozen=True, eq=False)
class Columns:
    """The metadata columns of a segment."""

    dates: NDArray[np.int32]
    """Dates as YYYYMMDD, zeros for a missing month or day; 0 for no date."""
    names: Mapping[str, Names]
    """The columns of names, by name: those of `NAMED`, and `author`."""

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]]) -> "Columns":
        """Build the columns from the `row_of` each article."""
        dates, authors, *named = [*zip(*rows, strict=True)] or [()] * (2 + len(NAMED))
        names = {name: Names.of(each) for name, each in zip(NAMED, named, strict=True)}
        return cls(np.fromiter(map(numeric, dates), np.int32), names | {"author": Names.of_several(authors)})

    @classmethod
    def joined(cls, columns: Sequence["Columns"]) -> "Columns":
        """Concatenate the columns of several segments."""
        names = {name: Names.joined([each.names[name] for each in columns]) for name in columns[0].names}
        return cls(np.concatenate([each.dates for each in columns]), names)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array, by name, to be saved."""
        found: dict[str, NDArray[Any]] = {"dates": self.dates}
        for name, column in self.names.items():
            found |= column.arrays(name)
        return found

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "Columns":
        """Restore the columns from their `arrays()`."""
        return cls(arrays["dates"], {name: Names.from_arrays(name, arrays) for name in (*NAMED, "author")})


@lru_cache(maxsize=1024)
def numeric(date: str | None) -> int:
    """An ISO date (year, month or day) as YYYYMMDD, zeros for missing parts; 0 for None."""
    return int(date.replace("-", "").ljust(8, "0")) if date else 0


def iso(date: int) -> str | None:
    """The ISO date of a number YYYYMMDD."""
    if not date:
        return None
    year, month, day = date // 10000, date // 100 % 100, date % 100
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
