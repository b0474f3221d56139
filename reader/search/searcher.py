"""The entry point: searches an index for a query."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from reader.index import term_counts
from reader.index.inverted_index import Index
from reader.model import Article
from reader.query.parser import Query, parse
from reader.search.attempts import Outcome, nothing_of, outcome
from reader.search.execute import SearchContext
from reader.search.matching.deadline import INTERACTIVE, Cancelled, Deadline, Poll
from reader.search.ranking import top_docs
from reader.search.ranking.top_docs import top_docs_of
from reader.search.search_results import SearchResults

TextOf = Callable[[int], Article]


class Searcher:
    """Searches one index; cheap to create."""

    def __init__(self, index: Index, text_of: TextOf) -> None:
        self.index = index
        self.text_of = text_of

    def search(
        self,
        query: str | Query,
        *,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = INTERACTIVE,
    ) -> SearchResults:
        """The articles that match `query`, ranked.

        Never raises: of an invalid query, the valid part is answered. `cancelled` is polled between small steps; once
        it returns True the answer is empty. After `seconds` (None: unlimited) the articles found so far are returned.
        Either is shown by `SearchResults.complete`.
        """
        began = perf_counter()
        asked, clock = parse(query) if isinstance(query, str) else query, Deadline(cancelled, seconds)
        try:
            found = outcome(SearchContext(self.index, clock), asked)
        except Cancelled:
            found, clock.exceeded = Outcome(nothing_of(self.index)), True
        results = SearchResults(
            asked,
            self.index,
            found.answer,
            sort,
            perf_counter() - began,
            partial=found.part is not None,
            complete=not clock.exceeded,
            did_you_mean=found.did_you_mean,
            read_as=found.read_as,
        )
        return results if found.part is None else replace(results, part=replace(results, answer=found.part))

    def prepare(self, cancelled: Poll = lambda: False) -> None:
        """Work out ahead, in the background, what the quickest answers need: some 30 ns for each character."""
        for segment in self.index.segments:
            if cancelled():
                return
            tallies = term_counts.Tallies(segment)
            term_counts.keep(segment, term_counts.prepared(segment, tallies))
            top_docs_of(segment).keep(top_docs.prepared(segment, tallies))
