"""Runs a query tree over an index: evaluates every segment and scores the articles found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reader.index.inverted_index import Index
from reader.query.tree import Literal, Node, conjuncts
from reader.search.answer import Answer, FullAnswer
from reader.search.few_answer import FewAnswer
from reader.search.few_hits import few_hits
from reader.search.leading_answer import leading_answer
from reader.search.matching.deadline import Deadline
from reader.search.matching.doc_set import DocSet
from reader.search.matching.evaluate import Evaluation, literal_runs
from reader.search.matching.term_matches import TermMatches, occurrences
from reader.search.matching.unprinted import is_unprinted
from reader.search.placed_texts import PlacedTexts
from reader.search.ranking.bm25 import scores
from reader.search.ranking.rescoring import bonuses, emphasis_of, texts_of


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
    literals = _plain(context.index, tree)
    if literals is None:
        return _evaluated(context, tree)
    placed = _placed(context, literals, tree)
    few, full = few_hits(placed), partial(_of_common, placed, tree)
    if few is not None:
        return FewAnswer(context.index, few, full)
    return leading_answer(placed, tree, full) or full()


def execute(context: SearchContext, tree: Node) -> FullAnswer:
    """Run `tree` within the time limit. Raises `Cancelled` when the answer is no longer wanted."""
    literals = _plain(context.index, tree)
    return _evaluated(context, tree) if literals is None else _of_common(_placed(context, literals, tree), tree)


def _of_common(placed: PlacedTexts, tree: Node) -> FullAnswer:
    return _ranked(placed.common, placed, tree)


def _evaluated(context: SearchContext, tree: Node) -> FullAnswer:
    """The answer to a tree of any kind, segment by segment."""
    index, texts, each = context.index, tuple(texts_of(tree)), context.evaluations()
    chosen = DocSet.of_segments(index, enumerate([evaluation.articles(tree) for evaluation in each]))
    placed = [occurrences(index, [evaluation.runs[i] for evaluation in each]) for i in range(len(texts))]
    return _ranked(chosen, PlacedTexts(index, texts, placed, emphasis_of(tree)), tree)


def _ranked(chosen: DocSet, placed: PlacedTexts, tree: Node) -> FullAnswer:
    """The articles `chosen` with their scores."""
    found = scores(chosen, placed.occurrences, placed.weights, placed.emphasis)
    bonus = bonuses(chosen, found, placed.occurrences, tree, placed.weights)
    return FullAnswer(chosen, found, bonus, placed)


def _plain(index: Index, tree: Node) -> Sequence[Literal] | None:
    """The texts of `tree`, if it asks for nothing but articles that print all of them."""
    parts = conjuncts(tree)
    literals = [part for part in parts if isinstance(part, Literal)]
    return literals if len(literals) == len(parts) and not names_someone(index, *literals) else None


def names_someone(index: Index, *texts: Literal) -> bool:
    """True if a text matches an unprinted name of some article."""
    for segment in index.segments:
        for text in texts:
            if is_unprinted(segment, text):
                return True
    return False


def _placed(context: SearchContext, literals: Sequence[Literal], tree: Node) -> PlacedTexts:
    """Occurrences of each of `literals`, which are all that `tree` asks for; equal texts are looked up once."""
    known: dict[tuple[str, bool], tuple[TermMatches, ...]] = {}
    index = context.index
    for literal in literals:
        context.clock.go_on()
        text, quoted = literal.text, literal.exact
        if (text, quoted) not in known:
            runs = [literal_runs(segment, text, quoted=quoted) for segment in index.segments]
            known[text, quoted] = occurrences(index, runs)
    each = [known[literal.text, literal.exact] for literal in literals]
    return PlacedTexts(index, literals, each, emphasis_of(tree))
