"""The store: interface of the screen and the commands to all of the user's data.

Every writing method returns after the commit. All methods raise `StoreError` if the file fails.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.errors import StoreError
from reader.i18n import _
from reader.paths import store_file
from reader.store.database import Database
from reader.store.history import History
from reader.store.libraries import LastLibrary, Libraries
from reader.store.mark_table import Marks
from reader.store.read_state import ReadState
from reader.store.recovery import memory, open_database
from reader.store.saved_queries import SavedQueries
from reader.store.session import Session
from reader.store.sessions import Sessions


class Store:
    """Marks, saved queries, sessions, read state, history. Created by `open`, `start` or `temporary`."""

    def __init__(self, database: Database, problem: StoreError | None = None) -> None:
        self.problem = problem
        """The problem met at opening, in one line; None if there was none."""
        self._database = database
        self._libraries = Libraries(database)
        self._places = Sessions(database)
        self._reading = ReadState(database)
        self.history = History(database)
        self.marks = Marks(database)
        self.saved_queries = SavedQueries(database)

    @classmethod
    def open(cls, path: Path | None = None) -> "Store":
        """Open the store in the file `path` (None: the user's own), created if missing.

        A damaged file is set aside, and `problem` says so. Raises `StoreError` if no file can be opened there.
        """
        return cls(*open_database(path or store_file()))

    @classmethod
    def start(cls, path: Path | None = None) -> "Store":
        """Open the store in `path`, or a temporary one if that fails. Never raises: see `problem`."""
        try:
            return cls.open(path)
        except StoreError as error:
            text = _("Marks and positions are not kept this time: {problem}").format(problem=error)
            return cls(memory(), StoreError(text))

    @classmethod
    def temporary(cls) -> "Store":
        """An in-memory store."""
        return cls(memory())

    def hurry(self) -> None:
        """Stop waiting for other instances: writes that would wait are kept in the journal for the next start."""
        self._database.leaving = True

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def last_library(self) -> LastLibrary | None:
        """The library opened last; None before the first."""
        return self._libraries.last()

    def remember_library(self, paths: Sequence[str], encoding: str | None = None) -> None:
        """Record `paths` as the library opened last."""
        self._libraries.remember(paths, encoding)

    def place(self, library: str) -> Session | None:
        """The session of the library with that key (see `library_key`)."""
        return self._places.of(library)

    def keep_place(self, library: str, place: Session) -> None:
        """Store the session of the library with that key."""
        self._places.keep(library, place)

    def offset(self, article: str) -> int:
        """The reading position in the article with that id, in code points; 0 if there is none."""
        return self._reading.offset(article)

    def offsets(self, articles: Iterable[str]) -> dict[str, int]:
        """Reading positions by article id, in code points, without positions at the beginning."""
        return self._reading.offsets_among(articles)

    def keep_offset(self, article: str, offset: int) -> None:
        """Store the reading position in an article, in code points."""
        self._reading.keep_offset(article, offset)

    def is_read(self, article: str) -> bool:
        """True if the article with that id is marked read."""
        return self._reading.is_read(article)

    def mark_read(self, article: str, read: bool = True) -> None:
        """Mark an article read or unread."""
        self._reading.mark((article,), read)

    def articles(self) -> set[str]:
        """Ids of all articles that are read or have a position."""
        return self._reading.articles()

    def read_ids(self, articles: Iterable[str]) -> set[str]:
        """Those of the given ids that are marked read."""
        return self._reading.read_among(articles)

    def queries(self, limit: int = 50) -> list[str]:
        """The queries, newest first, each once."""
        return self.history.queries(limit)

    def add_query(self, query: str) -> None:
        """Record `query` as the newest."""
        self.history.ask(query)
