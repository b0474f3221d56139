"""A text put into a file, all of it or nothing: no file is ever seen half written, and none is lost unasked.

Takes the pieces of the text, line ends included, as they come. Raises OSError; `FileExistsError` where there is a file
already that was not to be replaced.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path


def write(path: Path, pieces: Iterable[str], replace: bool, cancelled: Callable[[], bool]) -> bool:
    """Write `pieces` to `path`; False when it was cancelled, and then nothing is left behind."""
    if not replace and path.exists():
        raise FileExistsError(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            for piece in pieces:
                if cancelled():
                    return False
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        _publish(beside, path, replace)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
    return True


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
