"""Workspace: the controllers of the main screen, and the actions that involve several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import NotHereYetError
from reader.ui.controllers.annotation_controller import AnnotationController
from reader.ui.controllers.article_remarks import ArticleRemarks
from reader.ui.controllers.enrichment_controller import EnrichmentController
from reader.ui.controllers.library_controller import LibraryController
from reader.ui.controllers.navigation_controller import NavigationController
from reader.ui.controllers.outline_controller import OutlineController
from reader.ui.controllers.saved_queries_controller import SavedQueriesController
from reader.ui.controllers.search_controller import SearchController
from reader.ui.controllers.session_controller import SessionController
from reader.ui.controllers.sharing_controller import SharingController
from reader.ui.controllers.status_controller import StatusController
from reader.ui.state.open_article import OpenArticle

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from reader.annotations.mark import Mark
    from reader.api.outline import ArticleKey
    from reader.ui.mark_index import LocatedMark
    from reader.ui.services import Services
    from reader.ui.widgets.panes import Panes
    from reader.ui.widgets.query_hint import QueryHint
    from reader.ui.widgets.status_bar import StatusBar
    from reader.ui.widgets.top_bar import TopBar


class Workspace:
    """Holds the controllers. Each controller is the only writer of its state; the workspace has none of it."""

    def __init__(self, services: Services, panes: Panes, lines: tuple[TopBar, StatusBar, QueryHint]) -> None:
        view = panes.article_view
        self.services, self.panes, self.view = services, panes, view
        self.library = LibraryController(services, self.is_typing)
        self.opened = OpenArticle()
        self.search = SearchController(services, self.library, self.opened, panes.results_list, view)
        self.navigation = NavigationController(services, self.library, self.opened, self.search, view)
        self.outline = OutlineController(services, self.library, self.search, panes.article_list, panes.list_filter)
        self.enrichment = EnrichmentController(services, self.library, self.opened, view)
        self.annotations = AnnotationController(services, self.library, self.opened, view)
        self.session = SessionController(services, self.library, self.search, self.outline, self.navigation, panes)
        self.saved_queries = SavedQueriesController(services, self.library, self.session, panes.pinned_queries)
        self.sharing = SharingController(services, self.opened, view)
        remarks = ArticleRemarks(services, self.library, self.opened, self.enrichment, self.annotations)
        self.status = StatusController(services, self.library, self.search, remarks, panes, lines)
        self._awaited: Callable[[], object] | None = None
        """Action that waits for an article from an archive."""
        view.selection.word_at = self.enrichment.word_at

    def start(self) -> None:
        """After the first paint: request marks and session from the store, and load the library."""
        self.annotations.start()
        self.session.start()
        self.saved_queries.start()
        self.library.start()

    @property
    def has_arrived(self) -> bool:
        """True if everything to be shown first is there: the article at its position, the list, the results."""
        searched = not self.search.session.asked or self.search.session.results is not None
        there = self.opened.key is not None and self.session.settled and self.outline.settled and searched
        return there or (self.library.complete and not len(self.library.view))

    def when_here(self, do: Callable[[], object]) -> None:
        """Run an action; if an article is still being loaded from an archive, run it again when it arrives."""
        self._awaited = None
        try:
            do()
        except NotHereYetError as error:
            self._awaited = do
            self.status.show_message(str(error))

    def arrived(self) -> None:
        """Run the actions that waited for an article."""
        self.navigation.open_awaited()
        if self._awaited is not None:
            self.when_here(self._awaited)

    def is_typing(self) -> bool:
        """True if a text field has the focus and no answer is awaited."""
        return self.panes.typing and not self.search.pending_enter and not self.search.nothing_found

    def focus_on(self, widget: Widget) -> None:
        """Give the focus to a pane, or to the search bar."""
        self.panes.focus_on(widget)
        self.status.refresh()

    def dismiss_message(self) -> None:
        """On every key: clear the status message, and cancel a pending Enter."""
        self.search.pending_enter = False
        self.enrichment.touch()
        if self.status.message:
            self.status.show_message("")

    def read(self, key: ArticleKey, match: int = 0) -> None:
        """Open an article, and focus it."""
        self.panes.showing_results = False
        self.navigation.open(key, match)
        self.focus_on(self.view)

    def browse(self, key: ArticleKey) -> None:
        """Open the article under the cursor of the list, and keep the focus in the list."""
        self.panes.article_list.unheard = None
        self.panes.showing_results = False
        self.navigation.open(key, reason="browsed")

    def catch_up(self) -> None:
        """Open the article under the cursor of the list if its message is still pending, as in a burst of keys."""
        if (key := self.panes.article_list.unheard) is not None:
            self.browse(key)

    def choose(self, key: ArticleKey, match: int = 0) -> None:
        """Read an article of the results or the list, and add the query to the history."""
        self.session.add_query()
        self.read(key, match)

    def ask_in_bar(self, query: str) -> None:
        """Put `query` into the search bar, run it, and show its results."""
        self.panes.search_bar.put(query)
        self.panes.showing_results = True
        self.search.ask(query)
        self.focus_on(self.panes.search_bar)

    def ask_literally(self, words: str) -> None:
        """Search for `words` literally, and keep the focus in the text: the next key goes to a match."""
        from reader.query.compose import literal

        query = literal(words)
        self.panes.search_bar.value = query
        self.search.ask(query)
        self.session.add_query()

    def go_to_mark(self, there: LocatedMark) -> None:
        """Go to a mark of the open article."""
        self.panes.showing_results = False
        self.focus_on(self.view)
        self.annotations.go_to(there)

    def go_to_any_mark(self, mark: Mark) -> None:
        """Go to a mark of any article."""
        key = self.annotations.key_of(mark)
        if key is None:
            return
        if key == self.opened.key:
            self.navigation.push_here()
        self.read(key)
        there = next((place for place in self.annotations.located if place.mark.id == mark.id), None)
        if there is not None:
            self.go_to_mark(there)

    def show_in_list(self) -> None:
        """Show the open article in the list."""
        if self.opened.key is not None:
            self.outline.reveal(self.opened.key)
            self.panes.list_hidden = False
            self.focus_on(self.panes.article_list)

    def offset_pointed_at(self) -> int | None:
        """The offset under the mouse in the text, else that of the current match; None if there is neither."""
        mouse, region = self.view.app.mouse_position, self.view.region
        if self.view.display and region.contains_point(mouse):
            at = mouse - region.offset
            return self.view.offset_at(at.x, at.y)
        return self.view.highlights.current.start if self.view.highlights.current else None
