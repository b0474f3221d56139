"""The facets on a sheet: one is chosen, and the query asks for it too.

Takes a library, the articles found and the query; gives the narrower query, or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import get_current_worker

from reader.library import Library
from reader.typeset.cells import Widths
from reader.ui.choices import Row, nothing
from reader.ui.facets import Facet, facets
from reader.ui.quoting import narrowed
from reader.ui.screens.sheet import Sheet
from reader.wording import _

if TYPE_CHECKING:
    from reader.ui.wayfinding import Wayfinding


@dataclass
class Counted(Message):
    """The facets are known."""

    facets: tuple[Facet, ...]
    """Those that part the articles."""


def enter(room: "Wayfinding") -> None:
    """Narrow what was found, or everything, by what the articles have."""
    numbers: Sequence[int] = room.inquiry.journey.ranked if room.inquiry.query else range(len(room.library))
    if not numbers:
        room.tell(_("Nothing was found"))
        return

    def asked(query: str | None) -> None:
        if query:
            room.put(query)
            room.keep_query()
            room.go(room.results)

    room.app.push_screen(Narrowing(room.library, numbers, room.inquiry.query, room.pane.widths), asked)


class Narrowing(Sheet[str]):
    """Lists facets until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("F,Ｆ", "close", id="close_facets"),
        Binding("],］,】,」,tab", "facet(1)", id="next_facet"),
        Binding("[,［,【,「,shift+tab", "facet(-1)", id="previous_facet"),
    ]

    def __init__(self, library: Library, numbers: Sequence[int], query: str, widths: Widths) -> None:
        super().__init__(widths, "facets")
        self.library, self.numbers, self.asked = library, numbers, query
        self.rows: list[Row] = []
        self.queries: list[str] = []
        """What each row asks; "" for headings."""

    def on_mount(self) -> None:
        """Count, beside the screen."""
        self.list.show(0, nothing, (_("counting …"),))

        def count() -> None:
            worker = get_current_worker()
            found = facets(self.library, self.numbers, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.post_message(Counted(found))

        self.run_worker(count, thread=True, exclusive=True, group="facets", exit_on_error=False)

    def on_counted(self, message: Counted) -> None:
        """List them, each under its heading."""
        for facet in message.facets:
            self._add(Row(((facet.name, "heading"),), heading=True), "")
            for value, count in facet.values:
                self._add(Row(((f"  {value}", "excerpt"),), str(count)), narrowed(self.asked, facet.label, value))
        notice = (_("Nothing to choose between"), _("The articles are all of one kind."))
        self.list.show(len(self.rows), self.rows.__getitem__, notice)

    def taken(self, place: int) -> str:
        """The narrower query."""
        return self.queries[place]

    def action_facet(self, steps: int) -> None:
        """To the first value of the next facet, or of the one before."""
        heads = [place for place, row in enumerate(self.rows) if row.heading]
        if heads:
            here = sum(1 for head in heads if head < self.list.cursor) - 1
            self.list.stand_at(heads[(here + steps) % len(heads)])

    def _add(self, row: Row, query: str) -> None:
        self.rows.append(row)
        self.queries.append(query)
