"""The query, its results, and the cursor among the matches. Results of an earlier query or library view are dropped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.api.headline_spans import headline_spans
from reader.errors import NotHereYetError
from reader.i18n import _
from reader.span import Span, merged
from reader.ui import jobs
from reader.ui.messages import Notice, QueryAsked
from reader.ui.state.search_session import SearchSession
from reader.ui.widgets.results_list import Hits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.messages import SearchAnswered
    from reader.ui.services import Services
    from reader.ui.state.match_cursor import MatchStep
    from reader.ui.state.open_article import OpenArticle
    from reader.ui.widgets.article.article_view import ArticleView
    from reader.ui.widgets.results_list import ResultsList

PATIENCE = 0.5
"""Seconds until a message says that the archive has not answered."""
LULL = 0.3
"""Seconds between an answer and the sorting of articles beyond the first screen; another key within them cancels it."""


class SearchController:
    """The only writer of the query, the results, the cursor among the matches and the pending Enter."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        opened: OpenArticle,
        results: ResultsList,
        view: ArticleView,
    ) -> None:
        self._services, self._library, self._opened, self._list, self._view = services, library, opened, results, view
        self.session = SearchSession()
        self.folding = True
        """True if the articles of one story are listed and counted as one."""
        self.pending_enter = False
        """True if Enter was pressed before the answer came."""
        self.matches: tuple[Span, ...] = ()
        """Matches in the open article."""
        self._ready_for = 0
        """Generation of the view that was made ready for a search."""

    @property
    def query(self) -> str:
        """The query as typed."""
        return self.session.query

    @property
    def nothing_found(self) -> bool:
        """True if there is an answer, and it is empty."""
        return self.session.results is not None and not self.session.results.total_articles

    def prepare(self) -> None:
        """Make ready for the first search of the current view, in the background: something is about to be typed."""
        view = self._library.view
        if self._ready_for != view.generation and not self._services.library.capabilities.remote:
            self._ready_for = view.generation
            self._services.tasks.run("prepare", partial(jobs.prepare_search, view))

    def ask(self, query: str) -> None:
        """Search for `query`; a blank one ends the search. The old results stay until the answer comes."""
        self.session = SearchSession(query)
        if self.session.asked:
            self._search()
        else:
            self._services.tasks.cancel("search")
            self._list.show(Hits())
            self.show_matches()
        self._services.announce(QueryAsked())

    def ask_again(self) -> None:
        """Repeat the search in the current view."""
        if self.session.asked:
            self._search()

    def fold(self) -> None:
        """Toggle listing and counting the articles of one story as one."""
        self.folding = not self.folding
        self.ask_again()

    def change_era(self, key: ArticleKey | None) -> None:
        """Drop the results, since article keys have changed; `key` is the new key of the article of the cursor."""
        self.session = self.session.asked_again(key)
        self._list.show(Hits())

    def take(self, message: SearchAnswered) -> bool:
        """Show an answer; returns False if the query or the era has changed."""
        if message.query != self.query or message.results.era != self._library.view.era:
            return False
        again = self.session.results is not None
        results = message.results
        self.session.answer(results)
        headings = partial(self._headings, results)
        nothing = self._nothing(message)
        hits = Hits(results.ranking, results.counts, results.snippets, headings, results.copies, nothing)
        self._list.show(hits, keep=again)
        if not results.remote:
            self._services.tasks.after(LULL, partial(self._rank_further, self.session))
        return True

    def enter(self, match: int = 0) -> bool:
        """Put the cursor on a match of the article that was opened. Returns False if it has none."""
        key = self._opened.key
        self.matches = self.session.spans(key) if key is not None else ()
        found = key is not None and self.session.cursor.enter(key, match)
        self.draw()
        if self.matches and not found:  # folded into another one
            self._view.go_to(self.matches[0])
        return found

    def show_matches(self) -> None:
        """Highlight the matches in the open article, without scrolling."""
        if self._opened.key is not None:
            self.matches = self.session.spans(self._opened.key)
            self.draw()

    def draw(self) -> None:
        """Highlight the matches, and the current one."""
        self._view.set_layer("matches", tuple(merged(self.matches)))
        self._view.set_layer("current", self.current)

    def go_to_match(self) -> None:
        """Highlight the current match, and scroll to it."""
        self.draw()
        place = self.session.cursor.place
        if place is not None and place.match < len(self.matches):
            self._view.go_to(self.matches[place.match])

    @property
    def current(self) -> Span | None:
        """The current match, if it is in the open article."""
        cursor = self.session.cursor
        if cursor.place is None or cursor.key != self._opened.key or cursor.place.match >= len(self.matches):
            return None
        return self.matches[cursor.place.match]

    def step(self, forward: bool) -> MatchStep | None:
        """Move the cursor to the next or previous match; returns None if there is none."""
        return self.session.cursor.step(forward)

    def why_none(self) -> str:
        """Reason why there is no match to go to."""
        if not self.query:
            return _("No search yet. Press {key} to search.").format(key=self._services.preferences.shown("search"))
        if self.session.results is not None and not self.session.results.complete:
            return _("No complete answer for “{query}”").format(query=self.query.strip())
        return _("Nothing found") if self._library.complete else _("Nothing found yet; still indexing")

    def entered(self) -> int | None:
        """Key of the result under the cursor, for a pending Enter; Enter stays pending while more may be found."""
        key = self._list.chosen
        # Later matches may be in files that are still being loaded.
        self.pending_enter = key is None and not self._library.complete
        return key

    def _search(self) -> None:
        if self._services.library.capabilities.remote:
            self._services.tasks.after(PATIENCE, partial(self._say_waiting, self.session))
        job = partial(jobs.search, self._library.view, self.query, self.folding)
        self._services.tasks.run("search", job)

    def _rank_further(self, session: SearchSession) -> None:
        if session is self.session and session.results is not None:
            self._services.tasks.run("ranking", partial(jobs.rank_further, session.results))

    def _say_waiting(self, session: SearchSession) -> None:
        """Show that the archive has not answered yet, unless it has."""
        if session is self.session and session.results is None:
            self._services.announce(Notice(_("Waiting for the archive…")))

    def _headings(self, results: Results, key: ArticleKey) -> Sequence[Span]:
        """Matches in the headline of an article, in code points of the headline."""
        try:
            article = self._library.view.article(key)
        except NotHereYetError:
            return ()
        return headline_spans(article, results.spans(key))

    def _nothing(self, message: SearchAnswered) -> tuple[str, ...]:
        """Notice shown if there are no results."""
        meant, query = message.results.did_you_mean, message.query.strip()
        if not message.results.complete:
            return (_("No complete answer for “{query}”").format(query=query),)
        return (
            _("Nothing found for “{query}”").format(query=query),
            "",
            _("Did you mean: {query}  (Enter)").format(query=meant)
            if meant
            else _("Use fewer or shorter words to find more."),
            _("Simplified and traditional, full and half width are treated alike."),
            _("Still indexing; more results may appear.") if not self._library.complete else "",
        )
