"""The library opened last, and nothing else: what a start without arguments asks before anything is on the screen.

So it loads little and does not look the whole file over; whoever opens the `Store` does.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.errors import StoreError
from reader.paths import store_file
from reader.store.database import Database
from reader.store.libraries import LastLibrary, Libraries


def last_library(path: Path | None = None) -> tuple[LastLibrary | None, StoreError | None]:
    """The library opened last, and what went wrong in finding out. Makes no file where there is none; never raises."""
    path = path or store_file()
    try:
        if not path.exists():
            return None, None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return Libraries(Database(str(path), connection)).last(), None
    except (sqlite3.Error, OSError, StoreError):
        return _looked_over(path)


def _looked_over(path: Path) -> tuple[LastLibrary | None, StoreError | None]:
    """The library opened last, from a store that may have to be put aside first, and what went wrong."""
    from reader.store.store import Store

    try:
        with Store.open(path) as store:
            return store.last_library(), store.problem
    except StoreError as error:
        return None, error
