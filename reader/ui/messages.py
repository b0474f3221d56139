"""The messages that widgets, controllers and threads send up to the main screen: each names what happened.

`eq=False, repr=False` keeps making the classes cheap: this module is imported before the first paint.
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
    """What the screen was opened for can be seen on it."""


@dataclass(eq=False, repr=False)
class RowsMade(Message):
    """The lines of the list are made."""

    wanted: ListRequest
    """What was asked for; by now it may be something else."""
    outline: Outline
    """The rows. In its folds is open what hid what was to be shown."""


@dataclass(eq=False, repr=False)
class QueryChanged(Message):
    """What stands in the search bar changed."""

    query: str
    """All of it, as typed."""


@dataclass(eq=False, repr=False)
class QueryEntered(Message):
    """Enter was pressed in the search bar."""

    query: str
    """All of it, as typed."""


@dataclass(eq=False, repr=False)
class WordFound(Message):
    """The word that was pointed at is known."""

    word: str
    """"" where there is none."""


@dataclass(eq=False, repr=False)
class DictionaryLoaded(Message):
    """Words can be told from now on without a wait."""


@dataclass(eq=False, repr=False)
class LibraryProgressed(Message):
    """A batch of the library can be read and searched."""

    progress: Progress
    """How far the loading has come."""

    def can_replace(self, message: Message) -> bool:
        """A later one says more, but that articles have other keys has to be heard."""
        return isinstance(message, LibraryProgressed) and not self.progress.moved


@dataclass(eq=False, repr=False)
class FilesChanged(Message):
    """Files of the library are not what they were when they were read."""


@dataclass(eq=False, repr=False)
class LibraryLoaded(Message):
    """The library is complete, or as complete as it gets."""

    error: ReaderError | None = None
    """Why nothing more came, where something went wrong."""


@dataclass(eq=False, repr=False)
class SearchAnswered(Message):
    """A search ended."""

    query: str
    """What was asked; by now something else may stand in the search bar."""
    results: Results
    """What was found."""


@dataclass(eq=False, repr=False)
class KeywordsFound(Message):
    """The keywords of an article are known."""

    key: ArticleKey
    """The article; by now another one may be open."""
    keywords: tuple[str, ...]
    """The weightiest first."""


@dataclass(eq=False, repr=False)
class NamesFound(Message):
    """The names in an article are known."""

    key: ArticleKey
    """The article; by now another one may be open."""
    spans: Mapping[str, Sequence[Span]]
    """Where people, places and organisations (`person`, `place`, `organisation`) stand, ascending."""


@dataclass(eq=False, repr=False)
class SessionRestored(Message):
    """The store has been asked what was left here."""

    place: Session | None
    """Where one was in this library; None when never."""
    queries: tuple[str, ...]
    """Earlier ones, the latest first."""
    new: bool = False
    """Whether no library was ever opened here."""


@dataclass(eq=False, repr=False)
class ReadStateLoaded(Message):
    """What the store knows of some articles of the library, by their keys."""

    read: Set[int]
    """Those that were read."""
    places: Mapping[ArticleKey, int]
    """How far into its text one was."""
    era: int = 0
    """That of the view that these are of."""


@dataclass(eq=False, repr=False)
class MarksLoaded(Message):
    """The store has been asked what was marked."""

    marks: Sequence[Mark]
    """All of them, in whatever library."""


@dataclass(eq=False, repr=False)
class MarksLocated(Message):
    """It is known where marks stand in this library."""

    where: Whereabouts
    """Of all marks that were known when this was asked."""


@dataclass(eq=False, repr=False)
class MarkSaved(Message):
    """A mark is on the disk: a new one, a changed one, or one that was brought back."""

    mark: Mark


@dataclass(eq=False, repr=False)
class MarkDeleted(Message):
    """A mark is on the disk no longer."""

    mark: Mark


@dataclass(eq=False, repr=False)
class StoreFailed(Message):
    """The store gave way; what is left here from now on may be gone."""

    error: StoreError
    """Why."""


@dataclass(eq=False, repr=False)
class MarksFound(Message):
    """The marks that hold some words, for the list of marks."""

    words: str
    """By now something else may be in the filter."""
    marks: Sequence[Mark]


@dataclass(eq=False, repr=False)
class MarksChanged(Message):
    """Marks are others than before, or stand elsewhere."""

    saved: Mark | None = None
    """The mark that was saved, where it was one."""


@dataclass(eq=False, repr=False)
class Notice(Message):
    """A sentence for the status line."""

    text: str


@dataclass(eq=False, repr=False)
class ArticleLeft(Message):
    """Another article is about to be opened, or another place of this one."""


Reason = Literal["browsed", "read", "travelled"]
"""Why an article was opened: the cursor of the list came to it, it is to be read, or a way back led to it."""


@dataclass(eq=False, repr=False)
class ArticleOpened(Message):
    """An article is open: another one than before (`changed`), or the open one at another match."""

    key: ArticleKey
    article: Article
    match: int
    """The match to go to, from 0; an article without matches is shown where one was."""
    reason: Reason
    changed: bool


@dataclass(eq=False, repr=False)
class QueryAsked(Message):
    """Another query stands; its answer comes later."""


@dataclass(eq=False, repr=False)
class ArticlesArrived(Message):
    """Something has come from an archive that was not here when it was asked for."""

    def can_replace(self, message: Message) -> bool:
        """Whether this one makes an earlier message pointless."""
        return isinstance(message, ArticlesArrived)


@dataclass(eq=False, repr=False)
class LibraryViewTaken(Message):
    """Another view of the library is that of the screen."""


@dataclass(eq=False, repr=False)
class EraChanged(Message):
    """Articles have other keys, or are gone: what is known by the old keys means nothing."""


@dataclass(eq=False, repr=False)
class LibraryViewChanged(Message):
    """There are more articles than before, or others."""


@dataclass(eq=False, repr=False)
class StatusChanged(Message):
    """Something has changed that the status lines show."""


@dataclass(eq=False, repr=False)
class PreferenceChanged(Message):
    """A setting has another value."""

    name: str
    value: Any


@dataclass(eq=False, repr=False)
class VisitsLoaded(Message):
    """The articles read lately, for the history."""

    visits: Sequence[HistoryVisit]
    """The newest first."""


@dataclass(eq=False, repr=False)
class SavedQueriesLoaded(Message):
    """The saved queries of the library are known, or are others."""

    saved: Sequence[SavedQuery]
    """The oldest first."""


@dataclass(eq=False, repr=False)
class SavedQueriesCounted(Message):
    """It is known how many articles the saved queries find."""

    counts: Mapping[str, int]
    """By query."""
    generation: int
    """Of the view that was asked."""
