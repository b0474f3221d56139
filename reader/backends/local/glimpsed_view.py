"""View of a library of which there is a glimpse: shown before numpy and the index are imported.

What the glimpse lacks is taken from the indexed view, which is made on first use. Keys are the same in both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.api.outline_request import OutlineRequest
from reader.backends.local.plain_view import IndexedLater
from reader.storage.article_id import id_name, id_number, is_id

if TYPE_CHECKING:
    from reader.api.library import LibraryView, Summary
    from reader.api.outline import ArticleKey, Outline
    from reader.api.results import Poll
    from reader.backends.local.glimpse import Glimpse
    from reader.model import Article

FEW = 4
"""Most ids that are looked for one by one: a table of all takes longer, and a start asks for one article."""


class GlimpsedView(IndexedLater):
    """Many articles, of which few are at hand."""

    def __init__(self, glimpse: Glimpse, indexed: Callable[[], LibraryView]) -> None:
        super().__init__(indexed)
        self.glimpse, self.name = glimpse, glimpse.name

    def __len__(self) -> int:
        return len(self.glimpse.ids)

    def all_keys(self) -> Sequence[ArticleKey]:
        """All articles, in the order of the sources."""
        return range(len(self))

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Keys of the articles that have one of these ids, by id."""
        first = self._first if len(ids) <= FEW else self._firsts.get
        found = {name: first(id_number(name)) for name in ids if is_id(name)}
        copies = {name: key for key, name in self.glimpse.copies.items() if name in ids}
        return {name: key for name, key in found.items() if key is not None} | copies

    def _first(self, number: int) -> ArticleKey | None:
        try:
            return self.glimpse.ids.index(number)
        except ValueError:
            return None

    @cached_property
    def _firsts(self) -> dict[int, ArticleKey]:
        """By the number of an id, the first article that has it."""
        ids = self.glimpse.ids
        return dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))

    def id(self, key: ArticleKey) -> str:
        """The id of an article."""
        return self.glimpse.copies.get(key) or id_name(self.glimpse.ids[key])

    def article(self, key: ArticleKey) -> Article:
        """The whole article. Raises IndexError for an unknown key."""
        return self.glimpse.articles.get(key) or self._indexed().article(key)

    def summary(self, key: ArticleKey) -> Summary:
        """Summary of an article, as shown in lists."""
        return self.glimpse.summaries.get(key) or self._indexed().summary(key)

    def summaries(self, keys: Sequence[ArticleKey]) -> list[Summary]:
        """Summaries of some articles, as shown in lists."""
        return [self.summary(key) for key in keys]

    def groupings(self) -> Sequence[str]:
        """The `reader.api.outline.GROUPINGS` that divide its articles."""
        return self.glimpse.groupings

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> Outline:
        """The rows of the list."""
        return self.outline_at_once(request) or self._indexed().outline(request, cancelled)

    def outline_at_once(self, request: OutlineRequest) -> Outline | None:
        """The rows of all articles in their first arrangement; None for any other request."""
        is_first = request._replace(headlines=request.headlines.strip()) == OutlineRequest()
        return self.glimpse.rows if is_first else None
