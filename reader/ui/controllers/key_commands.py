"""What the keys do. Each command is a line of the table of keys, and a method here under the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction

from reader.i18n import _
from reader.ui.colours import after
from reader.ui.messages import WordFound
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.api.outline import ArticleKey
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.widgets.line_view import Movable


class KeyCommands:
    """The keys of the main screen, at work on its controllers and panes."""

    def __init__(self, workspace: Workspace) -> None:
        self._all, self._panes, self._view = workspace, workspace.panes, workspace.view

    def move(self, steps: int) -> None:
        """Down or up."""
        self._go(lambda: self._panes.moving.move(steps))

    def page(self, screens: float) -> None:
        """A screen, or a part of one; after the last of an article comes the next one."""

        def turn() -> None:
            view: Movable = self._panes.paging
            if not view.page(screens) and screens >= 1 and view is self._view:
                self.article(1)

        self._go(turn)

    def leaf(self, screens: float) -> None:
        """A screen of what `j` and `k` move: through a long list, too."""
        self._go(lambda: self._panes.moving.page(screens))

    def edge(self, end: bool) -> None:
        """To the beginning or the end."""
        if self._panes.moving is self._view:
            self._all.navigation.push_here()
        self._go(lambda: self._panes.moving.edge(end))

    def article(self, steps: int) -> None:
        """To the next article of the list, or the one before."""
        key = self._panes.article_list.rows.neighbour(self._all.navigation.key or 0, steps)
        self._turn_to(key, _("This is the last article") if steps > 0 else _("This is the first article"))

    def section(self, forward: bool) -> None:
        """To the first article of the next section, or of the one before."""
        key = self._panes.article_list.rows.next_section(self._all.navigation.key or 0, forward)
        self._turn_to(key, _("This is the last section") if forward else _("This is the first section"))

    def to_list(self) -> None:
        """To the list, which is shown again; in it, outwards."""
        if self._panes.list_has_cursor_focus:
            self._all.outline.fold_outwards()
        self._show_list()
        self._all.focus_on(self._panes.article_list)

    def to_text(self) -> None:
        """To the text, or the results where they are shown; on a heading that is shut, into it."""
        if not self._enter_heading():
            self._to_text()

    def other_side(self) -> None:
        """From the list to the text or the results, and back; from the search bar into the results."""
        if self._panes.list_has_focus or self._panes.bar_has_focus:
            self._to_text()
        else:
            self._all.dismiss_message()
            self.to_list()

    def open(self) -> None:
        """Read what the cursor is on. From the search bar: leave it at once, so that the next key is no text."""
        panes = self._panes
        if panes.bar_has_focus:
            self._all.focus_on(panes.paging)
            panes.search_bar.enter()
        elif panes.filter_has_focus:
            self._all.focus_on(panes.article_list)
        elif not self._enter_heading() and panes.moving is not self._view:
            key = panes.results_list.chosen if panes.moving is panes.results_list else panes.article_list.cursor
            if key is not None:
                self._all.read(key)

    def jump(self) -> None:
        """To the other half of the article, where it goes on or where it comes from."""
        if (key := self._all.navigation.other_half()) is not None:
            self._all.read(key)

    def fold_stories(self) -> None:
        """List and count the articles of one story as one, or each for itself."""
        search = self._all.search
        search.fold()
        told = _("Near-duplicates are folded") if search.folding else _("Near-duplicates are listed")
        self._all.status.show_message(told)

    def sift(self) -> None:
        """Into the filter of the list. What is typed next in the same burst arrives there."""
        self._show_list()
        self._all.focus_on(self._panes.list_filter)

    def search(self) -> None:
        """Into the search bar. What is typed next in the same burst arrives there."""
        self._panes.showing_results = True
        self._all.focus_on(self._panes.search_bar)
        place = self._all.search.session.cursor.place
        self._panes.results_list.stand_at(place.rank if place else 0)

    def recall(self, older: bool) -> None:
        """An earlier query, in the search bar."""
        if not self._panes.bar_has_focus:
            self._panes.showing_results = True
            self._all.focus_on(self._panes.search_bar)
        self._all.services.announce(SearchBar.HistoryRequested(older))

    def match(self, forward: bool) -> None:
        """To the next match or the one before, through all articles in the order of the results."""
        own, search = self._all, self._all.search
        step = search.step(forward)
        if step is None:
            own.status.show_message(search.why_none())
            return
        if step.key != own.navigation.key or self._panes.showing_results:
            own.read(step.key, step.match)
        search.go_to_match()
        if step.wrapped:
            own.status.message = _("Wrapped to first match") if forward else _("Wrapped to last match")
        own.status.refresh()

    def word(self) -> None:
        """Search the selection, else the word under the mouse, else the one at the current match."""
        own, article, selected = self._all, self._all.opened.article, self._view.selection.span
        if article is None:
            return
        if selected is not None:
            own.ask_literally(article.text[selected.start : selected.end])
        elif (offset := own.offset_pointed_at()) is not None:
            own.enrichment.find_word(offset)
        else:
            own.services.announce(WordFound(""))

    def back(self) -> None:
        """One step back: selection, filter, results, search; then, where one side is shown, to the list."""
        own, panes = self._all, self._panes
        if self._view.screen.selections:
            self._view.selection.clear()
        elif panes.list_has_focus and panes.list_filter.display:
            self.end_filter()
        elif panes.showing_results:
            panes.showing_results = False
            own.focus_on(self._view if own.navigation.key is not None else panes.article_list)
        elif own.search.query:
            panes.search_bar.value = ""
            own.search.ask("")
        elif panes.narrow:
            own.focus_on(panes.article_list)
        own.status.refresh()

    def select(self) -> None:
        """Begin to select at the selection, the match or the top line; or end it."""
        own, selection = self._all, self._view.selection
        if selection.range is not None:
            selection.end()
            return
        self._panes.showing_results = False
        own.focus_on(self._view)
        selection.begin()
        if own.navigation.key is not None:
            own.enrichment.load_dictionary(own.navigation.key)
        own.status.show_message(_("Selecting: hjkl wb () {} · y copies · H highlights · a notes · Esc ends"))

    def to_mark(self, forward: bool) -> None:
        """To the next mark of the article, or the one before."""
        if (there := self._all.annotations.next_mark(forward)) is not None:
            self._all.navigation.push_here()
            self._all.go_to_mark(there)

    def keywords(self) -> None:
        """Mark keywords, then names, then neither."""
        self._all.enrichment.cycle()
        self._all.services.preferences.save("keywords", self._all.enrichment.marks_keywords)

    def measure(self, cells: int) -> None:
        """Longer or shorter lines. What is wider than the pane gives way first."""
        typeset, preferences = self._view.typeset, self._all.services.preferences
        before = min(typeset.preferred_measure, typeset.measure if cells < 0 else typeset.preferred_measure)
        self._view.set_measure(before + cells)
        preferences.save("measure", typeset.preferred_measure)
        self._all.status.show_message(_("Line width: {count} characters").format(count=typeset.measure // 2))

    def zen(self) -> None:
        """Hide the list, or show it again."""
        panes = self._panes
        panes.list_hidden = not panes.list_hidden
        self._all.services.preferences.save("zen", panes.list_hidden)
        hidden = panes.list_hidden and panes.list_has_cursor_focus
        self._all.focus_on(self._view if hidden else panes.screen.focused or self._view)

    def theme(self) -> None:
        """The next theme."""
        app = self._view.app
        app.theme = after(app.theme)
        self._all.services.preferences.save("theme", app.theme)
        self._all.status.show_message(_("Theme: {name}").format(name=_(app.theme)))

    def end_filter(self) -> None:
        """List all headlines again."""
        had_focus = self._panes.filter_has_focus
        self._all.outline.end_filter()
        if had_focus:
            self._all.focus_on(self._panes.article_list)

    def skip_while_typing(self) -> None:
        """A key that leads into a text field is text while one has the focus. Raises `SkipAction`."""
        if self._panes.typing:
            raise SkipAction

    def _go(self, step: Callable[[], object]) -> None:
        """Move in a view: the place among the results may be another, and the mark in sight."""
        step()
        if self._panes.showing_results or self._all.annotations.located:
            self._all.status.refresh()

    def _to_text(self) -> None:
        if self._panes.list_has_focus:
            self._all.navigation.stay()
        self._all.focus_on(self._panes.paging)

    def _enter_heading(self) -> bool:
        return self._panes.list_has_cursor_focus and self._all.outline.enter_heading()

    def _show_list(self) -> None:
        self._panes.list_hidden = False

    def _turn_to(self, key: ArticleKey | None, otherwise: str) -> None:
        """Open another article in the list; when it is this one, say why."""
        if key is None or key == self._all.navigation.key:
            self._all.status.show_message(otherwise)
            return
        self._panes.showing_results = False
        self._all.navigation.open(key)
        if self._panes.screen.focused is self._panes.results_list:
            self._all.focus_on(self._view)
