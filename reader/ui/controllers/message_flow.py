"""Effects of messages that concern several controllers, in their order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.ui.captions import source_lines
from reader.ui.widgets.article_list.scroll_anchor import settle

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.messages import (
        ArticleOpened,
        LibraryLoaded,
        LibraryProgressed,
        PreferenceChanged,
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
        self._all = workspace

    def article_opened(self, message: ArticleOpened) -> None:
        """Show the article, then its highlights; then select it in the list, and save the session."""
        own, key, view = self._all, message.key, self._all.view
        if message.changed:
            view.screen.clear_selection()
            view.show(message.article, own.navigation.position(key), source_lines(message.article))
            own.enrichment.draw()
            own.annotations.draw()
            own.enrichment.seek()
        own.panes.article_list.open(key, frozenset(own.opened.read))
        if own.search.open(key, message.match):
            own.search.go_to_match()
        own.session.save()
        own.status.refresh()

    def library_progressed(self, message: LibraryProgressed) -> None:
        """Request the read state of new articles before any of them is opened, since opening saves a position."""
        self._all.session.articles_arrived()
        self._all.library.take_progress(message.progress)

    def articles_arrived(self) -> None:
        """Show articles that arrived from an archive, and run the actions that waited for them."""
        own = self._all
        if trouble := own.services.library.trouble:
            own.status.show_message(str(trouble))
        settle(own.panes.article_list)
        own.panes.results_list.arrived()
        if own.status.message == _("Loading from the archive…"):
            own.status.show_message("")
        own.arrived()
        own.session.restore_place()
        own.search.show_matches()
        for screen in own.view.app.screen_stack[1:]:
            screen.query("LineView").refresh()
        own.status.refresh()

    def library_view_taken(self) -> None:
        """Replace the library view of the lists."""
        self._all.panes.article_list.articles = self._all.panes.results_list.articles = self._all.library.view

    def era_changed(self) -> None:
        """Rebuild the lists after article keys changed, and keep the open text."""
        own = self._all
        now = own.navigation.change_era()
        cursor = own.search.session.cursor
        own.outline.change_era()
        own.enrichment.change_era(now)
        own.search.change_era(now.get(cursor.key) if cursor.key is not None else None)
        own.navigation.find_again(now)
        if own.opened.key is not None:
            own.search.moved_to(own.opened.key)
            own.panes.article_list.open(own.opened.key, frozenset(own.opened.read))

    def library_view_changed(self) -> None:
        """Update the list, repeat the search, and open the first article if none is open."""
        own = self._all
        own.search.ask_again()
        own.outline.library_changed()
        own.status.show_title()
        if own.navigation.key is None and own.library.count:
            first = own.library.view.all_keys()[0]
            own.navigation.open(first, reason="browsed")
            own.services.tasks.after(SOON, partial(own.enrichment.load_dictionary, first))

    def library_loaded(self, message: LibraryLoaded) -> None:
        """Show the outcome; marks can now be located, and keywords computed."""
        own = self._all
        own.library.finish()
        outcome = own.library.outcome(message.error)
        if len(own.library.view):
            own.status.message = outcome or own.status.message
        else:
            self._say_that_there_is_nothing()
        own.annotations.locate()
        own.saved_queries.count()
        own.enrichment.seek_keywords()
        own.status.refresh()

    def _say_that_there_is_nothing(self) -> None:
        own = self._all
        own.panes.article_list.empty = _("no articles")
        own.panes.article_list.refresh()
        problems = [*map(str, own.library.file_problems[:3])] or [", ".join(own.services.library.paths)]
        way_out = _("Press {key} to quit. Pass files or folders of newspaper text.")
        own.view.say(
            _("Nothing to read here"), "", *problems, "", way_out.format(key=own.services.preferences.shown("quit"))
        )

    def query_changed(self, message: QueryChanged) -> None:
        """Search for the current text of the bar, which may be newer than the message."""
        own, bar = self._all, self._all.panes.search_bar
        if message.query == bar.value != own.search.query:
            own.dismiss_message()
            # The search bar may have been focused by the mouse.
            own.panes.showing_results = own.panes.showing_results or own.panes.bar_has_focus
            own.search.ask(message.query)

    def query_asked(self) -> None:
        """Update the screen after a change of the query; list everything if it is blank."""
        asked = self._all.panes.has_query = self._all.search.session.asked
        self._all.view.searched = asked
        self._all.outline.refresh()
        self._all.status.refresh()

    def query_entered(self, message: QueryEntered) -> None:
        """Read the result under the cursor once it is known; if nothing was found, run the suggested query."""
        own, search = self._all, self._all.search
        results = search.session.results if message.query == search.query else None
        if results is not None and not results.total_articles and results.did_you_mean:
            own.ask_in_bar(results.did_you_mean)
            return
        own.session.add_query()
        if message.query != search.query:
            search.ask(message.query)
        search.pending_enter = bool(message.query.strip())
        if search.pending_enter:
            self._finish_enter()
        else:
            own.panes.showing_results = False
            own.status.refresh()

    def search_answered(self, message: SearchAnswered) -> None:
        """Show the results; then complete a pending Enter, and restore the saved layout."""
        own = self._all
        own.services.tasks.later(own.session.restore_layout)
        if not own.search.take(message):
            return
        if message.results.total_articles and own.status.message in (
            _("Nothing found"),
            _("Nothing found yet; still indexing"),
        ):
            own.status.message = ""
        own.outline.refresh()
        own.search.show_matches()
        self._finish_enter()
        own.status.refresh()

    def _finish_enter(self) -> None:
        """Read the result under the cursor, if Enter is pending and the answer is there."""
        own, search = self._all, self._all.search
        if search.pending_enter and search.session.results is not None:
            key = search.entered()
            if key is not None:
                own.read(key)
            elif not search.pending_enter:
                own.focus_on(own.panes.search_bar)

    def query_recalled(self, message: SearchBar.HistoryRequested) -> None:
        """Put an earlier or later query into the search bar."""
        bar, guide = self._all.panes.search_bar, self._all.panes.query_guide
        if guide.chosen_query is not None or not (message.older or bar.value):
            guide.move(-1 if message.older else 1)
            return
        query = self._all.session.queries.step(message.older, bar.value)
        if query is not None:
            bar.recall(query)
        else:
            self._all.status.show_message(_("No earlier query"))

    def word_found(self, message: WordFound) -> None:
        """Search for the word that was looked up."""
        if message.word:
            self._all.ask_literally(message.word)
        else:
            self._all.status.show_message(_("No word there. Select one with the mouse, or go to a match"))

    def session_restored(self, message: SessionRestored) -> None:
        """Restore the saved query, and the position as soon as its article is loaded."""
        query = self._all.session.take(message)
        if query:
            self._all.panes.search_bar.value = query
        self._all.session.restore_place()

    def store_failed(self, message: StoreFailed) -> None:
        """Say so, and wait no longer for the saved place."""
        self._all.session.expect_nothing()
        self._all.status.show_message(str(message.error))

    def preference_changed(self, message: PreferenceChanged) -> None:
        """Apply a changed setting; settings that take effect at the next start are not applied."""
        own, preferences, name = self._all, self._all.services.preferences, message.name
        if name == "language":
            own.panes.search_bar.placeholder = _("search")
            if own.navigation.key is not None:
                own.status.show_title()
        elif name == "theme":
            own.view.app.theme = preferences.theme(own.view.app)
        elif name == "measure":
            own.view.set_measure(preferences.settings.measure)
        elif name in ("indent", "latin_space", "blank_lines", "hanging", "justify"):
            own.view.set_options(preferences.options())
        elif name == "ambiguous_width":
            own.services.widths.become(preferences.width)
            own.view.reset()
            own.view.screen.refresh(layout=True)
        elif name == "zen":
            own.panes.list_hidden = preferences.settings.zen
        elif name == "keywords":
            own.enrichment.mark_keywords(preferences.settings.keywords)
        own.status.refresh()
