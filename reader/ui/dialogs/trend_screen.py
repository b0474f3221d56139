"""The query through time, sections and papers: columns, and under them the articles of the one pointed at.

Takes an answer, gives where in an article to go. Counting is done beside the screen, from the
columns of the index; what was counted for another unit than the one wanted by now is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from reader.api.analytics import TIMES, By, Frequency, TrendRows
from reader.api.results import amount
from reader.i18n import _
from reader.keymap.table import Key
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.captions import place_name
from reader.ui.dialogs.page_screen import Goal, PageScreen, found_in
from reader.ui.state.page_place import PagePlace
from reader.ui.widgets.chart import Chart, Labels
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow, no_row
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.ui.state.page_place import PageAnswer
    from reader.ui.system.tasks import Poll, Post

USUAL = 100
"""Columns at most, where nobody has said by what to count."""
ROOM_FOR_PLACE = 60
"""Cells of a list that says beside a headline where it stands."""
DATE = 12
"""Cells of the column of dates."""
MEASURES = ("matches", "per million", "articles")


@dataclass
class TrendCounted(Message):
    """The answer is counted."""

    by: By
    """By what; by now something else may be wanted."""
    spread: TrendRows


def count(results: "Results", by: By | None, post: "Post", cancelled: "Poll") -> None:
    """Count the answer; by what tells most, where `by` is None."""
    by = by or results.finest_unit(USUAL, cancelled)
    counted = results.trend(by, cancelled)
    post(TrendCounted(by, counted if by in TIMES else counted.most_first()))


def keys() -> tuple[Key, ...]:
    """The keys of the plot."""
    group = _("Plot")
    return (
        Key("plot_next", ("l", "right"), "point(1)", _("next column"), group, "l →"),
        Key("plot_previous", ("h", "left"), "point(-1)", _("previous column"), group, "h ←"),
        Key("plot_peak", ("n",), "peak(1)", _("next non-empty column"), group, "n"),
        Key("plot_peak_back", ("N",), "peak(-1)", _("previous non-empty column"), group, "N"),
        Key("plot_unit", ("r", "tab", "]"), "unit(1)", _("group by date, section or paper"), group, "r Tab"),
        Key("plot_unit_back", ("shift+tab", "["), "unit(-1)", _("the same, backwards"), group, "["),
        Key("plot_measure", ("m",), "measure", _("matches, rate or articles"), group, "m"),
    )


class TrendScreen(PageScreen):
    """Columns over a list of headlines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys())]

    def __init__(self, answer: "PageAnswer", widths: Widths) -> None:
        self.list = ChoiceList(widths)
        super().__init__(answer, widths, self.list, "plot")
        self.chart, self.told = Chart(widths), TextBar(widths, id="told")
        self.by = By(self.left_at.unit) if self.left_at.unit else None
        """By what is counted; None until that is known."""
        self.measured = self.left_at.order
        """By which of `MEASURES`."""
        self.spread: TrendRows | None = None
        self.article_keys: Sequence[int] = ()
        """The articles listed."""

    def compose(self) -> ComposeResult:
        """What it is, the columns, the one pointed at in words, its articles, keys."""
        yield self.head
        yield self.chart
        yield self.told
        yield self.list
        yield self.foot

    def on_mount(self) -> None:
        """Count, beside the screen."""
        if not self.results.total_matches:
            self.measured = MEASURES.index("articles")
        self.list.show(0, no_row, (_("counting…"),))
        self._report()
        self._count()

    def on_trend_counted(self, message: TrendCounted) -> None:
        """Draw it, unless something else is wanted meanwhile."""
        if self.by not in (None, message.by):
            return
        first, column = self.spread is None, self.left_at.column
        self.by, self.spread = message.by, message.spread
        if first and column is not None and column < len(self.spread.rows):
            self._draw(column)
            self.list.stand_at(self.left_at.row)
        else:
            self._draw(self._highest())

    def on_chart_pointed(self, message: Chart.Pointed) -> None:
        """Move to the column that was clicked."""
        self._point(message.place)

    def on_choice_list_picked(self, _message: ChoiceList.Picked) -> None:
        """Read that one."""
        self.action_choose()

    def keys(self) -> tuple[Key, ...]:
        """Those of the columns, of the list, and of every leaf."""
        return (*keys(), *super().keys())

    def goal(self) -> Goal | None:
        """The article under the cursor, at its first match."""
        place = self.list.chosen
        return None if place is None or not self.article_keys else Goal(self.article_keys[place])

    def place(self) -> PagePlace:
        """The column pointed at, the article under the cursor, unit and measure."""
        return PagePlace(self.list.cursor, self.measured, self.by or "", self.chart.at if self.spread else None)

    def action_point(self, steps: int) -> None:
        """To another column."""
        if self.spread is not None and self.spread.rows:
            self._point(min(max(self.chart.at + steps, 0), len(self.spread.rows) - 1))

    def action_peak(self, way: int) -> None:
        """To the next column that is not empty."""
        places = range(self.chart.at + way, len(self.chart.values) if way > 0 else -1, way)
        place = next((place for place in places if self.chart.values[place]), None)
        if place is not None:
            self._point(place)

    def action_unit(self, steps: int) -> None:
        """Count by something else."""
        if self.by is not None:
            units = list(By)
            self.by = units[(units.index(self.by) + steps) % len(units)]
            self._count()

    def action_measure(self) -> None:
        """Measure by something else; the column pointed at stays."""
        self.measured = (self.measured + 1) % len(MEASURES)
        if self.spread is not None:
            self._draw(self.chart.at)

    def _count(self) -> None:
        self.tasks.run("page", partial(count, self.results, self.by))

    def _value(self, row: Frequency) -> float:
        return (row.matches, row.per_million, row.articles)[self.measured]

    def _highest(self) -> int:
        rows = self.spread.rows if self.spread else ()
        return max(range(len(rows)), key=lambda place: self._value(rows[place]), default=0)

    def _draw(self, at: int) -> None:
        assert self.spread is not None
        rows = self.spread.rows
        values, names = [self._value(row) for row in rows], [row.key or _("unknown") for row in rows]
        self.chart.show(values, names, tiers(names, self.by), figure(max(values, default=0)), at)
        self._report()
        self._point(at)

    def _point(self, at: int) -> None:
        """Point at a column: say how much that is, and list its articles."""
        if self.spread is None or not self.spread.rows:
            self.list.show(0, no_row, (_("Nothing to count by"),))
            return
        self.chart.point(at)
        row = self.spread.rows[at]
        found = amount(row.articles, row.matches)
        rate = _("{rate} in a million characters").format(rate=figure(row.per_million))
        self.told.say([(f" {self.chart.names[at]}  ", "strong"), (found, ""), (f"  ·  {rate}", "muted")])
        self.article_keys = self.spread.keys(at)
        self.list.show(len(self.article_keys), self._row, (_("no match"),))

    def _row(self, place: int) -> ChoiceRow:
        key = self.article_keys[place]
        summary = self.articles.summary(key)
        headline, matches = (summary.headline, "excerpt"), str(self.results.counts.get(key) or "")
        width = self.list.room.width
        if width < ROOM_FOR_PLACE:
            return ChoiceRow((headline,), matches)
        date = self.widths.pad(summary.date or "", DATE)
        name = self.widths.shorten(place_name(summary), width // 4)
        return ChoiceRow(((date, "meta"), headline), f"{name}  {matches:>3}")

    def _report(self) -> None:
        units = {
            By.DAY: _("by day"),
            By.MONTH: _("by month"),
            By.YEAR: _("by year"),
            By.SECTION: _("by section"),
            By.PUBLICATION: _("by paper"),
        }
        measures = (_("matches"), _("matches in a million characters"), _("articles"))
        left = [(self.asked.strip(), "strong"), (f"  {units[self.by]}" if self.by else "", "")]
        self.say(
            [*left, (f" · {measures[self.measured]}", "muted")],
            found_in(self.results),
            (("Enter", _("read")), ("h l", _("move")), ("r", _("group")), ("m", _("measure"))),
        )


def figure(value: float) -> str:
    """A number a person can take in: whole from a hundred on, else with one digit after the point unless whole."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


def tiers(names: Sequence[str], by: By | None) -> tuple[Labels, ...]:
    """Labels for the columns, those that say more first: all of them; for a time, the beginnings of longer times."""
    every = dict(enumerate(names))
    if by is By.DAY:
        days = {place: name[5:] for place, name in every.items() if name[4:5] == "-"}
        return every, days, *begun(names, 7), *begun(names, 4), *decades(names, 10)
    if by is By.MONTH:
        return every, *begun(names, 4), *decades(names, 2, 5, 10)
    return (every, *decades(names, 2, 5, 10, 50)) if by is By.YEAR else (every,)


def begun(names: Sequence[str], length: int) -> tuple[Labels, ...]:
    """The columns with which a year (of 4 characters) or a month (of 7) begins; then without the first of them.

    The first may have hardly begun when the next does, and leave no room for its name.
    """
    before = ["", *(name[:length] for name in names)]
    first = {
        place: name[:length]
        for place, name in enumerate(names)
        if name[:4].isdecimal() and name[:length] != before[place]
    }
    return first, dict([*first.items()][1:])


def decades(names: Sequence[str], *each: int) -> tuple[Labels, ...]:
    """For each of some numbers of years, the columns with which one begins that can be divided by it."""
    years = begun(names, 4)[0]
    return tuple({place: year for place, year in years.items() if int(year) % many == 0} for many in each)
