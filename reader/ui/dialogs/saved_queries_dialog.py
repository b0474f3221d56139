"""Saved queries: run or delete one, or save the current query.

Takes the counts of each query; dismisses with a `SavedChoice`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from reader.i18n import _, counted
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog
from reader.ui.widgets.choice_list import ChoiceRow
from reader.ui.widgets.pinned_queries import PinnedQuery


class SavedChoice(NamedTuple):
    """A query and what to do with it."""

    query: str
    action: str = "ask"
    """`ask`, `save` or `remove`."""


class SavedQueriesDialog(ListDialog[SavedChoice]):
    """Lists the saved queries."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("V,Ｖ", "close", id="close_saved"),
        Binding("d,ｄ,delete,x,ｘ", "remove", id="remove_saved"),
    ]

    def __init__(self, pinned: Sequence[PinnedQuery], query: str, widths: Widths) -> None:
        """`query`: the current query, which can be saved; "" for none."""
        super().__init__(widths, "saved", _("Saved queries"), _("search"))
        self.pinned, self.standing = pinned, query if query not in [each.query for each in pinned] else ""

    def on_mount(self) -> None:
        """List the current query, then the saved ones, latest first."""
        rows = [self._row(each) for each in reversed(self.pinned)]
        if self.standing:
            rows.insert(0, ChoiceRow(((_("save this query"), "meta"), (f"  {self.standing}", "headline"))))
        hint = _("Search for something, then press V to save it")
        self.list.show(len(rows), rows.__getitem__, (_("No saved queries"), hint))

    def taken(self, place: int) -> SavedChoice:
        """Choice of the row."""
        if self.standing and not place:
            return SavedChoice(self.standing, "save")
        return SavedChoice(self.pinned[len(self.pinned) - 1 - place + bool(self.standing)].query)

    def action_remove(self) -> None:
        """Delete the query under the cursor."""
        if (place := self.list.chosen) is not None and (choice := self.taken(place)).action == "ask":
            self.dismiss(choice._replace(action="remove"))

    def _row(self, pinned: PinnedQuery) -> ChoiceRow:
        count = counted(pinned.found, _("1 article"), _("{count} articles")) if pinned.found is not None else ""
        new = (counted(pinned.new, _("1 new"), _("{count} new")),) if pinned.new else ()
        return ChoiceRow(((pinned.query, "headline"), *((f"  {each}", "match") for each in new)), count)
