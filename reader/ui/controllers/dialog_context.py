"""Context of the dialog openers: the controllers, and ways to push a screen and to use its result."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.i18n import _
from reader.ui.state.back_stack import PageStop
from reader.ui.state.page_place import PageAnswer, PagePlace
from reader.ui.style_sheets import SHEETS, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from pathlib import Path

    from textual.screen import Screen

    from reader.annotations.mark import Mark
    from reader.api.results import Results
    from reader.typeset.cells import Widths
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.dialogs.marks_dialog import MarksDialog
    from reader.ui.dialogs.page_screen import Goal, PageScreen
    from reader.ui.dialogs.tour import Tour

Given = TypeVar("Given")
MOST_PLACES = 50
"""Most pages whose position is kept."""


class DialogContext:
    """Context of one main screen."""

    def __init__(self, workspace: Workspace, opener: Callable[[DialogContext, str], None]) -> None:
        self.workspace, self._open = workspace, opener
        self.services, self.widths = workspace.services, workspace.services.widths
        self.marks: MarksDialog | None = None
        """The dialog of marks, while it is open."""
        self.tour: Tour | None = None
        """The tour, while it runs."""
        self._places: dict[PageStop, PagePlace] = {}
        """Position of each page when it was left, the latest last."""
        self._awaited: PageStop | None = None
        """Page to be opened when its query is answered."""

    def marks_changed(self, saved: Mark | None) -> None:
        """Show changed marks in the status line and, if it is open, in the list of marks."""
        self.workspace.status.refresh()
        if self.marks is not None:
            self.marks.marks_changed(saved)

    def heard(self, names: Set[str]) -> None:
        """Pass the pressed key to the tour, before the key takes effect."""
        if self.tour is not None and not self.tour.pressed(names, self.workspace.panes.typing):
            self.tour = None

    def answer(self) -> Results | None:
        """The results of the query; None without a non-empty answer, with the reason in the status bar."""
        session = self.workspace.search.session
        if not session.asked:
            key = self.services.preferences.shown("search")
            self.show_message(_("No search yet. Press {key} to search.").format(key=key))
        elif session.results is None:
            self.show_message(_("Still searching"))
        elif not session.results.total_articles:
            self.show_message(_("Nothing found"))
        else:
            return session.results
        return None

    def push_page(self, name: str, make: Callable[[PageAnswer, Widths], PageScreen], results: Results) -> None:
        """Push a full-page screen of the results, at its last position, and open the match it returns."""
        view, stop = self.workspace.library.view, PageStop(name, self.workspace.search.query)
        page = make(PageAnswer(view, stop.query, results, self._places.pop(stop, PagePlace())), self.widths)
        era, returned, self._awaited = view.era, stop == self._awaited, None

        def chosen(goal: Goal | bool | None) -> None:
            self._places[stop] = page.place()
            if len(self._places) > MOST_PLACES:
                del self._places[next(iter(self._places))]
            if isinstance(goal, bool):
                if returned:
                    self.travel(goal, stop)
            elif goal is not None and self.workspace.library.view.era == era:
                self.workspace.choose(*goal)
                self.workspace.navigation.back_stack.leave(stop)
            elif goal is not None:
                self.show_message(_("Files changed. Reopen this view"))

        self.push(page, chosen)

    def ask_saved(self, query: str) -> None:
        """Run a saved query and show its results, which no longer count as new."""
        self.workspace.ask_in_bar(query)
        self.workspace.session.add_query()
        self.workspace.focus_on(self.workspace.panes.results_list)
        self.workspace.saved_queries.looked_at(query)

    def travel(self, back: bool, here: PageStop | None = None) -> None:
        """Go to the previous stop, or to the one that was left by going back.

        At a location, its saved offset is restored, not the position of its match.
        """
        stop, panes = self.workspace.navigation.travel(back, here), self.workspace.panes
        if stop is None:
            return
        panes.showing_results = False
        if isinstance(stop, PageStop):
            self._return_to(stop)
        else:
            self.workspace.view.show_place(stop.offset)
            self.workspace.focus_on(self.workspace.view)

    def _return_to(self, stop: PageStop) -> None:
        """Reopen a page; its query is repeated unless it is the current one."""
        search, self._awaited = self.workspace.search, stop
        if search.query != stop.query:
            self.workspace.panes.search_bar.value = stop.query
            search.ask(stop.query)
        self.answered()

    def answered(self) -> None:
        """Open the page that waits for the answer to its query."""
        search, awaited = self.workspace.search, self._awaited
        if awaited is not None and search.query != awaited.query:
            self._awaited = None
        elif awaited is not None and search.session.results is not None:
            self._open(self, awaited.page)
            self._awaited = None

    def push(self, screen: Screen[Given], chosen: Callable[[Given | None], None] | None = None) -> None:
        """Push a screen, and call `chosen` with its result."""
        app = self.workspace.view.app
        read_sheets(app, SHEETS)
        app.push_screen(screen, chosen)

    def run(self, action: str) -> None:
        """Run the action of a key of the table."""
        app, screen = self.workspace.view.app, self.workspace.view.screen
        app.call_later(app.run_action, action, screen)

    def show_message(self, text: str) -> None:
        """Show a message in the status bar."""
        self.workspace.status.show_message(text)

    def show_saved_path(self, path: Path | None) -> None:
        """Show the path of a written file, if there is one."""
        if path is not None:
            self.show_message(_("Saved: {path}").format(path=path.absolute()))
