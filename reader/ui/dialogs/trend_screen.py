"""Plot of a query over time, sections or papers: columns, and below them the articles of the selected one.

Dismisses with the match to go to. Columns are counted in a worker thread; counts for a unit no longer wanted are
dropped.
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
from reader.ui.status_text import articles_counted
from reader.ui.widgets.chart import Chart, Labels
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow, no_row
from reader.ui.widgets.text_bar import TextBar

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.ui.state.page_place import PageAnswer
    from reader.ui.system.tasks import Poll, Post

USUAL = 100
"""Most columns of the unit that is chosen at first."""
ROOM_FOR_PLACE = 60
"""Least width of the list, in cells, at which the source of a headline is shown."""
DATE = 12
"""Width of the date column, in cells."""
MEASURES = ("matches", "per million", "articles")
ARTICLES = MEASURES.index("articles")


@dataclass
class TrendCounted(Message):
    """Message: the columns have been counted."""

    by: By
    """Unit; dropped if another is wanted by now."""
    spread: TrendRows


def count(results: "Results", by: By | None, post: "Post", cancelled: "Poll") -> None:
    """Count the answer by unit; `by` None: by the most telling one."""
    by = by or results.finest_unit(USUAL, cancelled)
    counted = results.trend(by, cancelled)
    post(TrendCounted(by, counted if by in TIMES else counted.most_first()))


def keys() -> tuple[Key, ...]:
    """Keys of the plot."""
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
    """Columns above a list of headlines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys())]

    def __init__(self, answer: "PageAnswer", widths: Widths) -> None:
        self.list = ChoiceList(widths)
        super().__init__(answer, widths, self.list, "plot")
        self.chart, self.summary = Chart(widths), TextBar(widths, id="summary")
        self.by = By(self.left_at.unit) if self.left_at.unit else None
        """Unit of the columns; None until known."""
        self.measured = self.left_at.order
        """One of `MEASURES`."""
        self.spread: TrendRows | None = None
        self.article_keys: Sequence[int] = ()
        """Keys of the listed articles."""

    def compose(self) -> ComposeResult:
        """Head, columns, selected column in words, its articles, and keys."""
        yield self.head
        yield self.chart
        yield self.summary
        yield self.list
        yield self.foot

    def on_mount(self) -> None:
        """Start counting in a worker thread."""
        if not self._has_matches:
            self.measured = ARTICLES
        self.list.show(0, no_row, (_("counting…"),))
        self._report()
        self._count()

    def on_trend_counted(self, message: TrendCounted) -> None:
        """Draw the columns, unless another unit is wanted by now."""
        if self.by not in (None, message.by):
            return
        first, column = self.spread is None, self.left_at.column
        self.by, self.spread = message.by, message.spread
        if first and column is not None and column < len(self.spread.rows):
            self._draw(column)
            self.list.put_cursor_on(self.left_at.row)
        else:
            self._draw(self._highest())

    def on_chart_pointed(self, message: Chart.Pointed) -> None:
        """Select the clicked column."""
        self._point(message.place)

    def on_choice_list_picked(self, _message: ChoiceList.Picked) -> None:
        """Dismiss with the clicked article."""
        self.action_choose()

    def keys(self) -> tuple[Key, ...]:
        """Keys of the columns, the list and every full-page screen."""
        return (*keys(), *super().keys())

    def goal(self) -> Goal | None:
        """The article under the cursor, at its first match."""
        place = self.list.chosen
        return None if place is None or not self.article_keys else Goal(self.article_keys[place])

    def place(self) -> PagePlace:
        """Selected column, article under the cursor, unit and measure."""
        return PagePlace(self.list.cursor, self.measured, self.by or "", self.chart.at if self.spread else None)

    def action_point(self, steps: int) -> None:
        """Select another column."""
        if self.spread is not None and self.spread.rows:
            self._point(min(max(self.chart.at + steps, 0), len(self.spread.rows) - 1))

    def action_peak(self, way: int) -> None:
        """Select the next column that is not empty."""
        places = range(self.chart.at + way, len(self.chart.values) if way > 0 else -1, way)
        place = next((place for place in places if self.chart.values[place]), None)
        if place is not None:
            self._point(place)

    def action_unit(self, steps: int) -> None:
        """Change the unit."""
        if self.by is not None:
            units = list(By)
            self.by = units[(units.index(self.by) + steps) % len(units)]
            self._count()

    def action_measure(self) -> None:
        """Change the measure; the selected column stays."""
        if self._has_matches:
            self.measured = (self.measured + 1) % len(MEASURES)
            if self.spread is not None:
                self._draw(self.chart.at)

    @property
    def _has_matches(self) -> bool:
        """False if only articles can be counted: the query has no text, or an archive has not searched them all."""
        return self.results.matches_known and self.results.total_matches > 0

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
        """Select a column: show its count and list its articles."""
        if self.spread is None or not self.spread.rows:
            self.list.show(0, no_row, (_("Nothing to count by"),))
            return
        self.chart.point(at)
        row = self.spread.rows[at]
        found, rate = in_words(row) if self._has_matches else (articles_counted(row.articles), "")
        name = self.widths.shorten(self.chart.names[at], self.size.width - self.widths.width(found) - 4)
        self.summary.set_texts([(f" {name}", "strong")], [[(f"  {found} ", "")], [(rate, "muted")]])
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
        measures = (_("matches"), _("matches per million characters"), _("articles"))
        hints = (("Enter", _("read")), ("h l", _("move")), ("r", _("group")), ("m", _("measure")))
        left = [(self.asked.strip(), "strong"), (f"  {units[self.by]}" if self.by else "", "")]
        self.set_lines(
            [*left, (f" · {measures[self.measured]}", "muted")],
            found_in(self.results),
            hints if self._has_matches else hints[:-1],
        )


def in_words(row: Frequency) -> tuple[str, str]:
    """The counts of a column, and its rate."""
    rate = _("{rate} per million characters").format(rate=figure(row.per_million))
    return amount(row.articles, row.matches), f"·  {rate} "


def figure(value: float) -> str:
    """A number for display: an integer from 100 on, else with one decimal unless whole."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


def tiers(names: Sequence[str], by: By | None) -> tuple[Labels, ...]:
    """Sets of labels for the columns, most detailed first: every column; for dates, starts of longer periods."""
    every = dict(enumerate(names))
    if by is By.DAY:
        days = {place: name[5:] for place, name in every.items() if name[4:5] == "-"}
        return every, days, *begun(names, 7), *begun(names, 4), *decades(names, 10)
    if by is By.MONTH:
        return every, *begun(names, 4), *decades(names, 2, 5, 10)
    return (every, *decades(names, 2, 5, 10, 50)) if by is By.YEAR else (every,)


def begun(names: Sequence[str], length: int) -> tuple[Labels, ...]:
    """Columns at which a new year (prefix of 4 characters) or month (7) begins; then the same without the first.

    The first period may be so short that its label would cover the next one.
    """
    before = ["", *(name[:length] for name in names)]
    first = {
        place: name[:length]
        for place, name in enumerate(names)
        if name[:4].isdecimal() and name[:length] != before[place]
    }
    return first, dict([*first.items()][1:])


def decades(names: Sequence[str], *each: int) -> tuple[Labels, ...]:
    """For several steps, the columns at which a year divisible by the step begins."""
    years = begun(names, 4)[0]
    return tuple({place: year for place, year in years.items() if int(year) % many == 0} for many in each)
