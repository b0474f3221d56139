"""The user's settings, and changes to them.

Takes the loaded settings and the path of their file. A change is announced, so that it is visible at once, and saved at
once; one that cannot be saved holds for this run of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reader.errors import SettingsError
from reader.i18n import use_language
from reader.keymap.rebinding import Rebound, apply_user_keys
from reader.keymap.table import Key, table
from reader.settings.loading import LoadedSettings
from reader.settings.setting_specs import Value
from reader.typeset.options import Options
from reader.ui.colours import fitting
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.messages import Notice, PreferenceChanged
from reader.ui.text_options import options_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


class Preferences:
    """The settings of one run of the program, and their only writer."""

    def __init__(
        self, loaded: LoadedSettings | None = None, file: Path | None = None, terminal: TerminalTraits | None = None
    ) -> None:
        loaded = loaded or LoadedSettings()
        self.settings = loaded.settings
        self.file = file
        """File that changes are saved in; None if they are not saved."""
        self.terminal = terminal or TerminalTraits()
        self.file_problems = loaded.problems
        self.announce: Callable[[Message], object] = lambda message: None
        """Receives a message about each changed setting: the screen."""

    @cached_property
    def rebound(self) -> Rebound:
        """The keys, in the current language."""
        return apply_user_keys(table(), self.settings.keys)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The table of keys, with the user's own keys."""
        return self.rebound.table

    @property
    def problems(self) -> Sequence[str]:
        """Problems with the settings, one line each."""
        return [*map(str, self.file_problems), *self.rebound.problems]

    @property
    def width(self) -> Literal[1, 2]:
        """Cells of a character of ambiguous width."""
        wanted = self.settings.ambiguous_width
        return self.terminal.ambiguous if wanted == "auto" else wanted

    def shown(self, name: str) -> str:
        """Displayed name of the key with the id `name`."""
        return next((key.shown.split(" ")[0] for key in self.keys if key.id == name), "")

    def theme(self, app: App[None]) -> str:
        """The theme by the settings and the terminal."""
        return fitting(self.settings.theme, self.terminal.light, app.console.color_system, app.no_color)

    def options(self) -> Options:
        """Typesetting options."""
        return options_of(self.settings)

    def change(self, name: str, value: Value) -> None:
        """Change a setting, apply and save it."""
        self._take(name, value)
        if name == "language":
            use_language(self.settings.language)
            vars(self).pop("rebound", None)
        self.announce(PreferenceChanged(name, value))
        self.save(name, value)

    def save(self, name: str, value: Value) -> None:
        """Save a setting that is already applied."""
        self._take(name, value)
        if self.file is None:
            return
        from reader.settings.editing import save_setting  # nothing is written before something changes

        try:
            save_setting(self.file, name, value)
        except SettingsError as error:
            self.announce(Notice(str(error)))

    def _take(self, name: str, value: Value) -> None:
        change: dict[str, Any] = {name: value}
        self.settings = self.settings._replace(**change)
