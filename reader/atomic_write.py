"""Atomic writing of a file: readers find the old or the new contents on the disk, never a part.

The contents go to a hidden file beside it, are synced, and are then renamed in one step. Raises OSError;
FileExistsError if an existing file must not be replaced.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from reader.paths import open_private


def never() -> bool:
    """Poll of a write that is never cancelled."""
    return False


def atomic_write(
    path: Path,
    pieces: Iterable[bytes],
    *,
    replace: bool = True,
    private: bool = False,
    cancelled: Callable[[], bool] = never,
) -> bool:
    """Write `pieces` to `path`. Returns False if it was cancelled between two pieces; then nothing is left behind.

    Until it is finished nobody else can read it. A replaced file keeps its mode; one that is `private` is 0600.
    """
    if not replace and path.exists():
        raise FileExistsError(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with open(beside, "xb", opener=open_private) as file:
            for piece in pieces:
                if cancelled():
                    return False
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            _share(beside, path)
        _publish(beside, path, replace)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
    sync_folder(path.parent)
    return True


def _share(beside: Path, path: Path) -> None:
    """Give the finished file the mode of the one that it replaces, or that of any new file here."""
    if path.exists():
        shutil.copymode(path, beside)
        return
    probe = beside.with_name(f"{beside.name}.mode")  # asking for the umask would change it for all threads
    probe.touch(exist_ok=False)
    with contextlib.suppress(OSError):  # a file system without modes
        beside.chmod(stat.S_IMODE(probe.stat().st_mode))
    probe.unlink()


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
