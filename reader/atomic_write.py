"""Atomic writing of a file: readers find the old or the new contents on the disk, never a part.

The contents go to a hidden file beside it, are synced, and are then renamed in one step. Raises OSError;
FileExistsError if an existing file must not be replaced.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

Opener = Callable[[str, int], int]


def never() -> bool:
    """Poll of a write that is never cancelled."""
    return False


def atomic_write(
    path: Path,
    pieces: Iterable[bytes],
    *,
    replace: bool = True,
    opener: Opener | None = None,
    cancelled: Callable[[], bool] = never,
) -> bool:
    """Write `pieces` to `path`. Returns False if it was cancelled between two pieces; then nothing is left behind.

    A replaced file keeps its mode; `opener` creates a new file, as in `open`.
    """
    if not replace and path.exists():
        raise FileExistsError(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with open(beside, "xb", opener=opener) as file:
            for piece in pieces:
                if cancelled():
                    return False
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if opener is None and path.exists():
            shutil.copymode(path, beside)
        _publish(beside, path, replace)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
    sync_folder(path.parent)
    return True


def sync_folder(folder: Path) -> None:
    """Sync the directory entries of `folder`, where the system supports it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _publish(beside: Path, path: Path, replace: bool) -> None:
    """Give the finished file its name. A hard link fails if the name exists by now; a rename would replace the file."""
    if not replace:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:
            pass  # A file system without links: only the earlier check remains.
        else:
            return
    beside.replace(path)
