"""All snapshots of this person: where they are, how much they take, and which go when it is too much."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.paths import cache_folder
from reader.storage.damaged import DamagedError
from reader.storage.lock import locked
from reader.storage.manifest import LOCK, MANIFEST, USED, Manifest, key, stored_fields

BOUND = 10 << 30
"""Bytes that all snapshots may take together, but for the last one used: each takes about three times the bytes of its
text, so one of a million articles may take all of it."""


@dataclass(frozen=True)
class CachedLibrary:
    """One snapshot."""

    folder: Path
    size: int
    """Bytes on the disk."""
    used: float
    """Time when it was last opened, in seconds since 1970."""
    manifest: Manifest | None
    """Its manifest; None if that cannot be read."""


def snapshots_folder() -> Path:
    """Folder of the snapshots."""
    return cache_folder() / "libraries"


def folder_of(paths: Sequence[str], encoding: str | None) -> Path:
    """Folder of a library's snapshot, which may not exist."""
    return snapshots_folder() / key(paths, encoding)


def is_kept(folder: Path) -> bool:
    """True if there is a snapshot in `folder`, of whatever version and in whatever state."""
    return (folder / MANIFEST).exists()


def cached_libraries(root: Path) -> list[CachedLibrary]:
    """The snapshots under `root`, the last used first."""
    try:
        folders = [folder for folder in root.iterdir() if folder.is_dir()]
    except OSError:
        return []
    return sorted(map(_holding, folders), key=lambda holding: -holding.used)


def clear(root: Path, folder: Path | None = None) -> int:
    """Remove one snapshot, or all; gives how many bytes. One that is being built stays."""
    return sum(_removed(holding) for holding in cached_libraries(root) if folder is None or holding.folder == folder)


def trim(root: Path, own: Path, bound: int = BOUND) -> int:
    """Remove the snapshots used longest ago until all take at most `bound`; `own` stays. Gives how many bytes."""
    all_of_them = cached_libraries(root)
    excess, freed = sum(holding.size for holding in all_of_them) - bound, 0
    for holding in reversed(all_of_them):
        if freed >= excess:
            break
        if holding.folder != own:
            freed += _removed(holding)
    return freed


def touch(folder: Path) -> None:
    """Note that a snapshot is in use. Nothing where it cannot be noted."""
    try:
        (folder / USED).touch(0o600)
    except OSError:
        return


def _holding(folder: Path) -> CachedLibrary:
    size, used = 0, 0.0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat()
                size += status.st_size
                used = max(used, status.st_mtime)
    except OSError:  # gone meanwhile
        pass
    try:
        manifest = Manifest.of(stored_fields((folder / MANIFEST).read_bytes()))
    except (OSError, DamagedError, ValueError, KeyError, TypeError):
        manifest = None
    return CachedLibrary(folder, size, used, manifest)


def _removed(holding: CachedLibrary) -> int:
    try:
        with locked(holding.folder / LOCK) as free:
            if free:
                shutil.rmtree(holding.folder, ignore_errors=True)
                return holding.size
    except OSError:
        pass
    return 0
