"""A file written as a whole or not at all: whoever reads it finds the old contents or the new ones, on the disk.

The contents go to a hidden file beside it, to the disk, and then get the name in one step. Raises OSError;
`FileExistsError` where there is a file already that was not to be replaced.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

Opener = Callable[[str, int], int]


def never() -> bool:
    """Not cancelled."""
    return False


def atomic_write(
    path: Path,
    pieces: Iterable[bytes],
    *,
    replace: bool = True,
    opener: Opener | None = None,
    cancelled: Callable[[], bool] = never,
) -> bool:
    """Write `pieces` to `path`. False when it was cancelled between two of them, and then nothing is left behind.

    A file that is replaced keeps its mode; `opener` makes a new one, as that of `open` does.
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
    """Bring the names in `folder` to the disk, where that can be asked for."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _publish(beside: Path, path: Path, replace: bool) -> None:
    """Give the finished file its name. A link is refused where the name was taken meanwhile; a rename would not be."""
    if not replace:
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:
            pass  # A file system without links: what is left is the look taken before.
        else:
            return
    beside.replace(path)
