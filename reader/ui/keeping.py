"""What the store is asked to do with marks, in its own thread; each task posts what came of it.

Takes what is to be kept and a way to post; touches no widget.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.span import Span
from reader.ui.jobs import Post
from reader.ui.messages import MarkDeleted, MarkSaved, MarksLoaded

if TYPE_CHECKING:
    from reader.annotations.mark import Mark
    from reader.model import Article
    from reader.store.store import Store


def all_marks(post: Post, store: Store) -> None:
    """What was marked."""
    post(MarksLoaded(store.marks.of()))


def keep(kind: str, article: Article, span: Span, text: str, colour: str, post: Post, store: Store) -> None:
    """Keep a new mark."""
    from reader.annotations.mark import MarkKind

    post(MarkSaved(store.marks.add(MarkKind(kind), article, span, text, colour)))


def change(mark: Mark, text: str, post: Post, store: Store) -> None:
    """Keep what is written in a mark. One that another reader has removed is kept anew, so that no word is lost."""
    changed = replace(mark, text=text)
    if not store.marks.change(mark.id, text):
        store.marks.put_back(changed)
    post(MarkSaved(changed))


def paint(mark: Mark, colour: str, post: Post, store: Store) -> None:
    """Draw a highlight in another way."""
    if store.marks.paint(mark.id, colour):
        post(MarkSaved(replace(mark, colour=colour)))
    else:
        post(MarkDeleted(mark))


def remove(mark: Mark, post: Post, store: Store) -> None:
    """Remove a mark."""
    store.marks.remove(mark.id)
    post(MarkDeleted(mark))


def put_back(mark: Mark, post: Post, store: Store) -> None:
    """Keep a mark that was removed, as it was."""
    store.marks.put_back(mark)
    post(MarkSaved(mark))
