"""Help: every key under its heading, example queries, and a filter.

Built from the table of keys, so it is always right. Dismisses with the chosen key or query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from reader.i18n import _
from reader.keymap.table import Key
from reader.typeset.cells import Widths
from reader.ui.dialogs.command_search import commands_for, words_of
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog
from reader.ui.dialogs.input_dialog import LONGEST
from reader.ui.dialogs.list_dialog import folded
from reader.ui.widgets.input_line import InputLine
from reader.ui.widgets.query_guide import example_rows


class HelpScreen(GroupedListDialog["Key | str"]):
    """Lists the keys."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("?,？", "close", id="close_help"),
        Binding("/,／,、", "filter", id="filter_help"),
    ]

    def __init__(self, keys: Sequence[Key], widths: Widths, *, queries: bool = False) -> None:
        """`queries`: whether example queries are shown, after the keys of the search."""
        super().__init__(widths, "help", _("Help"), _("run"))
        self.filter = InputLine(placeholder=_("/ filters"), most=LONGEST)
        self.commands, self.queries = [words_of(key) for key in keys], queries

    def compose(self) -> ComposeResult:
        """The title, the filter and the list."""
        with Vertical(id=self.name, classes="sheet"):
            yield self.title_line
            yield self.filter
            yield self.list

    def on_mount(self) -> None:
        """List everything before anything is typed."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only lines that match the filter."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the focus from the filter to the list."""
        event.stop()
        self.set_focus(None)

    def action_filter(self) -> None:
        """Move the focus to the filter."""
        self.set_focus(self.filter)

    def action_close(self) -> None:
        """Leave the filter, or close the help."""
        if self.focused is self.filter:
            self.filter.value = ""
            self.set_focus(None)
        else:
            self.dismiss(None)

    def _list(self) -> None:
        typed = self.filter.value.strip()
        fitting = set(commands_for(self.commands, typed))
        groups = groupby((words.key for words in self.commands if words.key in fitting), attrgetter("group"))
        self.clear()
        for name, keys in groups:
            self._group(name, keys)
            if name == _("Search"):
                self._list_queries(typed)
        if not typed:
            note = _("Chinese input may stay on: full-width keys do the same.")
            for line in folded(note, self.text_width(indent=2), self.list.widths):
                self.add_text((line, "muted"))
        self.fill(_("no matches"))

    def _group(self, name: str, keys: Iterable[Key]) -> None:
        self.add_heading(name)
        for key in keys:
            self.add_row(key, (f" {key.description}", "excerpt"), right=key.shown)

    def _list_queries(self, typed: str) -> None:
        if self.queries and not typed:
            self.add_heading(_("Queries"))
            for query, row in example_rows(self.list.widths):
                self.rows.append(row)
                self.values.append(query)


def in_order(keys: Sequence[Key]) -> list[Key]:
    """Keys with the search group first, which is what most people look for."""
    first = [key for key in keys if key.group == _("Search")]
    return [*first, *(key for key in keys if key.group != _("Search"))]
