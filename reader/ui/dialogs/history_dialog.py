"""What was read lately, the newest first, in whatever library; one of these is opened again.

Takes what the store gives, and which of these articles are here; gives the id of the one chosen.
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
    """Lists visits until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("R,Ｒ", "close", id="close_history"),
        Binding("D,Ｄ", "clear", id="clear_history"),
    ]

    def __init__(self, is_here: Callable[[str], bool], clear: Callable[[Post], object], widths: Widths) -> None:
        """`clear` empties the history in the store, and posts what is left of it."""
        super().__init__(widths, "history", _("Recently read"))
        self._is_here, self._clear = is_here, clear
        self.visits: Sequence[HistoryVisit] = ()
        self.hint = TextBar(widths, id="history_hint")
        self._sure = False
        """Whether the key that clears was pressed once."""

    def compose(self) -> ComposeResult:
        """The title, the list and the key that clears."""
        with Vertical(id="history", classes="sheet"):
            yield self.title_line
            yield self.list
            yield self.hint

    def on_mount(self) -> None:
        """Until the store has answered."""
        self.list.show(0, no_row, ("…",))

    def on_visits_loaded(self, message: VisitsLoaded) -> None:
        """List them."""
        self.visits = message.visits
        self.list.show(len(self.visits), self._row, (_("Nothing read yet"),))
        self.hint.say([("D", "key"), (_(" clear"), "muted")] if self.visits else [])

    def action_clear(self) -> None:
        """Forget all that was read and asked; the second time in a row, so that no slip of a finger does it."""
        if self._sure:
            self._clear(self.post_message)
        elif self.visits:
            self._sure = True
            self.list.show(0, no_row, (_("Press D again to clear what was read and searched"),))

    def taken(self, place: int) -> HistoryVisit:
        """The article visited."""
        return self.visits[place]

    def _row(self, place: int) -> ChoiceRow:
        visit = self.visits[place]
        here = self._is_here(visit.article)
        elsewhere = "" if here else f"  {visit.source.rsplit('/', 1)[-1]}"
        return ChoiceRow(((visit.headline, "headline" if here else "meta"), (elsewhere, "meta")), when(visit.at))


def when(moment: str) -> str:
    """A moment of the store by the clock on the wall: the time today, else the day."""
    at, now = datetime.fromisoformat(moment).astimezone(), datetime.now().astimezone()
    return at.strftime("%H:%M" if at.date() == now.date() else "%Y-%m-%d")
