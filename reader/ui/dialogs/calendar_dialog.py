"""The calendar: type a date, or choose year, month and day, each with how many articles there are.

Dismisses with an ISO date that articles have, or None. The text in the line is the only state: choosing a year writes
it there.
"""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from reader.api.library import LibraryView
from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.captions import date_name
from reader.ui.days import Days, completions
from reader.ui.dialogs.input_dialog import InputDialog
from reader.ui.system.tasks import Poll, Post
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow


@dataclass
class DaysCounted(Message):
    """Message: the articles of each day have been counted."""

    days: Days


class CalendarDialog(InputDialog):
    """Lists years, months or days, each with its number of articles."""

    def __init__(self, articles: LibraryView, widths: Widths) -> None:
        super().__init__("calendar", _("Go to date"), _("date: 2022, 2022-11 or 20221114"), widths)
        self.articles = articles
        self.days: Days = ()
        self.offered: Days = ()
        self.counted = False

    def on_mount(self) -> None:
        """Start counting in a worker thread."""
        self._list()

        def count(post: Post, _cancelled: Poll) -> None:
            post(DaysCounted(self.articles.days()))

        self.tasks.run("days", count)

    def on_days_counted(self, message: DaysCounted) -> None:
        """Show the counts."""
        self.days, self.counted = message.days, True
        self._list()
        if self.entering:
            self._take()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the dates that match the text."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the date that was typed."""
        event.stop()
        self.entering = not self.counted
        self._take()

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Go to the date that was picked."""
        self._take()

    def _take(self) -> None:
        """Dismiss with the day at a row, or open the year or month."""
        self.entering = False
        if (place := self.list.chosen) is None:
            return
        date = self.offered[place][0]
        if any(day.startswith(f"{date}-") for day, _count in self.days):
            self.wanted.value = f"{date}-"
            self.wanted.cursor_position = len(self.wanted.value)
        else:
            self.dismiss(date)

    def _list(self) -> None:
        self.offered = completions(self.days, self.wanted.value)
        notice = _("no articles on that date") if self.counted else _("counting…")
        self.list.show(len(self.offered), self._row, (notice,))

    def _row(self, place: int) -> ChoiceRow:
        date, count = self.offered[place]
        return ChoiceRow(((date_name(date), "headline"),), str(count))
