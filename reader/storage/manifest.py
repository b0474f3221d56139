"""The manifest of a snapshot: which batch files it has, what they were built from, and how far the build came.

Uses no numpy: whether there is a snapshot is known before anything of it is loaded.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader.digest import blake2b
from reader.storage.damaged import DamagedError

MANIFEST, USED, LOCK, BORDERS_LOCK = "manifest.json", "used", "lock", "words.lock"
"""Names of the files beside the batches."""


@dataclass(frozen=True)
class SavedBatch:
    """A batch file, with size and times as they were right after writing."""

    name: str
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, path: Path) -> "SavedBatch":
        """The file at `path` as it is now. Raises OSError."""
        status = path.stat()
        return cls(path.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True)
class Manifest:
    """The contents of a snapshot: its batch files, what they were built from, and how far the build came."""

    fingerprint: str
    """Fingerprint of the program version that built it."""
    paths: tuple[str, ...]
    """The paths of the library, as given."""
    encoding: str | None
    batches: tuple[SavedBatch, ...] = ()
    articles: int = 0
    files_done: int = 0
    files_total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    complete: bool = False
    """True if all files had been read."""

    def text(self) -> bytes:
        """The manifest as stored: a line with the digest of the rest, then JSON."""
        body = json.dumps(asdict(self), ensure_ascii=True).encode("ascii")
        return _digest(body) + b"\n" + body

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "Manifest":
        """The manifest with these `stored_fields`. Raises KeyError or TypeError for those of another version."""
        given = dict(fields)
        batches = tuple(SavedBatch(**kept) for kept in given.pop("batches"))
        return cls(paths=tuple(given.pop("paths")), batches=batches, **given)


def stored_fields(text: bytes) -> Mapping[str, Any]:
    """The fields of a stored manifest of any program version. Raises DamagedError, or ValueError or TypeError."""
    digest, _, body = text.partition(b"\n")
    if digest != _digest(body):
        raise DamagedError(MANIFEST)
    return dict(json.loads(body))


def key(paths: Sequence[str], encoding: str | None) -> str:
    """The folder name of a library: a hash of encoding and paths, as given (articles cite it) and absolute."""
    full = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - links stay as they are
    given = json.dumps([list(paths), full, encoding])
    return blake2b(given.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode("ascii")
