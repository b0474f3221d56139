"""Articles to a segment: lays their streams end to end and sorts the positions.

The larger the segment the better, since each one costs every query some microseconds, up to sixteen million
characters, beyond which a position takes a byte more. Text is encoded a million characters at a time, so that a screen
beside it stays quick; the sort lets go of the interpreter by itself.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns, Row
from reader.index.segment import ALIGNMENT, Segment
from reader.index.stream import BODY, SEPARATOR, Codes, Laid, Positions, encoded, lay_out
from reader.model import Article

FULL = 15_000_000
"""Characters at which a builder says it is full."""
MANY = 1 << 15
"""Articles at which it does: a part of the text is told by two bytes below that."""
PIECE = 1_000_000
"""Characters encoded in one go."""


class IndexBuilder:
    """Takes articles, gives one segment of them."""

    def __init__(self) -> None:
        self._laid: list[Laid] = []
        self._rows: list[Row] = []
        self._size = 0

    def __len__(self) -> int:
        return len(self._laid)

    @property
    def full(self) -> bool:
        """Whether it is time to build and begin another."""
        return self._size >= FULL or len(self) >= MANY

    def add(self, article: Article) -> None:
        """Take `article` as the next one."""
        laid = lay_out(article)
        self._laid.append(laid)
        self._rows.append(Row.of(article))
        self._size += blocks_for(len(laid.heading)) + blocks_for(len(laid.body)) << ALIGNMENT

    def add_all(self, articles: Iterable[Article]) -> None:
        """Take `articles` as the next ones."""
        for article in articles:
            self.add(article)

    def build(self) -> Segment:
        """The segment of the articles taken."""
        headings = np.fromiter((len(laid.heading) for laid in self._laid), np.uint32, len(self))
        lengths = np.fromiter((len(laid.body) for laid in self._laid), np.uint32, len(self))
        blocks = np.stack([blocks_for(headings), blocks_for(lengths)], axis=1).ravel()
        edges: Positions = np.append(0, np.cumsum(blocks) << ALIGNMENT).astype(np.uint32)
        starts, bodies = edges[::2], edges[1::2]
        codes, rare_at, rare_characters = self._encoded()
        keys, offsets, low, high = sorted_positions(codes)
        field_starts, field_numbers = self._fields(starts, bodies)
        return Segment(
            codes=codes,
            keys=keys,
            offsets=offsets,
            low=low,
            high=high,
            parts=np.repeat(np.arange(len(blocks), dtype=smallest(len(blocks))), blocks),
            starts=starts.copy(),
            bodies=bodies.copy(),
            headings=headings,
            lengths=lengths,
            field_starts=field_starts,
            field_numbers=field_numbers,
            gaps=self._gaps(edges[:-1]),
            rare_at=rare_at,
            rare_characters=rare_characters,
            columns=Columns.of(self._rows),
        )

    def _encoded(self) -> tuple[Codes, Positions, NDArray[np.uint32]]:
        codes = np.empty(self._size, np.uint16)
        places, characters = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
        at = 0
        for text in self._pieces():
            piece, rare_at, rare_characters = encoded(text)
            codes[at : at + len(piece)] = piece
            places.append(rare_at + np.uint32(at))
            characters.append(rare_characters)
            at += len(piece)
        return codes, np.concatenate(places), np.concatenate(characters)

    def _pieces(self) -> Iterator[str]:
        """The padded streams, some articles at a time."""
        piece, size = list[str](), 0
        for text in chain.from_iterable((laid.heading, laid.body) for laid in self._laid):
            padded = blocks_for(len(text)) << ALIGNMENT
            piece.append(text.ljust(padded, "\0"))
            size += padded
            if size >= PIECE:
                yield "".join(piece)
                piece, size = [], 0
        yield "".join(piece)

    def _fields(self, starts: Positions, bodies: Positions) -> tuple[Positions, NDArray[np.uint8]]:
        """Where the fields begin, and which they are: those of the headings and the bodies, in order."""
        counts = np.fromiter((len(laid.fields) for laid in self._laid), np.uint32, len(self))
        flat = np.array([field for laid in self._laid for field in laid.fields], np.uint32).reshape(-1, 2)
        bodies = bodies[bodies < starts[1:]]
        begins = np.concatenate([flat[:, 1] + np.repeat(starts[:-1], counts), bodies])
        numbers = np.concatenate([flat[:, 0], np.full(len(bodies), BODY)]).astype(np.uint8)
        order = np.argsort(begins, kind="stable")
        return begins[order].astype(np.uint32), numbers[order]

    def _gaps(self, edges: Positions) -> Positions:
        given = list(chain.from_iterable((laid.heading_gaps, laid.body_gaps) for laid in self._laid))
        counts = np.fromiter(map(len, given), np.uint32, len(given))
        flat = np.fromiter(chain.from_iterable(given), np.uint32, int(counts.sum()))
        return flat + np.repeat(edges, counts)


def blocks_for(length: Any) -> Any:
    """How many blocks of 16 hold a stream of this length (or each of these) and one code of padding; none for none."""
    return (length > 0) * ((length >> ALIGNMENT) + 1)


def smallest(count: int) -> type[np.unsignedinteger[Any]]:
    """The type that numbers `count` things in two bytes, or in four."""
    return np.uint16 if count <= 1 << 16 else np.uint32


def sorted_positions(
    codes: Codes,
) -> tuple[NDArray[np.uint32], Positions, NDArray[np.uint16], NDArray[np.unsignedinteger[Any]]]:
    """The pairs of `codes` that occur, where the postings of each begin and end, and the postings, low and high.

    One 64-bit number a position, the pair in its high half and the position in the low, so that one vectorised sort
    orders both.
    """
    rows = np.empty(len(codes), np.uint64)
    for at in range(0, len(codes), PIECE):
        piece = codes[at : at + PIECE + 1].astype(np.uint64)
        if len(piece) <= PIECE:
            piece = np.append(piece, np.uint64(0))
        rows[at : at + PIECE] = piece[:-1] << np.uint64(48) | piece[1:] << np.uint64(32)
    rows |= np.arange(len(codes), dtype=np.uint64)
    rows.sort()
    rows = rows[int(rows.searchsorted(np.uint64((SEPARATOR + 1) << 48))) :]
    pairs = (rows >> np.uint64(32)).astype(np.uint32)
    low = rows.astype(np.uint16)
    wide = np.uint8 if len(codes) <= 1 << 24 else np.uint16
    high: NDArray[np.unsignedinteger[Any]] = (rows.astype(np.uint32) >> np.uint32(16)).astype(wide)
    del rows
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)])
    return pairs[first], np.append(first, len(pairs)).astype(np.uint32), low, high
