"""A query and an index to results."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from reader.index.index import Index
from reader.model import Article
from reader.query.parser import Query, parse
from reader.query.tree import And, Node, Or
from reader.search.evaluate import Cancelled, Evaluation, texts_of
from reader.search.patterns import Clock
from reader.search.rank import rarity, scores
from reader.search.results import Results, gathered
from reader.search.runs import articles_of

TextOf = Callable[[int], Article]
Poll = Callable[[], bool]


class Searcher:
    """Searches one index. Made once for each index; cheap."""

    def __init__(self, index: Index, text_of: TextOf) -> None:
        self.index = index
        self.text_of = text_of

    def search(self, query: str | Query, *, sort: str = "relevance", cancelled: Poll | None = None) -> Results:
        """The articles that `query` asks for, ranked.

        Never raises: a query that makes no sense finds what of it does. `cancelled` is asked between small steps; when
        it says yes the answer is empty, and marked as not complete.
        """
        began = perf_counter()
        asked = parse(query) if isinstance(query, str) else query
        try:
            return self._answer(asked, sort, cancelled, began)
        except Cancelled:
            nothing = np.empty(0, np.float32)
            return Results(asked, self.index, (), nothing, sort, perf_counter() - began, complete=False)

    def _answer(self, asked: Query, sort: str, cancelled: Poll | None, began: float) -> Results:
        results = self._results(asked, asked.tree, sort, cancelled, began)
        if not results.total_articles and isinstance(asked.tree, And) and texts_of(asked.tree) > 1:
            results = self._results(asked, _any_of(asked.tree), sort, cancelled, began, partial=True)
        return results

    def _results(
        self, query: Query, tree: Node, sort: str, cancelled: Poll | None, began: float, *, partial: bool = False
    ) -> Results:
        clock = Clock()
        evaluations = [Evaluation(segment, cancelled, clock) for segment in self.index.segments]
        articles = [evaluation.articles(tree) for evaluation in evaluations]
        texts = [tuple(evaluation.runs.values()) for evaluation in evaluations]
        rarities = [
            rarity(sum(len(articles_of(runs[i])) for runs in texts), len(self.index)) for i in range(texts_of(tree))
        ]
        given = zip(self.index.segments, articles, texts, strict=True)
        scored = [scores(segment, some, runs, rarities) for segment, some, runs in given]
        found = tuple(
            gathered(base, segment, some, runs)
            for (base, segment), some, runs in zip(self.index, articles, texts, strict=True)
        )
        together = np.concatenate([np.empty(0, np.float32), *scored])
        return Results(
            query,
            self.index,
            found,
            together,
            sort,
            perf_counter() - began,
            partial and len(together) > 0,
            not clock.exceeded,
        )


def _any_of(tree: And) -> Node:
    """What has any of the texts that `tree` asks for; what it asks otherwise stays asked."""
    texts = tuple(child for child in tree.children if texts_of(child))
    others = tuple(child for child in tree.children if not texts_of(child))
    some = Or(texts, tree.span)
    return And((some, *others), tree.span) if others else some
