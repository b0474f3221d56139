"""Settings: a list of values, changed by the arrow keys, with immediate effect on the screen beneath.

The preferences announce and save each change. Faults of the settings file are listed below.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.i18n import _
from reader.settings.setting_specs import SPECS, SettingSpec, Value
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog, folded
from reader.ui.preferences import Preferences
from reader.ui.text_options import CELLS
from reader.ui.widgets.choice_list import ChoiceRow

GAP = 2
"""Cells between the longest name and the values."""
ROOM_FOR_NOTES = 60
"""Least width of the list, in cells, at which explanations are shown."""


class SettingsDialog(ListDialog[None]):
    """Lists the settings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,ｈ", "change(-1)", id="previous_value"),
        Binding("right,l,ｌ", "change(1)", id="next_value"),
        Binding("comma,，", "close", id="close_settings"),
    ]

    def __init__(self, preferences: Preferences, widths: Widths) -> None:
        super().__init__(widths, "settings", _("Settings"))
        self.preferences = preferences
        self.rest: list[ChoiceRow] = []
        """Lines below the settings."""

    def on_mount(self) -> None:
        """Fill the list: the width is known now."""
        self._list()

    def taken(self, place: int) -> None:
        """Change the chosen setting to its next value; the dialog stays open."""
        self.list.put_cursor_on(place)
        self.action_change(1)

    def action_change(self, steps: int) -> None:
        """Change the setting under the cursor."""
        place = self.list.chosen
        if place is None:
            return
        spec, preferences = SPECS[place], self.preferences
        old = getattr(preferences.settings, spec.name)
        value = spec.step(old, steps)
        if value != old or type(value) is not type(old):
            preferences.change(spec.name, value)
            self._list(place)

    def _list(self, place: int = 0) -> None:
        """List the settings, with the cursor at `place`."""
        texts = [
            _("← → change · kept in {file}").format(file=self.preferences.file or "—"),
            *self.preferences.problems,
        ]
        lines = [line for each in texts for line in folded(each, self.text_width(), self.list.widths)]
        self.rest = [ChoiceRow((), heading=True), *(ChoiceRow(((line, "muted"),), heading=True) for line in lines)]
        self.list.show(len(SPECS) + len(self.rest), self._row)
        self.list.put_cursor_on(place)

    def _row(self, place: int) -> ChoiceRow:
        if place >= len(SPECS):
            return self.rest[place - len(SPECS)]
        spec = SPECS[place]
        value = getattr(self.preferences.settings, spec.name)
        widths = self.list.widths
        column = max(widths.width(_(each.label)) for each in SPECS) + GAP
        note = _(spec.note) if self.list.room.width >= ROOM_FOR_NOTES else ""
        label = widths.pad(_(spec.label), column)
        return ChoiceRow(((label, "headline"), (note, "muted")), f"‹ {named(spec, value)} ›")


def named(spec: SettingSpec, value: Value) -> str:
    """Display name of a value."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if spec.name == "language" and value != "auto":
        return {"zh": "中文", "en": "English"}[str(value)]
    if spec.in_cells and isinstance(value, int):
        return f"{value / CELLS:g}"
    return _(value) if isinstance(value, str) else str(value)
