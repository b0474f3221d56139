"""Related articles: those of the same series, and similar ones with the shared keywords.

Dismisses with the key of the article to read. Computed in a worker thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.api.analytics import Related, Series
from reader.i18n import _, counted
from reader.typeset.cells import Widths
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog
from reader.ui.widgets.choice_list import no_row

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.ui.system.tasks import Poll, Post

MOST = 20
"""Most similar articles listed."""


@dataclass
class SimilarFound(Message):
    """Message: related articles are known."""

    series: Sequence[Series]
    related: Sequence[Related]
    """Best first."""


def find(view: "LibraryView", key: "ArticleKey", post: "Post", cancelled: "Poll") -> None:
    """Find related articles."""
    insights = view.insights(key)
    post(SimilarFound(insights.series(), insights.related(MOST)))


class RelatedDialog(GroupedListDialog[int]):
    """Lists the articles."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("A,Ａ", "close", id="close_similar")]

    def __init__(self, articles: "LibraryView", key: "ArticleKey", widths: Widths) -> None:
        super().__init__(widths, "similar", _("Series and related articles"))
        self.articles, self.key = articles, key

    def on_mount(self) -> None:
        """Start the search in a worker thread."""
        self.list.show(0, no_row, (_("looking up…"),))
        self.tasks.run("list", partial(find, self.articles, self.key))

    def on_similar_found(self, message: SimilarFound) -> None:
        """List the articles; the open one is shown in its series, but cannot be chosen."""
        for series in message.series:
            self.heads.append(len(self.rows))
            count = counted(series.total, _("1 article"), _("{count} articles"))
            self.add_text((_("Series: {name}").format(name=series.name), "heading"), right=count)
            for key in series.keys:
                if key == self.key:
                    self.add_text((f"  {self.articles.summary(key).headline}", "meta"), right=_("this one"))
                else:
                    self._add(key)
        if message.related:
            self.add_heading(_("Related articles"))
        for related in message.related:
            self._add(related.key)
            again = f"{_('the same headline')} · " if related.same else ""
            self.add_text((f"    {again}{' '.join(related.words)}", "meta"))
        self.fill(_("No related articles"))

    def _add(self, key: "ArticleKey") -> None:
        summary = self.articles.summary(key)
        self.add_row(key, (f"  {summary.headline}", "excerpt"), right=summary.date or "")
