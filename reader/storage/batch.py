"""A batch of files, taken apart and indexed: the unit in which a library is read, kept and replaced.

At most about fifty million characters of text. A volume never changes; a library is a row of them, in the order
of its files.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from reader.errors import ReaderError
from reader.index import IndexBuilder, Segment, merge_segments
from reader.model import Article
from reader.storage.docstore import DocStore, DocStoreBuilder
from reader.storage.file_table import Files, FilesBuilder

LARGE = 1 << 20
"""Codes from which on a segment is large."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Articles, the index over them, and the files they are from."""

    shelf: DocStore
    segment: Segment
    files: Files
    top_docs: Mapping[str, NDArray[Any]]
    """The best articles for what is frequent: see `reader.search.ranking.top_docs`."""
    counts: Mapping[str, NDArray[Any]]
    """How often each article has what is frequent: see `reader.index.term_counts`."""

    def __len__(self) -> int:
        return len(self.shelf)

    @property
    def size(self) -> int:
        """Codes in the index: a little more than the code points of its text."""
        return len(self.segment.codes)

    @cached_property
    def problems(self) -> tuple[tuple[int, ReaderError], ...]:
        """What is wrong with its files, each with the number of the file."""
        return tuple(self.files.all_problems())

    @classmethod
    def joined(cls, volumes: Sequence["Batch"]) -> "Batch":
        """One volume of the files of several, in their order."""
        segment = merge_segments([volume.segment for volume in volumes])
        shelf = DocStore.joined([volume.shelf for volume in volumes], segment.columns)
        return cls(shelf, segment, Files.joined([volume.files for volume in volumes]), *prepared(segment))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name: all there is to save."""
        parts = {
            "shelf": self.shelf.arrays(),
            "index": self.segment.arrays(),
            "files": self.files.arrays(),
            "top_docs": self.top_docs,
            "counts": self.counts,
        }
        return {f"{part}/{name}": array for part, arrays in parts.items() for name, array in arrays.items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Batch":
        """The volume that `arrays()` came from. Raises KeyError or TypeError when arrays are wanting."""
        kinds = ("shelf", "index", "files", "top_docs", "counts")
        parts: dict[str, dict[str, NDArray[Any]]] = {kind: {} for kind in kinds}
        for name, array in arrays.items():
            part, _, rest = name.partition("/")
            parts[part][rest] = array
        segment = Segment.from_arrays(parts["index"])
        shelf, files = DocStore.from_arrays(parts["shelf"], segment.columns), Files.from_arrays(parts["files"])
        return cls(shelf, segment, files, parts["top_docs"], parts["counts"])


class BatchBuilder:
    """Takes files and their articles in order, gives one volume of them."""

    def __init__(self) -> None:
        self.files = FilesBuilder()
        self._shelf = DocStoreBuilder()
        self._index = IndexBuilder()

    def __len__(self) -> int:
        return len(self._shelf)

    @property
    def size(self) -> int:
        """Codes in the index so far."""
        return self._index.size

    def begin(self, path: bytes, size: int, time: int, before: int = 0) -> None:
        """Go on with this file, of which earlier volumes have `before` articles."""
        self.files.begin(path, size, time, len(self), before)

    def add(self, article: Article, encoding: str, number: int | None = None) -> None:
        """Take the next article of the file begun; `number`: what its id writes, if known."""
        self._shelf.add(article, encoding, number)
        self._index.add(article)

    def take(self, volume: Batch, first: int, last: int) -> Iterator[None]:
        """Take the files of `volume` from `first` until `last` with their articles; pauses after each file."""
        shelf, files = volume.shelf, volume.files
        paths, starts, problems = files.all_paths(), files.starts.tolist(), files.problems_by_file()
        for file in range(first, last):
            self.begin(paths[file], int(files.sizes[file]), int(files.times[file]), int(files.before[file]))
            for row in range(starts[file], starts[file + 1]):
                self.add(shelf.article(row), shelf.name("encoding", row) or "", int(shelf.ids[row]))
            for problem in problems.get(file, ()):
                self.files.complain(problem)
            if files.ends[file]:
                self.files.end()
            yield

    def build(self) -> Batch:
        """The volume of what was taken."""
        segment = self._index.build()
        return Batch(self._shelf.build(segment.columns), segment, self.files.build(len(self)), *prepared(segment))


def prepared(segment: Segment) -> tuple[dict[str, NDArray[Any]], dict[str, NDArray[Any]]]:
    """What leads for what is frequent in a large segment, and its tallies; a small one is as quick without."""
    if len(segment.codes) < LARGE:
        return {}, {}
    from reader.index import term_counts
    from reader.search.ranking import top_docs

    counted = term_counts.prepared(segment)
    term_counts.keep(segment, counted)
    return top_docs.prepared(segment), counted
