"""The person's settings at work: shown in the room as they are, and kept when they change.

Takes what was read of the file, and where it is. A change is seen at once and written at once; what cannot be written
is told, and holds for this sitting.
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
from reader.ui.launch.terminal import TerminalTraits
from reader.ui.theme import fitting

if TYPE_CHECKING:
    from textual.app import App

    from reader.ui.study import Study

CELLS = 2
"""Cells of a character: the settings count an indent in these."""


class Preferences:
    """The settings of one sitting."""

    def __init__(
        self, told: LoadedSettings | None = None, file: Path | None = None, nature: TerminalTraits | None = None
    ) -> None:
        told = told or LoadedSettings()
        self.settings = told.settings
        self.file = file
        """Where changes are kept; None: nowhere."""
        self.nature = nature or TerminalTraits()
        self.wrong = told.problems

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

    def begin(self, room: Study) -> None:
        """Make the room as it is wanted, before an article is shown in it."""
        for effect in (_measure, _setting, _zen, _keywords):
            effect(self, room)
        room.app.set_keymap(dict(self.rebound.keymap))

    def change(self, room: Study, name: str, value: Value) -> None:
        """Another value, seen at once and kept."""
        self._take(name, value)
        EFFECTS[name](self, room)
        self.keep(room, name, value)

    def keep(self, room: Study, name: str, value: Value) -> None:
        """Keep a value that is seen already."""
        self._take(name, value)
        if self.file is None:
            return
        from reader.settings.editing import keep  # nothing is written before something changes

        try:
            keep(self.file, name, value)
        except SettingsError as error:
            room.tell(str(error))

    def _take(self, name: str, value: Value) -> None:
        change: dict[str, Any] = {name: value}
        self.settings = self.settings._replace(**change)


def _language(comfort: Preferences, room: Study) -> None:
    use_language(comfort.settings.language)
    vars(comfort).pop("rebound", None)
    room.reword()


def _theme(comfort: Preferences, room: Study) -> None:
    room.app.theme = comfort.theme(room.app)


def _measure(comfort: Preferences, room: Study) -> None:
    room.pane.wanted = comfort.settings.measure


def _setting(comfort: Preferences, room: Study) -> None:
    wanted = comfort.settings
    room.pane.options = Options(
        indent=wanted.indent * CELLS,
        hang=wanted.hanging,
        gaps=bool(wanted.latin_space),
        paragraph_gap=wanted.blank_lines,
        justify=wanted.justify,
    )


def _width(comfort: Preferences, room: Study) -> None:
    room.pane.widths.become(comfort.width)
    room.pane.reset()
    room.refresh(layout=True)


def _zen(comfort: Preferences, room: Study) -> None:
    room.zen = comfort.settings.zen
    room.settle()


def _keywords(comfort: Preferences, room: Study) -> None:
    room.reading.marking = comfort.settings.keywords
    room.mark()


def _later(comfort: Preferences, room: Study) -> None:
    """It takes effect when the program is started the next time."""


EFFECTS: dict[str, Callable[[Preferences, Study], None]] = {
    "language": _language,
    "theme": _theme,
    "measure": _measure,
    "ambiguous_width": _width,
    "zen": _zen,
    "keywords": _keywords,
    "kitty_keys": _later,
    **dict.fromkeys(("indent", "latin_space", "blank_lines", "hanging", "justify"), _setting),
}
"""What makes a setting seen, by its name."""
