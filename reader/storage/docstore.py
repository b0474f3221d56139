"""Document store: articles as columns. The text, the fields and the lines of a batch are in arrays, not in objects.

Takes the number of an article within the batch (its row); gives a field or the whole `Article`. The arrays are read
only and may be mapped from a file: parts that are not read are not in memory. Text is UTF-8; `Article.text` has a line
for each printed field and each block, so the text, the set of printed fields and the kinds of blocks make the article.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.index.columns import Columns, Names
from reader.model import PDF, PRINTED, Article, Block, BlockKind
from reader.storage.article_id import id_name, id_number
from reader.storage.text_pile import LONG, TextPile

KINDS = tuple(BlockKind)
"""Kinds of blocks, by number."""
NAMED = ("date", "jump_to", "jump_from", "url", "encoding")
"""The columns of names that are the docstore's own; the others are those of the index."""


@dataclass(frozen=True, eq=False)
class DocStore:
    """The articles of a batch as columns, read-only. A row is the index of an article in the batch."""

    text: NDArray[np.uint8]
    """All texts in UTF-8, concatenated."""
    cuts: NDArray[np.int64]
    """The text of row r is `text[cuts[r]:cuts[r + 1]]`."""
    heads: NDArray[np.uint32]
    """Bytes of each text that the printed fields take, without the line feed after them."""
    printed: NDArray[np.uint8]
    """Printed fields of each article: bit i for the i-th of `PRINTED`."""
    repeated: NDArray[np.uint8]
    """Those of them that the body holds too."""
    kinds: NDArray[np.uint8]
    """The kinds of all blocks, by their places in `KINDS`."""
    kind_cuts: NDArray[np.int64]
    """The blocks of row r are those from `kind_cuts[r]` to `kind_cuts[r + 1]`."""
    lines: NDArray[np.uint32]
    """First and last line of each article in its source, in turn."""
    ids: NDArray[np.uint64]
    """Ids as numbers; articles with equal text have equal ids."""
    names: Mapping[str, Names]
    """The columns of names listed in `NAMED`."""
    columns: Columns
    """The columns of the index over the same articles."""

    def __len__(self) -> int:
        return len(self.ids)

    def name(self, column: str, row: int) -> str | None:
        """The value of a column for an article; None if it has none."""
        names = self.column(column)
        number = int(names.numbers[row])
        return None if number < 0 else _decoded(names.blob[int(names.cuts[number]) : int(names.cuts[number + 1])])

    def column(self, name: str) -> Names:
        """The column called `name`, which has one value an article: one of `NAMED`, or of the index."""
        return self.names[name] if name in self.names else self.columns.names[name]

    def headline(self, row: int) -> str:
        """The headline of an article."""
        return self._printed(row)["headline"]

    def length(self, row: int) -> int:
        """Bytes of an article's text."""
        return int(self.cuts[row + 1] - self.cuts[row])

    def text_of(self, row: int) -> str:
        """`Article.text`."""
        return _decoded(self.text[int(self.cuts[row]) : int(self.cuts[row + 1])])

    def body(self, row: int) -> str:
        """`Article.body`."""
        begin = int(self.cuts[row]) + int(self.heads[row]) + 1
        return _decoded(self.text[begin : int(self.cuts[row + 1])])

    def article(self, row: int, name: str | None = None) -> Article:
        """Build the article of a row, with `name` as its id, by default its own."""
        printed = self._printed(row)
        kinds = self.kinds[int(self.kind_cuts[row]) : int(self.kind_cuts[row + 1])].tolist()
        lines = self.text_of(row).split("\n")[len(printed) :]
        first, last = self.lines[2 * row : 2 * row + 2].tolist()
        return Article(
            source=self.name("source", row) or "",
            headline=printed.pop("headline"),
            lines=(first, last),
            blocks=tuple(Block(KINDS[kind], line) for kind, line in zip(kinds, lines, strict=True)),
            authors=self.columns.names["author"].row(row),
            id=name or id_name(int(self.ids[row])),
            is_printed=self.name("encoding", row) == PDF,
            repeated=_names_of(int(self.repeated[row])),
            **printed,
            **{field: self.name(field, row) for field in ("publication", "page", "page_name", *NAMED[:-1])},
        )

    def _printed(self, row: int) -> dict[str, str]:
        """The fields that are part of the text, by name."""
        start = int(self.cuts[row])
        values = _decoded(self.text[start : start + int(self.heads[row])]).split("\n")
        return dict(zip(_names_of(int(self.printed[row])), values, strict=True))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays by name, without those of the index."""
        own = {part.name: getattr(self, part.name) for part in fields(self) if part.name not in ("names", "columns")}
        for name, column in self.names.items():
            own |= column.arrays(name)
        return own

    @classmethod
    def joined(cls, docstores: Sequence["DocStore"], columns: Columns) -> "DocStore":
        """Concatenate docstores; `columns` belong to the merged index."""
        parts = {
            name: np.concatenate([getattr(docstore, name) for docstore in docstores])
            for name in ("text", "heads", "printed", "repeated", "kinds", "lines", "ids")
        }
        cuts, kind_cuts = ([getattr(docstore, name) for docstore in docstores] for name in ("cuts", "kind_cuts"))
        names = {name: Names.joined([docstore.names[name] for docstore in docstores]) for name in NAMED}
        return cls(cuts=_laid_on(cuts), kind_cuts=_laid_on(kind_cuts), names=names, columns=columns, **parts)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], columns: Columns) -> "DocStore":
        """Restore a docstore from its `arrays()` and the `columns` of the index."""
        own = {part.name: arrays[part.name] for part in fields(cls) if part.name not in ("names", "columns")}
        return cls(**own, names={name: Names.from_arrays(name, arrays) for name in NAMED}, columns=columns)


class DocStoreBuilder:
    """Builds a docstore from articles, added in order."""

    def __init__(self) -> None:
        self._texts = TextPile()
        self._rows: list[tuple[int, int, int, int, int, int]] = []
        self._kinds: list[bytes] = []
        self._named: list[tuple[str | None, ...]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, article: Article, encoding: str, number: int | None = None) -> None:
        """Add an article from a source in `encoding`. `number`: its id as a number, if known."""
        printed = article.printed()
        head = "\n".join([value for _, value in printed])
        mask, repeated = sum([_BITS[name] for name, _ in printed]), sum([_BITS[name] for name in article.repeated])
        written = id_number(article.id) if number is None else number
        if sum([len(block.text) for block in article.blocks]) < LONG:
            self._texts.add(article.text)
        else:
            self._texts.add_in_pieces(article.text_in_pieces())
        self._rows.append((len(_encoded(head)), mask, repeated, *article.lines, written))
        self._kinds.append(bytes([_NUMBERS[block.kind] for block in article.blocks]))
        self._named.append((article.date, article.jump_to, article.jump_from, article.url, encoding))

    def build(self, columns: Columns) -> DocStore:
        """Complete the docstore; `columns` belong to the index over the same articles."""
        rows = np.array(self._rows, np.uint64).reshape(-1, 6)
        return DocStore(
            text=self._texts.array(),
            cuts=self._texts.cuts,
            heads=rows[:, 0].astype(np.uint32),
            printed=rows[:, 1].astype(np.uint8),
            repeated=rows[:, 2].astype(np.uint8),
            kinds=np.frombuffer(b"".join(self._kinds), np.uint8),
            kind_cuts=_edges(self._kinds),
            lines=rows[:, 3:5].astype(np.uint32).ravel(),
            ids=rows[:, 5].copy(),
            names={name: Names.of(row[i] for row in self._named) for i, name in enumerate(NAMED)},
            columns=columns,
        )


def _names_of(mask: int) -> tuple[str, ...]:
    """The fields whose bits are set."""
    return tuple([name for name, bit in _BITS.items() if mask & bit])


_BITS = {name: 1 << bit for bit, name in enumerate(PRINTED)}
_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


def distinct_names(names: Names) -> list[str]:
    """The distinct values of a column, by their number in it; not cached."""
    data = names.blob.tobytes()
    return [data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(names.cuts.tolist())]


def _laid_on(edges: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Offsets of the concatenation of arrays, from the offsets of each."""
    begins = np.cumsum([0, *(int(own[-1]) for own in edges)])
    return np.concatenate([*(own[:-1] + begin for own, begin in zip(edges, begins, strict=False)), begins[-1:]])


def _edges(pieces: Iterable[bytes]) -> NDArray[np.int64]:
    return np.cumsum([0, *map(len, pieces)], dtype=np.int64)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: NDArray[np.uint8]) -> str:
    return data.tobytes().decode("utf-8", "surrogatepass")
