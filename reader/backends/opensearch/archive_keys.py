"""Lazy sequence of the articles of a query: its length is the number found, its blocks are fetched on access."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from reader.backends.opensearch.article_cache import SUMMARY
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.engine_clauses import Dsl

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.article_cache import ArticleCache
    from reader.backends.opensearch.background_fetches import BackgroundFetches

BLOCK = 50
"""Articles in a block."""

Hits = Sequence[dict[str, Any]]


class ArchiveSource(NamedTuple):
    """Engine, cache and background fetches of an archive."""

    engine: ArchiveEngine
    cache: ArticleCache
    fetches: BackgroundFetches


class ArchiveKeys(Sequence["ArticleKey"]):
    """Keys of the articles of a query, in order; a position that was not fetched yet has a promised key."""

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
        """`shown`: fields fetched of each article. `taken` is called with each block that has arrived."""
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
            self.promise(at, BlockFetch(self, at // self._block))
        if self.is_here(at):
            self._look_ahead(at)
        return self.source.cache.real(self._known[at])

    def promise(self, place: int, fetch: Callable[[], object]) -> None:
        """Give an unknown position a promised key; `fetch` blocks until its article has arrived."""
        self._known[place] = self.source.cache.promise(fetch)

    def has_key(self, place: int) -> bool:
        """True if a position has a key, maybe a promised one."""
        return place in self._known

    def _look_ahead(self, place: int) -> None:
        """Fetch the next block in the background if its beginning is near."""
        ahead = min(place + self._block // 2, self._total - 1)
        if ahead not in self._known and not may_wait():
            self._bring(ahead // self._block)

    def __iter__(self) -> Iterator[ArticleKey]:
        return (self[place] for place in range(self._total))

    def __contains__(self, key: object) -> bool:
        """True if an article is among the keys fetched so far."""
        return isinstance(key, int) and self.source.cache.real(key) in self.known().values()

    def known(self) -> dict[int, ArticleKey]:
        """Fetched keys by position."""
        return {place: self.source.cache.real(key) for place, key in [*self._known.items()]}

    def is_here(self, place: int) -> bool:
        """True if the article at a position was fetched."""
        key = self._known.get(place)
        return key is not None and self.source.cache.fetcher(key) is None

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """Position of an article. Raises ValueError if it is not among the fetched ones."""
        real = self.source.cache.real(value)
        for place, key in self.known().items():
            if key == real:
                return place
        raise ValueError(value)

    def _bring(self, block: int) -> None:
        """Fetch a block, in the background if this thread may not wait."""
        fetch = BlockFetch(self, block)
        if may_wait():
            fetch()
        else:
            self.source.fetches.start(fetch, fetch)

    def request(self, first: int, count: int) -> Dsl:
        """Engine request for at most `count` articles from position `first` on, within `WINDOW`."""
        from reader.backends.opensearch.archive_engine import ORDERS

        body: Dsl = {"query": self.query, "sort": ORDERS[self.order], "_source": list(self._shown)}
        return {**body, "from": first, "size": min(count, self._total - first), "track_total_hits": False}

    def fetch(self, block: int) -> None:
        """Fetch a block and store its keys. Raises `ArchiveError`."""
        first = block * self._block
        self.take(first, self.source.engine.deep(self.query, self.order, first, self._block, self._shown))

    def take(self, first: int, hits: Hits) -> None:
        """Store hits from position `first` on."""
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


@dataclass(frozen=True)
class BlockFetch:
    """Fetches a block; that of the same block is equal, and so is run once at a time."""

    keys: ArchiveKeys
    block: int

    def __call__(self) -> None:
        """Fetch it. Raises `ArchiveError`."""
        self.keys.fetch(self.block)


class KeySlice(Sequence["ArticleKey"]):
    """Slice of a sequence, fetched on access."""

    def __init__(self, keys: ArchiveKeys, places: range) -> None:
        self._keys, self._places = keys, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return KeySlice(self._keys, self._places[place])
        return self._keys[self._places[place]]

    def __contains__(self, key: object) -> bool:
        """True if an article may be in the slice, which is not known before it is fetched."""
        return len(self) > 0 and isinstance(key, int)
