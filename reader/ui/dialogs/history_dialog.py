"""History: articles read lately in any library, newest first; one of them is opened again.

Filled from the store; dismisses with the id of the chosen article. Articles of other libraries are shown muted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog
from reader.ui.messages import VisitsLoaded
from reader.ui.system.tasks import Post
from reader.ui.widgets.choice_list import ChoiceRow, no_row
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.store.history import HistoryVisit


class HistoryDialog(ListDialog["HistoryVisit"]):
    """Lists the visits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("R,Ｒ", "close", id="close_history"),
        Binding("D,Ｄ", "clear", id="clear_history"),
    ]

    def __init__(self, is_here: Callable[[str], bool], clear: Callable[[Post], object], widths: Widths) -> None:
        """`clear` empties the history in the store, and posts the rest of it."""
        super().__init__(widths, "history", _("Recently read"))
        self._is_here, self._clear = is_here, clear
        self.visits: Sequence[HistoryVisit] = ()
        self.hint = TextBar(widths, id="history_hint")
        self._sure = False
        """True after the first press of the key that clears."""

    def compose(self) -> ComposeResult:
        """The title, the list and the key that clears."""
        with Vertical(id="history", classes="sheet"):
            yield self.title_line
            yield self.list
            yield self.hint

    def on_mount(self) -> None:
        """Show a notice until the store has answered."""
        self.list.show(0, no_row, ("…",))

    def on_visits_loaded(self, message: VisitsLoaded) -> None:
        """List the visits."""
        self.visits = message.visits
        self.list.show(len(self.visits), self._row, (_("Nothing read yet"),))
        self.hint.set_texts([("D", "key"), (_(" clear"), "muted")] if self.visits else [])

    def action_clear(self) -> None:
        """Clear the history of articles and queries, on the second press in a row."""
        if self._sure:
            self._clear(self.post_message)
        elif self.visits:
            self._sure = True
            self.list.show(0, no_row, (_("Press D again to clear the history"),))

    def taken(self, place: int) -> HistoryVisit:
        """Id of the visited article."""
        return self.visits[place]

    def _row(self, place: int) -> ChoiceRow:
        visit = self.visits[place]
        here = self._is_here(visit.article)
        elsewhere = "" if here else f"  {visit.source.rsplit('/', 1)[-1]}"
        return ChoiceRow(((visit.headline, "headline" if here else "meta"), (elsewhere, "meta")), when(visit.at))


def when(moment: str) -> str:
    """A time stamp of the store in local time: today the time, else the date."""
    at, now = datetime.fromisoformat(moment).astimezone(), datetime.now().astimezone()
    return at.strftime("%H:%M" if at.date() == now.date() else "%Y-%m-%d")
