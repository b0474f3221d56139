"""Panes between the top bar and the status bar: the list with its filter and saved queries, article, results.

Controls which panes are visible and which has the focus: if there is room for one side only, the side with the focus is
visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from reader.i18n import _
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.article_list.list_filter import ListFilter
from reader.ui.widgets.pinned_queries import PinnedQueries
from reader.ui.widgets.results_list import ResultsList
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from reader.ui.widgets.query_guide import QueryGuide

TWO_SIDES = 80
"""Least width of a terminal with room for the list and the text, in cells."""


class Side(Vertical):
    """The list, with its filter and the saved queries over it, which cover it."""

    BLANK = True


class Panes(Horizontal):
    """Container of the panes, which cover it; the only writer of the focus and of the panes' visibility."""

    BLANK = True  # What is covered is drawn too: lines without frame and padding cost less.

    def __init__(
        self,
        search_bar: SearchBar,
        article_list: ArticleList,
        list_filter: ListFilter,
        pinned_queries: PinnedQueries,
        article_view: ArticleView,
        results_list: ResultsList,
    ) -> None:
        super().__init__(id="middle")
        self.search_bar = search_bar
        """Not one of the panes, but may have the focus."""
        self.article_list, self.list_filter = article_list, list_filter
        self.article_view, self.results_list = article_view, results_list
        self.pinned_queries = pinned_queries
        self.side = Side(article_list, id="side")
        list_filter.stand_by(self.side, before=article_list)
        pinned_queries.stand_by(self.side, before=article_list)
        results_list.stand_by(self)
        self.showing_results = False
        """True if results replace the text while there is a query."""
        self.has_query = self.found_nothing = False
        self.list_hidden = False
        self._guide: QueryGuide | None = None
        self._covered = 0
        """Rows of the results, or of the examples, that the query hint covers."""
        self.list_had_focus = True
        """True if the list had the focus when a pane last had it: when the screen is left, no pane has it any more."""
        self.focus_applied: Widget | None = None
        """Widget with the focus when the layout was last applied."""

    def compose(self) -> ComposeResult:
        """The two sides; the others join them when they are shown."""
        yield self.side
        yield self.article_view

    @property
    def query_guide(self) -> QueryGuide:
        """The example queries, made when they are first asked for: a start does without them."""
        if self._guide is None:
            from reader.ui.widgets.query_guide import QueryGuide

            self._guide = QueryGuide(self.article_list.widths)
            self._guide.leave_room(self._covered)
            self._guide.stand_by(self)
        return self._guide

    @property
    def shown_guide(self) -> QueryGuide | None:
        """The example queries while they are shown."""
        return self._guide if self._guide is not None and self._guide.display else None

    @property
    def list_has_focus(self) -> bool:
        """True if the focus is in the list or its filter."""
        return self.screen.focused in (self.article_list, self.list_filter)

    @property
    def narrow(self) -> bool:
        """True if there is room for one side only."""
        return self.screen.size.width < TWO_SIDES

    @property
    def typing(self) -> bool:
        """True if the focus is in a text field."""
        return self.screen.focused in (self.search_bar, self.list_filter)

    @property
    def bar_has_focus(self) -> bool:
        """True if the focus is in the search bar, according to the screen: the widgets are notified a moment later."""
        return self.screen.focused is self.search_bar

    @property
    def filter_has_focus(self) -> bool:
        """True if the focus is in the filter of the list."""
        return self.screen.focused is self.list_filter

    @property
    def list_has_cursor_focus(self) -> bool:
        """True if the focus is in the list itself."""
        return self.screen.focused is self.article_list

    @property
    def results_visible(self) -> bool:
        """True if results are shown in place of the text."""
        return self.showing_results and self.has_query

    @property
    def answer_visible(self) -> bool:
        """True if results, or the notice that there are none, are visible."""
        return self.results_visible and not (self.narrow and self.list_has_focus)

    @property
    def guide_visible(self) -> bool:
        """True if example queries replace the results: nothing was found, or the search bar is empty."""
        return self.found_nothing if self.results_visible else self.showing_results and self.bar_has_focus

    @property
    def moving(self) -> ArticleList | ArticleView | ResultsList | QueryGuide:
        """The view moved by `j` and `k`: the side with the focus; if the focus is elsewhere, the results."""
        if self.list_has_focus:
            return self.article_list
        if self.screen.focused in (self.article_view, None):
            return self.article_view
        return self.query_guide if self.guide_visible else self.results_list

    @property
    def paging(self) -> ArticleView | ResultsList | QueryGuide:
        """The view paged by Space: the results while they are shown, else the text."""
        if self.results_visible:
            return self.query_guide if self.guide_visible else self.results_list
        return self.article_view

    def leave_room(self, rows: int) -> None:
        """Leave rows blank at the top of the results and of the examples, for the query hint."""
        self._covered = rows
        self.results_list.leave_room(rows)
        if self._guide is not None:
            self._guide.leave_room(rows)

    def focus_on(self, widget: Widget) -> None:
        """Give the focus to a pane, or to the search bar, which is then shown."""
        widget.display = True
        if widget in (self.article_list, self.list_filter):
            self.side.display = True
        self.screen.set_focus(widget)
        self.list_had_focus = widget is self.article_list

    def apply(self) -> None:
        """Show and hide the panes according to the state."""
        narrow, listing, guide = self.narrow, self.list_has_focus, self.guide_visible
        found = self.results_visible or guide
        self.side.display = self.article_list.display = listing if narrow else not self.list_hidden
        self.results_list.display = found and not guide and not (narrow and listing)
        if guide:
            self.query_guide.display = not (narrow and listing)
            self.query_guide.show_texts(*(self.results_list.hits.notice if self.has_query else (_("Search"),)))
        elif (left := self.shown_guide) is not None:
            left.display = False
            left.leave()
        self.article_view.display = not found and not (narrow and listing)
        self.focus_applied = self.screen.focused
