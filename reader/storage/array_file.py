"""Arrays in one file, mapped and not loaded: a hundred files for a million articles; one an array would be thousands.

A magic line, the length and the digest of the header, the header (JSON: name, type, count, place and CRC-32 of each
array), then the arrays, each beginning at a multiple of 64 bytes. Nothing in it is ever run (no pickle). A header that
is not whole is noticed when the file is opened, a file that was cut too; `verified` reads all.
"""

import json
import mmap
import os
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.digest import blake2b
from reader.paths import open_private
from reader.storage.damaged import DamagedError
from reader.storage.guarded_map import guarded_map
from reader.storage.text_pile import give_back

MAGIC = b"newsprint arrays 1\n"
ALIGNMENT = 64
TYPES = {"|u1", "<u2", "<u4", "<u8", "|i1", "<i2", "<i4", "<i8", "<f4"}
"""The types that arrays may have."""
_FIXED = struct.Struct(f"<{len(MAGIC)}sQ16s")
_WRITTEN = 1 << 22
"""Bytes written in one go."""


@dataclass(frozen=True)
class ArrayEntry:
    """Location of an array in the file."""

    name: str
    type: str
    count: int
    offset: int
    checksum: int

    @property
    def size(self) -> int:
        """Bytes."""
        return self.count * int(self.type[-1])


class MappedArrays:
    """A file of arrays, mapped. The arrays hold on to the map; the file may be unlinked meanwhile."""

    def __init__(self, path: Path) -> None:
        """Raises DamagedError when the header or the size is wrong, OSError when the file cannot be opened."""
        try:
            self.map = guarded_map(path)
        except ValueError:
            raise DamagedError(path.name) from None
        if len(self.map) < _FIXED.size:
            raise DamagedError(path.name)
        self.entries = _entries(self.map)
        if len(self.map) != max((entry.offset + entry.size for entry in self.entries), default=0):
            raise DamagedError(path.name)

    @property
    def is_whole(self) -> bool:
        """True if the file is as long as when it was mapped: reading a part that was cut off would end the process."""
        return self.map.size() >= len(self.map)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name; their pages are loaded when they are read."""
        return {entry.name: self._array(entry) for entry in self.entries}

    def verified(self) -> bool:
        """True if every array is unchanged since it was written: reads all of it, about a gigabyte a second."""
        return all(zlib.crc32(self._array(entry).data) == entry.checksum for entry in self.entries)

    def release(self) -> None:
        """Release the loaded pages to the system, where it supports this; the data stay available."""
        if sys.platform != "win32":
            self.map.madvise(mmap.MADV_DONTNEED)

    def _array(self, entry: ArrayEntry) -> NDArray[Any]:
        if not entry.count:
            return np.empty(0, entry.type)
        return np.frombuffer(self.map, entry.type, entry.count, entry.offset)


def write(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write `arrays` to `path`, and to the disk. Raises OSError, and then leaves nothing there."""
    entries, data, offset = [], [], 0
    for name, array in arrays.items():
        whole = np.ascontiguousarray(array)
        kind = whole.dtype.newbyteorder("<").str
        if kind not in TYPES or whole.ndim != 1:
            raise TypeError(f"{name}: no array of {whole.dtype} in {whole.ndim} dimensions is kept")
        entries.append(ArrayEntry(name, kind, len(whole), offset, _checksum(whole)))
        data.append(whole)
        offset = _aligned(offset + whole.nbytes)
    header = _header(entries)
    try:
        with open(path, "xb", opener=open_private) as file:
            file.write(header)
            for entry, whole in zip(entries, data, strict=True):
                file.write(bytes(len(header) + entry.offset - file.tell()))
                for piece in _pieces(whole):
                    file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _pieces(array: NDArray[Any]) -> Iterator[memoryview]:
    """The bytes of `array` in pieces. What is mapped from a file is in memory only piece by piece."""
    view = array.data.cast("B") if len(array) else memoryview(b"")
    for at in range(0, len(view), _WRITTEN):
        yield view[at : at + _WRITTEN]
        give_back(array)


def _checksum(array: NDArray[Any]) -> int:
    found = 0
    for piece in _pieces(array):
        found = zlib.crc32(piece, found)
    return found


def _header(entries: list[ArrayEntry]) -> bytes:
    """The header; offsets count from its end, so that they do not depend on its length."""
    text = json.dumps([[e.name, e.type, e.count, e.offset, e.checksum] for e in entries]).encode("ascii")
    text = text.ljust(_aligned(_FIXED.size + len(text)) - _FIXED.size)
    return _FIXED.pack(MAGIC, len(text), _digest(text)) + text


def _entries(data: mmap.mmap) -> list[ArrayEntry]:
    magic, length, digest = _FIXED.unpack_from(data)
    begin = _FIXED.size + length
    text = data[_FIXED.size : begin] if magic == MAGIC and begin <= len(data) else b""
    if _digest(text) != digest:
        raise DamagedError
    return [ArrayEntry(name, kind, count, begin + offset, crc) for name, kind, count, offset, crc in json.loads(text)]


def _aligned(place: int) -> int:
    return -(-place // ALIGNMENT) * ALIGNMENT


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
