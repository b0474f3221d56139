"""Messages of widgets, controllers and threads to the main screen, named after events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual.message import Message

from reader.ui.field_message import FieldMessage

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


class RowsMade(FieldMessage):
    """Message: the rows of the list are ready."""

    wanted: ListRequest
    """The request; it may be outdated."""
    outline: Outline
    """The rows. Their fold state has the headings of a revealed article expanded."""


class QueryChanged(FieldMessage):
    """Message: the text of the search bar has changed."""

    query: str
    """The whole text, as typed."""


class QueryEntered(FieldMessage):
    """Message: Enter was pressed in the search bar."""

    query: str
    """The whole text, as typed."""


class WordFound(FieldMessage):
    """Message: the requested word was looked up."""

    word: str
    """The word; empty if there is none."""


class DictionaryLoaded(FieldMessage):
    """Message: the dictionary is loaded, so that words are found at once."""


class LibraryProgressed(FieldMessage):
    """Message: a batch of the library can be read and searched."""

    progress: Progress
    """Progress of loading."""

    def can_replace(self, message: Message) -> bool:
        """True if this message makes an earlier one obsolete; a change of article keys must not be skipped."""
        return isinstance(message, LibraryProgressed) and not self.progress.moved


class FilesChanged(FieldMessage):
    """Message: files of the library have changed since they were read."""


class LibraryLoaded(FieldMessage):
    """Message: loading has ended."""

    error: ReaderError | None = None
    """Error that ended it early; None without one."""


class SearchAnswered(FieldMessage):
    """Message: a search has ended."""

    query: str
    """The query; the search bar may hold another by now."""
    results: Results
    """Results of the search."""


class KeywordsFound(FieldMessage):
    """Message: the keywords of an article were computed."""

    key: ArticleKey
    """Key of the article; another may be open by now."""
    keywords: tuple[str, ...]
    """Keywords, the heaviest first."""


class NamesFound(FieldMessage):
    """Message: the names in an article were found."""

    key: ArticleKey
    """Key of the article; another may be open by now."""
    spans: Mapping[str, Sequence[Span]]
    """Spans of people, places and organisations (`person`, `place`, `organisation`), ascending."""


class SessionRestored(FieldMessage):
    """Message: the store has returned the last session."""

    place: Session | None
    """Last session in this library; None if there was none."""
    queries: tuple[str, ...]
    """Earlier queries, the latest first."""
    new: bool = False
    """True if no library was ever opened."""


class ReadStateLoaded(FieldMessage):
    """Message: the read state of some articles of the library, by their keys."""

    read: Set[int]
    """Keys of read articles."""
    places: Mapping[ArticleKey, int]
    """Reading positions, in code points."""
    era: int = 0
    """Era of the view of these keys."""


class MarksLoaded(FieldMessage):
    """Message: the store has returned the marks."""

    marks: Sequence[Mark]
    """All marks, of every library."""


class MarksLocated(FieldMessage):
    """Message: marks were located in this library."""

    where: Whereabouts
    """Locations of all marks known at the request."""


class MarkSaved(FieldMessage):
    """Message: a new, changed or restored mark was saved."""

    mark: Mark


class MarkDeleted(FieldMessage):
    """Message: a mark was deleted."""

    mark: Mark


class StoreFailed(FieldMessage):
    """Message: the store has failed; later changes may be lost."""

    error: StoreError
    """The error."""


class MarksFound(FieldMessage):
    """Message: the marks that hold some words, for the list of marks."""

    words: str
    """The searched words; the filter may hold others by now."""
    marks: Sequence[Mark]


class MarksChanged(FieldMessage):
    """Message: marks, or their positions, have changed."""

    saved: Mark | None = None
    """The saved mark, if one was saved."""


class Notice(FieldMessage):
    """Message: a text for the status bar."""

    text: str


class ArticleLeft(FieldMessage):
    """Message: another article, or another position in this one, is about to be opened."""


Reason = Literal["browsed", "read", "travelled"]
"""Reason for opening an article: the list's cursor moved to it, it is to be read, or it was travelled back to."""


class ArticleOpened(FieldMessage):
    """Message: an article was opened: another one (`changed`), or the open one at another match."""

    key: ArticleKey
    article: Article
    match: int
    """Index of the match to go to, from 0; an article without matches is shown at its saved position."""
    reason: Reason
    changed: bool


class QueryAsked(FieldMessage):
    """Message: the query has changed; its answer comes later."""


class ArticlesArrived(FieldMessage):
    """Message: articles that were being loaded from an archive have arrived."""

    def can_replace(self, message: Message) -> bool:
        """True if this message makes an earlier one obsolete."""
        return isinstance(message, ArticlesArrived)


class LibraryViewTaken(FieldMessage):
    """Message: the screen has another view of the library."""


class EraChanged(FieldMessage):
    """Message: article keys have changed, or articles are gone; state by old keys is void."""


class LibraryViewChanged(FieldMessage):
    """Message: articles were added or changed."""


class StatusChanged(FieldMessage):
    """Message: the contents of the status lines have changed."""


class PreferenceChanged(FieldMessage):
    """Message: a setting has changed."""

    name: str
    value: Any


class VisitsLoaded(FieldMessage):
    """Message: the recently read articles, for the history."""

    visits: Sequence[HistoryVisit]
    """Visits, the newest first."""


class SavedQueriesLoaded(FieldMessage):
    """Message: the saved queries of the library were loaded or changed."""

    saved: Sequence[SavedQuery]
    """Saved queries, the oldest first."""


class SavedQueriesCounted(FieldMessage):
    """Message: the matching articles of the saved queries were counted."""

    counts: Mapping[str, int]
    """Numbers of articles by query."""
    generation: int
    """Generation of the counted view."""
