"""Builds a segment: concatenates the streams of articles and sorts their positions.

Larger segments are better, since each one costs every query some thirty microseconds; but sorting takes eight bytes a
code, and when a file changes its segment is rebuilt. Text is encoded piece by piece as it arrives; the sort releases
the interpreter lock, so that a screen in the same process stays responsive.
"""

import sys
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.folding import fold_table
from reader.index.columns import ColumnRow, Columns
from reader.index.near_duplicates import fingerprints
from reader.index.printed_forms import IS_RARE, OTHER, USUAL, marks
from reader.index.segment import ALIGNMENT, Segment, edges
from reader.index.stream import BODY, PAD, SEPARATOR, Codes, Positions, code_points, code_table, to_streams
from reader.model import Article

FULL = 50_000_000
"""Codes at which a builder is full."""
MANY = 1 << 17
"""Articles at which a builder is full."""
PIECE = 1 << 16
"""Characters encoded at a time: few enough to reuse memory."""
MOST_PIECES = 4
"""Most pieces encoded at once: arrays of a long text as a whole would take twelve bytes a character."""
PADDINGS = [PAD * size for size in range(1 << ALIGNMENT, 0, -1)]
"""What is put behind a stream, by how far it reaches beyond a multiple of their number."""
IN_CACHE = 1 << 15
"""Positions processed at a time, so that intermediate arrays stay in the processor's first-level cache."""
LOW, HIGH = (0, 1) if sys.byteorder == "little" else (1, 0)
"""Indices of the lower and upper half of a number in memory."""


class IndexBuilder:
    """Builds one segment from articles, added in order."""

    def __init__(self) -> None:
        self._rows: list[ColumnRow] = []
        self._size = 0
        self._waiting: list[str] = []
        self._codes: Codes = np.empty(0, np.uint16)
        self._rare: list[tuple[Positions, NDArray[np.uint32]]] = []
        self._others: list[tuple[Positions, NDArray[np.uint32]]] = []
        self._changed: list[NDArray[np.uint8]] = []
        self._lengths = array("I")
        """Length in codes of each heading and body in turn."""
        self._field_starts, self._field_numbers = array("I"), array("B")
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

    def add(self, article: Article) -> None:
        """Add an article."""
        laid = to_streams(article)
        self._rows.append(ColumnRow.of(article))
        for number, place in laid.fields:
            self._field_starts.append(self._size + place)
            self._field_numbers.append(number)
        if laid.heading_gaps:
            self._heading_gaps.extend([self._size + gap for gap in laid.heading_gaps])
        self._append(laid.heading)
        self._block_lengths.extend(laid.block_lengths)
        self._block_counts.append(len(laid.block_lengths))
        for number, begin, end in laid.repeated:
            self._repeated.extend((number, self._size + begin, self._size + end))
        if laid.body:
            self._field_starts.append(self._size)
            self._field_numbers.append(BODY)
            self._append(laid.body)
        else:
            self._lengths.append(0)
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
        segment = Segment(
            codes=codes,
            **sorted_positions(codes)._asdict(),
            owner_codes=np.arange(len(owners), dtype=smallest(len(owners))).repeat(owners),
            heading_lengths=lengths[::2].copy(),
            body_lengths=lengths[1::2].copy(),
            field_starts=np.array(self._field_starts, np.uint32),
            field_numbers=np.array(self._field_numbers, np.uint8),
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
        self._waiting += text, padding
        self._size += size + len(padding)

    def _encode(self) -> None:
        """Encode the pending streams; one that is very long is encoded in parts."""
        text, self._waiting = "".join(self._waiting), []
        for begin in range(0, len(text), MOST_PIECES * PIECE):
            self._encode_part(text[begin : begin + MOST_PIECES * PIECE])

    def _encode_part(self, text: str) -> None:
        """Encode a part of the streams. Its codes are added in place: new memory takes longer than all else here."""
        points = code_points(text)
        at = points.astype(np.intp)  # As an index it would be made so each time it is used.
        done = len(self._codes)
        self._codes.resize(done + len(points), refcheck=False)
        code_table().take(at, mode="clip", out=self._codes[done:])
        kinds = marks().take(at, mode="clip")
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


class SortedPositions(NamedTuple):
    """The pairs that occur and their postings, as the fields of a segment."""

    first_codes: Codes
    first_rows: NDArray[np.uint32]
    second_codes: Codes
    offsets: Positions
    postings: Positions


def sorted_positions(codes: Codes) -> SortedPositions:
    """The pairs of `codes` that occur, where the postings of each begin and end, and the postings.

    One 64-bit number a position, the pair in its high half and the position in the low, so that one vectorised sort
    orders both. The postings are then drawn together in the same memory, and the rest of it is given back: new memory
    takes the system as long as the sort.
    """
    rows = np.empty(len(codes), np.uint64)
    _fill(rows, codes)
    rows.sort()
    first = int(rows.searchsorted(np.uint64((SEPARATOR + 1) << 48)))
    count = len(rows) - first
    keys, offsets = _drawn_together(rows, first)
    rows.resize((count + 1) // 2, refcheck=False)  # Nothing else looks at it: what did is gone with its function.
    postings: Positions = rows.view(np.uint32)[:count]
    postings.flags.writeable = False
    firsts, seconds = (keys >> np.uint32(16)).astype(np.uint16), keys.astype(np.uint16)
    (rows,) = (firsts != np.append(np.uint16(SEPARATOR), firsts[:-1])).nonzero()
    return SortedPositions(firsts[rows], np.append(rows, len(keys)).astype(np.uint32), seconds, offsets, postings)


def _drawn_together(rows: NDArray[np.uint64], skipped: int) -> tuple[NDArray[np.uint32], Positions]:
    """The pairs of `rows` from the place `skipped` on, and where those of each begin and end.

    Their positions are written over the beginning of `rows`, four bytes each: never over what is not read yet.
    """
    halves, places = rows.view(np.uint32).reshape(-1, 2), rows.view(np.uint32)
    keys, offsets = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    pairs = np.zeros(IN_CACHE + 1, np.uint32)  # The last pair of the piece before, then those of this one.
    for at in range(skipped, len(rows), IN_CACHE):
        piece = halves[at : at + IN_CACHE]
        pairs = pairs[: len(piece) + 1]
        pairs[1:] = piece[:, HIGH]
        places[at - skipped : at - skipped + len(piece)] = piece[:, LOW]
        (first,) = (pairs[1:] != pairs[:-1]).nonzero()
        keys.append(pairs[1:][first])
        offsets.append(first.astype(np.uint32) + np.uint32(at - skipped))
        pairs[0] = pairs[-1]
    return np.concatenate(keys), np.concatenate([*offsets, [len(rows) - skipped]]).astype(np.uint32)


def _fill(rows: NDArray[np.uint64], codes: Codes) -> None:
    """Pair and position, one number each: written half by half, and the pair in two halves again."""
    halves, quarters = rows.view(np.uint32).reshape(-1, 2), rows.view(np.uint16).reshape(-1, 4)
    places = np.arange(IN_CACHE, dtype=np.uint32)
    for at in range(0, len(codes), IN_CACHE):
        piece = slice(at, min(at + IN_CACHE, len(codes)))
        following = codes[at + 1 : at + IN_CACHE + 1]
        np.add(places[: piece.stop - at], np.uint32(at), out=halves[piece, LOW])
        quarters[piece, 2 * HIGH + HIGH] = codes[piece]
        quarters[at : at + len(following), 2 * HIGH + LOW] = following
    quarters[len(codes) - 1 :, 2 * HIGH + LOW] = 0
