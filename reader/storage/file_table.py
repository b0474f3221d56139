"""Which files the articles of a batch came from, as columns: what a comparison with the disk needs to know.

A file is known by its path as given, its size and the time of its last change. The articles of a batch stand in the
order of its files. A large file may go on in the next batch.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.errors import BrokenTextError, PartlyReadError, ReaderError, UnreadableError

CHANGING = 50_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again without its time telling."""


@dataclass(frozen=True, eq=False)
class Files:
    """The files of a batch, read only."""

    paths: NDArray[np.uint8]
    """The paths, as the system writes them, laid end to end."""
    cuts: NDArray[np.int64]
    """Path i is `paths[cuts[i]:cuts[i + 1]]`."""
    sizes: NDArray[np.int64]
    """Bytes."""
    times: NDArray[np.int64]
    """Of the last change, in nanoseconds; -1 where the file may have changed since without its time telling."""
    ends: NDArray[np.uint8]
    """Whether the file ends in this batch: only the last one may not."""
    before: NDArray[np.int64]
    """How many articles of the file earlier batches have: only of the first one any."""
    starts: NDArray[np.int64]
    """The row of the first article of each file, and how many articles there are."""
    problems: NDArray[np.uint8]
    """What is wrong with them, as JSON: `[file, kind, arguments…]` each."""

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def size(self) -> int:
        """Bytes of all that end here."""
        return int(self.sizes[self.ends > 0].sum())

    def all_paths(self) -> list[bytes]:
        """The paths, as the system writes them."""
        data, cuts = self.paths.tobytes(), self.cuts.tolist()
        return [data[cuts[i] : cuts[i + 1]] for i in range(len(self))]

    def all_problems(self) -> list[tuple[int, ReaderError]]:
        """What is wrong, each with the number of its file."""
        return [(file, _problem(kind, given)) for file, kind, *given in json.loads(self.problems.tobytes() or b"[]")]

    def problems_by_file(self) -> dict[int, list[ReaderError]]:
        """What is wrong with each file that something is wrong with, by its number."""
        found: dict[int, list[ReaderError]] = {}
        for file, problem in self.all_problems():
            found.setdefault(file, []).append(problem)
        return found

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @classmethod
    def joined(cls, several: Sequence["Files"]) -> "Files":
        """The files of several batches, one after the other; one that went on in the next is whole."""
        builder, rows = FilesBuilder(), 0
        for files in several:
            builder.take(files, rows)
            rows += int(files.starts[-1])
        return builder.build(rows)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Files":
        """The files that `arrays()` came from."""
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
    """Takes files in their order."""

    def __init__(self) -> None:
        self._files: list[_File] = []

    def __len__(self) -> int:
        return len(self._files)

    def begin(self, path: bytes, size: int, time: int, row: int, before: int) -> None:
        """Go on with a file, whose next article is `row`; with the same one as before when that has not ended."""
        if not self._files or self._files[-1].ends or self._files[-1].path != path:
            self._files.append(_File(path, size, time, row, before))

    def complain(self, problem: ReaderError) -> None:
        """Note what is wrong with the file that goes on."""
        self._files[-1].problems.append(problem)

    def end(self) -> None:
        """The file that goes on has ended."""
        self._files[-1].ends = True

    def take(self, files: Files, row: int) -> None:
        """Take all of `files`, the first article of which is `row` here."""
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
        """The files taken, `rows` articles in all."""
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
