"""Articles to a segment: lays their streams end to end and sorts the positions.

About eight million characters make a good segment: each one costs every query some 50 microseconds, and positions
take four bytes whatever its size. Text is encoded a million characters at a time, so that a screen beside it stays
quick; the sort lets go of the interpreter by itself.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns, Row
from reader.index.segment import ALIGNMENT, Segment
from reader.index.stream import BODY, SEPARATOR, Codes, Laid, Positions, encoded, lay_out
from reader.model import Article

FULL = 8_000_000
"""Characters at which a builder says it is full."""
PIECE = 1_000_000
"""Characters encoded in one go."""


class IndexBuilder:
    """Takes articles, gives one segment of them."""

    def __init__(self) -> None:
        self._laid: list[Laid] = []
        self._rows: list[Row] = []
        self._blocks: list[int] = []
        self._size = 0

    def __len__(self) -> int:
        return len(self._laid)

    @property
    def size(self) -> int:
        """How many characters the segment has so far, padding counted."""
        return self._size

    @property
    def full(self) -> bool:
        """Whether it is time to build and begin another."""
        return self._size >= FULL

    def add(self, article: Article) -> None:
        """Take `article` as the next one."""
        laid = lay_out(article)
        blocks = (len(laid.text) >> ALIGNMENT) + 1
        self._laid.append(laid)
        self._rows.append(Row.of(article))
        self._blocks.append(blocks)
        self._size += blocks << ALIGNMENT

    def add_all(self, articles: Iterable[Article]) -> None:
        """Take `articles` as the next ones."""
        for article in articles:
            self.add(article)

    def build(self) -> Segment:
        """The segment of the articles taken."""
        blocks = np.array(self._blocks, np.uint32)
        starts: Positions = np.append(0, np.cumsum(blocks) << ALIGNMENT).astype(np.uint32)
        lengths = np.fromiter((len(laid.text) for laid in self._laid), np.uint32, len(self._laid))
        codes, rare_at, rare_characters = self._encoded()
        field_starts, field_numbers = self._fields(starts)
        keys, offsets, postings = sorted_positions(codes)
        return Segment(
            codes=codes,
            keys=keys,
            offsets=offsets,
            postings=postings,
            starts=starts,
            bodies=_bodies(starts, lengths, field_starts, field_numbers),
            lengths=lengths,
            owners=np.repeat(np.arange(len(blocks), dtype=np.uint32), blocks),
            field_starts=field_starts,
            field_numbers=field_numbers,
            gaps=self._gaps(starts),
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
        for laid, blocks in zip(self._laid, self._blocks, strict=True):
            piece.append(laid.text.ljust(blocks << ALIGNMENT, "\0"))
            size += blocks << ALIGNMENT
            if size >= PIECE:
                yield "".join(piece)
                piece, size = [], 0
        yield "".join(piece)

    def _fields(self, starts: Positions) -> tuple[Positions, NDArray[np.uint8]]:
        counts = np.fromiter((len(laid.fields) for laid in self._laid), np.uint32, len(self._laid))
        flat = np.array([field for laid in self._laid for field in laid.fields], np.uint32).reshape(-1, 2)
        return flat[:, 1] + np.repeat(starts[:-1], counts), flat[:, 0].astype(np.uint8)

    def _gaps(self, starts: Positions) -> Positions:
        counts = np.fromiter((len(laid.gaps) for laid in self._laid), np.uint32, len(self._laid))
        flat = np.fromiter((gap for laid in self._laid for gap in laid.gaps), np.uint32, int(counts.sum()))
        return flat + np.repeat(starts[:-1], counts)


def _bodies(
    starts: Positions, lengths: Positions, field_starts: Positions, field_numbers: NDArray[np.uint8]
) -> Positions:
    bodies = starts[:-1] + lengths
    at = field_starts[field_numbers == BODY]
    bodies[starts.searchsorted(at, side="right") - 1] = at
    return bodies


def sorted_positions(codes: Codes) -> tuple[NDArray[np.uint32], Positions, Positions]:
    """The pairs of codes that occur, where the positions of each begin and end, and the positions, of `codes`.

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
    postings = rows.astype(np.uint32)
    del rows
    first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])) if len(pairs) else np.empty(0, np.intp)
    return pairs[first], np.append(first, len(pairs)).astype(np.uint32), postings
