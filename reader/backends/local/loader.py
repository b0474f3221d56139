"""How a library comes to hold what its files hold, and how it learns that they have changed.

Takes paths, gives batches after each step. A small library is read in this process. A larger one is built by a process
of its own into a snapshot on the disk, and mapped from there; the next time it is there at once, and only files that
have changed are read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import CacheError, ReaderError

if TYPE_CHECKING:
    from reader.storage.batch import Batch
    from reader.storage.parsed_ahead import ParsedAhead
    from reader.storage.plan import Changes
    from reader.storage.progress import BuildProgress
    from reader.storage.snapshot import Snapshot

SMALL = 2_000_000
"""Bytes up to which a library is read in this process: starting another takes as long."""
SMALL_COUNT = 2_000
"""Files up to which it is."""
PACKED = (".zip", ".epub", ".gz", ".tgz", ".bz2", ".xz", ".zst")
UNPACKS_TO = 4
"""How many times its size a file so named is taken to hold."""
LOOK_EVERY = 2.0
"""Seconds between two looks at the files, at least; and no more than a twentieth of the time goes into looking."""
LEAST = 0.5
"""Seconds of work from which the rest of it can be reckoned."""

Poll = Callable[[], bool]


class Loader:
    """Keeps batches in line with the files under some paths."""

    def __init__(
        self, paths: Sequence[str], encoding: str | None = None, *, cache: bool = True, alone: bool = False
    ) -> None:
        """Without `cache` nothing is kept on the disk, nor looked for there.

        `alone`: nothing else goes on in this process, so that files can be looked at in it.
        """
        self.paths, self.encoding = tuple(paths), encoding
        self.batches: tuple[Batch, ...] = ()
        """As far as they were made."""
        self.problems: list[ReaderError] = []
        """What went wrong, besides what is wrong with the files."""
        self.ahead: ParsedAhead | None = None
        """What was read of a file already."""
        self._cache = cache and "-" not in self.paths
        self._alone = alone
        self._snapshot: Snapshot | None = None
        self._next_look = 0.0

    def load(self, cancelled: Poll) -> Iterator[BuildProgress]:
        """Read what has changed, giving each stage; cancelled or left off, `batches` stay as they are by then."""
        self.problems = []
        try:
            if self._cache and (yield from self._kept(cancelled)):
                return
        except CacheError as problem:
            self.problems.append(problem)
        yield from self._in_memory(cancelled)

    def _kept(self, cancelled: Poll) -> Generator[BuildProgress, None, bool]:
        """What is kept on the disk, then what the building process makes of it; returns whether it is to be kept."""
        from reader.storage.build_process import building
        from reader.storage.cache_folder import folder_of, touch
        from reader.storage.progress import BuildProgress
        from reader.storage.snapshot import Snapshot

        snapshot = self._snapshot or Snapshot(folder_of(self.paths, self.encoding), self.paths, self.encoding)
        manifest, batches = snapshot.open()
        if not batches and not snapshot.problems and is_small(self.paths):
            return False
        self._snapshot, self.problems = snapshot, [*snapshot.problems]
        if batches:
            touch(snapshot.folder)
            snapshot.looked_into()
            self.batches = batches
            yield BuildProgress(
                batches, manifest.files_done, manifest.files_total, manifest.bytes_done, manifest.bytes_total
            )
            if self._alone and manifest.complete and self._is_current(batches):
                return True
        for told in building(snapshot.folder, self.paths, self.encoding, cancelled):
            if told.published:
                self.batches = snapshot.open()[1]
                snapshot.looked_into()
            yield BuildProgress(
                self.batches, told.files_done, told.files_total, told.bytes_done, told.bytes_total, told.done
            )
        self.problems = [*snapshot.problems]
        return True

    def _is_current(self, batches: Sequence[Batch]) -> bool:
        """Whether no file has changed since. One that could not be read is tried again: perhaps it can be by now."""
        from reader.ingest import sources
        from reader.storage.plan import Changes, changes

        fine = not any(batch.problems for batch in batches)
        return fine and changes(batches, list(sources(self.paths))) == Changes(0, 0, 0)

    def _in_memory(self, cancelled: Poll) -> Iterator[BuildProgress]:
        """Read and index in this process what is not there yet."""
        from reader.ingest import CancelledReadingError, sources
        from reader.storage.library_builder import LibraryBuilder

        before, looked = self.batches, time.time_ns()
        found = list(sources(self.paths))
        making = LibraryBuilder(
            before, found, encoding=self.encoding, looked_ns=looked, cancelled=cancelled, ahead=self.ahead
        )
        with suppress(CancelledReadingError):
            for stage in making.run():
                if cancelled():
                    return
                if stage.done and stage.batches and stage.batches == self.batches != before:
                    return  # all that was said already
                self.batches = stage.batches
                yield stage

    def changes(self, cancelled: Poll) -> Changes | None:
        """How many files were added, changed and removed since; None when it is too early to look again."""
        began = time.monotonic()
        if began < self._next_look or "-" in self.paths:
            return None
        found = self._changes(cancelled)
        ended = time.monotonic()
        self._next_look = ended + max(LOOK_EVERY, 20 * (ended - began))
        return found

    def _changes(self, cancelled: Poll) -> Changes | None:
        from reader.ingest import sources
        from reader.storage.build_process import looking
        from reader.storage.plan import Changes, changes

        if not self.is_whole:
            return Changes(0, len(self.batches), 0)
        if self._snapshot and sum(len(batch.files) for batch in self.batches) > SMALL_COUNT:
            return looking(self._snapshot.folder, self.paths, self.encoding, cancelled)
        return changes(self.batches, list(sources(self.paths)))

    @property
    def is_whole(self) -> bool:
        """Whether all of the batches can be looked at: no file that they are mapped from was cut."""
        return self._snapshot is None or self._snapshot.is_whole

    def looked_into(self) -> None:
        """Note that the batches are looked into: a moment later what is in memory of them may be given back."""
        if self._snapshot:
            self._snapshot.looked_into()


class LoadEta:
    """How long the rest of a load will take, judged by the bytes gone through since it began to read."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None

    def left(self, done: int, total: int) -> float | None:
        """Seconds, when so many bytes of so many are done; None while that cannot be told."""
        now = time.monotonic()
        if self._began is None or done <= self._began[1]:
            self._began = now, done  # nothing was read yet: the files are still being looked for
        took, read = now - self._began[0], done - self._began[1]
        if done >= total:
            return 0.0 if total else None
        return (total - done) * took / read if took >= LEAST and read > 0 else None


def is_small(paths: Sequence[str]) -> bool:
    """Whether there is so little under `paths` that reading it here and now is quicker than anything else."""
    from reader.ingest import sources

    size = 0
    for count, source in enumerate(sources(paths), 1):
        size += source.size * (UNPACKS_TO if source.name.lower().endswith(PACKED) else 1)
        if size > SMALL or count > SMALL_COUNT:
            return False
    return True
