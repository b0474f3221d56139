"""Builds a segment: concatenates the streams of articles and sorts their positions.

Larger segments are better, since each one costs every query some thirty microseconds; but sorting takes eight bytes a
code, and when a file changes its segment is rebuilt. Text is encoded piece by piece as it arrives; the sort releases
the interpreter lock, so that a screen in the same process stays responsive.
"""

from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_table
from reader.index.columns import Columns, row_of
from reader.index.near_duplicates import fingerprints
from reader.index.printed_forms import IS_RARE, MARK, OTHER, USUAL, marked_codes
from reader.index.segment import ALIGNMENT, Segment, edges
from reader.index.sorted_positions import sorted_in_groups, sorted_positions
from reader.index.stream import BODY, PAD, Codes, Positions, code_points, to_streams
from reader.model import PRINTED, Article

FULL = 50_000_000
"""Codes at which a builder is full."""
MANY = 1 << 17
"""Articles at which a builder is full."""
PIECE = 1 << 16
"""Characters encoded at a time: few enough to reuse memory."""
PART = 4 * PIECE
"""Most characters encoded at once: arrays of a long text as a whole would take twelve bytes a character."""
PADDINGS = [PAD * size for size in range(1 << ALIGNMENT, 0, -1)]
"""What is put behind a stream, by how far it reaches beyond a multiple of their number."""
LONG = 1 << 20
"""Codes from which on an article is long: the memory that its segment takes at once is then less than it could be."""


