"""What of a local library can be seen at one moment: its articles, and what is worked out over them when asked for.

Read only (see `reader.api.library.LibraryView`). Keys are numbers from 0 in the order of the sources. Light until it is
asked: the view before anything was read imports nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.outline import OPEN, Arrangement, ArticleKey, FoldState
from reader.backends.article_numbers import numbered
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.errors import CacheError
from reader.i18n import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.analysis.keyword_weights import Rarity
    from reader.api.results import Poll, Results
    from reader.backends.local.article_insights import ArticleInsights
    from reader.backends.local.jumps import Jumps
    from reader.backends.local.local_results import LocalResults
    from reader.backends.local.outline.build import OutlineMaker
    from reader.backends.local.outline.outline_rows import OutlineRows
    from reader.model import Article
    from reader.query.parser import Query
    from reader.search import Searcher
    from reader.storage.batch import Batch
    from reader.storage.corpus import Corpus

SAMPLED = 6
"""Batches that tell how rare words are, at most: some 60,000 articles."""


class ViewContext(NamedTuple):
    """What a view has of its library."""

    own: UserDictionaries = UserDictionaries()
    called: str = ""
    """What it is called where its articles do not tell."""
    generation: int = 0
    era: int = 0
    note_access: Callable[[], None] = lambda: None
    """Called when the batches are looked into."""
    is_whole: Callable[[], bool] = lambda: True
    """Whether the batches can be looked at: no file that they are mapped from was cut."""


ALONE = ViewContext()
"""A view without a library."""


class LocalSummary:
    """What lists show of an article, looked up when it is asked for."""

    __slots__ = ("_corpus", "_key")

    def __init__(self, corpus: Corpus, key: ArticleKey) -> None:
        self._corpus, self._key = corpus, key

    @property
    def headline(self) -> str:
        """Its headline, never empty."""
        return self._corpus.headline(self._key)

    @property
    def section(self) -> str | None:
        """The section it stands under."""
        return self._corpus.name("section", self._key)

    @property
    def page(self) -> str | None:
        """The number of its page, without leading zeros."""
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
        """The encoding its source was taken to be in."""
        return self._corpus.name("encoding", self._key) or ""


class LocalView:
    """Some batches, and what is over them."""

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
        """The publication, and the date, that all articles share; else what the library is called."""
        if not self._batches:
            return self._context.called
        publication = self.corpus.labels("publication").only
        date = self.corpus.labels("date").only if publication else None
        return f"{publication} {date}" if date else publication or self._context.called

    def all_keys(self) -> Sequence[ArticleKey]:
        """All articles, in the order of the library."""
        return range(len(self))

    def key(self, article: str) -> ArticleKey:
        """The article with an id, or the one of that number, counted from 1. Raises `UnknownArticleError`."""
        number = self.corpus.number_of(article) if self._batches else None
        if number is not None:
            return number
        return numbered(article, len(self))

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Those articles that have one of these ids, by id."""
        return self.corpus.numbers_of(ids)

    def id(self, key: ArticleKey) -> str:
        """Its id: short, unique in the library, the same as long as its text is."""
        return self.corpus.id(key)

    def article(self, key: ArticleKey) -> Article:
        """All of an article. Raises IndexError where there is none."""
        self._context.note_access()
        return self.corpus.article(key)

    def summary(self, key: ArticleKey) -> LocalSummary:
        """What lists show of an article."""
        self._context.note_access()
        return LocalSummary(self.corpus, key)

    def summaries(self, keys: Sequence[ArticleKey]) -> list[LocalSummary]:
        """What lists show of some articles."""
        return [self.summary(key) for key in keys]

    def days(self) -> Sequence[tuple[str, int]]:
        """The ISO dates that articles have, ascending, with how many have each."""
        import numpy as np

        dates = self.corpus.labels("date")
        counts = np.bincount(dates.numbers[dates.numbers >= 0], minlength=len(dates.names)).tolist()
        return sorted((day, count) for day, count in zip(dates.names, counts, strict=True) if count)

    def first_on(self, day: str) -> ArticleKey:
        """The first article of one of these dates."""
        dates = self.corpus.labels("date")
        return int((dates.numbers == dates.names.index(day)).argmax())

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; none where nothing of it is here."""
        place = self._sources.get(source)
        if place is None:
            return ()
        found: list[int] = (self.corpus.labels("source").numbers == place).nonzero()[0][:most].tolist()
        return found

    @cached_property
    def _sources(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.corpus.labels("source").names)}

    def groupings(self) -> Sequence[str]:
        """Those of `reader.api.outline.GROUPINGS` that part its articles."""
        return self._outlines.groupings if self._batches else ()

    def outline(
        self,
        arrangement: Arrangement,
        folds: FoldState = OPEN,
        within: Results | None = None,
        headlines: str = "",
        reveal: ArticleKey | None = None,
        cancelled: Poll | None = None,
    ) -> OutlineRows:
        """The rows of the list (see `reader.api.library.LibraryView.outline`)."""
        from reader.backends.local.outline.build import OutlineRequest

        found = self._listed(within, headlines, cancelled)
        return self._outlines.make(OutlineRequest(arrangement, folds, found, bool(headlines.strip()), reveal))

    def outline_at_once(
        self,
        arrangement: Arrangement,
        folds: FoldState = OPEN,
        within: Results | None = None,
        headlines: str = "",
        reveal: ArticleKey | None = None,
    ) -> OutlineRows | None:
        """The outline (see `outline`) when it is made in a few milliseconds; else None."""
        if within is None or headlines.strip() or reveal is not None:
            return None
        ready = self._outlines.is_ready(arrangement, within.total_articles)
        return self.outline(arrangement, folds, within) if ready else None

    @cached_property
    def _outlines(self) -> OutlineMaker:
        from reader.backends.local.outline.build import OutlineMaker

        return OutlineMaker(self.corpus.labels)

    def _listed(self, within: Results | None, headlines: str, cancelled: Poll | None) -> NDArray[Any] | None:
        """The articles that are found and whose headlines have what was typed, ascending; None: all."""
        import numpy as np

        from reader.query.headline_query import headline_query

        found = None if within is None else np.asarray(within.ordered("library"), np.int64)
        query = headline_query(headlines)
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
        """What `query` finds; whatever is typed, nothing is raised but CacheError, where the index was cut."""
        from reader.backends.local.local_results import LocalResults

        if not self._context.is_whole():
            raise CacheError(_("the index was damaged from outside, and is made again"))
        self._context.note_access()
        found = self.searcher.search(query, sort=sort, cancelled=cancelled, seconds=seconds)
        return LocalResults(found, self.article, self.era)

    def insights(self, key: ArticleKey) -> ArticleInsights:
        """What stands around an article."""
        from reader.backends.local.article_insights import ArticleInsights

        return ArticleInsights(self, key, self._context.own)

    @cached_property
    def searcher(self) -> Searcher:
        """Searches the articles."""
        from reader.index import term_counts
        from reader.search import Searcher
        from reader.search.ranking.top_docs import top_docs_of

        for batch in self.corpus.batches:
            top_docs_of(batch.segment).keep(batch.top_docs)
            term_counts.keep(batch.segment, batch.counts)
        return Searcher(self.corpus.index, self.corpus.article)

    @cached_property
    def jumps(self) -> Jumps:
        """Where articles go on."""
        from reader.backends.local.jumps import Jumps

        return Jumps(self.corpus, self.corpus.with_any("jump_to", "jump_from"))

    @cached_property
    def rarity(self) -> Rarity | None:
        """How rare words are here; None where nothing is indexed.

        Told from a few batches from all over a large library: as surely, and the others are not touched.
        """
        from reader.analysis.keyword_weights import Rarity
        from reader.index import Index
        from reader.search.analytics.document_frequency import DocumentFrequency

        segments = self.corpus.index.segments
        sample = Index(segments[:: -(-len(segments) // SAMPLED)]) if segments else self.corpus.index
        return Rarity(DocumentFrequency(sample), len(sample)) if len(sample) else None
