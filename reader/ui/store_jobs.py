"""Store jobs for sessions, queries and read state; each returns a message, or None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.messages import ReadStateLoaded, SavedQueriesLoaded, SessionRestored, VisitsLoaded

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.store.session import Session
    from reader.store.store import Store

AT_ONCE = 2000
"""Most new articles that are looked up in the store by id; for more, the store's articles are looked up among them."""


def load_session(key: str, store: Store) -> SessionRestored:
    """The last session in the library `key`, and the latest queries."""
    return SessionRestored(store.place(key), tuple(store.queries()), store.last_library() is None)


def load_read_state(view: LibraryView, keys: Sequence[ArticleKey], store: Store) -> ReadStateLoaded:
    """Read state and reading position of these articles."""
    if len(keys) <= AT_ONCE:
        by_id = {view.id(key): key for key in keys}
    else:
        by_id = {article: key for article, key in view.keys(store.articles()).items() if key in keys}
    read = {by_id[article] for article in store.read_ids(by_id)}
    places = {by_id[article]: offset for article, offset in store.offsets(by_id).items()}
    return ReadStateLoaded(read, places, view.era)


def save_library(paths: Sequence[str], encoding: str | None, store: Store) -> None:
    """Record that this library was opened."""
    store.remember_library(paths, encoding)


def save_read(articles: Sequence[str], store: Store) -> None:
    """Mark the articles with these ids read."""
    for article in articles:
        store.mark_read(article)


def save_session(key: str, session: Session, store: Store) -> None:
    """Save the session of the library `key`, and the reading position in its article."""
    store.keep_place(key, session)
    if session.article:
        store.keep_offset(session.article, session.offset)


def add_query(query: str, store: Store) -> None:
    """Add a query to the history."""
    store.add_query(query)


def load_saved_queries(library: str, store: Store) -> SavedQueriesLoaded:
    """The saved queries of a library."""
    return SavedQueriesLoaded(store.saved_queries.of(library))


def save_query(library: str, query: str, seen: int, store: Store) -> SavedQueriesLoaded:
    """Save a query with its number of matching articles. Returns all saved queries."""
    store.saved_queries.save(library, query, seen)
    return load_saved_queries(library, store)


def remove_query(library: str, query: str, store: Store) -> SavedQueriesLoaded:
    """Remove a saved query. Returns the remaining ones."""
    store.saved_queries.remove(library, query)
    return load_saved_queries(library, store)


def add_visit(article: Article, store: Store) -> None:
    """Add an article to the history."""
    store.history.visit(article)


def load_visits(store: Store) -> VisitsLoaded:
    """Recently read articles, the newest first."""
    return VisitsLoaded(store.history.visits())


def clear_history(store: Store) -> VisitsLoaded:
    """Clear the histories of articles and of queries."""
    store.history.forget()
    return VisitsLoaded(())
