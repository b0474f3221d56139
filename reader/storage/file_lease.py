"""Leases (fcntl(2), F_SETLEASE; Linux only): a mapped file keeps its contents when another process writes it.

Reading a part that another process has cut off a mapped file would end the program (SIGBUS). While a lease is held the
kernel makes that process wait, for up to 45 seconds, and signals a thread here. The thread maps an anonymous copy at
the same address and gives the lease up: concurrent readers notice nothing.
"""

import fcntl
import mmap
import os
import signal
import struct
import sys
import threading
import weakref
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np

assert sys.platform == "linux"

SIGNAL = signal.SIGURG
"""Sent by the kernel to the watching thread alone. It is ignored by default, so a missed one does no harm."""
F_SETOWN_EX, F_OWNER_TID, MAP_FIXED = 15, 0, 0x10
"""Constants missing in the standard library: send the signal to a thread; map at the given address."""
COPIED = 1 << 26
"""Bytes copied in one go."""

_held: set["Lease"] = set()
_starting = threading.Lock()
_watcher: threading.Thread | None = None


class Lease:
    """A lease on a mapped file, held until another process wants to write the file or the map is released."""

    def __init__(self, mapped: mmap.mmap, file: int, folder: Path) -> None:
        self._mapped, self._file, self._folder = weakref.ref(mapped), os.dup(file), folder
        self._looking = threading.Lock()
        _held.add(self)
        weakref.finalize(mapped, self._end).atexit = False
        self.look()  # a signal sent before the lease was held

    def look(self) -> None:
        """If another process waits to write the file, map a copy in its place, then let it write."""
        mapped = self._mapped()  # held: memory that is another's by now is never written over
        with self._looking:
            if mapped is None or self not in _held or fcntl.fcntl(self._file, fcntl.F_GETLEASE) == fcntl.F_RDLCK:
                return
            with suppress(OSError):  # No memory for a copy: a cut of the file is noticed by its size.
                self._replace(mapped)
            self._end()

    def _end(self) -> None:
        """Give the lease up, once."""
        if self in _held:
            _held.remove(self)
            fcntl.fcntl(self._file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
            os.close(self._file)

    def _replace(self, mapped: mmap.mmap) -> None:
        """Map a copy of the file at the address of `mapped`. Raises OSError, and then nothing has changed."""
        import ctypes

        address = np.frombuffer(mapped, np.uint8).__array_interface__["data"][0]
        libc = ctypes.CDLL(None, use_errno=True)
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
        copy = self._copy(len(mapped))
        try:
            if libc.mmap(address, len(mapped), mmap.PROT_READ, mmap.MAP_SHARED | MAP_FIXED, copy, 0) != address:
                raise OSError(ctypes.get_errno(), "mmap")
        finally:
            os.close(copy)

    def _copy(self, size: int) -> int:
        """A descriptor of a copy that has no name: on the disk, or in memory where that is full. Raises OSError."""
        with suppress(OSError):
            return _filled(os.open(self._folder, os.O_TMPFILE | os.O_RDWR, 0o600), self._file, size)
        return _filled(os.memfd_create("lease"), self._file, size)


def leased_map(file: BinaryIO, folder: Path) -> mmap.mmap | None:
    """Map all of `file`, to be read, under a lease; None if there can be none. A copy may be made in `folder`.

    Raises OSError, and ValueError when the file is empty.
    """
    if not _take(file.fileno()):
        return None
    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    Lease(mapped, file.fileno(), folder)
    return mapped


def _take(file: int) -> bool:
    """Take the lease; returns False if the file system has none, or another process is writing."""
    try:
        fcntl.fcntl(file, fcntl.F_SETSIG, SIGNAL)
        fcntl.fcntl(file, F_SETOWN_EX, struct.pack("ii", F_OWNER_TID, _watching()))
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except (OSError, RuntimeError):  # RuntimeError: no thread can be started
        return False
    return True


def _watching() -> int:
    """The system's number of the thread that waits for signals, which is started when it is not there yet."""
    global _watcher
    with _starting:
        if _watcher is None or not _watcher.is_alive():  # after a fork there is none
            ready = threading.Event()
            _watcher = threading.Thread(target=_watch, args=(ready,), name="leases", daemon=True)
            _watcher.start()
            ready.wait()
        assert _watcher.native_id is not None
        return _watcher.native_id


def _watch(ready: threading.Event) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {SIGNAL})
    ready.set()
    while True:
        signal.sigwait({SIGNAL})
        for lease in tuple(_held):
            lease.look()


def _filled(copy: int, file: int, size: int) -> int:
    """`copy` with the first `size` bytes of `file`. Raises OSError, and then it is closed."""
    try:
        done = 0
        while done < size:
            written = os.sendfile(copy, file, done, min(COPIED, size - done))
            if not written:
                raise OSError(file, "cut")
            done += written
    except OSError:
        os.close(copy)
        raise
    return copy
