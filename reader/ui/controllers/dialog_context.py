"""What the openers of dialogs are given: the controllers, and ways to push a screen and to use what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Set
    from pathlib import Path

    from textual.screen import Screen

    from reader.annotations.mark import Mark
    from reader.api.results import Results
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.dialogs.marks_dialog import MarksDialog
    from reader.ui.dialogs.page_screen import Goal, PageScreen
    from reader.ui.dialogs.tour import Tour

Given = TypeVar("Given")


class DialogContext:
    """Of one main screen."""

    def __init__(self, workspace: Workspace) -> None:
        self.all = workspace
        self.services, self.widths = workspace.services, workspace.services.widths
        self.marks: MarksDialog | None = None
        """While it is open."""
        self.tour: Tour | None = None
        """While it goes on."""

    def marks_changed(self, saved: Mark | None) -> None:
        """Marks are others: the status line and the list of marks, if it is open, show them."""
        self.all.status.refresh()
        if self.marks is not None:
            self.marks.marks_changed(saved)

    def heard(self, names: Set[str]) -> None:
        """A key was pressed, and will do what it does: the tour wants to know."""
        if self.tour is not None and not self.tour.pressed(names, self.all.panes.bar_has_focus):
            self.tour = None

    def answer(self) -> Results | None:
        """What the query has found; where there is nothing, the status line says why, and it is None."""
        session = self.all.search.session
        if not session.asked:
            key = self.services.preferences.shown("search")
            self.tell(_("No search yet. Press {key} to search.").format(key=key))
        elif session.results is None:
            self.tell(_("Still searching"))
        elif not session.results.total_articles:
            self.tell(_("Nothing found"))
        else:
            return session.results
        return None

    def push_page(self, page: PageScreen) -> None:
        """Push a full-page screen, and open the match it returns."""
        era = self.all.library.view.era

        def chosen(goal: Goal | None) -> None:
            if goal is not None and self.all.library.view.era == era:
                self.all.choose(*goal)
            elif goal is not None:
                self.tell(_("Files changed. Reopen this view"))

        self.push(page, chosen)

    def push(self, screen: Screen[Given], chosen: Callable[[Given | None], None] | None = None) -> None:
        """Push a screen, and call `chosen` with what it returns."""
        self.all.view.app.push_screen(screen, chosen)

    def tell(self, text: str) -> None:
        """Show a sentence in the status line."""
        self.all.status.show_message(text)

    def tell_written(self, path: Path | None) -> None:
        """Say which file was written, if one was."""
        if path is not None:
            self.tell(_("Written: {path}").format(path=path))
