"""Saved queries of the library, each with its number of articles and of articles added since it was last viewed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ui import jobs, store_jobs
from reader.ui.widgets.pinned_queries import PinnedQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.saved_queries import SavedQuery
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.controllers.session_controller import SessionController
    from reader.ui.messages import SavedQueriesCounted, SavedQueriesLoaded
    from reader.ui.services import Services
    from reader.ui.widgets.pinned_queries import PinnedQueries


class SavedQueriesController:
    """The only writer of the saved queries and of their counts."""

    def __init__(
        self, services: Services, library: LibraryController, session: SessionController, pins: PinnedQueries
    ) -> None:
        self._services, self._library, self._session, self._pins = services, library, session, pins
        self._saved: Sequence[SavedQuery] = ()
        self._counts: dict[str, int] = {}
        """Number of matching articles, by query."""
        self._early: set[str] = set()
        """Queries saved before the library was loaded: articles loaded later do not count as new."""

    @property
    def pinned(self) -> list[PinnedQuery]:
        """The saved queries, the oldest first, with their counts."""
        counts = self._counts
        return [
            PinnedQuery(query, counts.get(query), max(counts.get(query, seen) - seen, 0)) for query, seen in self._saved
        ]

    def start(self) -> None:
        """Request the saved queries from the store."""
        self._services.store.do(partial(store_jobs.load_saved_queries, self._session.key))

    def take(self, message: SavedQueriesLoaded) -> None:
        """Show the saved queries, and count those that are not counted yet."""
        self._saved = message.saved
        self._pins.show(self.pinned)
        if any(saved.query not in self._counts for saved in self._saved):
            self.count()

    def count(self) -> None:
        """Count the matches of each in a worker thread, once the library is loaded."""
        if self._saved and self._library.complete:
            queries = [saved.query for saved in self._saved]
            self._services.tasks.run("saved", partial(jobs.count_queries, self._library.view, queries))

    def take_counts(self, message: SavedQueriesCounted) -> None:
        """Show the counts, if they are of the current view."""
        if message.generation == self._library.view.generation:
            self._counts = dict(message.counts)
            early, self._early = self._early & self._counts.keys(), set()
            for query in early:
                self.looked_at(query)
            self._pins.show(self.pinned)

    def save(self, query: str, found: int) -> None:
        """Save a query with the number of articles it finds."""
        self._counts[query] = found
        if not self._library.complete:
            self._early.add(query)
        self._services.store.do(partial(store_jobs.save_query, self._session.key, query, found), asked=True)

    def looked_at(self, query: str) -> None:
        """Record that the results of a query were viewed."""
        if (found := self._counts.get(query)) is not None:
            self.save(query, found)

    def remove(self, query: str) -> None:
        """Remove a saved query."""
        self._services.store.do(partial(store_jobs.remove_query, self._session.key, query), asked=True)
