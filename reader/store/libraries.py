"""The libraries that a person opened: their paths, absolute, and the encoding they asked for."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.store.database import Database
from reader.store.timestamps import now

STANDARD_INPUT = "-"


class LastLibrary(NamedTuple):
    """What was opened last."""

    paths: tuple[str, ...]
    """Absolute."""
    encoding: str | None
    """The one asked for; None when each file was to speak for itself."""


class Libraries:
    """The table of libraries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self) -> LastLibrary | None:
        """The library opened last; None before the first."""
        for paths, encoding in self._database.rows("SELECT paths, encoding FROM libraries ORDER BY id DESC LIMIT 1"):
            return LastLibrary(tuple(json.loads(paths)), encoding)
        return None

    def remember(self, paths: Sequence[str], encoding: str | None) -> None:
        """Make these paths the library opened last; standard input, which is gone by then, is none."""
        kept = absolute(paths)
        if kept:
            with self._database.writing() as run:
                run("DELETE FROM libraries WHERE key = ?", library_key(paths))
                run(
                    "INSERT INTO libraries (key, paths, encoding, opened) VALUES (?, ?, ?, ?)",
                    *(library_key(paths), json.dumps(kept), encoding, now()),
                )


def library_key(paths: Sequence[str]) -> str:
    """A name for the library of `paths`, whatever their order and wherever it is asked from: 16 hexadecimal digits."""
    spelt = "\0".join(sorted(set(absolute(paths))))
    return hashlib.blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def absolute(paths: Sequence[str]) -> list[str]:
    """`paths` from the root, in their order, without standard input. Links stay as they are named."""
    return [str(Path(path).absolute()) for path in paths if path != STANDARD_INPUT]
