"""A saved mark: bookmark, highlight or note, with its anchor."""

from enum import StrEnum
from typing import NamedTuple

from reader.annotations.anchor import Anchor


class MarkKind(StrEnum):
    """Kind of a mark."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


class Mark(NamedTuple):
    """A stored mark. Headline, publication, date and page are those of its article when it was made."""

    id: int
    kind: MarkKind
    anchor: Anchor
    headline: str
    """Headline of the article."""
    publication: str | None
    date: str | None
    page: str | None
    text: str
    """Text of the note, or name of the bookmark; may be ""."""
    colour: str
    """Name of its colour; may be ""."""
    made: str
    """Time of creation (see `reader.store.timestamps`)."""
    changed: str


def cleaned(text: str) -> str:
    """The stored form of a note: without control characters and surrounding blanks."""
    from reader.ingest import clean

    return clean(text).strip()
