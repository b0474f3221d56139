"""Main screen: its widgets, and the dispatch of keys and messages.

The tables of `reader.ui.controllers.routes` define the dispatch; `wire` makes handlers and actions of them. Attributes
go down to the widgets. Layout and status lines are updated once, after all effects of a message.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual._styles_cache import StylesCache
from textual.actions import SkipAction
from textual.geometry import Offset
from textual.screen import Screen
from textual.worker import WorkerState

from reader.i18n import _
from reader.keymap.table import table
from reader.ui import status_text
from reader.ui.bindings import bindings
from reader.ui.controllers.dialog_openers import open_dialog
from reader.ui.controllers.preference_effects import apply_preference
from reader.ui.controllers.routes import KEYS, KEYS_THAT_MOVE, KEYS_WITH_VALUE, MESSAGES, Receivers
from reader.ui.controllers.workspace import Workspace
from reader.ui.launch.splash import title_of
from reader.ui.messages import Arrived, ArticlesArrived
from reader.ui.services import LaunchOptions, Services
from reader.ui.system.store_thread import temporary_store
from reader.ui.system.tasks import Tasks
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.article_list.list_filter import ListFilter
from reader.ui.widgets.panes import TWO_SIDES, Panes
from reader.ui.widgets.pinned_queries import PinnedQueries
from reader.ui.widgets.query_hint import QueryHint
from reader.ui.widgets.results_list import ResultsList
from reader.ui.widgets.search_bar import SearchBar
from reader.ui.widgets.status_bar import StatusBar
from reader.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.message import Message
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker

    from reader.typeset.cells import Widths
    from reader.ui import messages
    from reader.ui.widgets.text_bar import TextBar

WIDE = "-wide"
"""Class of a screen with room for two sides; assumed at first."""
TIDY = 2.0
"""Seconds after the last dialog until what closed ones leave is collected."""


class MainScreen(Screen[None]):
    """The list, the article view, the results, the search bar and the status bar."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(table())]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_SIDES, WIDE)]  # noqa: RUF012
    AUTO_FOCUS = ""
    BLANK = True

    def __init__(self, options: LaunchOptions, widths: Widths) -> None:
        super().__init__(id="desk", classes=WIDE)
        self.keeps = options.store is not None
        """True if state is saved for the next start."""
        store, articles = options.store or temporary_store(), options.library.view
        store.post, options.preferences.announce = self.post_message, self.announce
        services = Services(options, store, Tasks(self), widths, self.announce)
        bar = SearchBar()
        lists = ArticleList(articles, widths), ListFilter(), PinnedQueries(widths)
        self.panes = Panes(bar, *lists, ArticleView(widths), ResultsList(articles, widths))
        self.lines = TopBar(bar, widths), StatusBar(widths), QueryHint(widths)
        self.workspace = Workspace(services, self.panes, self.lines)
        self.receivers = Receivers.of(self.workspace)
        self._covered = False
        """True from the first dialog on."""
        self._tidying: Timer | None = None
        self.holds_paint: Callable[[], bool] = lambda: False
        """True if the app holds back painting."""
        self._arrived = False
        self._dressed = False
        """True if styles have been applied again since the widgets got theirs."""

    def compose(self) -> ComposeResult:
        """Top bar, the two sides, status bar; the query hint appears over them."""
        top, status, hint = self.lines
        hint.stand_by(self)
        yield from (top, self.panes, status)

    def on_mount(self) -> None:
        """Apply the settings, and show that articles are being loaded."""
        options = self.workspace.services.options
        options.library.on_arrival(lambda: self.post_message(ArticlesArrived()))
        for name in ("measure", "justify", "zen", "keywords"):
            apply_preference(self.workspace, name)
        self.app.set_keymap(dict(options.preferences.rebound.keymap))
        name = title_of(options.library.paths)
        self.panes.article_list.empty = _("opening…")
        self.panes.article_view.show_notice(_("Opening"), name)
        self.lines[0].show_title(status_text.title(name, 0))
        self.workspace.focus_on(self.panes.article_list)

    def arrive(self) -> None:
        """Notify the app once the contents of the screen have arrived."""
        if not self._arrived and self.workspace.has_arrived:
            self._arrived = True
            self.call_after_refresh(self.post_message, Arrived())

    def on_idle(self) -> None:
        """Until the first articles are on the screen, lay out and paint without waiting for the next beat."""
        if not self.workspace.library.shown.is_set():
            self._on_timer_update()

    def announce(self, message: Message) -> None:
        """Handle a message of a controller at once."""
        getattr(self, message.handler_name)(message)

    def action_of(self, key: str) -> str:
        """The action that a key is bound to here or in the app, as in the bindings; empty if none."""
        bound = (bindings.key_to_bindings.get(key) for _node, bindings in self._binding_chain)
        return next((found[0].action for found in bound if found), "")

    def heard(self, event: events.Key) -> None:
        """Pass the pressed key to the tour, before the key takes effect."""
        if self.app.screen is self:
            self.receivers.dialogs.heard({event.key, event.character or ""})

    def _compositor_refresh(self) -> None:
        """Paint, unless a frame must stay on the terminal: then nothing is rendered either."""
        if not self.holds_paint():
            super()._compositor_refresh()

    def update_node_styles(self, animate: bool = True) -> None:
        """Skip the redundant style pass that Textual requests right after the first one."""
        if self._dressed or not self.has_class(WIDE):
            super().update_node_styles(animate)
        self._dressed = True

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget and text position under the mouse; in the article view, the offset in the article."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is self.panes.article_view:
            at = self.panes.article_view.offset_at(x - widget.region.x, y - widget.region.y)
            return widget, None if at is None else Offset(at, 0)
        return widget, offset

    def on_click(self, event: events.Click) -> None:
        """Make the clicked mark the current one."""
        view = self.panes.article_view
        if event.widget is view and not self.selections:
            self.workspace.dismiss_message()
            offset = view.offset_at(event.screen_x - view.region.x, event.screen_y - view.region.y)
            self.workspace.annotations.click(offset)
            self.workspace.status.refresh()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Update the layout after the mouse moved the focus; other causes have updated it."""
        self.panes.list_had_focus = self.panes.list_has_cursor_focus
        if self.focused is not self.panes.focus_applied:
            self.workspace.status.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the panes to the new size."""
        self.panes.apply()

    def on_screen_resume(self) -> None:
        """Drop the render caches of a closed dialog: Textual keeps those of a thousand widgets, 0.5 MB a dialog. Its
        widgets refer to each other: they are collected once nobody opens the next."""
        StylesCache.get_inner_outer.cache_clear()
        if self._covered:
            self._tidying = self.set_timer(TIDY, gc.collect)

    def on_screen_suspend(self) -> None:
        """A dialog opens: nothing is collected meanwhile."""
        self._covered = True
        if self._tidying is not None:
            self._tidying.stop()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report a failed job instead of quitting. After a job that made rows, others may be requested."""
        if event.state is WorkerState.ERROR:
            self.workspace.status.show_message(_("Error: {error}").format(error=repr(event.worker.error)))
        if event.worker.is_finished:
            self.workspace.outline.job_ended(event.worker)
        self.arrive()

    async def on_text_bar_key_clicked(self, message: TextBar.KeyClicked) -> None:
        """Run the action of the clicked key."""
        for each in self.workspace.services.preferences.keys:
            if each.id == message.name:
                await self.app.run_action(each.action, self)

    def on_session_restored(self, message: messages.SessionRestored) -> None:
        """Show the tour to a first-time user, unless the app was left meanwhile."""
        if message.new and self.keeps and self.is_attached:
            open_dialog(self.receivers.dialogs, "tour")
        self.receivers.flow.session_restored(message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the keys that extend the selection only while there is a selection made by keys."""
        return self.panes.article_view.selection.range is not None if action in ("extend", "turn") else True

    def action_copy_text(self) -> None:
        """Copy the selection and confirm it, which Textual's own action does not. Raises SkipAction without one."""
        text = self.get_selected_text()
        if text is None:
            raise SkipAction
        self.workspace.sharing.copy_alone(text)

    def action_extend(self, unit: str, steps: int) -> None:
        """Move the active end of the selection."""
        self.panes.article_view.selection.extend(unit, steps)

    def action_turn(self) -> None:
        """Make the other end the active one."""
        self.panes.article_view.selection.turn()

    def action_open(self) -> None:
        """Read the item under the cursor; the status message stays, and a pending Enter is not cancelled."""
        self.receivers.keys.open()

    def action_search(self) -> None:
        """Focus the search bar; in a text field the key is text."""
        self.receivers.keys.skip_while_typing()
        self.workspace.dismiss_message()
        self.receivers.keys.search()

    def action_sift(self) -> None:
        """Focus the filter of the list; in a text field the key is text."""
        self.receivers.keys.skip_while_typing()
        self.workspace.dismiss_message()
        self.receivers.keys.sift()


