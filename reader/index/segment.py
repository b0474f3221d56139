"""A segment: the streams of some articles, and all their positions sorted by the pair of characters there.

It consists of read-only arrays that can be saved and mapped from files. Articles are numbered from 0 within the
segment; a position is an index into `codes`. The articles themselves are not stored.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns
from reader.index.pair_table import PairTable
from reader.index.stream import BODY, SEPARATOR, Codes, Positions
from reader.lazy_property import lazy_property

Made = TypeVar("Made")
ALIGNMENT = 5
"""Headings and bodies begin at multiples of 2 to this power, which shortens `owner_codes` by that factor."""
BLOCK = np.uint32(ALIGNMENT)
"""Shift that turns a position into its index in `owner_codes`."""


def edges(lengths: NDArray[np.uint32]) -> Positions:
    """Start of each heading and body in turn from their lengths, and the end of all: an empty body takes no room."""
    blocks = (lengths >> ALIGNMENT) + 1
    blocks[1::2] *= lengths[1::2] > 0
    return np.append(0, np.cumsum(blocks) << ALIGNMENT).astype(np.uint32)


@dataclass(frozen=True, eq=False)
class Segment:
    """The index of some articles."""

    codes: Codes
    """Heading and body of each article in turn, each followed by at least one `PADDING` up to a multiple of 32."""
    first_codes: Codes
    """The codes that begin a pair, ascending."""
    first_rows: NDArray[np.uint32]
    """The row of the first pair that begins with each of `first_codes`; at last the number of pairs."""
    second_codes: Codes
    """The second code of each pair that occurs; pairs ascend."""
    offsets: Positions
    """Pair i has the postings from `offsets[i]` to `offsets[i + 1]`."""
    postings: Positions
    """The positions of each pair, ascending. Padding and separators begin no pair."""
    owner_codes: NDArray[np.unsignedinteger[Any]]
    """By position / 32: twice the number of the article, plus one in a body."""
    heading_lengths: NDArray[np.uint32]
    """Codes in the heading of each article."""
    body_lengths: NDArray[np.uint32]
    """Codes in the body of each article."""
    field_starts: Positions
    """Start of each field of each article, ascending."""
    field_numbers: NDArray[np.uint8]
    """Number of the field (see `stream.FIELDS`) at each of `field_starts`."""
    gaps: Positions
    """Sorted positions before which a character of `Article.text` was omitted, one entry for each omitted character."""
    rare_at: Positions
    """Ascending positions of rare characters, which share codes."""
    rare_characters: NDArray[np.uint32]
    """The rare characters at `rare_at`, as code points."""
    changed: NDArray[np.uint8]
    """A bit a position, that of the first the lowest of a byte: 1 where folding changed the character."""
    other_at: Positions
    """Ascending positions of printed characters in another than the usual form (see `reader.index.printed_forms`)."""
    other_forms: NDArray[np.uint32]
    """The characters at `other_at`, as code points."""
    repeated: NDArray[np.uint32]
    """Fields taken from a body, ascending by article: of each its number, and where it begins and ends in the body."""
    columns: Columns
    fingerprints: NDArray[np.uint32] = field(default_factory=lambda: np.empty(0, np.uint32))
    """See `reader.index.near_duplicates`."""

    def __len__(self) -> int:
        return len(self.body_lengths)

    @lazy_property
    def _companions(self) -> dict[object, Any]:
        return {}

    def companion(self, kind: "Callable[[Segment], Made]") -> Made:
        """The companion object `kind(self)`, created once and kept as long as the segment: for data computed later."""
        if kind not in self._companions:
            self._companions[kind] = kind(self)
        made: Made = self._companions[kind]
        return made

    @lazy_property
    def starts(self) -> Positions:
        """Start of the heading of each article; the last entry is the end of all."""
        return self._edges[::2].copy()

    @lazy_property
    def body_starts(self) -> Positions:
        """Start of the body of each article; of the next article if it has none."""
        return self._edges[1::2].copy()

    @property
    def _edges(self) -> Positions:
        """Start of each heading and body in turn, and the end of all."""
        return edges(np.stack([self.heading_lengths, self.body_lengths], axis=1).ravel())

    @lazy_property
    def pairs(self) -> PairTable:
        """The pairs that occur, to be looked up."""
        return PairTable(self.first_codes, self.first_rows, self.second_codes, self.offsets)

    @lazy_property
    def text_lengths(self) -> NDArray[np.int64]:
        """Length of each article's `Article.text` in code points, omitted characters included."""
        left_out = np.diff(self.gaps.searchsorted(self.starts))
        return (left_out + self.heading_lengths + self.body_lengths + (self.body_lengths > 0)).astype(np.int64)

    def owner_codes_of(self, positions: Positions) -> NDArray[np.unsignedinteger[Any]]:
        """Owner code of each position: twice the number of its article, plus one in a body."""
        return self.owner_codes.take(positions >> BLOCK)

    def owners_of(self, positions: Positions) -> NDArray[np.unsignedinteger[Any]]:
        """The article of each position."""
        owners: NDArray[Any] = self.owner_codes_of(positions) >> 1
        return owners

    def fields_of(self, positions: Positions) -> NDArray[np.uint8]:
        """The number of the field at each position."""
        return self.field_numbers.take(self.field_starts.searchsorted(positions, side="right") - 1)

    def repeated_as(self, number: int) -> tuple[Positions, Positions]:
        """Where the fields of one number that were taken from bodies begin and end, ascending."""
        numbers, begins, ends = self.repeated.reshape(-1, 3).T
        return begins[numbers == number], ends[numbers == number]

    def repeated_rows(self, number: int, starts: Positions, ends: NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of those of some stretches that are inside a field of one number that was taken from a body."""
        fields = self.repeated_as(number)
        if not len(fields[0]):
            return np.empty(0, np.intp)
        rows = fields[0].searchsorted(starts, side="right") - 1
        return np.flatnonzero((rows >= 0) & (ends <= fields[1].take(rows)))

    def fields_in(self, article: int) -> list[tuple[int, int]]:
        """Start and end of each field of the article, but for those that were taken from the body."""
        first, last = self.field_starts.searchsorted(self.starts[article : article + 2])
        begins = self.field_starts[first:last].tolist()
        body, length = int(self.body_starts[article]), int(self.body_lengths[article])
        heading = begins[:-1] if length else begins
        ends = [*(begin - 1 for begin in heading[1:]), int(self.starts[article] + self.heading_lengths[article])]
        bounds = [*zip(heading, ends, strict=True), *([(body, body + length)] if length else [])]
        return [each for each in bounds if self.codes[each[0]] != SEPARATOR]

    def folded(self, begin: int, end: int) -> str:
        """The folded text from position `begin` to `end`, one character a position."""
        points = self.codes[begin:end].astype("<u4")
        first, last = self.rare_at.searchsorted(np.array([begin, end], np.uint32))
        points[self.rare_at[first:last] - np.uint32(begin)] = self.rare_characters[first:last]
        return points.tobytes().decode("utf-32-le", "surrogatepass")

    def beside(self, starts: Positions, steps: NDArray[np.integer[Any]]) -> Codes:
        """The codes at `steps` from each of `starts`, one row for each."""
        return self.codes.take(starts[:, None] + steps, mode="clip")

    @lazy_property
    def _text_starts(self) -> NDArray[np.int64]:
        """By owner code, the difference between a position in that heading or body and its offset in `Article.text`.

        Characters omitted within the article are not counted.
        """
        headings = self.starts[:-1].astype(np.int64)
        found = np.stack([headings, self.body_starts - self.heading_lengths.astype(np.int64) - 1], axis=1)
        found += self._gap_rows[:-1:2, None]
        return found.ravel()

    @lazy_property
    def _gap_rows(self) -> NDArray[np.intp]:
        """By owner code, the row in `gaps` of the first one of that heading or body; at last their number."""
        begins = np.stack([self.starts[:-1], self.body_starts], axis=1).ravel()
        return np.append(self.gaps.searchsorted(begins), len(self.gaps))

    @lazy_property
    def _gaps_one_by_one(self) -> memoryview:
        """`gaps`, of which to look at one costs a third."""
        return self.gaps.data

    @lazy_property
    def _fields_one_by_one(self) -> memoryview:
        """`field_starts`, for looking at one after the other."""
        return self.field_starts.data

    def places_of(self, positions: Iterable[int], length: int) -> list[tuple[int, int, int]]:
        """The field and the offsets in `Article.text` of each of a few occurrences of `length` characters: the number
        of the field, start and end. `offsets_in` finds those of many.
        """
        owner_code, gap_row, text_start = self.owner_codes.item, self._gap_rows.item, self._text_starts.item
        gaps, found = self._gaps_one_by_one, []
        for at in positions:
            code = owner_code(at >> ALIGNMENT)
            before = bisect_right(gaps, at, gap_row(code), last := gap_row(code + 1))
            inside = bisect_right(gaps, at + length - 1, before, last)
            start = at - text_start(code)
            field = BODY if code & 1 else self.field_numbers.item(bisect_right(self._fields_one_by_one, at) - 1)
            found.append((field, start + before, start + length + inside))
        return found

    def offsets_in(
        self, starts: Positions, length: int | NDArray[np.uint32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Start and end offsets in `Article.text` of the occurrences at the positions `starts`.

        `length`: of all occurrences, or of each.
        """
        before = self._text_starts.take(self.owner_codes_of(starts))
        if isinstance(length, int) and length == 1:
            begins: NDArray[np.int64] = self.gaps.searchsorted(starts, side="right") - before
            begins += starts
            return begins, begins + 1
        edges = np.empty((2, len(starts)), np.uint32)  # The first characters, and the last.
        edges[0] = starts
        np.add(starts, length - 1, out=edges[1], casting="unsafe")
        offsets = self.gaps.searchsorted(edges, side="right")
        offsets -= before
        offsets += edges
        return offsets[0], offsets[1] + 1

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name: all that there is to save."""
        own = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "columns"}
        return own | {f"columns.{name}": array for name, array in self.columns.arrays().items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Segment":
        """Restore a segment from its `arrays()`."""
        columns = {name.removeprefix("columns."): array for name, array in arrays.items() if "." in name}
        own = {part.name: arrays[part.name] for part in fields(cls) if part.name != "columns"}
        return cls(**own, columns=Columns.from_arrays(columns))
