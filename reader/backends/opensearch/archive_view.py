"""`ArchiveView`: one state of an archive as a `reader.api.library.LibraryView`.

Keys are assigned as articles arrive and stay valid while the program runs. Missing articles are fetched: at once in a
thread that may wait, else in the background; until then calls raise `NotHereYetError`, or return a placeholder.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.backends.article_numbers import numbered
from reader.backends.opensearch.archive_document import TEXT_ID
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource
from reader.backends.opensearch.article_cache import WHOLE, CachedSummary
from reader.backends.opensearch.background_fetches import may_wait
from reader.backends.opensearch.outline_leaves import KnownLeaves
from reader.errors import ArchiveError, NotHereYetError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.analysis.keyword_weights import Keyword
    from reader.api.outline import ArticleKey
    from reader.api.outline_request import OutlineRequest
    from reader.api.results import Poll
    from reader.backends.local.user_dictionaries import UserDictionaries
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.archive_insights import ArchiveInsights
    from reader.backends.opensearch.archive_mapping import Layout
    from reader.backends.opensearch.archive_outline import ArchiveOutline
    from reader.backends.opensearch.archive_results import ArchiveResults
    from reader.backends.opensearch.archive_search import ArchiveSearch
    from reader.backends.opensearch.archive_trend import LibraryDates
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.model import Article
    from reader.query.parser import Query

Answer = TypeVar("Answer")
EVERYTHING = {"match_all": dict[str, object]()}
AT_ONCE = 500
"""Ids in one request."""
TRIED = (1, 2, 4, 3, 2, 4, 3, 4)
"""Lengths of the texts that the engine is asked for before the reader asks, in characters."""
RECENT = 3
"""Articles opened last, whose rows a new outline finds before it is shown."""


class ArchiveMoment(NamedTuple):
    """State of an archive."""

    source: ArchiveSource
    layout: Layout
    size: int
    """Articles."""
    name: str
    generation: int
    own: UserDictionaries
    groupings: Sequence[str] = ()
    """Groupings that divide its articles."""


class ArchiveView:
    """The articles of one state of an index."""

    era = 1

    def __init__(self, moment: ArchiveMoment, recent: deque[ArticleKey] | None = None) -> None:
        """`recent`: articles opened last, which the views of all states of an index share."""
        self._moment, self._source = moment, moment.source
        self.name, self.generation = moment.name, moment.generation
        self._known: dict[object, object] = {}
        """Answers that are fetched once."""
        self._ids: dict[str, ArticleKey | None] = {}
        """Keys by requested id; None: no article has the id."""
        self._wanted = set[str]()
        self.recent = deque[int]((), RECENT) if recent is None else recent
        """Articles that the screen opened last, or is to open once they have arrived."""
        self._leaves = KnownLeaves()

    def __len__(self) -> int:
        return self._moment.size

    @property
    def engine(self) -> ArchiveEngine:
        """The engine with its point in time."""
        return self._source.engine

    @cached_property
    def _all(self) -> ArchiveKeys:
        return ArchiveKeys(self._source, EVERYTHING, "library", len(self), shown=WHOLE)

    @cached_property
    def dates(self) -> LibraryDates:
        """Dates of the articles."""
        from reader.backends.opensearch.archive_trend import LibraryDates

        return LibraryDates(self._source.engine)

    def all_keys(self) -> Sequence[ArticleKey]:
        """Keys of all articles: by date and publication, then in publishing order."""
        return self._all

    def key(self, article: str) -> ArticleKey:
        """Key of the article with this document id, local id or number. Raises `UnknownArticleError`."""
        found = self._by_id(article)
        return self._all[numbered(article, len(self))] if found is None else found

    def _by_id(self, article: str) -> ArticleKey | None:
        """Key of an id; None if no article has it. Requests for several ids are merged."""
        if (known := self._source.cache.known(article)) is not None:
            return known
        if article not in self._ids:
            self._wanted.add(article)
            self._bring((id(self), "ids"), self._fetch_ids)
        return self._ids.get(article)

    def _fetch_ids(self) -> None:
        """Look up all requested ids. Raises `ArchiveError`."""
        while self._wanted:
            some = set(self._wanted)
            found = self.keys(some)
            self._ids.update({name: found.get(name) for name in some})
            self._wanted -= some

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Keys of the articles with these document or local ids, by requested id."""
        asked, found = list(ids), dict[str, int]()
        for at in range(0, len(asked), AT_ONCE):
            some = asked[at : at + AT_ONCE]
            query: Dsl = {"bool": {"should": [{"terms": {name: some}} for name in ("id", "text_id")]}}
            body: Dsl = {"query": query, "size": 4 * AT_ONCE, "_source": False, "sort": [{"id": "desc"}]}
            for hit in self._source.engine.search(body).hits:
                own = str(hit["_id"])
                found |= dict.fromkeys((own, own[:TEXT_ID]), self._source.cache.key_of(own))
        known = {name: found[name] for name in asked if name in found}
        self._ids.update(known)
        return known

    def id(self, key: ArticleKey) -> str:
        """Document id of an article."""
        own = self._source.cache.id(key)
        return own if own is not None else self.article(key).id

    def article(self, key: ArticleKey) -> Article:
        """The whole article.

        Raises IndexError for an invalid key, `NotHereYetError` while it is being fetched, and `ArchiveError`.
        """
        cache = self._source.cache
        if not may_wait():
            self._opened(cache.real(key))
        while (article := cache.article(key)) is None:
            self._bring(self._fetch_name(key), partial(self._fetch, key))
        return article

    def _opened(self, key: ArticleKey) -> None:
        with suppress(ValueError):
            self.recent.remove(key)
        self.recent.append(key)

    def _fetch(self, key: ArticleKey) -> None:
        """Fetch an article. Raises `ArchiveError`."""
        if (promised := self._source.cache.fetcher(key)) is not None:
            promised()
        if self._source.cache.article(key) is None and (own := self._source.cache.id(key)) is not None:
            body: Dsl = {"query": {"ids": {"values": [own]}}, "size": 1, "_source": list(WHOLE)}
            for hit in self._source.engine.search(body).hits:
                self._source.cache.take(hit)
        if self._source.cache.article(key) is None:
            raise ArchiveError(_("cannot load this article from the archive; try again"))

    def _bring(self, name: Hashable, job: Callable[[], object]) -> None:
        """Run a blocking job, if this thread may wait; else run it in the background and raise `NotHereYetError`."""
        if may_wait():
            job()
            return
        self._source.fetches.start(name, job)
        raise NotHereYetError

    def _fetch_name(self, key: ArticleKey) -> Hashable:
        """Name of the fetch of an article: that of what brings its neighbours too, which is probably under way."""
        return self._source.cache.fetcher(key) or (id(self), "article", key)

    def _once(self, name: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Answer to a request that is sent only once."""
        if name not in self._known:
            self._bring((id(self), name), lambda: self._known.__setitem__(name, ask()))
        return self._known[name]  # type: ignore[return-value]  # what was put there by that name

    def summary(self, key: ArticleKey) -> CachedSummary:
        """Summary of an article; a placeholder until it was fetched."""
        cache, fetch = self._source.cache, partial(self._fetch_summary, key)
        here = cache.summary(key)
        if here is None and may_wait():
            fetch()
            here = cache.summary(key)
        elif here is None:
            self._source.fetches.start(self._fetch_name(key), fetch)
        return here or CachedSummary()

    def _fetch_summary(self, key: ArticleKey) -> None:
        """Fetch the summary of an article, with those that were promised together. Raises `ArchiveError`."""
        if (promised := self._source.cache.fetcher(key)) is not None:
            promised()
        if self._source.cache.summary(key) is None:
            self._fetch(key)

    def summaries(self, keys: Sequence[ArticleKey]) -> Sequence[CachedSummary]:
        """Summaries of several articles."""
        return [self.summary(key) for key in keys]

    def days(self) -> Sequence[tuple[str, int]]:
        """ISO dates in ascending order, each with its number of articles."""
        known = self._once("days", self.dates.known)
        return sorted((date, count.articles) for date, count in known.items() if date is not None)

    def first_on(self, day: str) -> ArticleKey:
        """First article with one of these dates."""
        keys = ArchiveKeys(self._source, {"term": {"date": day}}, "library", 1, shown=WHOLE)
        return self._once(("first", day), lambda: keys[0])

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; empty if the source is unknown."""
        return self.having({"term": {"source": source}}, most) if most else ()

    def having(self, query: Dsl, most: int) -> Sequence[ArticleKey]:
        """First articles found by an engine query, in archive order."""

        def asked() -> list[int]:
            hits = self._source.engine.deep(query, "library", 0, most, WHOLE)
            return [self._source.cache.take(hit) for hit in hits]

        return self._once(("having", str(query), most), asked)

    def groupings(self) -> Sequence[str]:
        """The `reader.api.outline.GROUPINGS` that divide its articles."""
        return self._moment.groupings

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> ArchiveOutline:
        """The rows of the list."""
        from reader.backends.opensearch.archive_outline_maker import ArchiveOutlineMaker

        asked = (self._source, self.search_of(cancelled), self.groupings())
        return ArchiveOutlineMaker(*asked, self._leaves, self.recent).make(request)

    def outline_at_once(self, request: OutlineRequest) -> ArchiveOutline | None:
        """None: an archive never answers at once."""
        return None

    def search_of(
        self, cancelled: Poll | None = None, sort: str = "relevance", *, patient: bool = False
    ) -> ArchiveSearch:
        """Search engine over this view."""
        from reader.api.results import never
        from reader.backends.opensearch.archive_search import ArchiveSearch
        from reader.backends.opensearch.engine_query import QueryCompiler

        compiler = QueryCompiler(self._moment.layout)
        asked = (self._source, compiler, self.dates, len(self), self.era)
        return ArchiveSearch(*asked, sort, cancelled or never, patient)

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = 2.0,
    ) -> ArchiveResults:
        """Results of `query`; never raises."""
        from reader.query.parser import parse

        asked = parse(query) if isinstance(query, str) else query
        return self.search_of(cancelled, sort, patient=seconds is None).search(asked)

    def rouse(self) -> None:
        """Make the engine ready for the first search: it is asked for a few texts of the first articles. Blocks."""
        articles = (self.article(key) for key in self.all_keys()[: len(TRIED)])
        letters = ("".join(filter(str.isalpha, article.text)) for article in articles)
        self.search_of().rouse([text[len(text) // 2 :][:size] for size, text in zip(TRIED, letters, strict=False)])

    def insights(self, key: ArticleKey) -> ArchiveInsights:
        """Insights into one article."""
        from reader.backends.opensearch.archive_insights import ArchiveInsights

        return ArchiveInsights(self, key, self._moment.own)

    def keywords_of(self, keys: Iterable[ArticleKey]) -> Iterator[tuple[Keyword, ...]]:
        """The keywords of each of many articles."""
        return (self.insights(key).keywords() for key in keys)
