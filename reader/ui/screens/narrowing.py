"""The facets on a sheet: one is chosen, and the query asks for it too.

Takes a library, what was found and the query; gives the narrower query, or None. Counted beside the screen.
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
from reader.ui.quoting import narrowed
from reader.ui.screens.sheet import Sheet
from reader.wording import _

if TYPE_CHECKING:
    from reader.search import Results
    from reader.ui.wayfinding import Wayfinding


MOST = 100
"""Values of one facet that are listed."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to part articles."""

    name: str
    label: str
    """How a query names it."""
    values: Sequence[tuple[str, int]]
    """With the number of articles that have each: most first; months by date, the latest first."""


def parting(results: "Results") -> tuple[Facet, ...]:
    """The facets that part what was found: those of one value for all would narrow nothing."""
    counted, total = results.facets(), results.total_articles
    told = (
        (_("Section"), _("section:"), counted["section"]),
        (_("Page"), _("page:"), counted["page_name"]),
        (_("Paper"), _("publication:"), counted["publication"]),
        (_("Author"), _("author:"), counted["author"]),
        (_("Month"), _("date:"), [entry for entry in reversed(counted["month"]) if len(entry[0] or "") > len("2022")]),
    )
    facets = (Facet(name, label, [(v, count) for v, count in values if v][:MOST]) for name, label, values in told)
    return tuple(facet for facet in facets if any(count < total for _value, count in facet.values))


@dataclass
class Counted(Message):
    """The facets are known."""

    facets: tuple[Facet, ...]
    """Those that part the articles."""


def enter(room: "Wayfinding") -> None:
    """Narrow what was found, or everything, by what the articles have."""
    if room.inquiry.query.strip() and not len(room.inquiry.journey):
        room.tell(_("Nothing was found"))
        return

    def asked(query: str | None) -> None:
        if query:
            room.put(query)
            room.keep_query()
            room.go(room.results)

    results = room.inquiry.results if room.inquiry.query.strip() else None
    room.app.push_screen(Narrowing(room.library, results, room.inquiry.query, room.pane.widths), asked)


class Narrowing(Sheet[str]):
    """Lists facets until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("F,Ｆ", "close", id="close_facets"),
        Binding("],］,】,」,tab", "facet(1)", id="next_facet"),
        Binding("[,［,【,「,shift+tab", "facet(-1)", id="previous_facet"),
    ]

    def __init__(self, library: Library, results: "Results | None", query: str, widths: Widths) -> None:
        """`results`: those of `query`; None: everything."""
        super().__init__(widths, "facets")
        self.library, self.results, self.asked = library, results, query
        self.rows: list[Row] = []
        self.queries: list[str] = []
        """What each row asks; "" for headings."""

    def on_mount(self) -> None:
        """Count, beside the screen."""
        self.list.show(0, nothing, (_("counting …"),))

        def count() -> None:
            worker = get_current_worker()
            found = parting(self.results or self.library.search(""))
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
