"""Command palette: type part of a command's name and run it; each row shows the command's key.

Built from the table of keys; dismisses with the id of the chosen key.
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
"""Ids of keys that the palette leaves out."""

ROOM_FOR_GROUP = 60
"""Least width of the list, in cells, at which a command's help group is shown."""


class CommandPalette(InputDialog):
    """Lists the commands that match the text."""

    def __init__(self, keys: Sequence[Key], widths: Widths) -> None:
        super().__init__("palette", _("Commands"), _("command, synonym, pinyin or key"), widths)
        self.commands = [words_of(key) for key in keys if key.id not in HIDDEN]
        self.found: list[Key] = []

    def on_mount(self) -> None:
        """List all commands before anything is typed."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List matches for the current text; run the best if Enter was pressed meanwhile."""
        event.stop()
        self._list()
        if self.entering:
            self._take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Dismiss with the command under the cursor."""
        event.stop()
        self._list()
        self._take()

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Dismiss with the clicked row."""
        self.dismiss(self.found[message.place].id)

    def _list(self) -> None:
        """List matches for the current text; an unchanged list keeps its cursor."""
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
