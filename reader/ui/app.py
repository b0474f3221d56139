"""The app: themes, start and end. Everything else is on the main screen.

It is opened with an empty library, which is loaded after the first paint.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult, SkipAction, parse
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from reader.api.library import Library
from reader.i18n import _
from reader.keymap.key_count import KeyCount
from reader.paths import bundled
from reader.typeset.cells import Widths
from reader.ui.launch import hangup, signals, splash
from reader.ui.launch.curtain import PATIENCE, Curtain
from reader.ui.launch.input_flow import read_with
from reader.ui.launch.kept_frame import forget
from reader.ui.launch.lasting_output import LastingOutput
from reader.ui.launch.stopping import Stopping
from reader.ui.main_screen import MainScreen
from reader.ui.preferences import Preferences
from reader.ui.services import LaunchOptions
from reader.ui.style_sheets import LATER, PLAIN, read_sheets
from reader.ui.system.store_thread import StoreThread
from reader.ui.system.uncut_strips import free_uncut_strips
from reader.ui.theme import NAMED_THEMES, THEMES

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.theme import Theme

    from reader.ui.launch.parting import Left

ZERO = ("0", "０")

free_uncut_strips()


def takes_text(widget: Widget | None) -> bool:
    """True if keys are text for `widget`."""
    return widget is not None and widget.check_consume_key("x", "x")


class ReaderApp(App[None], inherit_css=False):
    """Shows a library."""

    CSS_PATH = str(bundled("styles.tcss"))
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend", show=False, priority=True, id="suspend")]
    _has_theme = False

    def __init__(
        self,
        library: Library,
        *,
        store: StoreThread | None = None,
        resume: bool = False,
        preferences: Preferences | None = None,
        framed: bool = False,
    ) -> None:
        """`framed`: the page as it was left is on the terminal, and stays until the app shows it too."""
        # Without colours everything has to be plain: Textual would only turn its own colours grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        # The status bar says what there is to say: each screen would be given two widgets that show nothing.
        self._disable_tooltips = self._disable_notifications = True
        self.preferences = preferences or Preferences()
        self.curtain = Curtain(down=framed, typed=self.preferences.terminal.typed)
        self.stopping: Stopping | None = None
        """None before the first paint, and where nothing can stop the program and continue it."""
        self.output: LastingOutput | None = None
        """What is written to a terminal; None before there is one."""
        self._skips = False
        """True if something was not painted since the terminal lagged behind."""
        self.left: Left | None = None
        """The main screen as it was left."""
        self.title = "reader"
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.preferences.theme(self)
        # The style sheet is parsed once, in these colours.
        self._has_theme = True
        self.stylesheet.set_variables(self.get_css_variables())
        self.count = KeyCount()
        self._digit = ""
        """Character of the key being processed."""
        options = LaunchOptions(library, self.preferences, store, resume)
        self.main = MainScreen(options, Widths(self.preferences.width))
        self.main.holds_paint = lambda: self.curtain.down
        self.curtain.action_of = self.main.action_of

    @property
    def size(self) -> Size:
        """Size of the screen, which is not as large as a terminal may claim."""
        return Size(*splash.possible_size(*super().size))

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.main

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        """The driver, which goes on when its terminal is gone, or not read, and with what was typed before."""
        driver = super()._build_driver(headless, inline, mouse, size)
        read_with(driver, self.curtain.parser, self)
        if (output := getattr(driver, "_file", None)) is not None:
            self.output = LastingOutput(output, lambda: self.call_later(self._paint_skipped))
            driver._file = self.output  # type: ignore[attr-defined]
        return driver

    def on_load(self) -> None:
        """Before the terminal is taken over, after which only the app can restore it: leave through the app."""
        signals.through(asyncio.get_running_loop(), lambda status: self.exit(return_code=status))
        self._read_plain_sheet()

    async def on_ready(self) -> None:
        """After the first paint: load the library, and process keys typed too early."""
        # Objects that exist by now stay, so the collector need not check them again.
        gc.freeze()
        gc.enable()
        if splash.before() is not None and getattr(self._driver, "attrs_before", None) is not None:
            # Terminal attributes for the shell while suspended: echo was already off when Textual started.
            self._driver.attrs_before = splash.before()  # type: ignore[union-attr]
        if self._driver is not None and self._driver.can_suspend and hangup.CAN_STOP and sys.__stdin__ is not None:
            self.app_resume_signal.subscribe(self, self._draw_again)
            self.stopping = Stopping(asyncio.get_running_loop(), sys.__stdin__.fileno(), self._left_alone)
            self.stopping.watch()
        self.main.workspace.start()
        self.set_timer(PATIENCE, self.lift)
        await self._let_go_if_urgent()

    async def on_arrived(self) -> None:
        """Show the screen once its contents have arrived, and process the keys typed meanwhile."""
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
        """Show the screen, if it was held back. Keys that need articles still wait while there are none."""
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
        """Process the held keys before the events already in the queue."""
        for event in self.curtain.let_go():
            await self.on_event(event)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Quit. The contents of the main screen are shown first at the next start."""
        if self.output is not None:
            self.output.hurry()
        if self.left is None and self.curtain.lifted and self.main.is_attached:
            from reader.ui.launch.parting import part

            self.curtain.down = True
            self.left = part(self.main, self.console)
        super().exit(result, return_code, message)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paint, unless a frame must stay on the terminal, or the terminal lags behind."""
        if self.output is not None and self.output.is_behind:
            self._skips = True
        elif not self.curtain.down:
            super()._display(screen, renderable)

    def _paint_skipped(self) -> None:
        """Paint the screen as it is by now, if something was skipped: Textual paints only changes."""
        if self._skips:
            self._skips = False
            self.refresh(layout=True)

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the style sheet again, in the current colours, once there are widgets."""
        if self.screen_stack:
            self._read_plain_sheet()
            super().refresh_css(animate)

    def _read_plain_sheet(self) -> None:
        if self.native_ansi_color:
            read_sheets(self, LATER, PLAIN)

    async def on_event(self, event: events.Event) -> None:
        """Hold back keys that come too early; pass the others to the tour, which never stops them."""
        if self.curtain.holds(event):
            return await self._let_go_if_urgent()
        if self._exit and isinstance(event, events.InputEvent):
            return None  # The app is left; a widget that is shown only now could not be mounted any more.
        if isinstance(event, events.Resize) and (possible := splash.possible_size(*event.size)) != event.size:
            event = events.Resize.from_dimensions(possible, None)
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.main.heard(event)
            if not takes_text(self.focused) and await self._act_on(event):
                return None
        return await super().on_event(event)

    async def _act_on(self, event: events.Key) -> bool:
        """Run the action of a key at once, so that in a burst (`:q`) each acts on the screen of the previous.

        Textual would first send it to the focused widget, which takes no text, and run the action when it comes back.
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
        """Run the action of a key, as often as the count before it says."""
        parsed = parse(action) if isinstance(action, str) else action
        return await super().run_action(self.count.applied_to(parsed), default_namespace, namespaces)

    def action_count(self) -> None:
        """Add a digit to the count."""
        self.count.press(self._digit)
        self.main.workspace.status.show_message(self.count.typed)

    def action_suspend(self) -> None:
        """Suspend the program to the shell, until `fg`. Raises SkipAction where the key undoes what was typed."""
        if hasattr(self.focused, "undo"):
            raise SkipAction
        if self.stopping is None:
            self.main.workspace.status.show_message(_("Cannot suspend here"))
        else:
            self.stopping.stop()

    @contextmanager
    def _left_alone(self) -> Iterator[None]:
        """The terminal without the screen."""
        assert self.output is not None
        self.output.hurry()
        with self.suspend():
            yield
            self.output.linger()

    def _draw_again(self, _app: App[None]) -> None:
        """Redraw after the shell: the terminal no longer shows the screen, and Textual draws only changes."""
        self.refresh(layout=True)

    def get_theme(self, theme_name: str) -> Theme | None:
        """The theme with this name. For each line drawn Textual asks for it, and would copy the table of all themes."""
        return NAMED_THEMES.get(theme_name) or super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """Variables of the style sheet; none before the theme is known: making those of Textual's own takes a while."""
        return super().get_css_variables() if self._has_theme else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Variables for themes other than ours."""
        return {**THEMES[0].variables, **super().get_theme_variable_defaults()}

    def action_help_quit(self) -> None:
        """Ctrl+C, if there is nothing to copy."""
        self.main.workspace.status.show_message(_("Press {key} to quit").format(key=self.preferences.shown("quit")))
