"""A piece of the index: the stream of some articles and every position of it, sorted by the two characters there.

All of it is plain arrays, read only: they can be saved, and mapped from files. Articles are numbered from 0 within
the segment; positions count into `codes`. Nothing of the articles themselves is held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns
from reader.index.stream import Codes, Positions

ALIGNMENT = 4
"""Articles begin at multiples of two to the power of this, so that `owners` is that much shorter than `codes`."""


@dataclass(frozen=True, eq=False)
class Segment:
    """Articles, laid out and sorted."""

    codes: Codes
    """The streams of the articles, each padded with `PADDING` (at least one) to the next multiple of 16."""
    keys: NDArray[np.uint32]
    """Each pair of codes that occurs, the first in the high half, ascending."""
    offsets: Positions
    """Pair i stands at `postings[offsets[i]:offsets[i + 1]]`."""
    postings: Positions
    """The positions of each pair, ascending. No pair begins with padding or a separator."""
    starts: Positions
    """Where each article begins, and where all end."""
    bodies: Positions
    """Where the body of each article begins; its end when it has none."""
    lengths: Positions
    """Codes in the stream of each article."""
    owners: NDArray[np.uint32]
    """The article of position p is `owners[p >> 4]`."""
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

    def __len__(self) -> int:
        return len(self.bodies)

    def owners_of(self, positions: Positions) -> NDArray[np.uint32]:
        """The article of each position."""
        return self.owners.take(positions >> ALIGNMENT)

    def fields_of(self, positions: Positions) -> NDArray[np.uint8]:
        """The number of the field that each position is in."""
        return self.field_numbers.take(self.field_starts.searchsorted(positions, side="right") - 1)

    def ends_of(self, article: int) -> tuple[int, int]:
        """The positions at which the stream of an article begins and ends."""
        start = int(self.starts[article])
        return start, start + int(self.lengths[article])

    def text_offsets(self, article: int, positions: Positions) -> NDArray[np.int64]:
        """Where in `Article.text` the characters at these positions of the article stand."""
        start = self.starts[article]
        before = self.gaps.searchsorted(start)
        passed: NDArray[np.int64] = self.gaps.searchsorted(positions, side="right") - before
        return positions.astype(np.int64) - int(start) + passed

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
