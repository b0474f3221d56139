"""Effects of messages that concern several controllers, in their order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import NotHereYetError
from reader.i18n import _
from reader.ui.captions import source_lines

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.messages import (
        ArticleOpened,
        LibraryLoaded,
        LibraryProgressed,
        QueryChanged,
        QueryEntered,
        SearchAnswered,
        SessionRestored,
        StoreFailed,
        WordFound,
    )
    from reader.ui.widgets.search_bar import SearchBar

SOON = 0.2
"""Seconds after the first article is shown until the dictionary is loaded, which blocks other threads for a tenth of a
second: neither the article nor the first search must wait for it."""


class MessageFlow:
    """Passes messages to the controllers of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._trouble = ""
        """Why articles have not arrived from an archive, as it was last told."""

    def article_opened(self, message: ArticleOpened) -> None:
        """Show the article, then its highlights; then select it in the list, and save the session."""
        workspace, key, view = self._workspace, message.key, self._workspace.view
        if message.changed:
            view.screen.clear_selection()
            view.show(message.article, workspace.navigation.position(key), source_lines(message.article))
            workspace.enrichment.draw()
            workspace.annotations.draw()
            workspace.enrichment.seek()
        workspace.panes.article_list.open(key, frozenset(workspace.opened.read))
        if workspace.search.enter(message.match):
            workspace.search.go_to_match()
        workspace.session.save()
        workspace.status.refresh()

    def library_progressed(self, message: LibraryProgressed) -> None:
        """Request the read state of new articles before any of them is opened, since opening saves a position."""
        self._workspace.session.articles_arrived()
        self._workspace.library.take_progress(message.progress)

    def articles_arrived(self) -> None:
        """Show articles that arrived from an archive, and run the actions that waited for them."""
        workspace = self._workspace
        workspace.panes.article_list.redraw_in_place()
        workspace.panes.results_list.arrived()
        workspace.status.withdraw(str(NotHereYetError()), self._trouble)
        workspace.arrived()
        workspace.session.restore_place()
        workspace.search.show_matches()
        for screen in workspace.view.app.screen_stack[1:]:
            screen.query("LineView").refresh()
        if trouble := workspace.services.library.trouble:
            # What is still awaited has just said so again.
            self._trouble = str(trouble)
            workspace.status.show_message(self._trouble)
        workspace.status.refresh()

    def library_view_taken(self) -> None:
        """Replace the library view of the lists."""
        self._workspace.panes.article_list.articles = self._workspace.panes.results_list.articles = (
            self._workspace.library.view
        )

    def era_changed(self) -> None:
        """Rebuild the lists after article keys changed, and keep the open text."""
        workspace = self._workspace
        now = workspace.navigation.change_era()
        cursor = workspace.search.session.cursor
        workspace.outline.change_era()
        workspace.enrichment.change_era(now)
        workspace.search.change_era(now.get(cursor.key) if cursor.key is not None else None)
        workspace.navigation.find_again(now)
        if workspace.opened.key is not None:
            workspace.panes.article_list.open(workspace.opened.key, frozenset(workspace.opened.read))

    def library_view_changed(self) -> None:
        """Update the list, repeat the search, and open the first article if none is open."""
        workspace = self._workspace
        workspace.search.ask_again()
        workspace.outline.library_changed()
        workspace.status.show_title()
        if workspace.navigation.key is None and workspace.library.count:
            first = workspace.library.view.all_keys()[0]
            workspace.navigation.open(first, reason="browsed")
            workspace.services.tasks.after(SOON, partial(workspace.enrichment.load_dictionary, first))

    def library_loaded(self, message: LibraryLoaded) -> None:
        """Show the outcome; marks can now be located, and keywords computed."""
        workspace = self._workspace
        workspace.library.finish()
        outcome = workspace.library.outcome(message.error)
        if len(workspace.library.view):
            workspace.status.message = outcome or workspace.status.message
        else:
            self._show_nothing_to_read()
        workspace.annotations.locate()
        workspace.saved_queries.count()
        workspace.enrichment.seek_keywords()
        workspace.status.refresh()

    def _show_nothing_to_read(self) -> None:
        workspace = self._workspace
        workspace.panes.article_list.empty = _("no articles")
        workspace.panes.article_list.refresh()
        problems = [*map(str, workspace.library.file_problems[:3])] or [", ".join(workspace.services.library.paths)]
        way_out = _("Press {key} to quit. Pass files or folders of newspaper text.")
        workspace.view.show_notice(
            _("Nothing to read here"),
            "",
            *problems,
            "",
            way_out.format(key=workspace.services.preferences.shown("quit")),
        )

    def query_changed(self, message: QueryChanged) -> None:
        """Search for the current text of the bar, which may be newer than the message."""
        workspace, bar = self._workspace, self._workspace.panes.search_bar
        if message.query == bar.value != workspace.search.query:
            bar.echo()
            workspace.dismiss_message()
            # The search bar may have been focused by the mouse.
            workspace.panes.showing_results = workspace.panes.showing_results or workspace.panes.bar_has_focus
            workspace.search.ask(message.query)

    def query_asked(self) -> None:
        """Update the screen after a change of the query; list everything if it is blank."""
        asked = self._workspace.panes.has_query = self._workspace.search.session.asked
        self._workspace.view.searched = asked
        self._workspace.outline.refresh()
        self._workspace.status.refresh()

    def query_entered(self, message: QueryEntered) -> None:
        """Read the result under the cursor once it is known; if nothing was found, run the suggested query."""
        workspace, search = self._workspace, self._workspace.search
        results = search.session.results if message.query == search.query else None
        if results is not None and not results.total_articles and results.did_you_mean:
            workspace.ask_in_bar(results.did_you_mean)
            return
        workspace.session.add_query()
        if message.query != search.query:
            search.ask(message.query)
        search.pending_enter = bool(message.query.strip())
        if search.pending_enter:
            self._finish_enter()
        else:
            workspace.panes.showing_results = False
            workspace.status.refresh()

    def search_answered(self, message: SearchAnswered) -> None:
        """Show the results; then complete a pending Enter, and restore the saved layout."""
        workspace = self._workspace
        workspace.services.tasks.later(workspace.session.restore_layout)
        if not workspace.search.take(message):
            return
        workspace.status.withdraw(_("Waiting for the archive…"))
        if message.results.total_articles:
            workspace.status.withdraw(_("Nothing found"), _("Nothing found yet; still indexing"))
        workspace.outline.refresh()
        workspace.search.show_matches()
        self._finish_enter()
        workspace.status.refresh()

    def _finish_enter(self) -> None:
        """Read the result under the cursor, if Enter is pending and the answer is there."""
        workspace, search = self._workspace, self._workspace.search
        if search.pending_enter and search.session.results is not None:
            key = search.entered()
            if key is not None:
                workspace.read(key)
            elif not search.pending_enter:
                workspace.focus_on(workspace.panes.search_bar)

    def query_recalled(self, message: SearchBar.HistoryRequested) -> None:
        """Put an earlier or later query into the search bar."""
        bar, guide = self._workspace.panes.search_bar, self._workspace.panes.query_guide
        if guide.chosen_query is not None or not (message.older or bar.value):
            guide.move(-1 if message.older else 1)
            return
        query = self._workspace.session.queries.step(message.older, bar.value)
        if query is not None:
            bar.recall(query)
        else:
            self._workspace.status.show_message(_("No earlier query"))

    def word_found(self, message: WordFound) -> None:
        """Search for the word that was looked up."""
        if message.word:
            self._workspace.ask_literally(message.word)
        else:
            self._workspace.status.show_message(_("No word there. Select one with the mouse, or go to a match"))

    def session_restored(self, message: SessionRestored) -> None:
        """Restore the saved query, and the position as soon as its article is loaded."""
        query = self._workspace.session.take(message)
        if query:
            self._workspace.panes.search_bar.value = query
        self._workspace.session.restore_place()

    def store_failed(self, message: StoreFailed) -> None:
        """Show the error, and do not wait for the saved session any longer."""
        self._workspace.session.expect_nothing()
        self._workspace.status.show_message(str(message.error))
