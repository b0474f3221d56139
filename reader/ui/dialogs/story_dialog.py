"""Articles of one story: the best-ranked result and its folded near-duplicates.

Dismisses with the key of the article to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _, counted
from reader.ui.captions import place_name
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.typeset.cells import Widths


class StoryDialog(GroupedListDialog[int]):
    """Lists the articles."""

    def __init__(self, articles: LibraryView, keys: Sequence[ArticleKey], widths: Widths) -> None:
        title = counted(len(keys), _("1 article of this story"), _("{count} articles of this story"))
        super().__init__(widths, "story", title, _("read"))
        self.articles, self.keys = articles, keys

    def on_mount(self) -> None:
        """List the articles with their publications and dates."""
        for key, summary in zip(self.keys, self.articles.summaries(self.keys), strict=True):
            where = " · ".join(dict.fromkeys(part for part in (summary.publication, place_name(summary)) if part))
            self.add_row(key, (f"  {summary.headline}", "excerpt"), (f"  {where}", "meta"), right=summary.date or "")
        self.fill()
