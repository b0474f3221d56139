"""The library opened last, read with few imports: a start without arguments needs it before the first paint.

The file is not checked as a whole here; opening the `Store` does that.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.errors import StoreError
from reader.paths import store_file
from reader.store.database import Database
from reader.store.libraries import LastLibrary, Libraries


def last_library(path: Path | None = None) -> tuple[LastLibrary | None, StoreError | None]:
    """The library opened last, and the problem with the store, if any. Creates no file; never raises."""
    path = path or store_file()
    try:
        if not path.exists():
            return None, None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return Libraries(Database(str(path), connection)).last(), None
    except (sqlite3.Error, OSError, StoreError):
        return _looked_over(path)


def _looked_over(path: Path) -> tuple[LastLibrary | None, StoreError | None]:
    """The library opened last from a fully checked store, and the problem with it, if any."""
    from reader.store.store import Store

    try:
        with Store.open(path) as store:
            return store.last_library(), store.problem
    except StoreError as error:
        return None, error
