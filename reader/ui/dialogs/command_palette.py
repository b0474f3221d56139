"""The palette: type a part of what you want done, and have it done; beside each command stands its key.

Takes the table of keys, gives the id of the one chosen.
"""

from collections.abc import Sequence

from textual.widgets import Input

from reader.i18n import _
from reader.keymap.table import Key
from reader.typeset.cells import Widths
from reader.ui.dialogs.command_search import commands_for, words_of
from reader.ui.dialogs.input_dialog import InputDialog
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow

HIDDEN = ("palette", "count")
"""The ids of keys that are no commands here."""

ROOM_FOR_GROUP = 60
"""Cells of a list that says beside a command where the help has it."""


class CommandPalette(InputDialog):
    """The commands that may be meant."""

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__("palette", _("Commands"), _("what to do: a word, pinyin or a key"), widths)
        self.commands = [words_of(key) for key in keys if key.id not in HIDDEN]
        self.found: list[Key] = []

    def on_mount(self) -> None:
        """Before anything is typed: everything."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits what stands there now, and take the best where Enter was pressed meanwhile."""
        event.stop()
        self._list()
        if self.entering:
            self._take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the command under the cursor."""
        event.stop()
        self._list()
        self._take()

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Take the row that was picked."""
        self.dismiss(self.found[message.place].id)

    def _list(self) -> None:
        """List what fits by now; where that is what is listed already, the cursor stays."""
        found = commands_for(self.commands, self.wanted.value)
        if found != self.found or not found:
            self.found = found
            self.list.show(len(found), self._row, (_("no such command"),))

    def _take(self) -> None:
        if (place := self.list.chosen) is not None:
            self.dismiss(self.found[place].id)

    def _row(self, place: int) -> ChoiceRow:
        key = self.found[place]
        group = f"  {key.group}" if self.list.room.width >= ROOM_FOR_GROUP else ""
        return ChoiceRow(((key.description, "headline"), (group, "meta")), key.shown)
