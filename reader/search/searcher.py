"""A query and an index to results."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from reader.index import term_counts
from reader.index.inverted_index import Index
from reader.index.needle import needles
from reader.model import Article
from reader.query.parser import Query, parse
from reader.query.tree import Literal, Node, literals
from reader.search.answer import DeferredAnswer, FullAnswer
from reader.search.execute import execute
from reader.search.fallback import any_of, spelt_out, with_fuzzy_terms
from reader.search.matching.deadline import Cancelled, Poll
from reader.search.matching.doc_set import DocSet
from reader.search.ranking.top_docs import is_frequent, key_of, top_docs_of
from reader.search.search_results import SearchResults
from reader.search.suggest import did_you_mean

TextOf = Callable[[int], Article]


class Searcher:
    """Searches one index. Made once for each index; cheap."""

    def __init__(self, index: Index, text_of: TextOf) -> None:
        self.index = index
        self.text_of = text_of

    def search(self, query: str | Query, *, sort: str = "relevance", cancelled: Poll | None = None) -> SearchResults:
        """The articles that `query` asks for, ranked.

        Never raises: a query that makes no sense finds what of it does. `cancelled` is asked between small steps; when
        it says yes the answer is empty, and marked as not complete.
        """
        began = perf_counter()
        asked = parse(query) if isinstance(query, str) else query
        try:
            return self._answer(asked, sort, cancelled, began)
        except Cancelled:
            nothing = FullAnswer(DocSet(self.index, np.empty(0, np.int64)))
            return SearchResults(asked, self.index, nothing, sort, perf_counter() - began, complete=False)

    def prepare(self, cancelled: Poll = lambda: False) -> None:
        """Work out ahead, in the background, what the quickest answers need: some 30 ns for each character."""
        for segment in self.index.segments:
            if cancelled():
                return
            term_counts.keep(segment, term_counts.prepared(segment))
            top_docs_of(segment).prepare(cancelled)

    def _answer(self, asked: Query, sort: str, cancelled: Poll | None, began: float) -> SearchResults:
        tree = asked.tree
        if (key := brief(self.index, tree)) is not None:
            lone = DeferredAnswer(self.index, key, tree)
            _ = lone.preview
            return SearchResults(asked, self.index, lone, sort, perf_counter() - began)
        worked, partial, meant = execute(self.index, tree, cancelled), False, None
        if not len(worked.answer.chosen) and literals(tree := spelt_out(tree, asked.text)):
            near = execute(self.index, with_fuzzy_terms(tree), cancelled)
            meant = did_you_mean(self.index, asked, near)
            if len(literals(tree)) > 1:
                partial = True
                rest = None if meant is not None else any_of(tree)
                worked = near if rest is None else execute(self.index, rest, cancelled)
        partial = partial and len(worked.answer.chosen) > 0
        took = perf_counter() - began
        return SearchResults(asked, self.index, worked.answer, sort, took, partial, worked.complete, meant)


def brief(index: Index, tree: Node) -> int | None:
    """The key of the one text of one or two characters that `tree` asks for, when it is one to ask leaders for."""
    given = needles(tree.text, quoted=tree.exact) if isinstance(tree, Literal) else ()
    key = key_of(given[0]) if len(given) == 1 else None
    return key if key is not None and is_frequent(index, key) else None
