"""`LocalView`: an immutable view of a local library at one moment; derived data is computed on demand.

Implements `reader.api.library.LibraryView`. Keys are numbers from 0 in the order of the sources. Importing this module
is cheap: what needs numpy is imported on demand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.backends.article_numbers import numbered
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.errors import CacheError
from reader.i18n import _
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.analysis.keyword_weights import Keyword, Rarity
    from reader.api.outline import ArticleKey
    from reader.api.outline_request import OutlineRequest
    from reader.api.results import Poll
    from reader.backends.local.article_insights import ArticleInsights
    from reader.backends.local.jumps import Jumps
    from reader.backends.local.local_results import LocalResults
    from reader.backends.local.outline.outline_maker import OutlineMaker
    from reader.backends.local.outline.outline_rows import OutlineRows
    from reader.index.word_borders import Bits
    from reader.model import Article
    from reader.query.parser import Query
    from reader.search import Searcher
    from reader.storage.batch import Batch
    from reader.storage.build_process import WorkerProcess
    from reader.storage.corpus import Corpus


class ViewContext(NamedTuple):
    """Parts of the library that a view needs."""

    own: UserDictionaries = UserDictionaries()
    called: str = ""
    """Name of the library, used if its articles do not share a publication."""
    generation: int = 0
    era: int = 0
    note_access: Callable[[], None] = lambda: None
    """Called on each access to mapped batches."""
    want_borders: Callable[[], None] = lambda: None
    """Called when a query asks for word borders that are not kept."""
    keyword_process: Callable[[Path | None], WorkerProcess | None] = lambda _own: None
    """Starts a process that works out keywords, given the user's list of words; None where there is none."""
    is_whole: Callable[[], bool] = lambda: True
    """Returns True if every mapped file still has its full length."""


ALONE = ViewContext()
"""Context of a view without a library."""


def called_after(paths: Sequence[str]) -> str:
    """The name of a library: those of its first files and folders."""
    names = [Path(path).name or path for path in paths]
    return " + ".join(names[:2]) + (f" + {len(names) - 2}" if len(names) > 2 else "")


class LocalSummary:
    """Implements `reader.api.library.Summary`; fields are looked up on access."""

    __slots__ = ("_corpus", "_key")

    def __init__(self, corpus: Corpus, key: ArticleKey) -> None:
        self._corpus, self._key = corpus, key

    @property
    def headline(self) -> str:
        """Its headline, never empty."""
        return self._corpus.headline(self._key)

    @property
    def section(self) -> str | None:
        """Section of the article."""
        return self._corpus.name("section", self._key)

    @property
    def page(self) -> str | None:
        """Page number without leading zeros."""
        return self._corpus.name("page", self._key)

    @property
    def page_name(self) -> str | None:
        """The name of its page."""
        return self._corpus.name("page_name", self._key)

    @property
    def date(self) -> str | None:
        """Its date, ISO 8601."""
        return self._corpus.name("date", self._key)

    @property
    def publication(self) -> str | None:
        """The paper it is from."""
        return self._corpus.name("publication", self._key)

    @property
    def encoding(self) -> str:
        """Encoding in which its source was decoded."""
        return self._corpus.name("encoding", self._key) or ""


