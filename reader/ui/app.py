"""The app: themes, the start and the end. Everything else happens in the reading room.

Opened with a library that is still empty: it is loaded after the first paint.
"""

import asyncio
import gc
import os
from collections.abc import Iterable, Sequence
from functools import partial

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from reader.library import Library
from reader.paths import bundled
from reader.typeset.cells import Widths
from reader.ui import ending
from reader.ui.home import Home
from reader.ui.keys import table
from reader.ui.room import Room
from reader.ui.terminal import Nature
from reader.ui.theme import THEMES
from reader.wording import _


class ReaderApp(App[None]):
    """Shows a library to one person."""

    CSS_PATH = str(bundled("styles.tcss"))
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+shift+p"  # The key of the table is `:`; Ctrl+P finds headlines.

    def __init__(
        self,
        library: Library,
        paths: Sequence[str],
        *,
        encoding: str | None = None,
        nature: Nature | None = None,
        home: Home | None = None,
        back: bool = False,
    ) -> None:
        self.nature = nature or Nature()
        super().__init__()
        self.title = "reader"
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "light" if self.nature.light else "dark"
        self.room = Room(library, paths, encoding, Widths(self.nature.ambiguous), home, back)

    def get_default_screen(self) -> Screen[None]:
        """The reading room."""
        return self.room

    def on_ready(self) -> None:
        """The first paint is done: now the library, and the keys that came too early."""
        # What is there by now stays, so the collector need not look at it again.
        gc.freeze()
        gc.enable()
        ending.through(asyncio.get_running_loop(), lambda status: self.exit(return_code=status))
        self.room.begin()
        if self.nature.typed:
            self._type(self.nature.typed)

    async def on_event(self, event: events.Event) -> None:
        """Let the tour hear of a key, which it never keeps."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.room.heard(event)
        await super().on_event(event)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """For themes that are not ours."""
        return {**THEMES[0].variables, **super().get_theme_variable_defaults()}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        for key in table():
            if key.action != "app.command_palette":
                yield SystemCommand(key.description, key.shown, partial(self.run_action, key.action, self.room))

    def action_help_quit(self) -> None:
        """Ctrl+C, when there is nothing to copy."""
        self.room.tell(_("q leaves the program"))

    def _type(self, keys: str) -> None:
        """Pass on keys that were typed before there was an app."""
        from textual._xterm_parser import XTermParser

        for event in XTermParser(debug=bool(os.environ.get("TEXTUAL_DEBUG"))).feed(keys):
            self.post_message(event)
