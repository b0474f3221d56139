"""The store: the one object that the screen and the commands ask what a person left here.

Every method that writes returns after the commit, and all of them raise `StoreError` when the file gives way.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.errors import StoreError
from reader.paths import store_file
from reader.store.database import Database
from reader.store.history import History
from reader.store.libraries import LastLibrary, Libraries
from reader.store.mark_table import Marks
from reader.store.read_state import ReadState
from reader.store.recovery import memory, open_database
from reader.store.session import Session
from reader.store.sessions import Sessions


class Store:
    """What a person left here. Made by `open`, `start` or `temporary`."""

    def __init__(self, database: Database, problem: StoreError | None = None) -> None:
        self.problem = problem
        """What went wrong at opening, to be told in one line; None when nothing did."""
        self._database = database
        self._libraries = Libraries(database)
        self._places = Sessions(database)
        self._reading = ReadState(database)
        self.history = History(database)
        self.marks = Marks(database)

    @classmethod
    def open(cls, path: Path | None = None) -> "Store":
        """The store in the file `path` (None: the person's own), made when there is none.

        A damaged file is put aside, and `problem` says so. Raises `StoreError` when no file can be opened there.
        """
        return cls(*open_database(path or store_file()))

    @classmethod
    def start(cls, path: Path | None = None) -> "Store":
        """The store in the file `path`; where none can be opened, one for this session. Never raises: see `problem`."""
        try:
            return cls.open(path)
        except StoreError as error:
            return cls(memory(), error)

    @classmethod
    def temporary(cls) -> "Store":
        """A store that is gone when it is closed."""
        return cls(memory())

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def last_library(self) -> LastLibrary | None:
        """The library opened last; None before the first."""
        return self._libraries.last()

    def remember_library(self, paths: Sequence[str], encoding: str | None = None) -> None:
        """Make `paths` the library opened last."""
        self._libraries.remember(paths, encoding)

    def place(self, library: str) -> Session | None:
        """Where the person was in the library with that key (see `library_key`)."""
        return self._places.of(library)

    def keep_place(self, library: str, place: Session) -> None:
        """Keep where the person is in it."""
        self._places.keep(library, place)

    def offset(self, article: str) -> int:
        """How far into `Article.text` the person was in the article with that id; 0 when never."""
        return self._reading.offset(article)

    def offsets(self, articles: Iterable[str]) -> dict[str, int]:
        """By id, how far the person was in those of these articles that were not left at their beginning."""
        return self._reading.offsets_among(articles)

    def keep_offset(self, article: str, offset: int) -> None:
        """Keep how far the person is in it."""
        self._reading.keep_offset(article, offset)

    def is_read(self, article: str) -> bool:
        """Whether the article with that id was marked read."""
        return self._reading.is_read(article)

    def mark_read(self, article: str, read: bool = True) -> None:
        """Mark it read, or unread again."""
        self._reading.mark((article,), read)

    def articles(self) -> set[str]:
        """The ids of all articles of which anything is known."""
        return self._reading.articles()

    def read_ids(self, articles: Iterable[str]) -> set[str]:
        """Those of these ids that were marked read."""
        return self._reading.read_among(articles)

    def queries(self, limit: int = 50) -> list[str]:
        """The queries asked, the latest first, each once."""
        return self.history.queries(limit)

    def add_query(self, query: str) -> None:
        """Put `query` at the head of them."""
        self.history.ask(query)
