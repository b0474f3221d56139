"""Runs a query tree over an index: evaluates every segment and scores the articles found."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.index.inverted_index import Index
from reader.index.ranges import distinct
from reader.query.tree import And, Literal, Node
from reader.search.answer import Answer, FullAnswer
from reader.search.few_answer import FewAnswer
from reader.search.few_hits import few_hits
from reader.search.matching.article_sets import Articles
from reader.search.matching.deadline import Deadline
from reader.search.matching.doc_set import DocSet
from reader.search.matching.evaluate import Evaluation, literal_runs
from reader.search.matching.fuzzy import Fuzzy
from reader.search.matching.term_matches import TermMatches, occurrences
from reader.search.matching.unprinted import is_unprinted
from reader.search.ranking.bm25 import rarity, scores
from reader.search.ranking.rescoring import bonuses, texts_of

Placed = Sequence[Sequence[TermMatches]]
"""The occurrences of each text of a query."""
NEARLY = 0.5
"""Weight of an approximate match, relative to an exact one."""


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The index and time limit of one search."""

    index: Index
    clock: Deadline

    def evaluations(self) -> list[Evaluation]:
        """One for each segment."""
        return [Evaluation(segment, self.clock) for segment in self.index.segments]


def answered(context: SearchContext, tree: Node) -> Answer:
    """The answer to `tree`: of texts that few articles have made from these, else that of `execute`."""
    index, literals = context.index, _plain(context.index, tree)
    if literals is None:
        return _evaluated(context, tree)
    placed = _placed(index, literals, context.clock)
    weights = _weights(index, literals, placed)

    def full() -> FullAnswer:
        return _ranked(_all_of(index, placed), tree, literals, placed, weights)

    few = few_hits(index, placed, weights)
    return full() if few is None else FewAnswer(index, few, full)


def execute(context: SearchContext, tree: Node) -> FullAnswer:
    """Run `tree` within the time limit. Raises `Cancelled` when the answer is no longer wanted."""
    index, literals = context.index, _plain(context.index, tree)
    if literals is None:
        return _evaluated(context, tree)
    placed = _placed(index, literals, context.clock)
    return _ranked(_all_of(index, placed), tree, literals, placed, _weights(index, literals, placed))


def _evaluated(context: SearchContext, tree: Node) -> FullAnswer:
    """The answer to a tree of any kind, segment by segment."""
    index, texts, each = context.index, tuple(texts_of(tree)), context.evaluations()
    chosen = _joined(index, [evaluation.articles(tree) for evaluation in each])
    placed = [occurrences(index, [evaluation.runs[i] for evaluation in each]) for i in range(len(texts))]
    return _ranked(chosen, tree, texts, placed, _weights(index, texts, placed))


def _ranked(chosen: DocSet, tree: Node, texts: Sequence[Node], placed: Placed, weights: Sequence[float]) -> FullAnswer:
    """The articles `chosen` with their scores."""
    found = scores(chosen, placed, weights)
    bonus = bonuses(chosen, found, placed, tree, weights)
    return FullAnswer(chosen, found, bonus, texts, placed, weights)


def _plain(index: Index, tree: Node) -> Sequence[Literal] | None:
    """The texts of `tree`, if it asks for nothing but articles that print all of them."""
    parts = tree.children if isinstance(tree, And) else (tree,)
    literals = [part for part in parts if isinstance(part, Literal)]
    return literals if len(literals) == len(parts) and not names_someone(index, *literals) else None


def names_someone(index: Index, *texts: Literal) -> bool:
    """True if a text matches an unprinted name of some article."""
    for segment in index.segments:
        for text in texts:
            if is_unprinted(segment, text):
                return True
    return False


def _placed(index: Index, literals: Sequence[Literal], clock: Deadline) -> Placed:
    """Occurrences of each of `literals`; equal texts are looked up once."""
    known: dict[tuple[str, bool], tuple[TermMatches, ...]] = {}
    for literal in literals:
        clock.go_on()
        text, quoted = literal.text, literal.exact
        if (text, quoted) not in known:
            runs = [literal_runs(segment, text, quoted=quoted) for segment in index.segments]
            known[text, quoted] = occurrences(index, runs)
    return [known[literal.text, literal.exact] for literal in literals]


def _all_of(index: Index, placed: Placed) -> DocSet:
    """The articles that have every text: those of the rarest, as far as they have the others."""
    if len(placed) == 1 == len(placed[0]):
        return placed[0][0].chosen
    rarest, *others = sorted(placed, key=_count)
    found = _any_of(index, [some.chosen for some in rarest])
    for text in others:
        found = _any_of(index, [some.among(found) for some in text])
    return found


def _any_of(index: Index, sets: Sequence[DocSet]) -> DocSet:
    if len(sets) == 1:
        return sets[0]
    return DocSet(index, distinct(np.concatenate([np.empty(0, np.int64), *(some.numbers for some in sets)])))


def _joined(index: Index, articles: Sequence[Articles]) -> DocSet:
    """The articles of all segments, from those of each."""
    return DocSet.of_segments(index, enumerate(articles))


def _weights(index: Index, texts: Sequence[Node], placed: Placed) -> list[float]:
    """The weight of the occurrences of each text."""
    return [
        rarity(_count(some), len(index)) * (NEARLY if isinstance(text, Fuzzy) else 1)
        for text, some in zip(texts, placed, strict=True)
    ]


def _count(some: Sequence[TermMatches]) -> int:
    return len(some[0]) if len(some) == 1 else sum(map(len, some))
