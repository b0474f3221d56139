"""Facets: choosing a value narrows the query to it.

Dismisses with the narrowed query, or None. Values are counted in a worker thread.
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
"""Most values listed of one facet."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values."""

    name: str
    label: str
    """Name of the field in the query language."""
    values: Sequence[tuple[str, int]]
    """Values with their numbers of articles, most first; months by date, latest first."""


def parting(results: "Results") -> tuple[Facet, ...]:
    """Facets with more than one value: others would narrow nothing."""
    counted, total = results.facets(), results.total_articles
    fields = (
        (_("Section"), _("section:"), counted["section"]),
        (_("Page"), _("page:"), counted["page_name"]),
        (_("Paper"), _("publication:"), counted["publication"]),
        (_("Author"), _("author:"), counted["author"]),
        (_("Month"), _("date:"), [entry for entry in reversed(counted["month"]) if len(entry[0] or "") > len("2022")]),
    )
    facets = (Facet(name, label, [(v, count) for v, count in values if v][:MOST]) for name, label, values in fields)
    return tuple(facet for facet in facets if any(count < total for _value, count in facet.values))


@dataclass
class FacetsCounted(Message):
    """Message: the facets have been counted."""

    facets: tuple[Facet, ...]
    """Facets with more than one value."""


class FacetsDialog(GroupedListDialog[str]):
    """Lists the values of each facet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("F,Ｆ", "close", id="close_facets")]

    def __init__(self, articles: LibraryView, results: "Results | None", query: str, widths: Widths) -> None:
        """`results`: the answer to `query`; None: the whole library."""
        super().__init__(widths, "facets", _("Filters"))
        self.articles, self.results, self.asked = articles, results, query

    def on_mount(self) -> None:
        """Start counting in a worker thread."""
        self.list.show(0, no_row, (_("counting…"),))
        self.tasks.run("list", self._count)

    def on_facets_counted(self, message: FacetsCounted) -> None:
        """List the values under the heading of their facet."""
        for facet in message.facets:
            self.add_heading(facet.name)
            for value, count in facet.values:
                self.add_row(narrowed(self.asked, facet.label, value), (f"  {value}", "excerpt"), right=str(count))
        self.fill(_("No filters available"))

    def _count(self, post: "Post", cancelled: "Poll") -> None:
        found = parting(self.results or self.articles.search(""))
        if not cancelled():
            post(FacetsCounted(found))
