"""Opens the database at a path: creates a missing file, migrates an old one, sets a damaged one aside.

A file that SQLite cannot read, that fails its integrity check, or that belongs to another program is renamed together
with its journal, never deleted, and a new one is created. A file of a newer version of this program, or one that cannot
be opened, is left alone.
"""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from reader.errors import DamagedStoreError, StoreError
from reader.i18n import _
from reader.paths import private_file, private_folder
from reader.store.database import FAILURES, PATIENCE, Database, as_store_errors, transaction
from reader.store.last_good import CopyKeeper, copy_of, is_sound, mend, write_copy
from reader.store.mark_digests import add_function, damaged_marks
from reader.store.schema import APPLICATION, STEPS, Step
from reader.store.write_journal import replay

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
UNREADABLE = (*BROKEN, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH)
"""SQLite errors for marks whose text is invalid UTF-8, or whose table has another name."""
HEADER = 100
"""Bytes at the beginning of each SQLite database that is not empty."""
COMPANIONS = ("-wal", "-shm", "-journal")
"""Suffixes of the files that SQLite keeps beside a database."""


class UnfitError(Exception):
    """The file is not a sound database of this program."""


def open_database(path: Path, steps: Sequence[Step] = STEPS) -> tuple[Database, DamagedStoreError | None]:
    """Open the database at `path`; also returns a message if a file was set aside. Raises `StoreError`."""
    with as_store_errors(str(path)):
        private_folder(path.parent)
        seen = path.stat() if path.exists() else None
        try:
            _require_contents(path, seen)
            connection, problem = _checked(path, steps)
        except UnfitError as unfit:
            aside = _put_aside(path, seen, str(unfit))
            connection, problem = _checked(path, steps)
            problem = problem or aside
        unsaved = _catch_up(path, connection)
        if problem is not None or not _has_digests(connection):
            return Database(str(path), connection), problem or unsaved
        keeper = CopyKeeper(path, connection)
        keeper.keep()
        return Database(str(path), connection, keeper), unsaved


def _require_contents(path: Path, seen: os.stat_result | None) -> None:
    """Raise `UnfitError` for a file that is gone or empty though there is a copy: to SQLite that is a new database."""
    if (seen is None or seen.st_size < HEADER) and copy_of(path).exists():
        raise UnfitError(_("it is gone") if seen is None else _("it is damaged"))


def _catch_up(path: Path, connection: sqlite3.Connection) -> DamagedStoreError | None:
    """Replay the journal of the last run; while another instance writes, it is kept for later.

    Returns the message about writes that failed; None if there were none.
    """
    try:
        aside = replay(path, connection)
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise
        return None
    if aside is None:
        return None
    message = _("{path}: some of the last changes could not be read; they are kept in {aside}")
    return DamagedStoreError(message.format(path=path, aside=aside.name), str(aside))


def _checked(path: Path, steps: Sequence[Step]) -> tuple[sqlite3.Connection, DamagedStoreError | None]:
    """Connect to a sound database, its damaged marks mended. Raises `UnfitError` for a file to be set aside."""
    connection = connected(path, steps)
    try:
        return connection, _mended(path, connection)
    except FAILURES as error:
        connection.close()
        if _code(error) in UNREADABLE:
            raise UnfitError(_("it is damaged")) from error
        raise


def memory(steps: Sequence[Step] = STEPS) -> Database:
    """An in-memory database."""
    return Database(":memory:", connected(":memory:", steps))


def connected(path: Path | str, steps: Sequence[Step]) -> sqlite3.Connection:
    """Connect to a sound database with the newest schema. Raises `UnfitError` for a file to be set aside."""
    if isinstance(path, Path):
        private_file(path)  # SQLite gives its journal the rights of the database.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        add_function(connection)
        _require_ours(connection)
        connection.execute("PRAGMA synchronous = FULL")
        _keep_log(connection)
        _climb(connection, path, steps)
    except BaseException as error:
        connection.close()
        if isinstance(error, FAILURES) and _code(error) in BROKEN:
            raise UnfitError(_("it is damaged")) from error
        raise
    return connection


def _require_ours(connection: sqlite3.Connection) -> None:
    # In this order: another instance may be creating its tables, and the application id is written with them.
    filled = connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    if filled and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise UnfitError(_("it belongs to another program"))
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise UnfitError(_("it is damaged"))


def _keep_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; if another instance holds the file, it has done so."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise


def _climb(connection: sqlite3.Connection, path: Path | str, steps: Sequence[Step]) -> None:
    """Run the missing migration steps in one transaction."""
    if _step(connection) == len(steps):
        return
    with transaction(connection):
        # Checked again: another instance may have migrated while this one waited.
        reached = _step(connection)
        if reached > len(steps):
            raise StoreError(_("{path}: written by a newer version of reader; please upgrade").format(path=path))
        for statement in (statement for step in steps[reached:] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def _step(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _code(error: sqlite3.Error | UnicodeDecodeError) -> int:
    """SQLite's primary result code; 0 for errors of the Python module itself."""
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _mended(path: Path, connection: sqlite3.Connection) -> DamagedStoreError | None:
    """Save a copy of a file with damaged marks, then restore them. Returns the message for the person."""
    if not _has_digests(connection) or not (damaged := damaged_marks(connection)):
        return None
    aside = _free_name(path)
    write_copy(connection, aside)
    with transaction(connection):
        mended = mend(path, connection, damaged)
    told_of = _("{path}: restored {mended} of {count} damaged marks; the damaged file was moved to {aside}")
    message = told_of.format(path=path, count=len(damaged), mended=mended, aside=aside.name)
    return DamagedStoreError(message, str(aside))


def _has_digests(connection: sqlite3.Connection) -> bool:
    """True if the schema already has digests of marks."""
    return any(row[1] == "digest" for row in connection.execute("PRAGMA table_info(marks)"))


def _put_aside(path: Path, seen: os.stat_result | None, reason: str) -> DamagedStoreError:
    """Rename the file, its journal first: a new file must never meet an old journal."""
    now = path.stat() if path.exists() else None
    if now is not None and (seen is None or not os.path.samestat(seen, now)):
        # Another instance found it first, and has created a new file.
        return DamagedStoreError(_("{path}: {reason}; created a new one").format(path=path, reason=reason), None)
    aside = _free_name(path)
    for ending in (*COMPANIONS, ""):
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    restored = _brought_back(path)
    if now is None and restored:
        message = _("{path}: {reason}; restored the last good copy")
    elif now is None:
        message = _("{path}: {reason}; created a new one")
    elif restored:
        message = _("{path}: {reason}; moved to {aside}, restored the last good copy")
    else:
        message = _("{path}: {reason}; moved to {aside}, created a new one")
    told_of = message.format(path=path, reason=reason, aside=aside.name)
    return DamagedStoreError(told_of, str(aside) if now is not None else None)


def _brought_back(path: Path) -> bool:
    """Restore the file from the last good copy, unless another instance has created one."""
    copy = copy_of(path)
    if path.exists() or not copy.exists() or not is_sound(copy):
        return False
    shutil.copyfile(copy, beside := path.with_name(f".{path.name}.{os.getpid()}"))
    beside.replace(path)
    private_file(path)
    return True


def _free_name(path: Path) -> Path:
    """An unused file name beside `path`, made of the time."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.stem}.damaged-{now}{ending}{path.suffix}") for ending in endings)
    return next(name for name in names if not name.exists())
