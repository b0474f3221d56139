"""A piece of the index: the streams of some articles and every position of them, sorted by the two characters there.

All of it is plain arrays, read only: they can be saved, and mapped from files. Articles are numbered from 0 within
the segment; positions count into `codes`. Nothing of the articles themselves is held.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns
from reader.index.stream import Codes, Positions

Made = TypeVar("Made")
ALIGNMENT = 4
"""Headings and bodies begin at multiples of two to the power of this, so that `owner_codes` is that much shorter."""


@dataclass(frozen=True, eq=False)
class Segment:
    """Articles, laid out and sorted."""

    codes: Codes
    """Heading and body of each article in turn, each padded with `PADDING` (at least one) to a multiple of 16."""
    keys: NDArray[np.uint32]
    """Each pair of codes that occurs, the first in the high half, ascending."""
    offsets: Positions
    """Pair i has the postings from `offsets[i]` to `offsets[i + 1]`."""
    postings: Positions
    """The positions of each pair, ascending. Padding and separators begin no pair."""
    owner_codes: NDArray[np.unsignedinteger[Any]]
    """By position / 16: twice the number of the article, and one more in a body."""
    starts: Positions
    """Where the heading of each article begins, and where all end."""
    body_starts: Positions
    """Where the body of each article begins; where the next article does when it has none."""
    heading_lengths: NDArray[np.uint32]
    """Codes in the heading of each article."""
    body_lengths: NDArray[np.uint32]
    """Codes in the body of each article."""
    field_starts: Positions
    """Where each field of each article begins, ascending."""
    field_numbers: NDArray[np.uint8]
    """Which of `stream.FIELDS` begins there."""
    gaps: Positions
    """For each character of `Article.text` left out, ascending, the position of the one that follows it."""
    rare_at: Positions
    """The positions of characters that share a code, ascending."""
    rare_characters: NDArray[np.uint32]
    """What stands there."""
    columns: Columns
    fingerprints: NDArray[np.uint32] = field(default_factory=lambda: np.empty(0, np.uint32))
    """See `reader.index.near_duplicates`."""

    def __len__(self) -> int:
        return len(self.body_starts)

    @cached_property
    def _companions(self) -> dict[object, Any]:
        return {}

    def companion(self, kind: "Callable[[Segment], Made]") -> Made:
        """What `kind` makes of this segment, made once and kept as long as the segment: what is worked out later."""
        if kind not in self._companions:
            self._companions[kind] = kind(self)
        made: Made = self._companions[kind]
        return made

    @cached_property
    def text_lengths(self) -> NDArray[np.int64]:
        """The code points of the `Article.text` of each article: what its streams have, and what they leave out."""
        left_out = np.diff(self.gaps.searchsorted(self.starts))
        return (left_out + self.heading_lengths + self.body_lengths + (self.body_lengths > 0)).astype(np.int64)

    def owner_codes_of(self, positions: Positions) -> NDArray[np.unsignedinteger[Any]]:
        """Twice the number of the article at each position, and one more in its body."""
        return self.owner_codes.take(positions >> np.uint32(ALIGNMENT))

    def fields_of(self, positions: Positions) -> NDArray[np.uint8]:
        """The number of the field that each position is in."""
        return self.field_numbers.take(self.field_starts.searchsorted(positions, side="right") - 1)

    def fields_in(self, article: int) -> list[tuple[int, int]]:
        """Where each field of the article begins and ends."""
        first, last = self.field_starts.searchsorted(self.starts[article : article + 2])
        begins = self.field_starts[first:last].tolist()
        body, length = int(self.body_starts[article]), int(self.body_lengths[article])
        heading = begins[:-1] if length else begins
        ends = [*(begin - 1 for begin in heading[1:]), int(self.starts[article] + self.heading_lengths[article])]
        return [*zip(heading, ends, strict=True), *([(body, body + length)] if length else [])]

    def folded(self, begin: int, end: int) -> str:
        """The folded text from position `begin` to `end`, one character a position."""
        points = self.codes[begin:end].astype("<u4")
        first, last = self.rare_at.searchsorted(np.array([begin, end], np.uint32))
        points[self.rare_at[first:last] - np.uint32(begin)] = self.rare_characters[first:last]
        return points.tobytes().decode("utf-32-le", "surrogatepass")

    def beside(self, starts: Positions, steps: NDArray[np.integer[Any]]) -> Codes:
        """What stands so many steps from each of `starts`: a row for each."""
        return self.codes.take(starts[:, None] + steps, mode="clip")

    @cached_property
    def _text_starts(self) -> NDArray[np.int64]:
        """By owner code, what a position of that heading or body is further along than its offset in `Article.text`.

        Left-out characters before the article counted, those within it not.
        """
        headings = self.starts[:-1].astype(np.int64)
        found = np.stack([headings, self.body_starts - self.heading_lengths.astype(np.int64) - 1], axis=1)
        found += self.gaps.searchsorted(self.starts[:-1])[:, None]
        return found.ravel()

    def offsets_in(
        self, starts: Positions, length: int | NDArray[np.uint32]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in their `Article.text` the occurrences at the positions `starts` begin and end.

        `length` is that of all, or of each.
        """
        before = self._text_starts.take(self.owner_codes_of(starts))
        begins: NDArray[np.int64] = self.gaps.searchsorted(starts, side="right") - before
        begins += starts
        if isinstance(length, int) and length == 1:
            return begins, begins + 1
        lasts = starts + np.asarray(length - 1, np.uint32)
        return begins, self.gaps.searchsorted(lasts, side="right") - before + lasts + 1

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name: all that there is to save."""
        own = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "columns"}
        return own | {f"columns.{name}": array for name, array in self.columns.arrays().items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Segment":
        """The segment that `arrays()` came from."""
        columns = {name.removeprefix("columns."): array for name, array in arrays.items() if "." in name}
        own = {part.name: arrays[part.name] for part in fields(cls) if part.name != "columns"}
        return cls(**own, columns=Columns.from_arrays(columns))
