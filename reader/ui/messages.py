"""Messages of widgets, controllers and threads to the main screen, named after events.

`eq=False, repr=False` keeps class creation cheap: this module is imported before the first paint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from reader.annotations.mark import Mark
    from reader.annotations.relocation import Whereabouts
    from reader.api.library import Progress
    from reader.api.outline import ArticleKey, Outline
    from reader.api.results import Results
    from reader.errors import ReaderError, StoreError
    from reader.model import Article
    from reader.span import Span
    from reader.store.history import HistoryVisit
    from reader.store.saved_queries import SavedQuery
    from reader.store.session import Session
    from reader.ui.state.list_request import ListRequest


class Arrived(Message):
    """Message: the initial contents of the screen are visible."""


@dataclass(eq=False, repr=False)
class RowsMade(Message):
    """Message: the rows of the list are ready."""

    wanted: ListRequest
    """The request; it may be outdated."""
    outline: Outline
    """The rows. Their fold state has the headings of a revealed article expanded."""


@dataclass(eq=False, repr=False)
class QueryChanged(Message):
    """Message: the text of the search bar has changed."""

    query: str
    """The whole text, as typed."""


@dataclass(eq=False, repr=False)
class QueryEntered(Message):
    """Message: Enter was pressed in the search bar."""

    query: str
    """The whole text, as typed."""


@dataclass(eq=False, repr=False)
class WordFound(Message):
    """Message: the requested word was looked up."""

    word: str
    """The word; empty if there is none."""


@dataclass(eq=False, repr=False)
class DictionaryLoaded(Message):
    """Message: the dictionary is loaded, so that words are found at once."""


@dataclass(eq=False, repr=False)
class LibraryProgressed(Message):
    """Message: a batch of the library can be read and searched."""

    progress: Progress
    """Progress of loading."""

    def can_replace(self, message: Message) -> bool:
        """True if this message makes an earlier one obsolete; a change of article keys must not be skipped."""
        return isinstance(message, LibraryProgressed) and not self.progress.moved


@dataclass(eq=False, repr=False)
class FilesChanged(Message):
    """Message: files of the library have changed since they were read."""


@dataclass(eq=False, repr=False)
class LibraryLoaded(Message):
    """Message: loading has ended."""

    error: ReaderError | None = None
    """Error that ended it early; None without one."""


@dataclass(eq=False, repr=False)
class SearchAnswered(Message):
    """Message: a search has ended."""

    query: str
    """The query; the search bar may hold another by now."""
    results: Results
    """Results of the search."""


@dataclass(eq=False, repr=False)
class KeywordsFound(Message):
    """Message: the keywords of an article were computed."""

    key: ArticleKey
    """Key of the article; another may be open by now."""
    keywords: tuple[str, ...]
    """Keywords, the heaviest first."""


@dataclass(eq=False, repr=False)
class NamesFound(Message):
    """Message: the names in an article were found."""

    key: ArticleKey
    """Key of the article; another may be open by now."""
    spans: Mapping[str, Sequence[Span]]
    """Spans of people, places and organisations (`person`, `place`, `organisation`), ascending."""


@dataclass(eq=False, repr=False)
class SessionRestored(Message):
    """Message: the store has returned the last session."""

    place: Session | None
    """Last session in this library; None if there was none."""
    queries: tuple[str, ...]
    """Earlier queries, the latest first."""
    new: bool = False
    """True if no library was ever opened."""


@dataclass(eq=False, repr=False)
class ReadStateLoaded(Message):
    """Message: the read state of some articles of the library, by their keys."""

    read: Set[int]
    """Keys of read articles."""
    places: Mapping[ArticleKey, int]
    """Reading positions, in code points."""
    era: int = 0
    """Era of the view of these keys."""


@dataclass(eq=False, repr=False)
class MarksLoaded(Message):
    """Message: the store has returned the marks."""

    marks: Sequence[Mark]
    """All marks, of every library."""


@dataclass(eq=False, repr=False)
class MarksLocated(Message):
    """Message: marks were located in this library."""

    where: Whereabouts
    """Locations of all marks known at the request."""


@dataclass(eq=False, repr=False)
class MarkSaved(Message):
    """Message: a new, changed or restored mark was saved."""

    mark: Mark


@dataclass(eq=False, repr=False)
class MarkDeleted(Message):
    """Message: a mark was deleted."""

    mark: Mark


@dataclass(eq=False, repr=False)
class StoreFailed(Message):
    """Message: the store has failed; later changes may be lost."""

    error: StoreError
    """The error."""


@dataclass(eq=False, repr=False)
class MarksFound(Message):
    """Message: the marks that hold some words, for the list of marks."""

    words: str
    """The searched words; the filter may hold others by now."""
    marks: Sequence[Mark]


@dataclass(eq=False, repr=False)
class MarksChanged(Message):
    """Message: marks, or their positions, have changed."""

    saved: Mark | None = None
    """The saved mark, if one was saved."""


@dataclass(eq=False, repr=False)
class Notice(Message):
    """Message: a text for the status bar."""

    text: str


@dataclass(eq=False, repr=False)
class ArticleLeft(Message):
    """Message: another article, or another position in this one, is about to be opened."""


Reason = Literal["browsed", "read", "travelled"]
"""Reason for opening an article: the list's cursor moved to it, it is to be read, or it was travelled back to."""


@dataclass(eq=False, repr=False)
class ArticleOpened(Message):
    """Message: an article was opened: another one (`changed`), or the open one at another match."""

    key: ArticleKey
    article: Article
    match: int
    """Index of the match to go to, from 0; an article without matches is shown at its saved position."""
    reason: Reason
    changed: bool


@dataclass(eq=False, repr=False)
class QueryAsked(Message):
    """Message: the query has changed; its answer comes later."""


@dataclass(eq=False, repr=False)
class ArticlesArrived(Message):
    """Message: articles that were being loaded from an archive have arrived."""

    def can_replace(self, message: Message) -> bool:
        """True if this message makes an earlier one obsolete."""
        return isinstance(message, ArticlesArrived)


@dataclass(eq=False, repr=False)
class LibraryViewTaken(Message):
    """Message: the screen has another view of the library."""


@dataclass(eq=False, repr=False)
class EraChanged(Message):
    """Message: article keys have changed, or articles are gone; state by old keys is void."""


@dataclass(eq=False, repr=False)
class LibraryViewChanged(Message):
    """Message: articles were added or changed."""


@dataclass(eq=False, repr=False)
class StatusChanged(Message):
    """Message: the contents of the status lines have changed."""


@dataclass(eq=False, repr=False)
class PreferenceChanged(Message):
    """Message: a setting has changed."""

    name: str
    value: Any


@dataclass(eq=False, repr=False)
class VisitsLoaded(Message):
    """Message: the recently read articles, for the history."""

    visits: Sequence[HistoryVisit]
    """Visits, the newest first."""


@dataclass(eq=False, repr=False)
class SavedQueriesLoaded(Message):
    """Message: the saved queries of the library were loaded or changed."""

    saved: Sequence[SavedQuery]
    """Saved queries, the oldest first."""


@dataclass(eq=False, repr=False)
class SavedQueriesCounted(Message):
    """Message: the matching articles of the saved queries were counted."""

    counts: Mapping[str, int]
    """Numbers of articles by query."""
    generation: int
    """Generation of the counted view."""
