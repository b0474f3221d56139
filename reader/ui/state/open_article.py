"""The open article, the articles read, and the last position in each. Positions are code points of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.model import Article


class OpenArticle:
    """State by article key, which changes with the era of the library (`change_era`)."""

    def __init__(self) -> None:
        self.key: ArticleKey | None = None
        self.article: Article | None = None
        self.ids: dict[int, str] = {}
        """Ids of all articles that were opened."""
        self.positions: dict[int, int] = {}
        """Offset of the character at the top when each article was left."""
        self.read: set[int] = set()

    def open(self, key: ArticleKey, article: Article) -> None:
        """Open another article."""
        self.key, self.article = key, article
        self.ids[key] = article.id

    def change_era(self, key_of: Callable[[str], ArticleKey | None]) -> Mapping[ArticleKey, ArticleKey]:
        """Translate state to the keys of another era; articles that are gone are dropped. Returns new keys by old."""
        found = ((old, key_of(name)) for old, name in self.ids.items())
        now = {old: new for old, new in found if new is not None}
        self.ids = {now[old]: name for old, name in self.ids.items() if old in now}
        self.positions = {now[old]: place for old, place in self.positions.items() if old in now}
        self.read = {now[old] for old in self.read if old in now}
        return now
