"""A query and an index to results."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from reader.index.index import Index
from reader.index.needle import needles
from reader.model import Article
from reader.query.parser import Query, parse
from reader.query.tree import And, Literal, Node, Or
from reader.search.answer import Found, Lone, Whole
from reader.search.evaluate import Cancelled, Evaluation, texts_of
from reader.search.leaders import leaders_of
from reader.search.patterns import Clock
from reader.search.rank import rarity, scores
from reader.search.results import Results
from reader.search.runs import distinct

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
            nothing = Whole((), np.empty(0, np.float32))
            return Results(asked, self.index, nothing, sort, perf_counter() - began, complete=False)

    def prepare(self, cancelled: Poll = lambda: False) -> None:
        """Work out ahead, in the background, what the quickest answers need: some 20 ns for each character."""
        for segment in self.index.segments:
            leaders_of(segment).prepare(segment, cancelled)

    def _answer(self, asked: Query, sort: str, cancelled: Poll | None, began: float) -> Results:
        if (code := lone_character(asked.tree)) is not None:
            answer = Lone(self.index, code)
            _ = answer.preview
            return Results(asked, self.index, answer, sort, perf_counter() - began)
        results = self._results(asked, asked.tree, sort, cancelled, began)
        if not results.total_articles and isinstance(asked.tree, And) and texts_of(asked.tree) > 1:
            results = self._results(asked, _any_of(asked.tree), sort, cancelled, began, partial=True)
        return results

    def _results(
        self, query: Query, tree: Node, sort: str, cancelled: Poll | None, began: float, *, partial: bool = False
    ) -> Results:
        clock = Clock()
        evaluated = [Evaluation(segment, cancelled, clock) for segment in self.index.segments]
        answers = [evaluation.articles(tree) for evaluation in evaluated]
        rarities = [
            rarity(sum(len(run) for evaluation in evaluated for run in evaluation.runs[i]), len(self.index))
            for i in range(texts_of(tree))
        ]
        found, scored = list[Found](), [np.empty(0, np.float32)]
        for place, (evaluation, articles) in enumerate(zip(evaluated, answers, strict=True)):
            if len(articles):
                texts = [evaluation.runs[i] for i in range(len(rarities))]
                runs = distinct(run for runs in texts for run in runs)
                found.append(Found(place, self.index.bases[place], evaluation.segment, articles, runs))
                scored.append(scores(articles, texts, rarities))
        took = perf_counter() - began
        together = np.concatenate(scored)
        some = partial and len(together) > 0
        return Results(query, self.index, Whole(tuple(found), together), sort, took, some, not clock.exceeded)


def _any_of(tree: And) -> Node:
    """What has any of the texts that `tree` asks for; what it asks otherwise stays asked."""
    texts = tuple(child for child in tree.children if texts_of(child))
    others = tuple(child for child in tree.children if not texts_of(child))
    some = Or(texts, tree.span)
    return And((some, *others), tree.span) if others else some


def lone_character(tree: Node) -> int | None:
    """The code of the one common character that `tree` asks for, when it asks for nothing else."""
    given = needles(tree.text, quoted=tree.exact) if isinstance(tree, Literal) else ()
    return int(given[0].codes[0]) if len(given) == 1 and len(given[0]) == 1 and not given[0].rare else None
