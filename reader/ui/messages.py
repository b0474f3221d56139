"""What widgets and workers say; the desk listens. Each names what happened, and never what to do about it.

They are made before the first paint: none is compared or printed, and what would do that is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from reader.annotations.mark import Mark
    from reader.annotations.relocation import Whereabouts
    from reader.api.library import Progress
    from reader.api.outline import Outline, Path
    from reader.api.results import Results
    from reader.errors import ReaderError, StoreError
    from reader.span import Span
    from reader.store.session import Session
    from reader.ui.state.list_request import ListRequest


@dataclass(eq=False, repr=False)
class Considered(Message):
    """The cursor of the sidebar came to an article. Of a flood of these the last one counts."""

    number: int
    """The article."""

    def can_replace(self, message: Message) -> bool:
        """A later one makes an earlier one pointless."""
        return isinstance(message, Considered)


@dataclass(eq=False, repr=False)
class Chosen(Message):
    """An article was asked for, in the sidebar or in the results."""

    number: int
    """The article."""


@dataclass(eq=False, repr=False)
class Turned(Message):
    """A heading of the list was clicked: it is to be opened if it is shut, else shut."""

    path: Path
    """By what it is known."""


@dataclass(eq=False, repr=False)
class Sifted(Message):
    """What the headlines in the list are to have changed."""

    typed: str
    """"" when they need have nothing."""


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
class Recalled(Message):
    """A query asked before was wanted again."""

    older: bool
    """Whether one before what stands there, or one after it."""


@dataclass(eq=False, repr=False)
class Pressed(Message):
    """What stands for a key was clicked."""

    name: str
    """Of the key, in the table."""


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
        """A later one says more, but that articles have other numbers has to be heard."""
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

    number: int
    """The article; by now another one may be open."""
    keywords: tuple[str, ...]
    """The weightiest first."""


@dataclass(eq=False, repr=False)
class NamesFound(Message):
    """The names in an article are known."""

    number: int
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
    """What the store knows of some articles of the library, by their numbers."""

    read: Set[int]
    """Those that were read."""
    places: Mapping[int, int]
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
