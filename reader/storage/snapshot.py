"""What was built of a library, kept in a folder: volumes, each a file that never changes, and a manifest of them.

Everything is written under a new name, brought to the disk and only then made known, by renaming a new manifest over
the old one: killed at any moment, the old or the new state is there. A file is trusted when size and times are those
noted after it was written (nobody has touched it since); otherwise all of it is compared with its checksums first.
So opening reads no text, and no change of a file goes unnoticed. What is damaged, foreign, or made by another version
is told and made again. One process at a time builds, under a lock; readers need none.
"""

import hashlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from reader.atomic_write import atomic_write
from reader.errors import CacheError
from reader.i18n import _
from reader.paths import open_private
from reader.storage.array_file import DamagedError, MappedArrays, write
from reader.storage.batch import Batch
from reader.storage.fingerprint import fingerprint
from reader.storage.memory import MemoryReclaimer

MANIFEST, USED, LOCK = "manifest.json", "used", "lock"
ENDING = ".volume"
TICK = 12_000_000
"""Nanoseconds in which the clock of a file system moves on: a change within them may leave the times as they were."""
TRIES = 5
"""How often a manifest is read again when another process has replaced it meanwhile."""


@dataclass(frozen=True)
class SavedSnapshot:
    """A file of the snapshot as it was when it had been written."""

    name: str
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, path: Path) -> "SavedSnapshot":
        """The file at `path` as it is now. Raises OSError."""
        status = path.stat()
        return cls(path.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True)
class Manifest:
    """What a snapshot holds."""

    fingerprint: str
    """Of the program that made it."""
    paths: tuple[str, ...]
    """As they were given."""
    encoding: str | None
    volumes: tuple[SavedSnapshot, ...] = ()
    articles: int = 0
    files_done: int = 0
    files_total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    complete: bool = False
    """Whether the files were all gone through when it was written."""

    def text(self) -> bytes:
        """The manifest as it is written: the digest of what follows, then JSON."""
        body = json.dumps(asdict(self), ensure_ascii=True).encode("ascii")
        return _digest(body) + b"\n" + body

    @classmethod
    def of(cls, text: bytes) -> "Manifest":
        """The manifest that was written so. Raises DamagedError."""
        digest, _, body = text.partition(b"\n")
        if digest != _digest(body):
            raise DamagedError(MANIFEST)
        given = json.loads(body)
        volumes = tuple(SavedSnapshot(**kept) for kept in given.pop("volumes"))
        return cls(paths=tuple(given.pop("paths")), volumes=volumes, **given)


def key(paths: Sequence[str], encoding: str | None) -> str:
    """The name of the folder for a library. As given and as they are in full: articles name their source as given."""
    full = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - links stay as they are
    told = json.dumps([list(paths), full, encoding])
    return hashlib.blake2b(told.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


class Snapshot:
    """The snapshot of one library, in a folder of its own."""

    def __init__(self, folder: Path, paths: Sequence[str], encoding: str | None) -> None:
        self.folder = folder
        self.nothing = Manifest(fingerprint(), tuple(paths), encoding)
        self.problems: list[CacheError] = []
        """What was wrong with what was there, a line each."""
        self._mapped: dict[SavedSnapshot, tuple[Batch, MappedArrays]] = {}
        self._keeper = MemoryReclaimer(self.release)

    def open(self) -> tuple[Manifest, tuple[Batch, ...]]:
        """What is there: nothing where there is nothing that can be trusted."""
        for _attempt in range(TRIES):
            manifest = self.manifest()
            try:
                volumes = tuple(self._volume(kept) for kept in manifest.volumes)
            except FileNotFoundError:
                if self.manifest() != manifest:
                    continue
                return self._nothing_of(_("a part of it is missing"))
            except (DamagedError, OSError, ValueError, KeyError, TypeError):
                return self._nothing_of(_("it is damaged"))
            self._mapped = {kept: self._mapped[kept] for kept in manifest.volumes}
            return manifest, volumes
        return self.nothing, ()

    def manifest(self) -> Manifest:
        """The manifest; one of nothing where there is none of this program's."""
        try:
            manifest = Manifest.of((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return self.nothing
        except (DamagedError, OSError, ValueError, KeyError, TypeError):
            return self._nothing_of(_("it is damaged"))[0]
        mine = self.nothing
        ours = (manifest.fingerprint, manifest.paths, manifest.encoding) == (
            mine.fingerprint,
            mine.paths,
            mine.encoding,
        )
        return manifest if ours else mine

    def keep(self, volume: Batch) -> Batch:
        """Write `volume` to the disk; gives it as mapped from there. Raises OSError. Not known to others yet."""
        path = self.folder / f"{os.urandom(8).hex()}{ENDING}"
        write(path, volume.arrays())
        mapped = MappedArrays(path)
        kept = Batch.from_arrays(mapped.arrays())
        self._mapped[SavedSnapshot.of(path)] = (kept, mapped)
        return kept

    def publish(self, volumes: Sequence[Batch], manifest: Manifest) -> None:
        """Make `volumes`, which were kept here, the contents, with the figures of `manifest`. Raises OSError."""
        names = {id(volume): kept for kept, (volume, _) in self._mapped.items()}
        articles = sum(len(volume) for volume in volumes)
        _let_pass(max((kept.changed_ns for kept in names.values()), default=0) + TICK)
        manifest = replace(manifest, volumes=tuple(names[id(volume)] for volume in volumes), articles=articles)
        atomic_write(self.folder / MANIFEST, [manifest.text()], opener=open_private)

    def tidy(self) -> None:
        """Remove files that the manifest does not name. Only for who holds the lock."""
        named = {kept.name for kept in self.manifest().volumes} | {MANIFEST, USED, LOCK}
        self._mapped = {kept: mapped for kept, mapped in self._mapped.items() if kept.name in named}
        for path in self.folder.iterdir():
            if path.name not in named:
                remove(path)

    def release(self) -> None:
        """Give the memory of what was looked at back to the system."""
        for _volume, mapped in tuple(self._mapped.values()):
            mapped.release()

    def looked_into(self) -> None:
        """Note that the volumes are looked into: a moment later, where it is much, their memory is given back."""
        self._keeper.note_access()

    def _volume(self, kept: SavedSnapshot) -> Batch:
        """The volume in that file. Raises FileNotFoundError, OSError, DamagedError, or what wrong contents raise."""
        if kept not in self._mapped:
            path = self.folder / kept.name
            if path.name != kept.name or not kept.name.endswith(ENDING):
                raise DamagedError(kept.name)
            mapped = MappedArrays(path)
            if SavedSnapshot.of(path) != kept and not (len(mapped.map) == kept.size and mapped.verified()):
                raise DamagedError(kept.name)
            self._mapped[kept] = (Batch.from_arrays(mapped.arrays()), mapped)
        return self._mapped[kept][0]

    def _nothing_of(self, reason: str) -> tuple[Manifest, tuple[Batch, ...]]:
        told = _("{folder}: {reason}; the index is made again").format(folder=self.folder, reason=reason)
        if told not in map(str, self.problems):
            self.problems.append(CacheError(told))
        return self.nothing, ()


def remove(path: Path) -> None:
    """Remove a file; one that another process holds open (Windows) stays until the next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _let_pass(moment_ns: int) -> None:
    """Wait until after that moment, when it is a moment ago."""
    left = moment_ns - time.time_ns()
    if 0 < left <= TICK:
        time.sleep(left / 1e9)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).hexdigest().encode("ascii")
