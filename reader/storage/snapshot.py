"""A snapshot: the built library in a folder, as one immutable file a batch and a manifest that lists them.

Crash safety: batch files get new names and are synced to disk before a new manifest replaces the old one, so a kill at
any moment leaves the old or the new state. A batch file is trusted if its size and times are those in the manifest;
otherwise its checksums are verified first. Opening thus reads no text, and no change goes unnoticed. A snapshot that is
damaged or made by another version is reported and rebuilt. Building needs a lock; reading needs none.
"""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reader.atomic_write import atomic_write
from reader.errors import CacheError
from reader.i18n import _
from reader.index import Segment
from reader.storage.array_file import MappedArrays, write
from reader.storage.batch import LARGE, Batch
from reader.storage.damaged import DamagedError
from reader.storage.fingerprint import fingerprint
from reader.storage.kept_borders import beside
from reader.storage.manifest import BORDERS_LOCK, LOCK, MANIFEST, USED, Manifest, SavedBatch, stored_fields
from reader.storage.memory import MemoryReclaimer

ENDING = ".batch"
TICK = 12_000_000
"""Resolution of file times in nanoseconds: a change within this time may leave them as they are."""
TRIES = 5
"""Attempts to open a snapshot that another process keeps replacing."""


class Snapshot:
    """The snapshot of one library in its own folder."""

    def __init__(self, folder: Path, paths: Sequence[str], encoding: str | None) -> None:
        self.folder = folder
        self.nothing = Manifest(fingerprint(), tuple(paths), encoding)
        self.problems: list[CacheError] = []
        """Why stored parts could not be used."""
        self._mapped: dict[SavedBatch, tuple[Batch, MappedArrays]] = {}
        self._keeper = MemoryReclaimer(self.release)

    def open(self) -> tuple[Manifest, tuple[Batch, ...]]:
        """Map the batches. An empty manifest and no batches if there are none, or none that can be trusted."""
        for _attempt in range(TRIES):
            manifest = self.manifest()
            try:
                batches = tuple(self._batch(kept) for kept in manifest.batches)
            except FileNotFoundError:
                if self.manifest() != manifest:
                    continue
                return self._nothing_of(_("part of it is missing"))
            except (DamagedError, OSError, ValueError, KeyError, TypeError):
                return self._nothing_of(_("it is damaged"))
            self._mapped = {kept: self._mapped[kept] for kept in manifest.batches}
            return manifest, batches
        return self.nothing, ()

    @property
    def is_whole(self) -> bool:
        """True if no mapped file was cut since it was opened."""
        return all(mapped.is_whole for _batch, mapped in tuple(self._mapped.values()))

    def manifest(self) -> Manifest:
        """Read the manifest; an empty one if there is none, or one of another program version."""
        try:
            stored = stored_fields((self.folder / MANIFEST).read_bytes())
            if stored.get("fingerprint") != self.nothing.fingerprint:
                return self.nothing
            manifest = Manifest.of(stored)
        except FileNotFoundError:
            return self.nothing
        except (DamagedError, OSError, ValueError, KeyError, TypeError):
            return self._nothing_of(_("it is damaged"))[0]
        mine = self.nothing
        return manifest if (manifest.paths, manifest.encoding) == (mine.paths, mine.encoding) else mine

    def keep(self, batch: Batch) -> Batch:
        """Store `batch` in a new file, not yet in the manifest, and return it mapped from there. Raises OSError."""
        path = self.folder / f"{os.urandom(8).hex()}{ENDING}"
        write(path, batch.arrays())
        mapped = MappedArrays(path)
        kept = Batch.from_arrays(mapped.arrays(), beside(path))
        self._mapped[SavedBatch.of(path)] = (kept, mapped)
        return kept

    def publish(self, batches: Sequence[Batch], manifest: Manifest) -> None:
        """Write a manifest that lists `batches` (stored by `keep`) and the counts of `manifest`. Raises OSError."""
        names = {id(batch): kept for kept, (batch, _) in self._mapped.items()}
        articles = sum(len(batch) for batch in batches)
        _let_pass(max((kept.changed_ns for kept in names.values()), default=0) + TICK)
        manifest = replace(manifest, batches=tuple(names[id(batch)] for batch in batches), articles=articles)
        atomic_write(self.folder / MANIFEST, [manifest.text()], private=True)

    def tidy(self) -> None:
        """Remove files that the manifest does not list. The caller holds the lock."""
        named = {kept.name for kept in self.manifest().batches} | {MANIFEST, USED, LOCK, BORDERS_LOCK}
        named |= {beside(Path(name)).name for name in named if name.endswith(ENDING)}
        self._mapped = {kept: mapped for kept, mapped in self._mapped.items() if kept.name in named}
        for path in self.folder.iterdir():
            if path.name not in named:
                remove(path)

    def without_borders(self) -> Iterator[tuple[Path, Segment]]:
        """The large segments of the stored batches whose word borders are not kept, each with where these belong."""
        for kept, (batch, mapped) in tuple(self._mapped.items()):
            path = beside(self.folder / kept.name)
            if batch.size >= LARGE and not path.exists():
                yield path, batch.segment
                mapped.release()

    def release(self) -> None:
        """Release the mapped pages of all batches to the operating system."""
        for _batch, mapped in tuple(self._mapped.values()):
            mapped.release()

    def note_access(self) -> None:
        """Record an access to the batches; their mapped pages are released a moment later if they take much memory."""
        self._keeper.note_access()

    def _batch(self, kept: SavedBatch) -> Batch:
        """Map a stored batch. Raises OSError, DamagedError, or ValueError, KeyError, TypeError for wrong contents."""
        if kept in self._mapped and not self._mapped[kept][1].is_whole:
            del self._mapped[kept]
        if kept not in self._mapped:
            path = self.folder / kept.name
            if path.name != kept.name or not kept.name.endswith(ENDING):
                raise DamagedError(kept.name)
            mapped = MappedArrays(path)
            if SavedBatch.of(path) != kept and not (len(mapped.map) == kept.size and mapped.verified()):
                raise DamagedError(kept.name)
            self._mapped[kept] = (Batch.from_arrays(mapped.arrays(), beside(path)), mapped)
        return self._mapped[kept][0]

    def _nothing_of(self, reason: str) -> tuple[Manifest, tuple[Batch, ...]]:
        text = _("{folder}: {reason}; rebuilding the index").format(folder=self.folder, reason=reason)
        if text not in map(str, self.problems):
            self.problems.append(CacheError(text))
        return self.nothing, ()


def remove(path: Path) -> None:
    """Remove a file. On Windows a file that another process has open remains until the next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _let_pass(moment_ns: int) -> None:
    """Wait until `moment_ns` is over, if it is at most `TICK` away."""
    left = moment_ns - time.time_ns()
    if 0 < left <= TICK:
        time.sleep(left / 1e9)
