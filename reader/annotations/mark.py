"""A mark on the text as it was saved: bookmark, highlight or note, with the anchor it holds on to."""

from dataclasses import dataclass
from enum import StrEnum

from reader.annotations.anchor import Anchor


class MarkKind(StrEnum):
    """What a mark is."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it was kept."""

    id: int
    kind: MarkKind
    anchor: Anchor
    headline: str
    """Of the article, as are the three that follow."""
    publication: str | None
    date: str | None
    page: str | None
    text: str
    """What the person wrote: the note, or a name for a bookmark; perhaps ""."""
    colour: str
    """A name that the screen gave it, perhaps ""."""
    made: str
    """When (see `reader.store.timestamps`)."""
    changed: str


def cleaned(text: str) -> str:
    """A note as it is kept: without what no terminal shows, and without blanks around it."""
    from reader.ingest import clean

    return clean(text).strip()
