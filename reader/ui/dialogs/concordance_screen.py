"""Concordance: one line a match with its context, all matches aligned in one column.

Dismisses with the match to go to. Lines are sorted in a worker thread and laid out when they are drawn; a sort that is
no longer wanted is dropped.
"""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from reader.api.analytics import MOST_LINES, ConcordanceLine, ConcordanceLines, ConcordanceOrder
from reader.i18n import _
from reader.keymap.table import Key
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.captions import place_name
from reader.ui.dialogs.page_screen import Goal, PageScreen, found_in
from reader.ui.state.page_place import PagePlace
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow, no_row

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.ui.state.page_place import PageAnswer
    from reader.ui.system.tasks import Poll, Post

ROOM_FOR_DATE = 76
"""Least width of the list, in cells, at which dates are shown."""
DATE = 12
"""Width of the date column, in cells."""
EDGES = 3
"""Blank cells at the sides of a list."""


@dataclass
class LinesSorted(Message):
    """Message: the lines have been sorted."""

    order: ConcordanceOrder
    """Sort order; dropped if another is wanted by now."""
    lines: ConcordanceLines


def sort(results: "Results", order: ConcordanceOrder, post: "Post", cancelled: "Poll") -> None:
    """Put the matches in order."""
    lines = results.concordance(order, MOST_LINES, cancelled)
    post(LinesSorted(order, lines))


def keys() -> tuple[Key, ...]:
    """Keys of the concordance."""
    group = _("Concordance")
    return (
        Key("kwic_sort", ("o", "tab"), "sort(1)", _("sort: place, right or left context"), group, "o Tab"),
        Key("kwic_sort_back", ("O", "shift+tab"), "sort(-1)", _("the same, backwards"), group, "O"),
    )


class ConcordanceScreen(PageScreen):
    """Lists the matches."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys())]
    ORDERS = (ConcordanceOrder.POSITION, ConcordanceOrder.RIGHT, ConcordanceOrder.LEFT)

    def __init__(self, answer: "PageAnswer", widths: Widths) -> None:
        self.list = ChoiceList(widths)
        super().__init__(answer, widths, self.list, "kwic")
        self.order = self.ORDERS[self.left_at.order]
        self.lines: ConcordanceLines | None = None

    def compose(self) -> ComposeResult:
        """Head, lines, and the source of the line under the cursor."""
        yield self.head
        yield self.list
        yield self.foot

    def on_mount(self) -> None:
        """Start sorting in a worker thread."""
        self.list.show(0, no_row, (_("sorting…"),))
        self._sort()

    def on_lines_sorted(self, message: LinesSorted) -> None:
        """Show the lines, unless another order is wanted by now."""
        if message.order == self.order:
            first, self.lines = self.lines is None, message.lines
            self.list.show(len(self.lines), self._row)
            self.list.put_cursor_on(self.left_at.row if first else 0)
            self.moved()

    def on_choice_list_picked(self, _message: ChoiceList.Picked) -> None:
        """Dismiss with the clicked match."""
        self.action_choose()

    def on_resize(self, _event: events.Resize) -> None:
        """Align the lines to the new width."""
        self.list.refresh()

    def keys(self) -> tuple[Key, ...]:
        """Keys of the lines and of every full-page screen."""
        return (*keys(), *super().keys())

    def goal(self) -> Goal | None:
        """The match under the cursor."""
        line = self._chosen()
        if line is None:
            return None
        spans = self.results.spans(line.key)
        return Goal(line.key, spans.index(line.span) if line.span in spans else 0)

    def place(self) -> PagePlace:
        """Line under the cursor, and the sort order."""
        return PagePlace(self.list.cursor, self.ORDERS.index(self.order))

    def moved(self) -> None:
        """Show the source of the match under the cursor."""
        line = self._chosen()
        source = list[tuple[str, str]]()
        if line is not None:
            summary = self.articles.summary(line.key)
            given = (summary.publication, summary.date, place_name(summary))
            where = " · ".join(dict.fromkeys(part for part in given if part))
            ordinal = f" {self.list.cursor + 1:,}/{self.list.count:,}  "
            source = [(ordinal, "muted"), (summary.headline, "strong"), (f"  {where}", "muted")]
        self._report(source)

    def action_sort(self, steps: int) -> None:
        """Sort otherwise, with the cursor on the first line."""
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + steps) % len(self.ORDERS)]
        self._sort()

    def _sort(self) -> None:
        self.tasks.run("page", partial(sort, self.results, self.order))
        self._report([])

    def _chosen(self) -> ConcordanceLine | None:
        place = self.list.chosen
        return None if place is None or self.lines is None else self.lines.line(place, 0)

    def _row(self, place: int) -> ChoiceRow:
        assert self.lines is not None
        width = self.list.room.width - EDGES
        line = self.lines.line(place, width)
        dated = width >= ROOM_FOR_DATE
        date = self.widths.pad(self.articles.summary(line.key).date or "", DATE) if dated else ""
        return ChoiceRow(((date, "meta"), *aligned(line, width - DATE * dated, self.widths)))

    def _report(self, source: list[tuple[str, str]]) -> None:
        orders = {
            ConcordanceOrder.POSITION: _("article order"),
            ConcordanceOrder.RIGHT: _("right context, pinyin order"),
            ConcordanceOrder.LEFT: _("left context, pinyin order"),
        }
        lines = len(self.lines) if self.lines is not None else 0
        cut = self.lines is not None and (lines < self.results.total_matches or not self.results.matches_known)
        counted = _("the first {count}").format(count=f"{lines:,}") + " · " if cut else ""
        amount, *rest = found_in(self.results)
        self.set_lines(
            [(self.asked.strip(), "strong"), (f"  {orders[self.order]}", "muted")],
            [[(counted, "muted"), *amount], *rest],
            (("Enter", _("read")), ("o", _("sort"))),
            source,
        )


def aligned(line: ConcordanceLine, width: int, widths: Widths) -> list[tuple[str, str]]:
    """A line of at most `width` cells as `(text, role)` parts, with the match at a fixed cell left of the middle.

    A wide character cut in half at an edge is replaced by a blank.
    """
    before = width * 9 // 20
    fits = widths.fits_before(line.left, before - 1)
    left = widths.pad(line.left[len(line.left) - fits :], before - 1, "right")
    room = max(width - before - widths.width(line.match) - 1, 0)
    right = line.right[: widths.fits(line.right, room)]
    return [(f"{left} ", "excerpt"), (line.match, "match"), (f" {right}", "excerpt")]