def hear(deal: Callable[[Receivers, Any], object]) -> Callable[[MainScreen, Any], None]:
    """A handler that passes a message on."""

    def handler(screen: MainScreen, message: Any) -> None:
        deal(screen.receivers, message)
        screen.arrive()

    return handler


def press(do: Callable[[Receivers], object]) -> Callable[[MainScreen], None]:
    """An action without a value, which clears the status message and cancels a pending Enter."""

    def action(screen: MainScreen) -> None:
        screen.workspace.catch_up()
        screen.workspace.dismiss_message()
        screen.workspace.when_here(lambda: do(screen.receivers))

    return action


def press_with(do: Callable[[Receivers, Any], object]) -> Callable[[MainScreen, Any], None]:
    """An action with a value from the table of keys, which clears the status message and cancels a pending Enter."""
    move = move_with(do)

    def action(screen: MainScreen, value: Any) -> None:
        screen.workspace.catch_up()
        move(screen, value)

    return action


def move_with(do: Callable[[Receivers, Any], object]) -> Callable[[MainScreen, Any], None]:
    """A movement: the articles of a burst of movements are not opened, except the last."""

    def action(screen: MainScreen, value: Any) -> None:
        screen.workspace.dismiss_message()
        screen.workspace.when_here(lambda: do(screen.receivers, value))

    return action


def wire(screen: type[MainScreen]) -> None:
    """Add a handler for each message and an action for each key of the tables to the class."""
    made: dict[str, Callable[..., None]] = {f"on_{name}": hear(deal) for name, deal in MESSAGES.items()}
    for name, do in KEYS.items():
        made[f"action_{name}"] = press(do)
    for name, do_with in KEYS_WITH_VALUE.items():
        made[f"action_{name}"] = press_with(do_with)
    for name, move in KEYS_THAT_MOVE.items():
        made[f"action_{name}"] = move_with(move)
    for name, method in made.items():
        setattr(screen, name, method)


wire(MainScreen)
