"""Background jobs: loading, searching, keywords. Each runs in a worker thread and posts its result.

Takes a library, or a view of it, and a way to post; uses no widget. A cancelled job stops and posts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.span import Span
from reader.ui.messages import (
    DictionaryLoaded,
    FilesChanged,
    KeywordsFound,
    LibraryLoaded,
    LibraryProgressed,
    MarksLocated,
    NamesFound,
    RowsMade,
    SavedQueriesCounted,
    SearchAnswered,
    WordFound,
)
from reader.ui.system.tasks import Poll, Post

if TYPE_CHECKING:
    from reader.annotations.mark import Mark
    from reader.api.library import Library, LibraryView
    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.ui.state.list_request import ListRequest


UNTIL_SHOWN = 0.5
"""Most seconds to wait until the first articles are on the screen."""


def load(library: Library, post: Post, cancelled: Poll, shown: Callable[[float], object]) -> None:
    """Load the library; post after each batch and at the end.

    After the first articles, wait until they are `shown`, at most `UNTIL_SHOWN` seconds: further reading, or seeing
    whether files have changed, would delay the screen.
    """
    error, waited = None, False
    try:
        for progress in library.load(cancelled):
            post(LibraryProgressed(progress))
            if progress.articles and not waited:
                waited = True
                shown(UNTIL_SHOWN)
    except ReaderError as problem:
        error = problem
    if not cancelled():
        post(LibraryLoaded(error))


def check_files(library: Library, post: Post, cancelled: Poll) -> None:
    """Check for changed files."""
    if library.changes(cancelled) and not cancelled():
        post(FilesChanged())


def make_list(view: LibraryView, wanted: ListRequest, post: Post, cancelled: Poll) -> None:
    """Make the rows of the list."""
    outline = view.outline(wanted.outline, cancelled)
    if not cancelled():
        post(RowsMade(wanted, outline))


def list_at_once(view: LibraryView, wanted: ListRequest) -> RowsMade | None:
    """The rows of the list, if making them takes less time than a background job; else None."""
    outline = view.outline_at_once(wanted.outline)
    return None if outline is None else RowsMade(wanted, outline)


MOST_FOLDED = 100_000
"""Most results whose near-duplicates are folded: takes about thirty milliseconds."""


def search(view: LibraryView, query: str, folding: bool, post: Post, cancelled: Poll) -> None:
    """Search the library, and prepare the display of the first results; `folding`: fold near-duplicates."""
    results = view.search(query, cancelled=cancelled).shown
    if folding and results.total_articles <= MOST_FOLDED:
        results = results.distinct
    first, _counts = results.ranking[:1], results.counts
    if not results.remote:  # Those of a screen are looked up together; an archive sends them with the articles.
        _spans = [results.spans(key) for key in first]
    if not cancelled():
        post(SearchAnswered(query, results))


ANYWHERE = "的"
"""A text that most articles have."""


def prepare_search(view: LibraryView, _post: Post, _cancelled: Poll) -> None:
    """Make ready what the first search of a library needs: its modules and tables, half of the time that it takes."""
    found = view.search(ANYWHERE).shown.distinct
    for key in found.ranking[:1]:
        found.snippets(key)


FURTHER = 200
"""Articles found that can be scrolled to without waiting."""


def rank_further(results: Results, _post: Post, _cancelled: Poll) -> None:
    """Put more of what was found in order than is seen at first."""
    _further = results.ranking[:FURTHER]


def count_queries(view: LibraryView, queries: Sequence[str], post: Post, cancelled: Poll) -> None:
    """Count the matching articles of each query."""
    counts = {query: view.search(query, cancelled=cancelled).total_articles for query in queries if not cancelled()}
    if not cancelled():
        post(SavedQueriesCounted(counts, view.generation))


def keywords(view: LibraryView, key: ArticleKey, post: Post, cancelled: Poll) -> None:
    """Compute the keywords of an article."""
    words = tuple(keyword.word for keyword in view.insights(key).keywords())
    if not cancelled():
        post(KeywordsFound(key, words))


def word(view: LibraryView, key: ArticleKey, offset: int, post: Post, cancelled: Poll) -> None:
    """Find the word of an article at an offset in its text."""
    span = view.insights(key).word_at(offset)
    if not cancelled():
        post(WordFound(view.article(key).text[span.start : span.end] if span else ""))


def load_dictionary(view: LibraryView, key: ArticleKey, post: Post, cancelled: Poll) -> None:
    """Load the dictionary that defines words."""
    view.insights(key).word_at(0)
    post(DictionaryLoaded())


def locate(view: LibraryView, marks: Sequence[Mark], post: Post, cancelled: Poll) -> None:
    """Find the article of the library for each mark."""
    from reader.annotations.relocation import locate_marks

    where = locate_marks(view, marks, cancelled)
    if not cancelled():
        post(MarksLocated(where))


def find_names(view: LibraryView, key: ArticleKey, post: Post, cancelled: Poll) -> None:
    """Find the names in an article."""
    spans: dict[str, list[Span]] = {}
    for name in view.insights(key).names():
        if name.sure:
            spans.setdefault(str(name.kind), []).extend(name.spans)
    if not cancelled():
        post(NamesFound(key, apart(spans)))


def apart(spans: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Span, ...]]:
    """Spans of each kind, ascending; of overlapping spans the longest, and of equally long ones the first."""
    every = [(span, kind) for kind, some in spans.items() for span in some]
    covered, taken = bytearray(max((span.end for span, _ in every), default=0)), list[tuple[Span, str]]()
    for span, kind in sorted(every, key=lambda one: (one[0].start - one[0].end, one[0])):
        if not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            taken.append((span, kind))
    taken.sort()
    return {kind: tuple(span for span, other in taken if other == kind) for kind in spans}
