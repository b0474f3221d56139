"""A sequence of articles that lies in an archive: it is as long as what was found, and fetched in blocks where it is
looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from reader.backends.opensearch.article_cache import SUMMARY
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.engine_query import Dsl

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.article_cache import ArticleCache
    from reader.backends.opensearch.background_fetches import BackgroundFetches

BLOCK = 50
"""Articles that are fetched together."""
STREAMED = 500
"""Articles of a block for who goes through all."""

Hits = Sequence[dict[str, Any]]


class ArchiveSource(NamedTuple):
    """Where articles come from, and where they are put."""

    engine: ArchiveEngine
    cache: ArticleCache
    fetches: BackgroundFetches


class ArchiveKeys(Sequence["ArticleKey"]):
    """The articles of a query in an order; a place that is not here yet has a promised key."""

    def __init__(
        self,
        source: ArchiveSource,
        query: Dsl,
        order: str,
        total: int,
        *,
        block: int = BLOCK,
        shown: Sequence[str] = SUMMARY,
        taken: Callable[[Sequence[ArticleKey], Hits], object] = lambda _keys, _hits: None,
    ) -> None:
        """`shown`: what is fetched of each; `taken` is called with what has come."""
        self.source, self.query, self.order, self._total = source, query, order, total
        self._block, self._shown, self._taken = block, shown, taken
        self._known: dict[int, ArticleKey] = {}

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, place: int) -> ArticleKey: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ArticleKey]: ...
    def __getitem__(self, place: int | slice) -> ArticleKey | Sequence[ArticleKey]:
        if isinstance(place, slice):
            return KeySlice(self, range(self._total)[place])
        at = range(self._total)[place]
        if at not in self._known:
            self._bring(at // self._block)
        if at not in self._known:
            self._known[at] = self.source.cache.promise(lambda: self.fetch(at // self._block))
        self._look_ahead(at)
        return self.source.cache.real(self._known[at])

    def _look_ahead(self, place: int) -> None:
        """Send for the next block where one is about to come to it."""
        ahead = min(place + self._block // 2, self._total - 1)
        if ahead not in self._known and not may_wait():
            self._bring(ahead // self._block)

    def __iter__(self) -> Iterator[ArticleKey]:
        return (self[place] for place in range(self._total))

    def __contains__(self, key: object) -> bool:
        """Whether an article is known to be among these."""
        return isinstance(key, int) and self.source.cache.real(key) in self.known().values()

    def known(self) -> dict[int, ArticleKey]:
        """The keys that are here, by place."""
        return {place: self.source.cache.real(key) for place, key in [*self._known.items()]}

    def is_here(self, place: int) -> bool:
        """Whether the article at a place has come."""
        key = self._known.get(place)
        return key is not None and self.source.cache.fetcher(key) is None

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """The place of an article. Raises ValueError where it is not among those that are here."""
        real = self.source.cache.real(value)
        for place, key in self.known().items():
            if key == real:
                return place
        raise ValueError(value)

    def _bring(self, block: int) -> None:
        """Fetch a block now where this thread may wait, else send for it."""
        if may_wait():
            self.fetch(block)
        else:
            self.source.fetches.start((id(self), block), lambda: self.fetch(block))

    def request(self, block: int) -> Dsl:
        """What the engine is asked for a block that is not deep."""
        from reader.backends.opensearch.archive_engine import ORDERS

        first, size = block * self._block, self._block
        body: Dsl = {"query": self.query, "sort": ORDERS[self.order], "_source": list(self._shown)}
        return {**body, "from": first, "size": min(size, self._total - first)}

    def fetch(self, block: int) -> None:
        """Fetch a block, and keep it. Raises `ArchiveError`."""
        first = block * self._block
        self.take(first, self.source.engine.deep(self.query, self.order, first, self._block, self._shown))

    def take(self, first: int, hits: Hits) -> None:
        """What has come from the place `first` on."""
        cache = self.source.cache
        keys = list[int]()
        hits = hits[: max(self._total - first, 0)]
        for place, hit in enumerate(hits, first):
            promised = self._known.get(place)
            if promised is not None and cache.fetcher(promised) is not None:
                cache.settle(promised, str(hit["_id"]))
            self._known[place] = cache.take(hit)
            keys.append(self._known[place])
        self._taken(keys, hits)


class KeySlice(Sequence["ArticleKey"]):
    """Some of the articles of a sequence, fetched when they are looked at."""

    def __init__(self, keys: ArchiveKeys, places: range) -> None:
        self._keys, self._places = keys, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return KeySlice(self._keys, self._places[place])
        return self._keys[self._places[place]]

    def __contains__(self, key: object) -> bool:
        """Whether an article may be among these: which are is not known until they are looked at."""
        return len(self) > 0 and isinstance(key, int)
