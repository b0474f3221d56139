"""Arrangement of the list: grouping, sorting, folds, filter; and the resulting rows.

Rows are made in a worker thread, one job at a time; changes meanwhile are applied by the next job. Every change to the
list changes a part of `wanted` and calls `refresh`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.api.outline import Arrangement, FoldState
from reader.api.outline_request import OutlineRequest
from reader.i18n import _
from reader.ui import jobs, status_text
from reader.ui.captions import groupings, sorts
from reader.ui.messages import Notice, StatusChanged
from reader.ui.state.list_request import ListRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.worker import Worker

    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey, Path
    from reader.store.session import Setting
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.controllers.search_controller import SearchController
    from reader.ui.messages import RowsMade
    from reader.ui.services import Services
    from reader.ui.widgets.article_list.article_list import ArticleList
    from reader.ui.widgets.article_list.list_filter import ListFilter


class OutlineController:
    """The only writer of the arrangement and the folds of the list."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        search: SearchController,
        article_list: ArticleList,
        list_filter: ListFilter,
    ) -> None:
        self._services, self._library, self._search = services, library, search
        self._list, self._filter = article_list, list_filter
        self.arrangement = Arrangement()
        self.folds: dict[str, FoldState] = {}
        """Fold state by grouping."""
        self.listed: LibraryView = library.view
        """The listed view; older than the current one while a text field has the focus."""
        self._reveal: int | None = None
        """Key of the article to put the cursor on."""
        self._shown: ListRequest | None = None
        """The last request made for the list."""
        self._making: Worker[None] | None = None

    @property
    def wanted(self) -> ListRequest:
        """Request for the rows that the list should show now."""
        found = self._search.session.results if self._search.session.asked else None
        request = OutlineRequest(self.arrangement, self._folds, found, self._filter.value, self._reveal)
        return ListRequest(request, self.listed.generation, self.listed.era)

    @property
    def settled(self) -> bool:
        """True if the list shows the wanted rows."""
        unanswered = self._search.session.asked and self._search.session.results is None
        return self._making is None and (unanswered or not self.listed.generation or self._shown == self.wanted)

    def refresh(self) -> None:
        """Request the wanted rows; if rows are being made, wait until they are finished."""
        if self._making is None and not self.settled:
            wanted = self._shown = self.wanted
            made = jobs.list_at_once(self.listed, wanted)
            if made is not None:
                self.take(made)  # No second redraw after that of the results.
            else:
                self._making = self._services.tasks.run("list", partial(jobs.make_list, self.listed, wanted))

    def job_ended(self, worker: Worker[object]) -> None:
        """Request rows again if the job that ended was making rows."""
        if worker is self._making:
            self._making = None
            self.refresh()

    def take(self, message: RowsMade) -> None:
        """Show rows, even if more articles have arrived since, but not if the request has changed otherwise."""
        if message.wanted._replace(generation=self.listed.generation) != self.wanted:
            return
        self.folds[self.arrangement.grouping] = message.outline.folds
        if self._reveal is not None:
            self._list.put_cursor_on(self._reveal)
            self._reveal = None
        self._shown = self.wanted._replace(generation=message.wanted.generation)
        self._list.empty = self._why_empty()
        self._list.show(message.outline, self._search.session.cursor.counts if message.wanted.outline.within else {})
        self._services.announce(StatusChanged())

    def library_changed(self) -> None:
        """List the articles of the current view."""
        self.listed = self._library.view
        self.refresh()

    def change_era(self) -> None:
        """Drop all rows, since article keys have changed."""
        self._list.forget()

    def reveal(self, key: ArticleKey) -> None:
        """Move the cursor to an article: expand its headings, and clear a filter that hides it."""
        if self._list.rows.row_of(key) is None:
            self.end_filter()
        self._reveal = key
        self.refresh()

    def end_filter(self) -> None:
        """Clear the filter of the list."""
        self._filter.value = ""
        self._filter.display = False
        self.refresh()

    def group(self, key: ArticleKey | None) -> None:
        """Switch to the next grouping that divides the articles; the article `key` stays visible."""
        grouping = status_text.following(self._grouping, self.listed.groupings() or (self._grouping,))
        self._arrange(self.arrangement._replace(grouping=grouping), key)

    def sort(self, key: ArticleKey | None) -> None:
        """Switch to the next sort order."""
        self._arrange(Arrangement(self._grouping, status_text.following(self.arrangement.sort, sorts())), key)

    def fold(self) -> None:
        """Expand the heading under the cursor, or collapse the one above it."""
        if (row := self._list.cursor_row) is not None:
            self._turn_row(self._list.rows.heading_over(row))

    def fold_all(self) -> None:
        """Collapse all headings, or expand them if all are collapsed."""
        self.folds[self.arrangement.grouping] = FoldState(self._list.rows.any_open)
        self.refresh()

    def fold_outwards(self) -> None:
        """Collapse the heading above the cursor; on a collapsed heading, its parent."""
        rows, row = self._list.rows, self._list.cursor_row
        if row is None:
            return
        shut = self._list.shut_row is not None
        heading = rows.heading_around(row) if shut else rows.heading_over(row)
        if heading is not None:
            self._turn_row(heading)

    def enter_heading(self) -> bool:
        """Expand the collapsed heading under the cursor; returns False if there is none."""
        row = self._list.shut_row
        if row is not None:
            self._turn_row(row)
        return row is not None

    def turn(self, path: Path) -> None:
        """Expand or collapse a heading. While filtered, all rows stay expanded."""
        if not self._filter.value.strip():
            self.folds[self.arrangement.grouping] = self._folds.turned(path)
            self.refresh()

    def saved(self) -> tuple[str, Mapping[str, Setting]]:
        """The grouping, and the rest of the arrangement, to be saved for the next session."""
        folds = {f"folds {grouping}": folds.written() for grouping, folds in self.folds.items() if folds != FoldState()}
        return self.arrangement.grouping, {"sort": self.arrangement.sort, **folds}

    def restore(self, grouping: str, layout: Mapping[str, Setting]) -> None:
        """Restore a saved arrangement, unless the list has been arranged. Unknown names are ignored."""
        if self.arrangement != Arrangement() or any(folds != FoldState() for folds in self.folds.values()):
            return
        usual, sort = Arrangement(), str(layout.get("sort"))
        self.arrangement = Arrangement(
            grouping if grouping in groupings() else usual.grouping, sort if sort in sorts() else usual.sort
        )
        kept = {name: layout.get(f"folds {name}") for name in groupings()}
        self.folds = {name: FoldState.read(folds) for name, folds in kept.items() if folds is not None}
        self.refresh()

    @property
    def _grouping(self) -> str:
        """The current grouping: the chosen one, or the first that divides the articles if the chosen one does not."""
        offered = self.listed.groupings()
        return offered[0] if offered and self.arrangement.grouping not in offered else self.arrangement.grouping

    @property
    def _folds(self) -> FoldState:
        return self.folds.get(self.arrangement.grouping, FoldState())

    def _turn_row(self, row: int) -> None:
        there = self._list.rows.row(row)
        self._list.put_cursor_on(there.key)
        if there.heading is not None:
            self.turn(there.heading.path)

    def _arrange(self, arrangement: Arrangement, key: ArticleKey | None) -> None:
        self.arrangement = arrangement
        self._reveal = key
        self.refresh()
        self._services.announce(Notice(status_text.arranged(arrangement)))

    def _why_empty(self) -> str:
        """Text shown if the list is empty."""
        if self._filter.value.strip():
            return _("no matching headlines")
        if not self._search.session.asked:
            return _("no articles")
        results = self._search.session.results
        return _("not all searched") if results is not None and not results.complete else _("no match")
