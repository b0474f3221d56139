"""Commands on the panes, the search bar and the selection: one method each, by name in the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction

from reader.i18n import _
from reader.ui.messages import WordFound
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace


class KeyCommands:
    """Acts on the controllers and panes of the main screen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._panes, self._view = workspace, workspace.panes, workspace.view

    def to_list(self) -> None:
        """Focus the list, which is shown if hidden; in the list, collapse outwards."""
        if self._panes.list_has_cursor_focus:
            self._workspace.outline.fold_outwards()
        self._show_list()
        self._workspace.focus_on(self._panes.article_list)

    def to_text(self) -> None:
        """Focus the text, or the results if they are shown; on a collapsed heading, expand it."""
        if not self._enter_heading():
            self._to_text()

    def other_side(self) -> None:
        """Switch the focus between the list and the text or results; from the search bar, focus the results."""
        if self._panes.list_has_focus or self._panes.bar_has_focus:
            self._to_text()
        else:
            self._workspace.dismiss_message()
            self.to_list()

    def open(self) -> None:
        """Read the item under the cursor. The search bar loses the focus at once, so that the next key is not inserted
        as text."""
        panes, guide = self._panes, self._panes.shown_guide
        if guide is not None and guide.chosen_query is not None:
            self.try_example(guide.cursor)
        elif panes.bar_has_focus:
            self._workspace.focus_on(panes.paging)
            panes.search_bar.enter()
        elif panes.filter_has_focus:
            self._workspace.focus_on(panes.article_list)
        elif not self._enter_heading() and panes.moving not in (self._view, guide):
            key = panes.results_list.chosen if panes.moving is panes.results_list else panes.article_list.cursor
            if key is not None:
                self._workspace.read(key)

    def fold_stories(self) -> None:
        """Toggle listing and counting the articles of one story as one."""
        search = self._workspace.search
        search.fold()
        text = _("Near-duplicates are folded") if search.folding else _("Near-duplicates are listed")
        self._workspace.status.show_message(text)

    def try_example(self, place: int) -> None:
        """Run an example query."""
        if (query := self._panes.query_guide.query_at(place)) is not None:
            self._workspace.ask_in_bar(query)

    def sift(self) -> None:
        """Focus the list filter at once, so that keys typed in the same burst go there."""
        self._show_list()
        self._workspace.focus_on(self._panes.list_filter)

    def search(self) -> None:
        """Focus the search bar at once, so that keys typed in the same burst go there."""
        self._workspace.search.prepare()
        self._panes.showing_results = True
        self._workspace.focus_on(self._panes.search_bar)
        place = self._workspace.search.session.cursor.place
        self._panes.results_list.put_cursor_on(place.rank if place else 0)

    def recall(self, older: bool) -> None:
        """Recall an earlier or later query in the search bar."""
        if not self._panes.bar_has_focus:
            self._panes.showing_results = True
            self._workspace.focus_on(self._panes.search_bar)
        self._workspace.services.announce(SearchBar.HistoryRequested(older))

    def word(self) -> None:
        """Search for the selection, else the word under the mouse, else the word at the current match."""
        workspace, article, selected = self._workspace, self._workspace.opened.article, self._view.selection.span
        if article is None:
            return
        if selected is not None:
            workspace.ask_literally(article.text[selected.start : selected.end])
        elif (offset := workspace.offset_pointed_at()) is not None:
            workspace.enrichment.find_word(offset)
        else:
            workspace.services.announce(WordFound(""))

    def back(self) -> None:
        """Go one step back: clear selection, filter, results or search; then, if one side is shown, focus the list."""
        workspace, panes = self._workspace, self._panes
        if self._view.screen.selections:
            self._view.selection.clear()
        elif panes.list_has_focus and panes.list_filter.display:
            self.end_filter()
        elif panes.showing_results:
            panes.showing_results = False
            workspace.focus_on(self._view if workspace.navigation.key is not None else panes.article_list)
        elif workspace.search.query:
            panes.search_bar.value = ""
            workspace.search.ask("")
        elif panes.narrow:
            workspace.focus_on(panes.article_list)
        workspace.status.refresh()

    def select(self) -> None:
        """Start selecting at the selection, the match or the top line; or stop."""
        workspace, selection = self._workspace, self._view.selection
        if selection.range is not None:
            selection.end()
            return
        self._panes.showing_results = False
        workspace.focus_on(self._view)
        selection.begin()
        if workspace.navigation.key is not None:
            workspace.enrichment.load_dictionary(workspace.navigation.key)
        workspace.status.show_message(_("Selecting: hjkl wb () {}"))

    def end_filter(self) -> None:
        """Clear the filter of the list."""
        had_focus = self._panes.filter_has_focus
        self._workspace.outline.end_filter()
        if had_focus:
            self._workspace.focus_on(self._panes.article_list)

    def skip_while_typing(self) -> None:
        """Treat a key that leads into a text field as text while one has the focus. Raises `SkipAction`."""
        if self._panes.typing:
            raise SkipAction

    def _to_text(self) -> None:
        if self._panes.list_has_focus:
            self._workspace.navigation.stay()
        self._workspace.focus_on(self._panes.paging)

    def _enter_heading(self) -> bool:
        return self._panes.list_has_cursor_focus and self._workspace.outline.enter_heading()

    def _show_list(self) -> None:
        self._panes.list_hidden = False
