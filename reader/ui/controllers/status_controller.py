"""Contents of the top bar, the status bar and the query hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _
from reader.ui import status_text

if TYPE_CHECKING:
    from reader.ui.controllers.article_remarks import ArticleRemarks
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.controllers.search_controller import SearchController
    from reader.ui.services import Services
    from reader.ui.widgets.panes import Panes
    from reader.ui.widgets.query_hint import QueryHint
    from reader.ui.widgets.status_bar import StatusBar
    from reader.ui.widgets.top_bar import TopBar


class StatusController:
    """The only writer of the message, and of the contents of these lines."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        search: SearchController,
        remarks: ArticleRemarks,
        panes: Panes,
        lines: tuple[TopBar, StatusBar, QueryHint],
    ) -> None:
        self._services, self._library, self._search = services, library, search
        self._remarks, self._panes = remarks, panes
        self._top, self._status, self._hint = lines
        self.message = ""
        """Shown until the next key."""
        self._counts: list[status_text.Parts] = []
        self._stale = False

    def show_message(self, text: str) -> None:
        """Show a message in the status bar, until the next key."""
        self.message = text
        self.refresh()

    def withdraw(self, *messages: str) -> None:
        """Clear the message if it is one of these, which no longer hold."""
        if self.message in messages:
            self.show_message("")

    def refresh(self) -> None:
        """Schedule one update of layout and status lines, after all pending messages."""
        if not self._stale:
            self._stale = True
            self._services.tasks.soon(self.update)

    def update(self) -> None:
        """Update layout and lines now."""
        self._stale = False
        self._panes.found_nothing = self._search.nothing_found
        self._panes.apply()
        self._show()

    def _show(self) -> None:
        self._counts = self._now_counted()
        self._top.show_counts(self._counts)
        self._show_hint()
        showing, session = self._panes.showing_results, self._search.session
        rest = [] if self.message or showing else self._remarks.parts()
        found = bool(self._panes.results_list.hits.ranked)
        selecting = self._panes.article_view.selection.range is not None
        hints = status_text.hints(showing, bool(session.query), self._panes.list_has_focus, found, selecting)
        self._status.show(self.message or self._place(), rest, hints, self._services.preferences.shown)

    def show_title(self) -> None:
        """Show the library name and its number of articles."""
        view = self._library.view
        self._top.show_title(status_text.title(view.name, len(view)))

    def _show_hint(self) -> None:
        """Below the search bar: the first problem of the query, else a remark about the results."""
        bar, hint = self._top.search_bar, self._hint
        left = bar.region.x
        hint.styles.offset = (left, 1)
        width = max(bar.screen.size.width - left - 1, 1)
        results = self._search.session.results if self._panes.answer_visible else None
        problem = next(iter(results.query.problems), None) if results else None
        if problem is not None:
            text = _(problem.message).format(*problem.arguments)
            rows = hint.show(text, width, self._search.query, problem.span, -bar.scroll_offset.x)
        else:
            rows = hint.show(status_text.remark(results) if results is not None else "", width)
        self._panes.leave_room(rows)

    def _place(self) -> str:
        """Position among the results while they are shown, else among the matches."""
        cursor = self._search.session.cursor
        if self._panes.showing_results:
            rank = self._panes.results_list.rank
            return status_text.place(0, 0, rank + 1, len(cursor)) if len(cursor) else ""
        if cursor.place is None:
            return ""
        return status_text.place(cursor.ordinal, cursor.total, cursor.place.rank + 1, len(cursor))

    def _now_counted(self) -> list[status_text.Parts]:
        """Totals of the results, else the progress of loading. Until new results arrive, the old totals stay."""
        results, so_far, progress = (
            self._search.session.results,
            self._library.read_so_far,
            self._library.shown_progress,
        )
        if results is not None:
            return status_text.found(results, so_far)
        if so_far and progress is not None:
            return status_text.loading(*so_far, progress.seconds_left, self._library.stopped)
        return self._counts if self._search.session.asked else []
