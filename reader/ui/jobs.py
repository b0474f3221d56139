"""The work beside the screen: loading, searching, keywords. Each runs in a thread and posts what came of it.

Takes the library and a way to post; touches no widget. Asked to stop, it stops and posts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.errors import ReaderError
from reader.query.headline_query import headline_query
from reader.ui.folds import Folds
from reader.ui.messages import (
    DictionaryLoaded,
    FilesChanged,
    KeywordsFound,
    LibraryLoaded,
    LibraryProgressed,
    MarksLocated,
    RowsMade,
    SearchAnswered,
    WordFound,
)
from reader.ui.order import Arrangement, Order, ordered
from reader.ui.rows import listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.annotations.mark import Mark
    from reader.backends.local.local_library import Library
    from reader.search import SearchResults

FEW = 50_000
"""Articles whose lines are made in two milliseconds."""
Post = Callable[[Message], object]
Poll = Callable[[], bool]


def load(library: Library, paths: Sequence[str], encoding: str | None, post: Post, cancelled: Poll) -> None:
    """Fill the library; post after each batch and at the end."""
    error = None
    try:
        for progress in library.load(paths, encoding=encoding, cancelled=cancelled):
            post(LibraryProgressed(progress))
    except ReaderError as problem:
        error = problem
    if not cancelled():
        post(LibraryLoaded(error))


class Wanted(NamedTuple):
    """What the list is to show."""

    arrangement: Arrangement
    folds: Folds
    results: SearchResults | None = None
    """What was found; None: everything."""
    sift: str = ""
    """What headlines are to have, as it was typed."""
    reveal: int | None = None
    """An article over which headings are to be opened."""
    edition: int = 0
    """How often articles have arrived."""
    moves: int = 0
    """How often they have got other numbers."""


def look(library: Library, post: Post, cancelled: Poll) -> None:
    """See whether files have changed."""
    if library.changes(cancelled) and not cancelled():
        post(FilesChanged())


def at_once(order: Order, wanted: Wanted) -> bool:
    """Whether the lines of the list are made in less time than it takes to have them made beside the screen."""
    if wanted.results is None or wanted.sift.strip() or wanted.reveal is not None:
        return False
    known = (order.arrangement, order.edition) == (wanted.arrangement, wanted.edition)
    return known and wanted.results.total_articles <= FEW


def make_list(library: Library, order: Order, wanted: Wanted, post: Post, cancelled: Poll) -> None:
    """Make the lines of the list; `order` is that of the last time, which may do again."""
    if (order.arrangement, order.edition) != (wanted.arrangement, wanted.edition):
        order = ordered(library, wanted.arrangement, wanted.edition)
    folds = wanted.folds
    if wanted.reveal is not None and wanted.reveal < len(order):
        folds = folds.opened(level.path(wanted.reveal) for level in order.levels)
    # What is sifted for is to be seen: then no heading is shut.
    rows = listed(order, _found(library, wanted, cancelled), Folds() if wanted.sift.strip() else folds)
    if not cancelled():
        post(RowsMade(wanted, rows, folds))


def _found(library: Library, wanted: Wanted, cancelled: Poll) -> NDArray[np.int64] | None:
    """The articles that are found and have what is sifted by; None: all."""
    import numpy as np

    found = None if wanted.results is None else wanted.results.numbers
    query = headline_query(wanted.sift)
    if not query:
        return found
    sifted = library.search(query, cancelled=cancelled)
    return sifted.numbers if found is None else np.intersect1d(found, sifted.numbers, assume_unique=True)


def search(library: Library, moves: int, query: str, post: Post, cancelled: Poll) -> None:
    """Ask the library."""
    from reader.search import LazyRanking

    results = library.search(query, cancelled=cancelled).shown
    ranked, counts = LazyRanking(results), results.counts()
    ranked.ready()
    if not cancelled():
        post(SearchAnswered(query, results, ranked, counts, moves))


def keywords(library: Library, number: int, post: Post, cancelled: Poll) -> None:
    """Find the keywords of an article."""
    words = library.keywords(number)
    if not cancelled():
        post(KeywordsFound(number, words))


def word(library: Library, number: int, offset: int, post: Post, cancelled: Poll) -> None:
    """Find the word of an article at an offset in its text."""
    span = library.word_at(number, offset)
    if not cancelled():
        post(WordFound(library.article(number).text[span.start : span.end] if span else ""))


def load_dictionary(library: Library, number: int, post: Post, cancelled: Poll) -> None:
    """Load the dictionary that words are told by."""
    library.word_at(number, 0)
    post(DictionaryLoaded())


def place_marks(library: Library, marks: Sequence[Mark], post: Post, cancelled: Poll) -> None:
    """Find out which article of the library each mark stands in."""
    from reader.annotations.relocation import locate_marks

    where = locate_marks(library, marks, cancelled)
    if not cancelled():
        post(MarksLocated(where))
