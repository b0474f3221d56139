"""A batch: parsed and indexed files, the unit in which a library is read, stored and replaced.

At most about fifty million code points of text. A batch is immutable; a library is a sequence of batches in the order
of its files.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.errors import ReaderError
from reader.index import IndexBuilder, Segment, merge_segments
from reader.model import Article
from reader.storage.docstore import DocStore, DocStoreBuilder
from reader.storage.file_table import Files, FilesBuilder
from reader.storage.kept_borders import kept_borders
from reader.storage.memory import trim

LARGE = 1 << 20
"""Codes from which on statistics of frequent terms are precomputed for a segment."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Articles, the index over them, and the files they are from."""

    docstore: DocStore
    segment: Segment
    files: Files
    top_docs: Mapping[str, NDArray[Any]]
    """The best articles of each frequent term (see `reader.search.ranking.top_docs`)."""
    counts: Mapping[str, NDArray[Any]]
    """Frequency of each frequent term in each article (see `reader.index.term_counts`)."""
    borders: Callable[[], NDArray[np.uint8] | None] = lambda: None
    """Returns the bits of `reader.index.word_borders`; None while they are not stored."""

    def __len__(self) -> int:
        return len(self.docstore)

    @property
    def size(self) -> int:
        """Length of the index in codes: slightly more than the code points of the text."""
        return len(self.segment.codes)

    @cached_property
    def problems(self) -> tuple[tuple[int, ReaderError], ...]:
        """Problems of its files, each with the index of the file."""
        return tuple(self.files.all_problems())

    @classmethod
    def joined(cls, batches: Sequence["Batch"]) -> "Batch":
        """Merge several adjacent batches into one."""
        segment = merge_segments([batch.segment for batch in batches])
        docstore = DocStore.joined([batch.docstore for batch in batches], segment.columns)
        return cls(docstore, segment, Files.joined([batch.files for batch in batches]), *prepared(segment))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays by name: everything that is stored."""
        parts = {
            "docstore": self.docstore.arrays(),
            "index": self.segment.arrays(),
            "files": self.files.arrays(),
            "top_docs": self.top_docs,
            "counts": self.counts,
        }
        return {f"{part}/{name}": array for part, arrays in parts.items() for name, array in arrays.items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], borders_at: Path | None = None) -> "Batch":
        """Restore a batch from its `arrays()`; `borders_at`: where its word borders are kept, or will be.

        Raises KeyError or TypeError if arrays are missing.
        """
        kinds = ("docstore", "index", "files", "top_docs", "counts")
        parts: dict[str, dict[str, NDArray[Any]]] = {kind: {} for kind in kinds}
        for name, array in arrays.items():
            part, _, rest = name.partition("/")
            parts[part][rest] = array
        segment = Segment.from_arrays(parts["index"])
        docstore, files = DocStore.from_arrays(parts["docstore"], segment.columns), Files.from_arrays(parts["files"])
        batch = cls(docstore, segment, files, parts["top_docs"], parts["counts"])
        if borders_at is None or len(segment.codes) < LARGE:
            return batch
        return replace(batch, borders=partial(kept_borders, borders_at, len(segment.codes)))


class BatchBuilder:
    """Builds one batch from files and their articles, given in order."""

    def __init__(self) -> None:
        self.files = FilesBuilder()
        self._docstore = DocStoreBuilder()
        self._index = IndexBuilder()

    def __len__(self) -> int:
        return len(self._docstore)

    @property
    def size(self) -> int:
        """Length of the index so far, in codes."""
        return self._index.size

    def begin(self, path: bytes, size: int, time: int, before: int = 0) -> None:
        """Begin or continue a file of which earlier batches hold `before` articles."""
        self.files.begin(path, size, time, len(self), before)

    def add(self, article: Article, encoding: str, number: int | None = None) -> None:
        """Add an article to the current file. `number`: its id as a number, if known."""
        self._docstore.add(article, encoding, number)
        self._index.add(article)

    def take(self, batch: Batch, first: int, last: int) -> Iterator[None]:
        """Copy the files `first` to `last` (exclusive) of `batch` with their articles; yields after each file."""
        docstore, files = batch.docstore, batch.files
        paths, starts, problems = files.all_paths(), files.starts.tolist(), files.problems_by_file()
        for file in range(first, last):
            self.begin(paths[file], int(files.sizes[file]), int(files.times[file]), int(files.before[file]))
            for row in range(starts[file], starts[file + 1]):
                self.add(docstore.article(row), docstore.name("encoding", row) or "", int(docstore.ids[row]))
            for problem in problems.get(file, ()):
                self.files.complain(problem)
            if files.ends[file]:
                self.files.end()
            yield

    def build(self) -> Batch:
        """Complete the batch."""
        if self._index.has_long:
            trim()  # Of what was read: now follows what takes the most.
        segment = self._index.build()
        return Batch(self._docstore.build(segment.columns), segment, self.files.build(len(self)), *prepared(segment))


def prepared(segment: Segment) -> tuple[dict[str, NDArray[Any]], dict[str, NDArray[Any]]]:
    """Top articles and counts of frequent terms of a large segment; empty for a small one, which is as fast without."""
    if len(segment.codes) < LARGE:
        return {}, {}
    from reader.index import term_counts
    from reader.search.ranking import top_docs

    tallies = term_counts.Tallies(segment)
    counted = term_counts.prepared(segment, tallies)
    term_counts.keep(segment, counted)
    return top_docs.prepared(segment, tallies), counted
