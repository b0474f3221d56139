"""Libraries that were opened: absolute paths and the requested encoding."""

import json
from collections.abc import Sequence
from pathlib import Path

from reader.digest import blake2b
from reader.named_tuple import NamedTuple
from reader.paths import is_address
from reader.store.database import Database
from reader.store.timestamps import now

STANDARD_INPUT = "-"


class LastLibrary(NamedTuple):
    """The library opened last."""

    paths: tuple[str, ...]
    """Absolute paths."""
    encoding: str | None
    """The requested encoding; None if it is detected for each file."""


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
        """Record these paths as the library opened last, without standard input, which cannot be read again."""
        kept = absolute(paths)
        if kept:
            with self._database.writing() as run:
                run("DELETE FROM libraries WHERE key = ?", library_key(paths))
                run(
                    "INSERT INTO libraries (key, paths, encoding, opened) VALUES (?, ?, ?, ?)",
                    *(library_key(paths), json.dumps(kept), encoding, now()),
                )


def library_key(paths: Sequence[str]) -> str:
    """Key of the library of `paths`, independent of their order and of the working folder: 16 hexadecimal digits."""
    spelt = "\0".join(sorted(set(absolute(paths))))
    return blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def absolute(paths: Sequence[str]) -> list[str]:
    """`paths` made absolute, without standard input; addresses as they are. Symbolic links are not resolved."""
    named = (path for path in paths if path != STANDARD_INPUT)
    return [path if is_address(path) else str(Path(path).absolute()) for path in named]
