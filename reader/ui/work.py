"""The work beside the screen: loading, searching, keywords. Each runs in a thread and posts what came of it.

Takes the library and a way to post; touches no widget. Asked to stop, it stops and posts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.ui.messages import Answered, DictionaryLoaded, KeywordsFound, Loaded, Progressed, WordFound
from reader.ui.rows import Groups, Rows

if TYPE_CHECKING:
    from reader.library import Library

Post = Callable[[Message], object]
Poll = Callable[[], bool]


def load(library: Library, paths: Sequence[str], encoding: str | None, post: Post, cancelled: Poll) -> None:
    """Fill the library; post after each batch and at the end."""
    error = None
    try:
        for progress in library.load(paths, encoding=encoding, cancelled=cancelled):
            post(Progressed(progress))
    except ReaderError as problem:
        error = problem
    if not cancelled():
        post(Loaded(error))


def search(library: Library, groups: Groups, query: str, post: Post, cancelled: Poll) -> None:
    """Ask the library, and make the lines of the sidebar while at it."""
    results = library.search(query, cancelled=cancelled)
    known = len(groups)
    counts = {number: count for number, count in results.counts().items() if number < known}
    ranked = [number for number in results.ranked.tolist() if number < known]
    rows = Rows(groups, counts)
    if not cancelled():
        post(Answered(query, results, ranked, counts, rows))


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
