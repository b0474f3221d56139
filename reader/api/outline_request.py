"""Request for an outline: which articles the list holds, in which arrangement, under which open headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.api.outline import OPEN, Arrangement, FoldState
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.results import Results


class OutlineRequest(NamedTuple):
    """What `reader.api.library.LibraryView.outline` is asked for; by default all articles, with all headings open."""

    arrangement: Arrangement = Arrangement()
    folds: FoldState = OPEN
    within: Results | None = None
    """The results to list; None: all articles."""
    headlines: str = ""
    """Text that the headlines must match, as typed; while there is one, all headings are open."""
    reveal: ArticleKey | None = None
    """Article whose headings are opened; None: none."""

    @property
    def is_filtered(self) -> bool:
        """True if articles are listed by their headlines."""
        return bool(self.headlines.strip())