class IndexBuilder:
    """Builds one segment from articles, added in order."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        self._size = 0
        self._waiting: list[str] = []
        self._codes: Codes = np.empty(0, np.uint16)
        self._rare: list[tuple[Positions, NDArray[np.uint32]]] = []
        self._others: list[tuple[Positions, NDArray[np.uint32]]] = []
        self._changed: list[NDArray[np.uint8]] = []
        self._longest = 0
        """Length in codes of the longest article."""
        self._lengths = array("I")
        """Length in codes of each heading and body in turn."""
        self._field_sizes = array("I")
        """Codes of each field of `PRINTED` of each article, with one for what follows it; 0 for a missing one."""
        self._heading_gaps, self._repeated = array("I"), array("I")
        self._block_lengths, self._block_counts = array("I"), array("I")
        """Length in codes of each block; the number of blocks of each body."""

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def size(self) -> int:
        """Length so far, in codes."""
        return self._size

    @property
    def full(self) -> bool:
        """True if the segment is full and should be built."""
        return self._size >= FULL or len(self) >= MANY

    @property
    def has_long(self) -> bool:
        """True if an article is so long that memory is to be saved."""
        return self._longest >= LONG

    def add(self, article: Article) -> None:
        """Add an article."""
        laid, before = to_streams(article), self._size
        self._rows.append(row_of(article))
        self._field_sizes.extend(laid.field_sizes)
        self._block_lengths.extend(map(len, laid.blocks))
        self._block_counts.append(len(laid.blocks))
        if laid.heading_gaps:
            self._heading_gaps.extend([before + gap for gap in laid.heading_gaps])
        self._append(laid.heading)
        for number, begin, end in laid.repeated:
            self._repeated.extend((number, self._size + begin, self._size + end))
        if laid.body:
            self._append(laid.body)
        else:
            self._lengths.append(0)
        if self._size - before > self._longest:
            self._longest = self._size - before
        if self._size - len(self._codes) >= PIECE:
            self._encode()

    def add_all(self, articles: Iterable[Article]) -> None:
        """Add articles."""
        for article in articles:
            self.add(article)

    def build(self) -> Segment:
        """Complete the segment."""
        self._encode()
        codes = self._codes
        lengths = np.array(self._lengths, np.uint32)
        begins = edges(lengths)
        owners = (np.diff(begins) >> ALIGNMENT).astype(np.intp)
        field_starts, field_numbers = self._fields(begins[:-1], lengths[1::2])
        segment = Segment(
            codes=codes,
            **(sorted_in_groups if self.has_long else sorted_positions)(codes)._asdict(),
            owner_codes=np.arange(len(owners), dtype=smallest(len(owners))).repeat(owners),
            heading_lengths=lengths[::2].copy(),
            body_lengths=lengths[1::2].copy(),
            field_starts=field_starts,
            field_numbers=field_numbers,
            gaps=self._gaps(begins[1:-1:2], lengths[1::2]),
            rare_at=_together(places for places, _ in self._rare),
            rare_characters=_together(characters for _, characters in self._rare),
            changed=np.concatenate([np.empty(0, np.uint8), *self._changed]),
            other_at=_together(places for places, _ in self._others),
            other_forms=_together(forms for _, forms in self._others),
            repeated=np.array(self._repeated, np.uint32),
            columns=Columns.of(self._rows),
        )
        return replace(segment, fingerprints=fingerprints(segment))

    def _fields(self, begins: Positions, bodies: NDArray[np.uint32]) -> tuple[Positions, NDArray[np.uint8]]:
        """Beginning and number of every field, from where each heading and body begins and the lengths of bodies."""
        headings = np.array(self._field_sizes, np.uint32).reshape(-1, len(PRINTED))
        sizes = np.column_stack([headings, bodies])
        starts = sizes.cumsum(axis=1, dtype=np.uint32) - sizes + begins[::2, None]
        starts[:, BODY] = begins[1::2]
        there = sizes > 0
        return starts[there], there.nonzero()[1].astype(np.uint8)

    def _gaps(self, bodies: Positions, lengths: Positions) -> Positions:
        """All gaps, from where each body begins and its length: in bodies one between two blocks."""
        counts = np.array(self._block_counts, np.intp)
        ends = np.array(self._block_lengths, np.uint32).cumsum(dtype=np.uint32)
        ends += (bodies + lengths - lengths.cumsum(dtype=np.uint32)).repeat(counts)
        between = np.ones(len(ends), np.bool_)
        between[counts.cumsum()[counts > 0] - 1] = False
        return np.sort(np.concatenate([np.array(self._heading_gaps, np.uint32), ends[between]]))

    def _append(self, text: str) -> None:
        size = len(text)
        padding = PADDINGS[size % len(PADDINGS)]
        self._lengths.append(size)
        self._size += size + len(padding)
        if size >= PART:  # Joined it would take as much memory again.
            self._encode()
            last = size - size % PART
            for begin in range(0, last, PART):
                self._encode_part(text[begin : begin + PART])
            text = text[last:]
        self._waiting += text, padding

    def _encode(self) -> None:
        """Encode the pending streams."""
        text, self._waiting = "".join(self._waiting), []
        for begin in range(0, len(text), PART):
            self._encode_part(text[begin : begin + PART])

    def _encode_part(self, text: str) -> None:
        """Encode a part of the streams. Its codes are added in place: new memory takes longer than all else here."""
        points = code_points(text)
        found = marked_codes().take(points.astype(np.intp), mode="clip")
        done = len(self._codes)
        self._codes.resize(done + len(points), refcheck=False)
        self._codes[done:] = found  # The lower half of each.
        kinds = (found >> MARK).astype(np.uint8)
        self._changed.append(np.packbits(kinds & 1, bitorder="little"))  # Each part is a multiple of 32 codes long.
        (listed,) = (kinds > USUAL).nonzero()
        if len(listed):
            places, kinds, points = (listed + done).astype(np.uint32), kinds[listed], points[listed]
            rare, other = kinds & IS_RARE > 0, kinds & OTHER == OTHER
            self._rare.append((places[rare], fold_table().take(points[rare])))
            self._others.append((places[other], points[other]))


def _together(parts: Iterable[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    return np.concatenate([np.empty(0, np.uint32), *parts])


def smallest(count: int) -> type[np.unsignedinteger[Any]]:
    """The smaller of uint16 and uint32 that holds the numbers below `count`."""
    return np.uint16 if count <= 1 << 16 else np.uint32
