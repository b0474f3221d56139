"""Movement commands: within the visible pane, and from article to article, match to match, mark to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.api.outline import ArticleKey
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.widgets.line_view import Movable


class MovementCommands:
    """Acts on the controllers and panes of the main screen. Steps are negative backwards."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._panes, self._view = workspace, workspace.panes, workspace.view

    def move(self, steps: int) -> None:
        """Move down or up."""
        self._go(lambda: self._panes.moving.move(steps))

    def page(self, screens: float) -> None:
        """Move by screens; at the end of an article, open the next one."""

        def turn() -> None:
            view: Movable = self._panes.paging
            if not view.page(screens) and screens >= 1 and view is self._view:
                self.article(1)

        self._go(turn)

    def leaf(self, screens: float) -> None:
        """Move by screens in the view that `j` and `k` move, such as a long list."""
        self._go(lambda: self._panes.moving.page(screens))

    def scroll(self, rows: int) -> None:
        """Scroll down or up; the cursor stays."""
        self._go(lambda: self._panes.moving.scroll_rows(rows))

    def edge(self, end: bool) -> None:
        """Move to the beginning or the end."""
        if self._panes.moving is self._view:
            self._workspace.navigation.push_here()
        self._go(lambda: self._panes.moving.edge(end))

    def article(self, steps: int) -> None:
        """Open the next or previous article of the list."""
        key = self._panes.article_list.rows.neighbour(self._workspace.navigation.key or 0, steps)
        self._turn_to(key, _("This is the last article") if steps > 0 else _("This is the first article"))

    def section(self, steps: int) -> None:
        """Open the first article of the next or previous section."""
        rows, key = self._panes.article_list.rows, self._workspace.navigation.key
        for _time in range(abs(steps)):
            there = rows.next_section(key or 0, steps > 0)
            if there is None or there == key:
                break
            key = there
        self._turn_to(key, _("This is the last section") if steps > 0 else _("This is the first section"))

    def match(self, steps: int) -> None:
        """Go to the next or previous match, through all articles in the order of the results."""
        workspace, search = self._workspace, self._workspace.search
        if workspace.navigation.is_waiting:
            return  # The current match is in an article that is being loaded: no match is skipped.
        taken = [search.step(steps > 0) for _time in range(abs(steps))]
        step = taken[-1]
        if step is None:
            workspace.status.show_message(search.why_none())
            return
        if step.key != workspace.navigation.key or self._panes.showing_results:
            workspace.read(step.key, step.match)
        search.go_to_match()
        if any(each is not None and each.wrapped for each in taken):
            workspace.status.message = _("Wrapped to first match") if steps > 0 else _("Wrapped to last match")
        workspace.status.refresh()

    def to_mark(self, steps: int) -> None:
        """Go to the next or previous mark of the article."""
        if (there := self._workspace.annotations.next_mark(steps)) is not None:
            self._workspace.navigation.push_here()
            self._workspace.go_to_mark(there)

    def jump(self) -> None:
        """Open the other half of the article: its continuation or its beginning."""
        if (key := self._workspace.navigation.other_half()) is not None:
            self._workspace.read(key)

    def _go(self, step: Callable[[], object]) -> None:
        """Move in a view, and update the status bar, which shows the current result and mark."""
        step()
        if self._panes.showing_results or self._workspace.annotations.located:
            self._workspace.status.refresh()

    def _turn_to(self, key: ArticleKey | None, otherwise: str) -> None:
        """Open another article of the list; if there is none, show `otherwise`."""
        if key is None or key == self._workspace.navigation.key:
            self._workspace.status.show_message(otherwise)
            return
        self._panes.showing_results = False
        self._workspace.navigation.open(key)
        if self._panes.screen.focused is self._panes.results_list:
            self._workspace.focus_on(self._view)
