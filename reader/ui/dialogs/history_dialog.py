"""What was read lately, the newest first, in whatever library; one of these is opened again.

Takes what the store gives, and which of these articles are here; gives the id of the one chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.dialogs.list_dialog import ListDialog
from reader.ui.jobs import Post
from reader.ui.widgets.choice_list import ChoiceRow, no_row

if TYPE_CHECKING:
    from reader.store.history import HistoryVisit
    from reader.store.store import Store
    from reader.ui.main_screen import Room


@dataclass
class VisitsKnown(Message):
    """The store was asked what was read."""

    visits: Sequence[HistoryVisit]
    """The newest first."""


def enter(room: Room) -> None:
    """Open again what was read."""

    def chosen(visit: HistoryVisit | None) -> None:
        if visit is None:
            return
        number = room.number_of(visit.article)
        if number is not None:
            room.read(number)
        else:
            room.tell(_("Not among these articles: {source}").format(source=visit.source))

    screen = HistoryDialog(lambda article: room.number_of(article) is not None, room.pane.widths)
    room.app.push_screen(screen, chosen)
    room.home.do(partial(visits, screen.post_message))


def visits(post: Post, store: Store) -> None:
    """What was read."""
    post(VisitsKnown(store.history.visits()))


class HistoryDialog(ListDialog["HistoryVisit"]):
    """Lists visits until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("R,Ｒ", "close", id="close_history")]

    def __init__(self, is_here: Callable[[str], bool], widths: Widths) -> None:
        super().__init__(widths, "history")
        self._is_here = is_here
        self.visits: Sequence[HistoryVisit] = ()

    def on_mount(self) -> None:
        """Until the store has answered."""
        self.list.show(0, no_row, ("…",))

    def on_visits_known(self, message: VisitsKnown) -> None:
        """List them."""
        self.visits = message.visits
        self.list.show(len(self.visits), self._row, (_("Nothing was read yet"),))

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
