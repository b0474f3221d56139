"""Search of an archive: the query as written, then other readings of it, as in a local library.

Never raises: a refusal or a timeout is reported in an empty or partial answer.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from reader.api.results import Poll, never
from reader.backends.opensearch.archive_engine import ORDERS, EngineFound
from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource, Hits
from reader.backends.opensearch.archive_results import AnswerFacts, ArchiveResults
from reader.backends.opensearch.archive_trend import LibraryDates
from reader.backends.opensearch.article_cache import WHOLE
from reader.backends.opensearch.engine_clauses import Dsl
from reader.backends.opensearch.engine_query import EngineQuery, QueryCompiler, TooWideError
from reader.backends.opensearch.found_articles import PAGE, ArchiveQuery, FoundArticles
from reader.errors import ArchiveError
from reader.i18n import _
from reader.query.parser import Query, parse
from reader.query.problems import Problem
from reader.query.tree import Literal, Node, literals
from reader.search.fallback import any_of, spelt_out, unquoted
from reader.search.first_reading import Reading, first_reading
from reader.search.other_numerals import in_other_numerals
from reader.search.suggest import all_in_pinyin, in_pinyin
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
            return self._results(first_reading(query, self), began)
        except _CancelledError:
            return self._empty(query, _("Search cancelled"))
        except TooWideError as error:
            problem = Problem(str(error), Span(0, len(query.text)))
            return self._empty(Query(query.text, query.tree, (*query.problems, problem)))
        except ArchiveError as error:
            return self._empty(query, str(error), time.perf_counter() - began)

    def _empty(self, query: Query, shortfall: str = "", elapsed: float = 0.0) -> ArchiveResults:
        nothing = FoundArticles(self._asked(query, query.tree, EngineQuery(NOTHING)), 0, shortfall)
        nothing.verified(())
        return ArchiveResults(nothing, AnswerFacts(elapsed))

    def _asked(self, query: Query, tree: Node, compiled: EngineQuery) -> ArchiveQuery:
        return ArchiveQuery(query, tree, compiled, self.sort, self.source, self.dates, self.size, self.era)

    def _results(self, reading: Reading[FoundArticles], began: float) -> ArchiveResults:
        """The results of a reading; partial ones if no article matches all of the query. Raises `ArchiveError`."""
        query = reading.asked
        meant, part = (self._pinyin_of(query), None) if reading.found else self._partly(query)
        facts = AnswerFacts(time.perf_counter() - began, reading.read_as, meant)
        partial = None if part is None else ArchiveResults(part, facts)
        return ArchiveResults(reading.answer, facts, partial)

    def answered(self, asked: Query, tree: Node) -> FoundArticles:
        """Answer to one reading of the query. Raises `ArchiveError`."""
        if self.cancelled():
            raise _CancelledError
        compiled = self.compiler.compiled(tree)
        body = self._body(compiled)
        told = self.source.engine.search({**body, "size": PAGE})
        found = FoundArticles(self._asked(asked, tree, compiled), told.total, self._missing(told))
        if told.total <= (VERIFIED_IN_PEACE if self.patient else VERIFIED):
            self._verify(found, body, told.hits)
        elif isinstance(found.ranking, ArchiveKeys):
            found.ranking.take(0, told.hits)
        return found

    def _body(self, compiled: EngineQuery) -> Dsl:
        return {"query": compiled.query, "sort": ORDERS[self.sort], "_source": list(WHOLE)}

    def rouse(self, texts: Iterable[str]) -> None:
        """Search for some texts, and forget the answers: an engine that was just started, or has served others, is slow
        until it has read and compiled what searches need."""
        with suppress(ArchiveError):
            for text in texts:
                self.source.engine.search({**self._body(self.compiler.compiled(parse(text).tree)), "size": PAGE})

    def _missing(self, told: EngineFound) -> str:
        """What is missing in an answer, in words; empty if nothing is."""
        if told.partial:
            return _("Part of the archive did not respond; results may be incomplete")
        if self.source.engine.is_behind:
            return _("After a failure an earlier state of the archive is searched; results may be incomplete")
        return ""

    def suffices(self, answer: FoundArticles) -> bool:
        """True if it has articles, or part of the archive did not respond."""
        return bool(answer.total or answer.shortfall)

    def _verify(self, found: FoundArticles, body: Dsl, hits: Hits) -> None:
        """Fetch and search all found articles. Raises `ArchiveError`."""
        meant, passed = list[int](), 0
        while hits and not self.cancelled():
            meant += found.verify(hits)
            passed += len(hits)
            more = passed < found.total
            hits = (
                self.source.engine.search({**body, "from": passed, "size": AT_ONCE}, seconds=30.0).hits if more else ()
            )
        if self.cancelled():
            raise _CancelledError
        found.verified(meant)

    def tried(self, asked: Query, tree: Node) -> FoundArticles | None:
        """Answer to a suggested reading; None if it has no article, or the archive refuses it."""
        try:
            found = self.answered(asked, tree)
        except TooWideError:
            return None
        return found if found.total else None

    def absent(self, texts: Sequence[Literal]) -> list[Literal]:
        """Those of some texts that no article contains."""
        bodies = [{"query": self.compiler.compiled(text).query, "size": 0, "track_total_hits": 1} for text in texts]
        found = self.source.engine.several(bodies) if bodies else []
        return [text for text, each in zip(texts, found, strict=True) if not each.total]

    def _partly(self, query: Query) -> tuple[str | None, FoundArticles | None]:
        """A query that may have been meant, and the articles that match a part of this one, if none matches all."""
        tree = spelt_out(unquoted(query), query.text)
        texts = literals(tree)
        if not texts:
            return None, None
        absent, rest = self.absent(texts), any_of(tree)
        meant = self._first_that_finds(chain(in_pinyin(query, texts, absent), in_other_numerals(query, absent)))
        return meant, None if rest is None or rest == tree else self.tried(query, rest)

    def _pinyin_of(self, query: Query) -> str | None:
        return self._first_that_finds(all_in_pinyin(query))

    def _first_that_finds(self, queries: Iterator[str]) -> str | None:
        """First of some queries with results."""
        for text in queries:
            if self.tried(Query(text, tree := parse(text).tree), tree) is not None:
                return text
        return None
