"""The keys that go about: through what is in sight, and from article to article, match to match, mark to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.api.outline import ArticleKey
    from reader.ui.controllers.workspace import Workspace
    from reader.ui.widgets.line_view import Movable


class MovementCommands:
    """At work on the controllers and panes of the main screen. Steps are negative backwards."""

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

    def scroll(self, rows: int) -> None:
        """Down or up, and the cursor stays."""
        self._go(lambda: self._panes.moving.scroll_rows(rows))

    def edge(self, end: bool) -> None:
        """To the beginning or the end."""
        if self._panes.moving is self._view:
            self._all.navigation.push_here()
        self._go(lambda: self._panes.moving.edge(end))

    def article(self, steps: int) -> None:
        """To the next article of the list, or the one before."""
        key = self._panes.article_list.rows.neighbour(self._all.navigation.key or 0, steps)
        self._turn_to(key, _("This is the last article") if steps > 0 else _("This is the first article"))

    def section(self, steps: int) -> None:
        """To the first article of the next section, or of the one before."""
        rows, key = self._panes.article_list.rows, self._all.navigation.key
        for _time in range(abs(steps)):
            there = rows.next_section(key or 0, steps > 0)
            if there is None or there == key:
                break
            key = there
        self._turn_to(key, _("This is the last section") if steps > 0 else _("This is the first section"))

    def match(self, steps: int) -> None:
        """To the next match or the one before, through all articles in the order of the results."""
        own, search = self._all, self._all.search
        if own.navigation.is_waiting:
            return  # The match stood at is in an article that is on its way: none is passed over.
        taken = [search.step(steps > 0) for _time in range(abs(steps))]
        step = taken[-1]
        if step is None:
            own.status.show_message(search.why_none())
            return
        if step.key != own.navigation.key or self._panes.showing_results:
            own.read(step.key, step.match)
        search.go_to_match()
        if any(each is not None and each.wrapped for each in taken):
            own.status.message = _("Wrapped to first match") if steps > 0 else _("Wrapped to last match")
        own.status.refresh()

    def to_mark(self, steps: int) -> None:
        """To the next mark of the article, or the one before."""
        if (there := self._all.annotations.next_mark(steps)) is not None:
            self._all.navigation.push_here()
            self._all.go_to_mark(there)

    def jump(self) -> None:
        """To the other half of the article, where it goes on or where it comes from."""
        if (key := self._all.navigation.other_half()) is not None:
            self._all.read(key)

    def _go(self, step: Callable[[], object]) -> None:
        """Move in a view: the place among the results may be another, and the mark in sight."""
        step()
        if self._panes.showing_results or self._all.annotations.located:
            self._all.status.refresh()

    def _turn_to(self, key: ArticleKey | None, otherwise: str) -> None:
        """Open another article in the list; when it is this one, say why."""
        if key is None or key == self._all.navigation.key:
            self._all.status.show_message(otherwise)
            return
        self._panes.showing_results = False
        self._all.navigation.open(key)
        if self._panes.screen.focused is self._panes.results_list:
            self._all.focus_on(self._view)
