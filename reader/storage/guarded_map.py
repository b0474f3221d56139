"""Maps of files that stay as they were, whoever cuts or writes over the file.

Reading a part that another process has cut off a mapped file would end the program (SIGBUS). Linux holds the other
process back (`reader.storage.file_lease`). Windows refuses to cut a mapped file (ERROR_USER_MAPPED_FILE); writing over
it in place is allowed there, which changes what is read but ends nothing. Elsewhere, and on network file systems, which
have no leases, a copy without a name is mapped, which nobody else can open: on APFS a clone, which costs nothing. Where
there is no room for a copy the file is mapped as it is, and a cut is noticed by its size before the next search.
"""

import mmap
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

PIECE = 1 << 24
"""Bytes copied in one go."""
SHARE = 0.5
"""Largest share of the free space for temporary files that a copy may take: it may be memory."""


def guarded_map(path: Path) -> mmap.mmap:
    """Map a file, to be read. Raises OSError, and ValueError if it is empty."""
    with path.open("rb") as file:
        if sys.platform == "linux":
            from reader.storage.file_lease import leased_map

            if mapped := leased_map(file, path.parent):
                return mapped
        if sys.platform != "win32":
            with suppress(OSError), _nameless(path, file) as copy:
                return _mapped(copy)
        return _mapped(file)


def _mapped(file: BinaryIO) -> mmap.mmap:
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _nameless(path: Path, file: BinaryIO) -> BinaryIO:
    """An unnamed copy of an open file. Raises OSError, leaving no copy behind."""
    if sys.platform == "darwin":
        with suppress(OSError, AttributeError):
            return _clone(path)
    import shutil
    import tempfile  # both take long to import, and are seldom needed

    if os.fstat(file.fileno()).st_size > SHARE * shutil.disk_usage(tempfile.gettempdir()).free:
        raise OSError(path.name, "no room for a copy")
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - the caller closes it
    try:
        shutil.copyfileobj(file, copy, PIECE)
        copy.flush()
    except OSError:
        copy.close()
        raise
    return copy


def _clone(path: Path) -> BinaryIO:
    """A clone that shares the file's blocks until one of the two is written (clonefile(2); macOS). Raises OSError."""
    import ctypes

    clone = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.clonefile(os.fsencode(path), os.fsencode(clone), 0):
        raise OSError(ctypes.get_errno(), "clonefile")
    try:
        return clone.open("rb")
    finally:
        clone.unlink()
