"""The facets on a sheet: one is chosen, and the query asks for it too.

Takes a view of a library, what was found and the query; gives the narrower query, or None. Counted beside the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.api.library import LibraryView
from reader.i18n import _
from reader.query.compose import narrowed
from reader.typeset.cells import Widths
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog
from reader.ui.widgets.choice_list import no_row

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.ui.system.tasks import Poll, Post


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
class FacetsCounted(Message):
    """The facets are known."""

    facets: tuple[Facet, ...]
    """Those that part the articles."""


class FacetsDialog(GroupedListDialog[str]):
    """Lists facets until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("F,Ｆ", "close", id="close_facets")]

    def __init__(self, articles: LibraryView, results: "Results | None", query: str, widths: Widths) -> None:
        """`results`: those of `query`; None: everything."""
        super().__init__(widths, "facets", _("Filters"))
        self.articles, self.results, self.asked = articles, results, query

    def on_mount(self) -> None:
        """Count, beside the screen."""
        self.list.show(0, no_row, (_("counting…"),))
        self.tasks.run("list", self._count)

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """List them, each under its heading."""
        for facet in message.facets:
            self.head(facet.name)
            for value, count in facet.values:
                self.add(narrowed(self.asked, facet.label, value), (f"  {value}", "excerpt"), right=str(count))
        self.fill(_("No filters available"))

    def _count(self, post: "Post", cancelled: "Poll") -> None:
        found = parting(self.results or self.articles.search(""))
        if not cancelled():
            post(FacetsCounted(found))
