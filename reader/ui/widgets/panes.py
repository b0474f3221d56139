"""The panes between the top line and the status line: the list with its filter and saved queries, article, results.

Owns which of them are seen and which has the focus: where there is room for one side only, the one with the focus is
seen.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from reader.i18n import _
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.article_list.list_filter import ListFilter
from reader.ui.widgets.pinned_queries import PinnedQueries
from reader.ui.widgets.query_guide import QueryGuide
from reader.ui.widgets.results_list import ResultsList
from reader.ui.widgets.search_bar import SearchBar

TWO_SIDES = 80
"""Cells of a terminal that has room for the list and the text."""


class Panes(Horizontal):
    """The only writer of the focus, and of which panes are seen."""

    def __init__(
        self,
        search_bar: SearchBar,
        article_list: ArticleList,
        list_filter: ListFilter,
        pinned_queries: PinnedQueries,
        article_view: ArticleView,
        results_list: ResultsList,
        query_guide: QueryGuide,
    ) -> None:
        super().__init__(id="middle")
        self.search_bar = search_bar
        """Outside, but one of the places that may have the focus."""
        self.article_list, self.list_filter = article_list, list_filter
        self.article_view, self.results_list, self.query_guide = article_view, results_list, query_guide
        self.pinned_queries = pinned_queries
        self.side = Vertical(list_filter, pinned_queries, article_list, id="side")
        self.showing_results = False
        """Whether results take the place of the text while a query stands."""
        self.has_query = self.found_nothing = False
        self.list_hidden = False
        self.list_had_focus = True
        """Whether the list had the focus when last any pane had it: on leaving, none has it any more."""
        self.focus_applied: Widget | None = None
        """The widget with the focus when the layout was last applied."""

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self.side
        yield self.article_view
        yield self.results_list
        yield self.query_guide

    @property
    def list_has_focus(self) -> bool:
        """Whether the focus is in the list, or in its filter."""
        return self.screen.focused in (self.article_list, self.list_filter)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one side only."""
        return self.screen.size.width < TWO_SIDES

    @property
    def typing(self) -> bool:
        """Whether the focus is in a text field."""
        return self.screen.focused in (self.search_bar, self.list_filter)

    @property
    def bar_has_focus(self) -> bool:
        """Whether the focus is in the search bar. Asked of the screen: the widgets hear of it a moment later."""
        return self.screen.focused is self.search_bar

    @property
    def filter_has_focus(self) -> bool:
        """Whether the focus is in the filter of the list."""
        return self.screen.focused is self.list_filter

    @property
    def list_has_cursor_focus(self) -> bool:
        """Whether the focus is in the list itself."""
        return self.screen.focused is self.article_list

    @property
    def results_visible(self) -> bool:
        """Whether results are shown in the place of the text."""
        return self.showing_results and self.has_query

    @property
    def answer_visible(self) -> bool:
        """Whether results, or that there are none, can be seen."""
        return self.results_visible and not (self.narrow and self.list_has_focus)

    @property
    def guide_visible(self) -> bool:
        """Whether queries to learn from take the place of results: nothing was found, or the search bar is empty."""
        return self.found_nothing if self.results_visible else self.showing_results and self.bar_has_focus

    @property
    def moving(self) -> ArticleList | ArticleView | ResultsList | QueryGuide:
        """What `j` and `k` move: the side with the focus; from outside, the results."""
        if self.list_has_focus:
            return self.article_list
        if self.screen.focused in (self.article_view, None):
            return self.article_view
        return self.query_guide if self.guide_visible else self.results_list

    @property
    def paging(self) -> ArticleView | ResultsList | QueryGuide:
        """What Space turns the pages of: the results while they are shown, else the text."""
        if self.results_visible:
            return self.query_guide if self.guide_visible else self.results_list
        return self.article_view

    def focus_on(self, widget: Widget) -> None:
        """Give the focus to a pane, or to the search bar; it may still be hidden."""
        widget.display = True
        if widget in (self.article_list, self.list_filter):
            self.side.display = True
        self.screen.set_focus(widget)
        self.list_had_focus = widget is self.article_list

    def apply(self) -> None:
        """Show the panes that are to be seen."""
        narrow, listing, guide = self.narrow, self.list_has_focus, self.guide_visible
        found = self.results_visible or guide
        self.side.display = self.article_list.display = listing if narrow else not self.list_hidden
        self.results_list.display = found and not guide and not (narrow and listing)
        self.query_guide.display = guide and not (narrow and listing)
        if guide:
            self.query_guide.say(*(self.results_list.hits.notice if self.has_query else (_("Search"),)))
        else:
            self.query_guide.leave()
        self.article_view.display = not found and not (narrow and listing)
        self.focus_applied = self.screen.focused
