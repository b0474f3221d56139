"""What is to be done when files have changed: takes the volumes there are and the files there are, gives steps.

The steps stand in the order of the files. After each, what was made so far and the volumes not come to yet make a
library that can be read: what has changed is shown as it was until the step that replaces it is done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from reader.errors import UnreadableError
from reader.ingest import Source
from reader.storage.batch import Batch
from reader.storage.file_table import CHANGING

SPLICED = 4 << 20
"""Bytes of new files that may come between the files of one volume; when there are more, the volume is parted."""


@dataclass(frozen=True, slots=True)
class UnchangedFiles:
    """Files of a volume that are as they were, from `first` until `last`."""

    volume: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NewFiles:
    """Files to be read."""

    sources: tuple[Source, ...]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(source.size for source in self.sources)


Run = UnchangedFiles | NewFiles


@dataclass(frozen=True, slots=True)
class ReuseBatch:
    """Of the volumes not come to yet, the last of the next `drop` stays as it is; those before it go."""

    drop: int


@dataclass(frozen=True, slots=True)
class BuildBatch:
    """Volumes are made of these runs; the next `drop` volumes go."""

    runs: tuple[Run, ...]
    drop: int


@dataclass(frozen=True, slots=True)
class SplitBatch:
    """Each of these becomes a volume not come to yet, in the place of the next `drop`."""

    pieces: tuple[UnchangedFiles, ...]
    drop: int


Step = ReuseBatch | BuildBatch | SplitBatch
Same = Callable[[Source], bool]


def path_of(source: Source) -> bytes:
    """The path of `source` as the system writes it."""
    return str(source.path).encode("utf-8", "surrogateescape") if source.path else b"-"


def time_of(source: Source, looked_ns: int) -> int:
    """The time to remember `source` by, when it was looked at then; -1 when it may change unnoticed."""
    return -1 if source.modified_ns > looked_ns - CHANGING or not source.path else source.modified_ns


def steps(volumes: Sequence[Batch], sources: Sequence[Source], same: Same) -> list[Step]:
    """How to bring `volumes` in line with `sources`. `same`: whether a file that could not be read still cannot be."""
    found: list[Step] = []
    reached = 0
    for runs in _by_volume(_runs(volumes, sources, same)):
        kept = tuple(run for run in runs if isinstance(run, UnchangedFiles))
        if not kept:
            found.append(BuildBatch(tuple(runs), 0))
            continue
        drop, reached = kept[0].volume + 1 - reached, kept[0].volume + 1
        if runs == [UnchangedFiles(reached - 1, 0, len(volumes[reached - 1].files))]:
            found.append(ReuseBatch(drop))
        elif sum(run.size for run in runs if isinstance(run, NewFiles)) <= SPLICED:
            found.append(BuildBatch(tuple(runs), drop))
        else:
            found.append(SplitBatch(kept, drop))
            found += [ReuseBatch(1) if isinstance(run, UnchangedFiles) else BuildBatch((run,), 0) for run in runs]
    return found


def settled(volumes: Sequence[Batch], planned: Sequence[Step]) -> bool:
    """Whether nothing is to be done."""
    return planned == [ReuseBatch(1)] * len(volumes)


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files are other than they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changes(volumes: Sequence[Batch], sources: Sequence[Source]) -> Changes:
    """What has changed in the files that `volumes` are of."""
    was: dict[bytes, tuple[int, int]] = {}
    for volume in volumes:
        files = volume.files
        was |= zip(files.all_paths(), zip(files.sizes.tolist(), files.times.tolist(), strict=True), strict=True)
    now = {path_of(source): (source.size, source.modified_ns) for source in sources}
    both = now.keys() & was.keys()
    changed = sum(now[path] != was[path] for path in both)
    return Changes(len(now) - len(both), changed, len(was) - len(both))


def _by_volume(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs, those of one volume and what is between them together."""
    groups: list[list[Run]] = []
    waiting: list[Run] = []
    last = -1
    for run in runs:
        if isinstance(run, NewFiles):
            waiting.append(run)
        elif run.volume == last:
            groups[-1] += [*waiting, run]
            waiting = []
        else:
            groups += [*([waiting] if waiting else []), [run]]
            waiting, last = [], run.volume
    return [*groups, *([waiting] if waiting else [])]


def _runs(volumes: Sequence[Batch], sources: Sequence[Source], same: Same) -> list[Run]:
    """`sources` as runs of files that are as they were, and of others."""
    known = _Known(volumes)
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
            if isinstance(before, UnchangedFiles) and (before.volume, before.last) == (piece.volume, piece.first):
                runs[-1] = UnchangedFiles(piece.volume, before.first, piece.last)
            else:
                runs.append(piece)
    return [*runs, *([NewFiles(tuple(fresh))] if fresh else [])]


@dataclass(frozen=True, slots=True)
class _Facts:
    """The columns of `Files` as lists, and which of them could not be read."""

    paths: list[bytes]
    sizes: list[int]
    times: list[int]
    ends: list[int]
    before: list[int]
    starts: list[int]
    bad: set[int]

    @classmethod
    def of(cls, volume: Batch) -> "_Facts":
        files = volume.files
        empty = np.diff(files.starts) == 0
        bad = {file for file, problem in volume.problems if empty[file] and isinstance(problem, UnreadableError)}
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
        """What must be the same in all volumes that a file goes through."""
        return self.paths[place], self.sizes[place], self.times[place]

    def articles(self, place: int) -> int:
        return self.starts[place + 1] - self.starts[place]


class _Known:
    """The files of the volumes, to be asked for in their order."""

    def __init__(self, volumes: Sequence[Batch]) -> None:
        self._facts = [_Facts.of(volume) for volume in volumes]
        self._at: dict[bytes | tuple[bytes, int], tuple[int, int]] = {}
        """Where each file begins: volume and place. One that is there twice (it was given twice) by path and count."""
        self._passed = (-1, -1)
        counts = _Counts()
        for number, facts in enumerate(self._facts):
            for place, path in enumerate(facts.paths):
                if not facts.before[place]:
                    self._at[counts.key(path)] = (number, place)
        self._asked = _Counts()

    def pieces(self, source: Source, same: Same) -> list[UnchangedFiles]:
        """The entries of `source`, when it is as it was and comes after those given before; else none."""
        at = self._at.get(self._asked.key(path_of(source)))
        if at is None or at <= self._passed:
            return []
        facts, place = self._facts[at[0]], at[1]
        if (facts.sizes[place], facts.times[place]) != (source.size, source.modified_ns):
            return []
        pieces = self._entries(*at)
        if not pieces or (place in facts.bad and not same(source)):
            return []
        self._passed = (pieces[-1].volume, pieces[-1].first)
        return pieces

    def _entries(self, number: int, place: int) -> list[UnchangedFiles]:
        """All entries of the file that begins there; none when its end was never reached."""
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
    """Keys of paths: a path, and from its second time on its count too."""

    def __init__(self) -> None:
        self._seen: dict[bytes, int] = {}

    def key(self, path: bytes) -> bytes | tuple[bytes, int]:
        count = self._seen[path] = self._seen.get(path, 0) + 1
        return path if count == 1 else (path, count)
