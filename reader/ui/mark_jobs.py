"""Store jobs for marks: each changes the table of marks, and returns a message about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.span import Span
from reader.ui.messages import MarkDeleted, MarkSaved, MarksFound, MarksLoaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.annotations.anchor import Anchor
    from reader.annotations.mark import Mark
    from reader.model import Article
    from reader.store.store import Store


def load_marks(store: Store) -> MarksLoaded:
    """All marks, of every library."""
    return MarksLoaded(store.marks.of())


def add_mark(kind: str, article: Article, span: Span, text: str, colour: str, store: Store) -> MarkSaved:
    """Save a new mark."""
    from reader.annotations.mark import MarkKind

    return MarkSaved(store.marks.add(MarkKind(kind), article, span, text, colour))


def set_note(mark: Mark, text: str, store: Store) -> MarkSaved:
    """Set the note of a mark. If another running instance deleted it meanwhile, it is inserted again."""
    changed = mark._replace(text=text)
    if not store.marks.change(mark.id, text):
        store.marks.put_back(changed)
    return MarkSaved(changed)


def set_style(mark: Mark, colour: str, store: Store) -> MarkSaved | MarkDeleted:
    """Set the style of a highlight."""
    if store.marks.paint(mark.id, colour):
        return MarkSaved(mark._replace(colour=colour))
    return MarkDeleted(mark)


def delete_mark(mark: Mark, store: Store) -> MarkDeleted:
    """Delete a mark."""
    store.marks.remove(mark.id)
    return MarkDeleted(mark)


def move_marks(anchors: Mapping[int, Anchor], store: Store) -> None:
    """Replace the anchors of marks whose text was found again, so that they are found at once the next time."""
    for number, anchor in anchors.items():
        store.marks.move(number, anchor)


def restore_mark(mark: Mark, store: Store) -> MarkSaved:
    """Insert a deleted mark again, unchanged."""
    store.marks.put_back(mark)
    return MarkSaved(mark)


def find_marks(words: str, store: Store) -> MarksFound:
    """Marks that hold all of these words, in any script and width."""
    from reader.analysis.folding import fold

    return MarksFound(words, store.marks.search(words, fold))
