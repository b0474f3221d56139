"""The person's settings: what they are, and what they become.

Takes what was read of the file, and where it is. A change is announced, so that it is seen at once, and written at
once; one that cannot be written holds for this run of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reader.errors import SettingsError
from reader.i18n import use_language
from reader.keymap.rebinding import Rebound, rebound
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
    """The settings of one run of the program; their only writer."""

    def __init__(
        self, told: LoadedSettings | None = None, file: Path | None = None, nature: TerminalTraits | None = None
    ) -> None:
        told = told or LoadedSettings()
        self.settings = told.settings
        self.file = file
        """Where changes are saved; None: nowhere."""
        self.nature = nature or TerminalTraits()
        self.wrong = told.problems
        self.announce: Callable[[Message], object] = lambda message: None
        """Where it is announced that a setting has another value: the screen."""

    @cached_property
    def rebound(self) -> Rebound:
        """The keys, in the language of now."""
        return rebound(table(), self.settings.keys)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The table of keys, with the person's own."""
        return self.rebound.table

    @property
    def problems(self) -> Sequence[str]:
        """What was wrong with the settings, a line each."""
        return [*map(str, self.wrong), *self.rebound.problems]

    @property
    def width(self) -> Literal[1, 2]:
        """Cells of a character of ambiguous width."""
        wanted = self.settings.ambiguous_width
        return self.nature.ambiguous if wanted == "auto" else wanted

    def shown(self, name: str) -> str:
        """How the key with a name is called, where it is mentioned."""
        return next((key.shown.split(" ")[0] for key in self.keys if key.id == name), "")

    def theme(self, app: App[None]) -> str:
        """The theme that the settings and the terminal ask for."""
        return fitting(self.settings.theme, self.nature.light, app.console.color_system, app.no_color)

    def options(self) -> Options:
        """How text is set."""
        return options_of(self.settings)

    def change(self, name: str, value: Value) -> None:
        """Give a setting another value, which is seen at once and saved."""
        self._take(name, value)
        if name == "language":
            use_language(self.settings.language)
            vars(self).pop("rebound", None)
        self.announce(PreferenceChanged(name, value))
        self.save(name, value)

    def save(self, name: str, value: Value) -> None:
        """Save a value that is seen already."""
        self._take(name, value)
        if self.file is None:
            return
        from reader.settings.editing import keep  # nothing is written before something changes

        try:
            keep(self.file, name, value)
        except SettingsError as error:
            self.announce(Notice(str(error)))

    def _take(self, name: str, value: Value) -> None:
        change: dict[str, Any] = {name: value}
        self.settings = self.settings._replace(**change)
