"""Session: restores the article, position and query of the last session, and saves the current ones.

They are saved when an article is left, every few seconds, and at exit. Until the saved position is restored it is not
overwritten.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.store.session import Session
from reader.ui import store_jobs
from reader.ui.state.query_history import QueryHistory
from reader.ui.state.saved_layout import SavedLayout
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.controllers.navigation_controller import NavigationController
    from reader.ui.controllers.outline_controller import OutlineController
    from reader.ui.controllers.search_controller import SearchController
    from reader.ui.messages import ReadStateLoaded, SessionRestored
    from reader.ui.services import Services
    from reader.ui.system.store_thread import Post
    from reader.ui.widgets.panes import Panes

SAVE_EVERY = 2.0
"""Seconds between two checks for changes of the session."""


class SessionController:
    """The only writer of the saved session, and of the history of queries."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        search: SearchController,
        outline: OutlineController,
        navigation: NavigationController,
        panes: Panes,
    ) -> None:
        self._services, self._library, self._search = services, library, search
        self._outline, self._navigation, self._panes = outline, navigation, panes
        self.queries = QueryHistory()
        self._goal: Session | None = None
        """The saved position, until it is restored or another article is opened."""
        self._layout_goal: SavedLayout | None = None
        """The saved layout, until it is restored."""
        self._query_goal = ""
        """The query that the saved layout is for."""
        self._saved: Session | None = None
        """The session last sent to the store."""
        self._restored = self._read_known = False
        """True once the store has returned the last session, and (`_read_known`) the articles read."""
        self._asked = 0
        """Number of articles whose read state was requested."""
        self._read_saved: set[int] = set()
        self._ended = False
        """True if nothing is saved any more."""

    @cached_property
    def key(self) -> str:
        """The name of this library in the store."""
        from reader.store.libraries import library_key  # not needed for the first paint

        return library_key(self._services.library.paths)

    @property
    def settled(self) -> bool:
        """True if everything known about the last session is restored, or cannot be."""
        goal, known = self._goal, self._restored and self._read_known
        return known and (self._library.lacks(goal.article) if goal is not None else self._layout_goal is None)

    def start(self) -> None:
        """Request the last session, and save the current one regularly; called after the first paint."""
        self._services.store.do(partial(store_jobs.load_session, self.key))
        self._services.tasks.every(SAVE_EVERY, self.save)

    def take(self, message: SessionRestored) -> str:
        """Restore the arrangement of the list, and prepare to restore the position. Returns the query to run, or ""."""
        self._restored = True
        self.queries.know(message.queries)
        if message.place is not None:
            self._outline.restore(message.place.grouping, message.place.layout)
        busy = self._navigation.opened.read or self._search.query
        if not self._services.options.resume or message.place is None or busy:
            return ""
        self._goal, self._layout_goal = message.place, SavedLayout.of(message.place.layout)
        self._query_goal = message.place.query
        return message.place.query

    def articles_arrived(self) -> None:
        """Request the read state of new articles; the screen still has the previous view."""
        view = self._services.library.view
        if view.era != self._library.view.era:
            self._asked, self._read_saved = 0, set()
        if keys := view.all_keys()[self._asked :]:
            self._services.store.do(partial(store_jobs.load_read_state, view, keys), needed=False)
            if not self._asked:
                self._save_library()  # Afterwards: a write waits for the disk, and the screen for the read state.
        self._asked = len(view)
        self._services.tasks.later(self.restore_place)

    def take_read_state(self, message: ReadStateLoaded) -> None:
        """Dim read articles, and show the open article at its saved position."""
        opened = self._navigation.opened
        if message.era != self._library.view.era:
            return
        self._read_known = True
        opened.read |= message.read
        self._read_saved |= message.read
        opened.positions = {**message.places, **opened.positions}
        if opened.key is not None:
            view = self._panes.article_view
            if opened.key in message.places and view.place == START and self._goal is None:
                view.show_place(message.places[opened.key])
            self._panes.article_list.open(opened.key, frozenset(opened.read))

    def _save_library(self) -> None:
        """Save that this library was opened, so that it is reopened even if its loading was not completed."""
        library = self._services.library
        self._services.store.do(partial(store_jobs.save_library, library.paths, library.asked_encoding))

    def expect_nothing(self) -> None:
        """Stop waiting for the saved session and the read states: the store has failed."""
        self._restored = self._read_known = True

    def add_query(self) -> None:
        """Add the current query to the history."""
        if self.queries.add(self._search.query):
            self._services.store.do(partial(store_jobs.add_query, self._search.query.strip()))

    def clear_history(self, post: Post) -> None:
        """Clear the histories of articles and of queries. `post` receives the empty history."""
        self.queries.clear()
        self._services.store.do(store_jobs.clear_history, post=post, asked=True)

    def leave_article(self) -> None:
        """Save the position before another article is opened."""
        if self._navigation.key is not None:
            self._goal = None
            self.save()

    def save(self) -> None:
        """Save the session, and the articles read."""
        opened = self._navigation.opened
        restoring = self._goal is not None or self._layout_goal is not None
        if self._ended or opened.article is None or (restoring and not self._library.complete):
            return
        grouping, arranged = self._outline.saved()
        layout = {**arranged, **self._layout().stored()}
        place = max(self._panes.article_view.place, 0)
        session = Session(opened.article.id, place, self._search.query, grouping, layout)
        fresh = opened.read - self._read_saved
        if fresh:
            self._read_saved |= fresh
            self._services.store.do(partial(store_jobs.save_read, [opened.ids[each] for each in fresh]))
        if session != self._saved:
            self._saved = session
            self._services.store.do(partial(store_jobs.save_session, self.key, session))

    def save_no_more(self) -> None:
        """Save the session for the last time: later changes of the screen are not the user's."""
        self.save()
        self._ended = True

    def close(self) -> None:
        """Save everything, and wait until it is saved."""
        self.save()
        self._services.store.close()

    def restore_place(self) -> None:
        """Open the saved article, once it is loaded: until then another one may be opened in its place."""
        goal, navigation = self._goal, self._navigation
        key = self._library.key_of(goal.article) if goal is not None and goal.article else None
        if goal is None or key is None or (key != navigation.key and not self._library.has(key)):
            return
        navigation.opened.positions[key] = goal.offset or START
        if key != navigation.key:
            navigation.open(key, reason="browsed")
        # Opening scrolled to a match, if it has one.
        self._panes.article_view.show_place(goal.offset or START)
        self._goal = None
        self.restore_layout()

    def restore_layout(self) -> None:
        """Restore results, match and focused pane, unless the user has moved meanwhile."""
        before, query, session = self._layout_goal, self._query_goal, self._search.session
        if before is None or self._goal is not None or (query and session.results is None):
            return
        if query and self._lacks(before) and self._more_to_find:
            return
        self._layout_goal = None
        if query == session.query and self._panes.list_has_cursor_focus and not before.listing:
            self._enter(before)

    def _lacks(self, before: SavedLayout) -> bool:
        """True if the saved result or match is not among the results so far."""
        cursor = self._search.session.cursor
        lacks_rank = before.rank is not None and before.rank >= len(cursor)
        return lacks_rank or (before.match is not None and self._navigation.key not in cursor.ranked)

    def _enter(self, before: SavedLayout) -> None:
        """Go to the pane that had the focus, and the place in it."""
        panes = self._panes
        if before.seeking:
            panes.showing_results = True
            panes.focus_on(panes.results_list)
            panes.results_list.put_cursor_on(before.rank or 0)
            return
        if before.match is not None and self._navigation.key is not None:
            self._search.session.cursor.enter(self._navigation.key, before.match)
            self._search.draw()
        panes.focus_on(panes.article_view)

    def _layout(self) -> SavedLayout:
        """The side with the focus, the visibility of results, and the cursors among results and matches."""
        at, panes = self._search.session.cursor.place, self._panes
        match = at.match if at is not None else None
        return SavedLayout(panes.list_had_focus, panes.results_visible, panes.results_list.rank, match)

    @property
    def _more_to_find(self) -> bool:
        """True if the results do not cover the whole library yet: they may be older than the last articles."""
        results = self._search.session.results
        return not self._library.complete or results is None or results.searched < len(self._library.view)
