"""Plan an update: from the batches of a library and the files now on disk, the steps that bring them in line.

Steps follow the order of the files. After each step the batches made so far and the old batches still to come form a
readable library: a changed file is shown in its old state until the step that replaces it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.errors import UnreadableError
from reader.storage.file_table import CHANGING

if TYPE_CHECKING:
    from reader.ingest import FileStamp, Source
    from reader.storage.batch import Batch

SPLICED = 4 << 20
"""Bytes of new files that may be inserted into one batch; with more, the batch is split around them."""


@dataclass(frozen=True, slots=True)
class UnchangedFiles:
    """The unchanged files `first` to `last` (exclusive) of an old batch."""

    batch: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NewFiles:
    """New or changed files, to be read."""

    sources: tuple[Source, ...]

    @property
    def size(self) -> int:
        """Total size of the files, in bytes."""
        return sum(source.size for source in self.sources)


Run = UnchangedFiles | NewFiles


@dataclass(frozen=True, slots=True)
class ReuseBatch:
    """Drop the next `drop - 1` old batches and reuse the one after them unchanged."""

    drop: int


@dataclass(frozen=True, slots=True)
class BuildBatch:
    """Build new batches from `runs`, in place of the next `drop` old batches."""

    runs: tuple[Run, ...]
    drop: int


@dataclass(frozen=True, slots=True)
class SplitBatch:
    """Replace the next `drop` old batches by one batch for each of `pieces`, for later steps to reuse."""

    pieces: tuple[UnchangedFiles, ...]
    drop: int


Step = ReuseBatch | BuildBatch | SplitBatch
Same = Callable[["Source"], bool]


def path_of(source: Source) -> bytes:
    """The path of `source` in the bytes of the file system; `-` for standard input."""
    return str(source.path).encode("utf-8", "surrogateescape") if source.path else b"-"


def time_of(source: Source, looked_ns: int) -> int:
    """The modification time to store for `source`, in nanoseconds.

    -1 if it was changed so shortly before `looked_ns` that a further change could leave the time as it is.
    """
    return -1 if source.modified_ns > looked_ns - CHANGING or not source.path else source.modified_ns


def steps(batches: Sequence[Batch], sources: Sequence[Source], same: Same) -> list[Step]:
    """The steps that bring `batches` in line with `sources`. `same(source)`: a file that was unreadable still is."""
    found: list[Step] = []
    reached = 0
    for runs in _by_batch(_runs(batches, sources, same)):
        kept = tuple(run for run in runs if isinstance(run, UnchangedFiles))
        if not kept:
            found.append(BuildBatch(tuple(runs), 0))
            continue
        drop, reached = kept[0].batch + 1 - reached, kept[0].batch + 1
        if runs == [UnchangedFiles(reached - 1, 0, len(batches[reached - 1].files))]:
            found.append(ReuseBatch(drop))
        elif sum(run.size for run in runs if isinstance(run, NewFiles)) <= SPLICED:
            found.append(BuildBatch(tuple(runs), drop))
        else:
            found.append(SplitBatch(kept, drop))
            found += [ReuseBatch(1) if isinstance(run, UnchangedFiles) else BuildBatch((run,), 0) for run in runs]
    return found


def settled(batches: Sequence[Batch], planned: Sequence[Step]) -> bool:
    """True if the planned steps change nothing."""
    return planned == [ReuseBatch(1)] * len(batches)


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of files that differ from the snapshot."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changes(batches: Sequence[Batch], stamps: Iterable[FileStamp]) -> Changes:
    """Compare files with those that `batches` were built from, by path, size and modification time."""
    was: dict[bytes, tuple[int, int]] = {}
    for batch in batches:
        files = batch.files
        was |= zip(files.all_paths(), zip(files.sizes.tolist(), files.times.tolist(), strict=True), strict=True)
    now = {path.encode("utf-8", "surrogateescape"): (size, time) for path, size, time in stamps}
    both = now.keys() & was.keys()
    changed = sum(now[path] != was[path] for path in both)
    return Changes(len(now) - len(both), changed, len(was) - len(both))


def _by_batch(runs: Sequence[Run]) -> list[list[Run]]:
    """Group `runs`: the runs of one old batch, and the new files between them, form one group."""
    groups: list[list[Run]] = []
    waiting: list[Run] = []
    last = -1
    for run in runs:
        if isinstance(run, NewFiles):
            waiting.append(run)
        elif run.batch == last:
            groups[-1] += [*waiting, run]
            waiting = []
        else:
            groups += [*([waiting] if waiting else []), [run]]
            waiting, last = [], run.batch
    return [*groups, *([waiting] if waiting else [])]


def _runs(batches: Sequence[Batch], sources: Sequence[Source], same: Same) -> list[Run]:
    """Divide `sources` into runs of unchanged files and runs of new files."""
    known = _Known(batches)
    runs: list[Run] = []
    fresh: list[Source] = []
    for source in sources:
        pieces = known.pieces(source, same)
        if not pieces:
            fresh.append(source)
            continue
        if fresh:
            runs.append(NewFiles(tuple(fresh)))
            fresh = []
        for piece in pieces:
            before = runs[-1] if runs else None
            if isinstance(before, UnchangedFiles) and (before.batch, before.last) == (piece.batch, piece.first):
                runs[-1] = UnchangedFiles(piece.batch, before.first, piece.last)
            else:
                runs.append(piece)
    return [*runs, *([NewFiles(tuple(fresh))] if fresh else [])]


@dataclass(frozen=True, slots=True)
class _Facts:
    """The columns of `Files` as lists, and the indices of unreadable files."""

    paths: list[bytes]
    sizes: list[int]
    times: list[int]
    ends: list[int]
    before: list[int]
    starts: list[int]
    bad: set[int]

    @classmethod
    def of(cls, batch: Batch) -> _Facts:
        """The facts of the files of `batch`."""
        files = batch.files
        empty = np.diff(files.starts) == 0
        bad = {file for file, problem in batch.problems if empty[file] and isinstance(problem, UnreadableError)}
        return cls(
            files.all_paths(),
            files.sizes.tolist(),
            files.times.tolist(),
            files.ends.tolist(),
            files.before.tolist(),
            files.starts.tolist(),
            bad,
        )

    def file(self, place: int) -> tuple[bytes, int, int]:
        """Path, size and time: equal in every batch that holds a part of the file."""
        return self.paths[place], self.sizes[place], self.times[place]

    def articles(self, place: int) -> int:
        return self.starts[place + 1] - self.starts[place]


class _Known:
    """Finds the unchanged files of the old batches; ask in the order of the files."""

    def __init__(self, batches: Sequence[Batch]) -> None:
        self._facts = [_Facts.of(batch) for batch in batches]
        self._at: dict[bytes | tuple[bytes, int], tuple[int, int]] = {}
        """Batch and index at which each file begins, by path; by path and count for a path that was given twice."""
        self._passed = (-1, -1)
        counts = _Counts()
        for number, facts in enumerate(self._facts):
            for place, path in enumerate(facts.paths):
                if not facts.before[place]:
                    self._at[counts.key(path)] = (number, place)
        self._asked = _Counts()

    def pieces(self, source: Source, same: Same) -> list[UnchangedFiles]:
        """The stored parts of `source` if it is unchanged and follows those returned before; else an empty list."""
        at = self._at.get(self._asked.key(path_of(source)))
        if at is None or at <= self._passed:
            return []
        facts, place = self._facts[at[0]], at[1]
        if (facts.sizes[place], facts.times[place]) != (source.size, source.modified_ns):
            return []
        pieces = self._entries(*at)
        if not pieces or (place in facts.bad and not same(source)):
            return []
        self._passed = (pieces[-1].batch, pieces[-1].first)
        return pieces

    def _entries(self, number: int, place: int) -> list[UnchangedFiles]:
        """All parts of the file that begins at `place` of batch `number`; an empty list if its last part is missing."""
        found = [UnchangedFiles(number, place, place + 1)]
        facts = self._facts[number]
        file, articles = facts.file(place), facts.articles(place)
        while not facts.ends[place]:
            number, place = number + 1, 0
            if number == len(self._facts) or not self._facts[number].paths:
                return []
            facts = self._facts[number]
            if facts.file(0) != file or facts.before[0] != articles:
                return []
            articles += facts.articles(0)
            found.append(UnchangedFiles(number, 0, 1))
        return found


class _Counts:
    """Unique keys for paths: the path itself, and from its second occurrence on the path with a count."""

    def __init__(self) -> None:
        self._seen: dict[bytes, int] = {}

    def key(self, path: bytes) -> bytes | tuple[bytes, int]:
        count = self._seen[path] = self._seen.get(path, 0) + 1
        return path if count == 1 else (path, count)
