"""Dispersion plot: one row an article, its length drawn as a strip of cells with the matches in place.

Dismisses with the match to go to. Strips are made when they are drawn. A cell is an equal part of the article and shows
how many matches begin in it: a stroke for one, a digit for more.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.api.analytics import cell_of, in_context
from reader.api.results import RESULT_ORDERS
from reader.errors import NotHereYetError
from reader.i18n import _
from reader.keymap.table import Key
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.bindings import bindings
from reader.ui.dialogs.page_screen import Goal, PageScreen, found_in
from reader.ui.state.page_place import PagePlace
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.ui.state.page_place import PageAnswer

MANY = 10
"""Counts from this on are drawn alike."""
EDGES = 3
"""Blank cells at the sides of a list."""
COUNT = 6
"""Width of the count column, in cells."""


def keys() -> tuple[Key, ...]:
    """Keys of the dispersion plot."""
    group = _("Dispersion")
    return (
        Key("strip_next", ("l", "right"), "along(1)", _("next match of the article"), group, "l →"),
        Key("strip_previous", ("h", "left"), "along(-1)", _("previous match of the article"), group, "h ←"),
        Key("strip_sort", ("o", "tab"), "sort", _("sort: best, most matches, or place"), group, "o"),
    )


class DispersionScreen(PageScreen):
    """Lists the articles with their strips."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys())]

    def __init__(self, answer: "PageAnswer", widths: Widths) -> None:
        self.list = ChoiceList(widths)
        super().__init__(answer, widths, self.list, "dispersion")
        self.order = self.left_at.order
        """Index of the current order."""
        self.article_keys = self.results.ranking
        """Keys of the articles, in the current order."""
        self.match = 0
        """Index of the current match in the article under the cursor."""

    def compose(self) -> ComposeResult:
        """Head, rows, and the current match in its context."""
        yield self.head
        yield self.list
        yield self.foot

    def on_mount(self) -> None:
        """List the articles."""
        self._list()
        self.list.put_cursor_on(self.left_at.row)
        self.action_along(self.left_at.column or 0)

    def on_choice_list_picked(self, _message: ChoiceList.Picked) -> None:
        """Dismiss with the clicked article."""
        self.match = 0
        self.action_choose()

    def keys(self) -> tuple[Key, ...]:
        """Keys of the strips and of every full-page screen."""
        return (*keys(), *super().keys())

    def goal(self) -> Goal | None:
        """The current match."""
        place = self.list.chosen
        return None if place is None else Goal(self.article_keys[place], self.match)

    def place(self) -> PagePlace:
        """Article under the cursor, current match, and order."""
        return PagePlace(self.list.cursor, self.order, column=self.match)

    def moved(self) -> None:
        """Select the first match of the article under the cursor."""
        self.match = 0
        self._report()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the texts to the new width."""
        self._report()

    def action_along(self, steps: int) -> None:
        """Select another match of the article."""
        spans = self._spans()
        self.match = min(max(self.match + steps, 0), max(len(spans) - 1, 0))
        self.list.refresh()
        self._report()

    def action_sort(self) -> None:
        """Sort otherwise, with the cursor on the first article."""
        self.order = (self.order + 1) % len(RESULT_ORDERS)
        self._list()

    def _list(self) -> None:
        self.article_keys = self.results.ordered(RESULT_ORDERS[self.order]) if self.order else self.results.ranking
        self.list.show(len(self.article_keys), self._row)
        self.moved()

    def _spans(self) -> tuple[Span, ...]:
        """The matches of the article under the cursor."""
        place = self.list.chosen
        return () if place is None else self.results.spans(self.article_keys[place])

    def _article(self, key: "ArticleKey") -> "Article | None":
        """An article; None while an archive is still sending it."""
        try:
            return self.articles.article(key)
        except NotHereYetError:
            return None

    def _row(self, place: int) -> ChoiceRow:
        key = self.article_keys[place]
        spans, article = self.results.spans(key), self.articles.article(key)
        width = max(self.list.room.width - EDGES - COUNT, 9)  # Nothing is laid out yet when the first is asked for.
        name = self.widths.pad(self.widths.shorten(article.headline, width // 3), width // 3)
        cells, current = width - width // 3 - 2, place == self.list.cursor and bool(spans)
        here = cell_of(spans[self.match].start, len(article.text), cells) if current else None
        cells_drawn = strip(self.results.dispersion(key, cells), here)
        return ChoiceRow(((f"{name}  ", "excerpt"), *cells_drawn), f"{len(spans):,}")

    def _report(self) -> None:
        orders = (_("best first"), _("most matches first"), _("article order"))
        place, spans = self.list.chosen, self._spans()
        context = list[tuple[str, str]]()
        article = None if place is None or not spans else self._article(self.article_keys[place])
        if place is not None and article is not None:
            key = self.article_keys[place]
            room = self.app.size.width // 6
            line = in_context(key, article, spans[self.match], room)
            left = line.left[len(line.left) - self.widths.fits_before(line.left, room) :]
            ordinal = f" {self.match + 1}/{len(spans)}  "
            context = [(ordinal, "muted"), (left, ""), (line.match, "strong"), (line.right, "")]
        self.set_lines(
            [(self.asked.strip(), "strong"), (f"  {orders[self.order]}", "muted")],
            found_in(self.results),
            (("Enter", _("read")), ("h l", _("along")), ("o", _("sort"))),
            context,
        )


def strip(counts: Sequence[int], here: int | None) -> list[tuple[str, str]]:
    """A strip of `len(counts)` cells as `(text, role)` parts: blank, a stroke for one match, a digit for more."""
    signs = [" " if not count else "|" if count == 1 else str(count) if count < MANY else "#" for count in counts]
    roles = ["current" if cell == here else "tick" if count else "track" for cell, count in enumerate(counts)]
    return list(zip(signs, roles, strict=True))
