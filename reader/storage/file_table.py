"""The files of a batch as columns: what is compared with the disk to find changes.

A file is identified by its path as given, its size and its modification time. The articles of a batch follow the order
of its files. A large file may continue in the next batch.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.errors import BrokenTextError, PartlyReadError, ReaderError, UnreadableError

CHANGING = 50_000_000
"""Nanoseconds. A file modified this shortly before it was listed may change again without a new modification time."""


@dataclass(frozen=True, eq=False)
class Files:
    """The files of a batch; read-only columns, one entry a file."""

    paths: NDArray[np.uint8]
    """All paths, in the bytes of the file system, concatenated."""
    cuts: NDArray[np.int64]
    """Path i is `paths[cuts[i]:cuts[i + 1]]`."""
    sizes: NDArray[np.int64]
    """Size of each file in bytes."""
    times: NDArray[np.int64]
    """Modification time in nanoseconds; -1 where a later change could have left it as it is."""
    ends: NDArray[np.uint8]
    """1 if the file ends in this batch; only the last file may continue in the next one."""
    before: NDArray[np.int64]
    """Number of articles of the file in earlier batches; 0 for all but the first file."""
    starts: NDArray[np.int64]
    """Row of the first article of each file; one entry more, the number of articles."""
    problems: NDArray[np.uint8]
    """Problems as JSON: a list of `[file, kind, arguments…]`."""

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def size(self) -> int:
        """Total size in bytes of the files that end in this batch."""
        return int(self.sizes[self.ends > 0].sum())

    def all_paths(self) -> list[bytes]:
        """The path of each file, in the bytes of the file system."""
        data, cuts = self.paths.tobytes(), self.cuts.tolist()
        return [data[cuts[i] : cuts[i + 1]] for i in range(len(self))]

    def all_problems(self) -> list[tuple[int, ReaderError]]:
        """All problems, each with the index of its file."""
        return [(file, _problem(kind, given)) for file, kind, *given in json.loads(self.problems.tobytes() or b"[]")]

    def problems_by_file(self) -> dict[int, list[ReaderError]]:
        """Problems by index of the file; files without a problem are left out."""
        found: dict[int, list[ReaderError]] = {}
        for file, problem in self.all_problems():
            found.setdefault(file, []).append(problem)
        return found

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays by name."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @classmethod
    def joined(cls, several: Sequence["Files"]) -> "Files":
        """Concatenate the files of adjacent batches; a file divided between two becomes one entry."""
        builder, rows = FilesBuilder(), 0
        for files in several:
            builder.take(files, rows)
            rows += int(files.starts[-1])
        return builder.build(rows)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Files":
        """Restore the files from their `arrays()`."""
        return cls(**{part.name: arrays[part.name] for part in fields(cls)})


@dataclass(slots=True)
class _File:
    path: bytes
    size: int
    time: int
    start: int
    before: int
    ends: bool = False
    problems: list[ReaderError] = field(default_factory=list)


class FilesBuilder:
    """Builds the columns of a batch's files, added in order."""

    def __init__(self) -> None:
        self._files: list[_File] = []

    def __len__(self) -> int:
        return len(self._files)

    def begin(self, path: bytes, size: int, time: int, row: int, before: int) -> None:
        """Begin a file whose first article is `row`; continue the last file if it has this path and has not ended."""
        if not self._files or self._files[-1].ends or self._files[-1].path != path:
            self._files.append(_File(path, size, time, row, before))

    def complain(self, problem: ReaderError) -> None:
        """Add a problem of the current file."""
        self._files[-1].problems.append(problem)

    def end(self) -> None:
        """End the current file."""
        self._files[-1].ends = True

    def take(self, files: Files, row: int) -> None:
        """Append all of `files`; their first article becomes `row`."""
        problems = files.problems_by_file()
        columns = (files.sizes, files.times, files.starts[:-1] + row, files.before, files.ends)
        rows = zip(files.all_paths(), *(column.tolist() for column in columns), strict=True)
        for number, (path, size, time, start, before, ends) in enumerate(rows):
            self.begin(path, size, time, start, before)
            for problem in problems.get(number, ()):
                self.complain(problem)
            if ends:
                self.end()

    def build(self, rows: int) -> Files:
        """Complete the columns; `rows` is the number of articles."""
        files = self._files
        problems = [[i, *_told(problem)] for i, file in enumerate(files) for problem in file.problems]
        return Files(
            paths=np.frombuffer(b"".join(file.path for file in files), np.uint8),
            cuts=np.cumsum([0, *(len(file.path) for file in files)], dtype=np.int64),
            sizes=np.array([file.size for file in files], np.int64),
            times=np.array([file.time for file in files], np.int64),
            ends=np.array([file.ends for file in files], np.uint8),
            before=np.array([file.before for file in files], np.int64),
            starts=np.array([*(file.start for file in files), rows], np.int64),
            problems=np.frombuffer(json.dumps(problems).encode("ascii") if problems else b"", np.uint8),
        )


def _told(problem: ReaderError) -> Sequence[object]:
    if isinstance(problem, UnreadableError):
        return "unreadable", problem.source, problem.reason
    if isinstance(problem, BrokenTextError):
        return "broken", problem.source, problem.encoding, problem.count
    if isinstance(problem, PartlyReadError):
        return "partly", problem.source, problem.reason, problem.detail
    return "other", str(problem)


def _problem(kind: str, given: Sequence[Any]) -> ReaderError:
    if kind == "unreadable":
        return UnreadableError(*given)
    if kind == "partly":
        return PartlyReadError(*given)
    return BrokenTextError(*given) if kind == "broken" else ReaderError(*given)
