"""The facets on a sheet: one is chosen, and the query asks for it too.

Takes a library, the articles found and the query; gives the narrower query, or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from reader.library import Library
from reader.typeset.cells import Widths
from reader.ui.choices import Choices, Picked, Row, nothing
from reader.ui.facets import Facet, facets
from reader.ui.help import MOVES
from reader.ui.keys import bindings, table
from reader.ui.quoting import narrowed
from reader.wording import _


@dataclass
class Counted(Message):
    """The facets are known."""

    facets: tuple[Facet, ...]
    """Those that part the articles."""


class Narrowing(ModalScreen[str | None]):
    """Lists facets until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ｑ,F,Ｆ", "close", id="close_facets"),
        Binding("enter", "choose", id="choose_facet"),
        Binding("],］,】,」,tab", "facet(1)", id="next_facet"),
        Binding("[,［,【,「,shift+tab", "facet(-1)", id="previous_facet"),
        *bindings(tuple(key for key in table() if key.id in MOVES)),
    ]

    def __init__(self, library: Library, numbers: Sequence[int], query: str, widths: Widths) -> None:
        super().__init__()
        self.library, self.numbers, self.asked = library, numbers, query
        self.list = Choices(widths)
        self.rows: list[Row] = []
        self.queries: list[str] = []
        """What each row asks; "" for headings."""

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(id="facets", classes="sheet"):
            yield self.list

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

    def on_picked(self, message: Picked) -> None:
        """That one."""
        self.dismiss(self.queries[message.place])

    def action_choose(self) -> None:
        """The one under the cursor."""
        if (place := self.list.chosen) is not None:
            self.dismiss(self.queries[place])

    def action_close(self) -> None:
        """None."""
        self.dismiss(None)

    def action_move(self, steps: int) -> None:
        """Through the list."""
        self.list.move(steps)

    def action_page(self, screens: float) -> None:
        """Through it by screens."""
        self.list.page(screens)

    def action_edge(self, end: bool) -> None:
        """To an end of it."""
        self.list.edge(end)

    def action_facet(self, steps: int) -> None:
        """To the first value of the next facet, or of the one before."""
        heads = [place for place, row in enumerate(self.rows) if row.heading]
        if heads:
            here = sum(1 for head in heads if head < self.list.cursor) - 1
            self.list.stand_at(heads[(here + steps) % len(heads)])

    def _add(self, row: Row, query: str) -> None:
        self.rows.append(row)
        self.queries.append(query)