class LocalView:
    """Batches of articles, and what is derived from them."""

    def __init__(self, batches: Sequence[Batch] = (), context: ViewContext = ALONE) -> None:
        self._batches, self._context = tuple(batches), context
        self.generation, self.era = context.generation, context.era

    def __len__(self) -> int:
        return len(self.corpus) if self._batches else 0

    @cached_property
    def corpus(self) -> Corpus:
        """The articles."""
        from reader.storage.corpus import Corpus

        return Corpus(self._batches)

    @cached_property
    def name(self) -> str:
        """The publication and date if all articles share them, else the name of the library."""
        if not self._batches:
            return self._context.called
        publication = self.corpus.labels("publication").only
        date = self.corpus.labels("date").only if publication else None
        return f"{publication} {date}" if date else publication or self._context.called

    def all_keys(self) -> Sequence[ArticleKey]:
        """Keys of all articles, in library order."""
        return range(len(self))

    def key(self, article: str) -> ArticleKey:
        """Key of the article with this id, or with this number counted from 1. Raises `UnknownArticleError`."""
        number = self.corpus.number_of(article) if self._batches else None
        if number is not None:
            return number
        return numbered(article, len(self))

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Keys of the articles with these ids, by id; unknown ids are left out."""
        return self.corpus.numbers_of(ids)

    def id(self, key: ArticleKey) -> str:
        """Id of an article: short, unique in the library, unchanged as long as its text is."""
        return self.corpus.id(key)

    def article(self, key: ArticleKey) -> Article:
        """The whole article. Raises IndexError for an unknown key."""
        self._context.note_access()
        return self.corpus.article(key)

    def summary(self, key: ArticleKey) -> LocalSummary:
        """Summary of an article for lists."""
        self._context.note_access()
        return LocalSummary(self.corpus, key)

    def summaries(self, keys: Sequence[ArticleKey]) -> list[LocalSummary]:
        """Summaries of several articles for lists."""
        return [self.summary(key) for key in keys]

    def days(self) -> Sequence[tuple[str, int]]:
        """ISO dates in ascending order, each with its number of articles."""
        import numpy as np

        dates = self.corpus.labels("date")
        counts = np.bincount(dates.numbers[dates.numbers >= 0], minlength=len(dates.names)).tolist()
        return sorted((day, count) for day, count in zip(dates.names, counts, strict=True) if count)

    def first_on(self, day: str) -> ArticleKey:
        """First article with one of these dates."""
        dates = self.corpus.labels("date")
        return int((dates.numbers == dates.names.index(day)).argmax())

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; empty if the source is unknown."""
        place = self._sources.get(source)
        if place is None:
            return ()
        found: list[int] = (self.corpus.labels("source").numbers == place).nonzero()[0][:most].tolist()
        return found

    @cached_property
    def _sources(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.corpus.labels("source").names)}

    def groupings(self) -> Sequence[str]:
        """The `reader.api.outline.GROUPINGS` that divide these articles into more than one group."""
        return self._outlines.groupings if self._batches else ()

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> OutlineRows:
        """The rows of the list."""
        return self._outlines.make(request, self._listed(request, cancelled))

    def outline_at_once(self, request: OutlineRequest) -> OutlineRows | None:
        """The outline if it can be made in a few milliseconds, else None."""
        if request.within is None or request.is_filtered or request.reveal is not None:
            return None
        ready = self._outlines.is_ready(request.arrangement, request.within.total_articles)
        return self.outline(request) if ready else None

    @cached_property
    def _outlines(self) -> OutlineMaker:
        from reader.backends.local.outline.outline_maker import OutlineMaker

        return OutlineMaker(self.corpus.labels)

    def _listed(self, request: OutlineRequest, cancelled: Poll | None) -> NDArray[Any] | None:
        """The requested articles, ascending; None: all."""
        import numpy as np

        from reader.query.headline_query import headline_query

        found = None if request.within is None else np.asarray(request.within.ordered("library"), np.int64)
        query = headline_query(request.headlines)
        if not query:
            return found
        sifted = self.searcher.search(query, cancelled=cancelled)
        return sifted.numbers if found is None else np.intersect1d(found, sifted.numbers, assume_unique=True)

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = 2.0,
    ) -> LocalResults:
        """Results of `query`. Malformed queries raise nothing; a truncated index raises CacheError."""
        from reader.backends.local.local_results import LocalResults

        if not self._context.is_whole():
            raise CacheError(_("the index was damaged; rebuilding it"))
        self._context.note_access()
        found = self.searcher.search(query, sort=sort, cancelled=cancelled, seconds=seconds)
        return LocalResults(found, self.article, self.era)

    def insights(self, key: ArticleKey) -> ArticleInsights:
        """Insights into one article."""
        from reader.backends.local.article_insights import ArticleInsights

        return ArticleInsights(self, key, self._context.own)

    def keywords_of(self, keys: Iterable[ArticleKey]) -> Iterator[tuple[Keyword, ...]]:
        """The keywords of each of many articles."""
        from reader.storage.many_keywords import MANY, SharedKeywords, blocks_of, contents, keywords_in

        given, own = [*map(int, keys)], self._context.own.dictionary
        work = partial(keywords_in, self.corpus, self.rarity, own)
        process = self._context.keyword_process(own) if len(given) >= MANY else None
        if process is None:
            return work(given)
        return iter(SharedKeywords(blocks_of(given), work, process, contents(self.corpus)))

    @cached_property
    def searcher(self) -> Searcher:
        """The search engine over these articles."""
        from reader.index import term_counts, word_borders
        from reader.search import Searcher
        from reader.search.ranking.top_docs import top_docs_of

        for batch in self.corpus.batches:
            top_docs_of(batch.segment).keep(batch.top_docs)
            term_counts.keep(batch.segment, batch.counts)
            word_borders.keep(batch.segment, partial(_borders, batch.borders, self._context.want_borders))
        return Searcher(self.corpus.index, self.corpus.article)

    @cached_property
    def jumps(self) -> Jumps:
        """Jumps between articles (下转, 上接)."""
        from reader.backends.local.jumps import Jumps

        return Jumps(self.corpus, self.corpus.with_any("jump_to", "jump_from"))

    @cached_property
    def rarity(self) -> Rarity | None:
        """Document frequencies of words; None if nothing is indexed."""
        from reader.search.analytics.document_frequency import library_rarity

        return library_rarity(self.corpus.index)


def _borders(kept: Callable[[], Bits | None], want: Callable[[], None]) -> Bits | None:
    """The word borders that are kept; if none are, they are asked for."""
    bits = kept()
    if bits is None:
        want()
    return bits
