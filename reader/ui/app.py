"""The app: themes, the start and the end. Everything else happens on the main screen.

Opened with a library that is still empty: it is loaded after the first paint.
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Mapping

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult, parse
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from reader.api.library import Library
from reader.i18n import _
from reader.keymap.key_count import KeyCount
from reader.paths import bundled
from reader.typeset.cells import Widths
from reader.ui.launch import signals, splash
from reader.ui.launch.curtain import PATIENCE, Curtain
from reader.ui.launch.kept_frame import forget
from reader.ui.launch.screen_cells import ScreenCells, cells_of
from reader.ui.main_screen import MainScreen
from reader.ui.preferences import Preferences
from reader.ui.services import LaunchOptions
from reader.ui.system.store_thread import StoreThread
from reader.ui.theme import THEMES

SELDOM = (20_000, 50, 100)
"""Garbage-collector thresholds. Raised because a collection blocks the event loop for a few milliseconds."""

ZERO = ("0", "０")


def takes_text(widget: Widget | None) -> bool:
    """Whether what is typed is text to `widget`."""
    return widget is not None and widget.check_consume_key("x", "x")


class ReaderApp(App[None]):
    """Shows a library to one person."""

    CSS_PATH = str(bundled("styles.tcss"))
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        library: Library,
        *,
        store: StoreThread | None = None,
        resume: bool = False,
        preferences: Preferences | None = None,
        framed: bool = False,
    ) -> None:
        """`framed`: the page as it was left is on the terminal, and stays there until it is here too."""
        # Without colours everything has to be plain: Textual would only turn its own colours grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.preferences = preferences or Preferences()
        self.curtain = Curtain(down=framed, typed=self.preferences.nature.typed)
        self.left: ScreenCells | None = None
        """The main screen as it was left."""
        self.title = "reader"
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.preferences.theme(self)
        # The style sheet is parsed once, in these colours.
        self.stylesheet.set_variables(self.get_css_variables())
        self.count = KeyCount()
        self._digit = ""
        """The character of the key that is being dealt with."""
        options = LaunchOptions(library, self.preferences, store, resume)
        self.main = MainScreen(options, Widths(self.preferences.width))
        self.main.holds_paint = lambda: self.curtain.down
        self.curtain.action_of = self.main.action_of

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.main

    async def on_ready(self) -> None:
        """The first paint is done: now the library, and the keys that came too early."""
        # What is there by now stays, so the collector need not look at it again.
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()
        signals.through(asyncio.get_running_loop(), lambda status: self.exit(return_code=status))
        if splash.before() is not None and getattr(self._driver, "attrs_before", None) is not None:
            # What the shell gets while the program is stopped: the terminal was quiet already when Textual began.
            self._driver.attrs_before = splash.before()  # type: ignore[union-attr]
        self.main.workspace.start()
        self.set_timer(PATIENCE, self.lift)
        await self._let_go_if_urgent()

    async def on_arrived(self) -> None:
        """There is to be seen what was to be opened: do what was typed meanwhile, and show what came of it.

        Not first the one and then the other: painting takes as long as what is painted.
        """
        await self._let_go()
        self._lift_after(self.focused or self.main)

    def _lift_after(self, node: DOMNode) -> None:
        """Lift the curtain once a widget, and all that it is in, have dealt with what they have been sent."""
        above = node.parent
        if node is self.main or above is None:
            node.call_later(self.lift)
        else:
            node.call_later(self._lift_after, above)

    async def lift(self) -> None:
        """Show the screen, if it was held back. Keys that need articles wait on while there are none."""
        if self.curtain.lifted:
            return
        if self.curtain.down:
            for screen in self.screen_stack:
                screen.refresh()
        self.curtain.lift()
        self.call_after_refresh(self.main.workspace.library.shown.set)
        if self.main.keeps:
            forget(self.main.workspace.services.library.paths)
        await self._let_go_if_urgent()

    async def _let_go_if_urgent(self) -> None:
        if self.curtain.is_urgent:
            await self._let_go()

    async def _let_go(self) -> None:
        """Do what was typed, before what is in the queue already."""
        for event in self.curtain.let_go():
            await self.on_event(event)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave. What is on the main screen is what is shown first the next time."""
        if self.curtain.lifted and self.main.is_attached:
            self.left = cells_of(self.main, self.console)
        super().exit(result, return_code, message)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paint, unless a frame is to stay on the terminal."""
        if not self.curtain.down:
            super()._display(screen, renderable)

    def refresh_css(self, animate: bool = True) -> None:
        """Dress everything anew, in the colours of now: as soon as there is something to be dressed."""
        if self.screen_stack:
            super().refresh_css(animate)

    async def on_event(self, event: events.Event) -> None:
        """Hold keys back that come too early; let the tour hear of the others, which it never keeps."""
        if self.curtain.holds(event):
            await self._let_go_if_urgent()
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.main.heard(event)
            if not takes_text(self.focused) and await self._act_on(event):
                return
        await super().on_event(event)

    async def _act_on(self, event: events.Key) -> bool:
        """Do at once what a key is bound to, so that of a burst (`:q`) each key meets what the one before opened.

        Textual would first send it to the widget with the focus, which takes no text, and act when it comes back.
        """
        before, self._digit = self.count.typed, event.character or ""
        if before and self._digit in ZERO:  # alone it may be another key
            self.action_count()
            return True
        if before and event.key == "escape":
            self.main.workspace.dismiss_message()
            done = True
        else:
            done = await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
        if self.count.typed == before:
            self.count.clear()
        return done

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key is bound to, as often as the count before it says."""
        parsed = parse(action) if isinstance(action, str) else action
        return await super().run_action(self.count.applied_to(parsed), default_namespace, namespaces)

    def action_count(self) -> None:
        """A digit of a count."""
        self.count.press(self._digit)
        self.main.workspace.status.show_message(self.count.typed)

    def action_suspend(self) -> None:
        """To the shell, until `fg`."""
        if self._driver is None or not self._driver.can_suspend:
            self.main.workspace.status.show_message(_("Cannot suspend here"))
            return
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.action_suspend_process()

    def _draw_again(self, _app: App[None]) -> None:
        """Back from the shell: nothing of the screen is there any more. Textual draws only what changes."""
        self.refresh(layout=True)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """For themes that are not ours."""
        return {**THEMES[0].variables, **super().get_theme_variable_defaults()}

    def action_help_quit(self) -> None:
        """Ctrl+C, when there is nothing to copy."""
        self.main.workspace.status.show_message(_("Press {key} to quit").format(key=self.preferences.shown("quit")))
