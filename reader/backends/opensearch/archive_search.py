"""Search of an archive: the query as written, then other readings of it, as in a local library.

Never raises: a refusal or a timeout is reported in an empty or partial answer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.api.results import Poll, ReadAs, never
from reader.backends.opensearch.archive_engine import ORDERS
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource, Hits
from reader.backends.opensearch.archive_results import PAGE, AnswerFacts, ArchiveQuery, ArchiveResults
from reader.backends.opensearch.archive_trend import LibraryDates
from reader.backends.opensearch.article_cache import WHOLE
from reader.backends.opensearch.engine_clauses import Dsl
from reader.backends.opensearch.engine_query import EngineQuery, QueryCompiler, TooWideError
from reader.errors import ArchiveError
from reader.i18n import _
from reader.query.parser import Query, parse
from reader.query.problems import Problem
from reader.query.tree import Literal, Node, literals
from reader.search.fallback import any_of, dashed_text, named_texts, other_readings, spelt_out, unquoted
from reader.search.suggest import in_pinyin
from reader.span import Span

VERIFIED, VERIFIED_IN_PEACE = 100, 5000
"""Largest answers that are fetched whole and verified: while typing, and for commands."""
AT_ONCE = 250
"""Articles fetched and searched together."""
NOTHING: Dsl = {"match_none": {}}


class _CancelledError(Exception):
    """The search was cancelled."""


@dataclass(frozen=True)
class ArchiveSearch:
    """Searches one state of an archive."""

    source: ArchiveSource
    compiler: QueryCompiler
    dates: LibraryDates
    size: int
    """Number of articles."""
    era: int
    sort: str = "relevance"
    cancelled: Poll = never
    patient: bool = False
    """True for commands, which may take long."""

    def search(self, query: Query) -> ArchiveResults:
        """Results of `query`."""
        began = time.perf_counter()
        try:
            return self._outcome(query, began)
        except _CancelledError:
            return self._empty(query, AnswerFacts(shortfall=_("Search cancelled")))
        except TooWideError as error:
            problem = Problem(str(error), Span(0, len(query.text)))
            return self._empty(Query(query.text, query.tree, (*query.problems, problem)), AnswerFacts())
        except ArchiveError as error:
            return self._empty(query, AnswerFacts(time.perf_counter() - began, shortfall=str(error)))

    def _empty(self, query: Query, facts: AnswerFacts) -> ArchiveResults:
        results = ArchiveResults(self._asked(query, query.tree, EngineQuery(NOTHING)), 0, facts)
        results.matches_known = True
        return results

    def _asked(self, query: Query, tree: Node, compiled: EngineQuery) -> ArchiveQuery:
        return ArchiveQuery(query, tree, compiled, self.sort, self.source, self.dates, self.size, self.era)

    def _outcome(self, query: Query, began: float) -> ArchiveResults:
        """Answer to a query. Raises `ArchiveError`."""
        if pasted := dashed_text(query):
            told = self._tried(query, pasted, began)
            if told is not None and told.total_articles:
                told.read_as = ReadAs.TEXT
                return told
            texts = named_texts(query.tree)
            query = replace(query, tree=pasted) if len(self._absent(texts)) == len(texts) else query
        written = self._answered(query, query.tree, began)
        if written.total_articles or not written.complete:
            written.did_you_mean = self._pinyin_of(query)
            return written
        for read_as, tree in other_readings(query, self._absent(literals(query.tree))):
            other = self._tried(query, tree, began)
            if other is not None and other.total_articles:
                other.read_as, other.did_you_mean = read_as, self._pinyin_of(query)
                return other
        return self._partly(query, written, began)

    def _answered(self, query: Query, tree: Node, began: float) -> ArchiveResults:
        """Answer to one reading of the query. Raises `ArchiveError`."""
        if self.cancelled():
            raise _CancelledError
        compiled = self.compiler.compiled(tree)
        body: Dsl = {"query": compiled.query, "sort": ORDERS[self.sort], "_source": list(WHOLE)}
        found = self.source.engine.search({**body, "size": PAGE})
        text = _("Part of the archive did not respond; results may be incomplete") if found.partial else ""
        results = ArchiveResults(
            self._asked(query, tree, compiled), found.total, AnswerFacts(time.perf_counter() - began, shortfall=text)
        )
        if found.total <= (VERIFIED_IN_PEACE if self.patient else VERIFIED):
            self._verify(results, body, found.hits)
        elif isinstance(results.ranking, ArchiveKeys):
            results.ranking.take(0, found.hits)
        results.elapsed = time.perf_counter() - began
        return results

    def _verify(self, results: ArchiveResults, body: Dsl, hits: Hits) -> None:
        """Fetch and search all found articles. Raises `ArchiveError`."""
        meant, passed = list[int](), 0
        while hits and not self.cancelled():
            meant += results.verify(hits)
            passed += len(hits)
            more = passed < results.total_articles
            hits = (
                self.source.engine.search({**body, "from": passed, "size": AT_ONCE}, seconds=30.0).hits if more else ()
            )
        if self.cancelled():
            raise _CancelledError
        results.verified(meant)

    def _tried(self, query: Query, tree: Node, began: float) -> ArchiveResults | None:
        """Answer to a suggested reading; None if the archive refuses it."""
        try:
            return self._answered(query, tree, began)
        except TooWideError:
            return None

    def _absent(self, texts: tuple[Literal, ...]) -> list[Literal]:
        """Those of some texts that no article contains."""
        bodies = [{"query": self.compiler.compiled(text).query, "size": 0, "track_total_hits": 1} for text in texts]
        found = self.source.engine.several(bodies) if bodies else []
        return [text for text, each in zip(texts, found, strict=True) if not each.total]

    def _partly(self, query: Query, nothing: ArchiveResults, began: float) -> ArchiveResults:
        """Partial answer, if no article matches all of the query."""
        tree = spelt_out(unquoted(query), query.text)
        texts = literals(tree)
        if not texts:
            return nothing
        nothing.did_you_mean = self._first_that_finds(in_pinyin(query, texts, self._absent(texts)))
        rest = any_of(tree)
        part = None if rest is None or rest == tree else self._tried(query, rest, began)
        if part is not None and part.total_articles:
            part.did_you_mean = nothing.did_you_mean
            nothing.with_part(part)
        return nothing

    def _pinyin_of(self, query: Query) -> str | None:
        """Pinyin reading of a Latin query that was found as it is: Chinese may still be meant."""
        texts = (query.tree,) if isinstance(query.tree, Literal) else ()
        return self._first_that_finds(in_pinyin(query, texts, ()))

    def _first_that_finds(self, queries: Iterator[str]) -> str | None:
        """First of some queries with results."""
        for text in queries:
            found = self._tried(Query(text, tree := parse(text).tree), tree, time.perf_counter())
            if found is not None and found.total_articles:
                return text
        return None
