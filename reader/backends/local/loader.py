"""Loads a library from its files, and detects later changes to them.

A small library is read in this process. A larger one is built by a child process into a snapshot on disk and mapped
from there: later starts only map it, and read the files that have changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import CacheError, ReaderError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.batch import Batch
    from reader.storage.build_process import WorkerProcess
    from reader.storage.manifest import Manifest
    from reader.storage.parsed_ahead import ParsedAhead
    from reader.storage.plan import Changes
    from reader.storage.progress import BuildProgress
    from reader.storage.snapshot import Snapshot

SMALL = 2_000_000
"""Largest library that is read in this process, in bytes: starting a child process takes as long as reading it."""
SMALL_COUNT = 2_000
"""Largest number of files that are read in this process."""
PACKED = (".zip", ".epub", ".gz", ".tgz", ".bz2", ".xz", ".zst")
UNPACKS_TO = 4
"""Assumed ratio of unpacked to packed size, by file extension."""
LOOK_EVERY = 2.0
"""Least seconds between two checks for changed files; checking takes at most 5 % of the time."""
LEAST = 0.5
"""Seconds of loading after which the remaining time is estimated."""

Poll = Callable[[], bool]


class Loader:
    """Keeps batches in line with the files under some paths."""

    def __init__(
        self, paths: Sequence[str], encoding: str | None = None, *, cache: bool = True, alone: bool = False
    ) -> None:
        """`cache` False: no snapshots, neither written nor read. `alone`: this idle process may check files itself."""
        self.paths, self.encoding = tuple(paths), encoding
        self.batches: tuple[Batch, ...] = ()
        """Batches loaded so far."""
        self.problems: list[ReaderError] = []
        """Problems of loading itself, such as a full disk; those of single files are in the batches."""
        self.ahead: ParsedAhead | None = None
        """Articles of the file that was read ahead, if any."""
        self.is_caching = cache and "-" not in self.paths
        """True if snapshots are read and written."""
        self._alone = alone
        self._snapshot: Snapshot | None = None
        self._next_look = 0.0
        self._lacks_borders = False
        """True while word borders may be worked out, once a load: for a new index, or when a query asks for them."""

    def load(self, cancelled: Poll) -> Iterator[BuildProgress]:
        """Read what has changed; yields after each step. After cancellation `batches` keeps what was loaded by then."""
        self.problems = []
        try:
            if self.is_caching and (yield from self._kept(cancelled)):
                return
        except CacheError as problem:
            self.problems.append(problem)
        yield from self._in_memory(cancelled)

    def _kept(self, cancelled: Poll) -> Generator[BuildProgress, None, bool]:
        """Load the snapshot, then follow the build process; returns whether a snapshot is to be written."""
        from reader.storage.cache_folder import folder_of, is_kept, touch
        from reader.storage.progress import BuildProgress

        folder = folder_of(self.paths, self.encoding)
        snapshot = self._in(folder) if is_kept(folder) else None
        manifest, batches = snapshot.open() if snapshot else (None, ())
        self.problems = [*snapshot.problems] if snapshot else []
        if not batches and not self.problems and is_small(self.paths):
            return False
        self._snapshot = snapshot or self._snapshot
        if snapshot and manifest and batches:
            touch(folder)
            snapshot.note_access()
            self.batches = batches
            figures = (manifest.files_done, manifest.files_total, manifest.bytes_done, manifest.bytes_total)
            yield BuildProgress(batches, *figures)
            if self._alone and manifest.complete and self._is_current(batches):
                return True
        yield from self._built(folder, cancelled)
        return True

    def mapped(self, most: int | None = None) -> tuple[Manifest, tuple[Batch, ...]] | None:
        """What is kept, without a look at the files; None if there is nothing, or more than `most` articles."""
        from reader.storage.cache_folder import folder_of, is_kept

        folder = folder_of(self.paths, self.encoding)
        if not self.is_caching or not is_kept(folder):
            return None
        self._snapshot = snapshot = self._in(folder)
        return None if most is not None and snapshot.manifest().articles > most else snapshot.open()

    def _in(self, folder: Path) -> Snapshot:
        from reader.storage.snapshot import Snapshot

        return self._snapshot or Snapshot(folder, self.paths, self.encoding)

    def _built(self, folder: Path, cancelled: Poll) -> Iterator[BuildProgress]:
        """Follow the build process. A new library imports nothing that takes long before that is started."""
        from reader.storage.build_process import building
        from reader.storage.progress import BuildProgress

        is_new = False
        for message in building(folder, self.paths, self.encoding, cancelled):
            snapshot = self._snapshot = self._in(folder)
            if message.published:
                is_new = True
                self.batches = snapshot.open()[1]
                snapshot.note_access()
            figures = (message.files_done, message.files_total, message.bytes_done, message.bytes_total)
            yield BuildProgress(self.batches, *figures, message.done)
        if self._snapshot:
            self.problems = [*self._snapshot.problems]
            self._lacks_borders = not self._alone and any(self._snapshot.without_borders())
            if is_new:  # Whoever has waited for an index has not asked for words yet: they may be there by then.
                self.want_borders()

    def _is_current(self, batches: Sequence[Batch]) -> bool:
        """True if no file has changed since. A file that could not be read is tried again."""
        from reader.ingest import stamps
        from reader.storage.plan import Changes, changes

        fine = not any(batch.problems for batch in batches)
        return fine and changes(batches, stamps(self.paths)) == Changes(0, 0, 0)

    def _in_memory(self, cancelled: Poll) -> Iterator[BuildProgress]:
        """Read and index in this process the files that are not loaded yet."""
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
                    return  # already reported
                self.batches = stage.batches
                yield stage

    def changes(self, cancelled: Poll) -> Changes | None:
        """Counts of added, changed and removed files since the last load; None within `LOOK_EVERY`."""
        began = time.monotonic()
        if began < self._next_look or "-" in self.paths:
            return None
        found = self._changes(cancelled)
        ended = time.monotonic()
        self._next_look = ended + max(LOOK_EVERY, 20 * (ended - began))
        return found

    def _changes(self, cancelled: Poll) -> Changes | None:
        from reader.ingest import stamps
        from reader.storage.build_process import looking
        from reader.storage.plan import Changes, changes

        if not self.is_whole:
            return Changes(0, len(self.batches), 0)
        if self._snapshot and sum(len(batch.files) for batch in self.batches) > SMALL_COUNT:
            return looking(self._snapshot.folder, self.paths, self.encoding, cancelled)
        return changes(self.batches, stamps(self.paths))

    @property
    def is_whole(self) -> bool:
        """True if every mapped file still has its full length."""
        return self._snapshot is None or self._snapshot.is_whole

    def want_borders(self) -> None:
        """Have the word borders that are not kept worked out, in a process that ends with this one."""
        if self._lacks_borders and self._snapshot is not None:
            from reader.storage.build_process import keep_word_borders

            self._lacks_borders = False
            keep_word_borders(self._snapshot.folder, self.paths, self.encoding)

    def keyword_process(self, dictionary: Path | None) -> WorkerProcess | None:
        """A process that works out keywords of the articles in the snapshot; None without one."""
        if self._snapshot is None:
            return None
        from reader.storage.build_process import keyword_process

        return keyword_process(self._snapshot.folder, self.paths, self.encoding, dictionary)

    def note_access(self) -> None:
        """Record an access to mapped memory, which is released again after a pause."""
        if self._snapshot:
            self._snapshot.note_access()


class LoadEta:
    """Estimates the remaining time of a load from the bytes processed since reading began."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None

    def left(self, done: int, total: int) -> float | None:
        """Remaining seconds after `done` of `total` bytes; None while too little is known."""
        now = time.monotonic()
        if self._began is None or done <= self._began[1]:
            self._began = now, done  # nothing has been read yet: the files are still being listed
        took, read = now - self._began[0], done - self._began[1]
        if done >= total:
            return 0.0 if total else None
        return (total - done) * took / read if took >= LEAST and read > 0 else None


def is_small(paths: Sequence[str]) -> bool:
    """True if the files under `paths` are few and small enough to be read in this process."""
    from reader.ingest import sources

    size = 0
    for count, source in enumerate(sources(paths), 1):
        size += source.size * (UNPACKS_TO if source.name.lower().endswith(PACKED) else 1)
        if size > SMALL or count > SMALL_COUNT:
            return False
    return True
