"""A query to its answer, in one attempt after the other: as it is written, then what may have been meant.

What holds only a part of what was asked for is never the answer: it is told apart.
"""

from dataclasses import dataclass

import numpy as np

from reader.index.inverted_index import Index
from reader.index.needle import needles
from reader.index.term_counts import key_of
from reader.query.parser import Query
from reader.query.tree import Literal, Node, literals
from reader.search.answer import Answer, DeferredAnswer, FullAnswer
from reader.search.execute import execute
from reader.search.fallback import any_of, spelt_out, with_fuzzy_terms
from reader.search.matching.deadline import Deadline
from reader.search.matching.doc_set import DocSet
from reader.search.ranking.top_docs import is_frequent
from reader.search.suggest import did_you_mean


@dataclass(frozen=True, eq=False)
class Outcome:
    """What there is to answer."""

    answer: Answer
    """What holds all that was asked for."""
    part: Answer | None = None
    """What holds a part of it, where nothing holds all."""
    did_you_mean: str | None = None
    """A query that would find something."""


def nothing_of(index: Index) -> FullAnswer:
    """The answer that has no article."""
    return FullAnswer(DocSet(index, np.empty(0, np.int64)))


def outcome(index: Index, asked: Query, clock: Deadline) -> Outcome:
    """What `index` has for a query, as far as there is time. Raises `Cancelled` when it is no longer wanted."""
    if (key := brief(index, asked.tree)) is not None:
        lone = DeferredAnswer(index, key, asked.tree)
        _ = lone.preview
        return Outcome(lone)
    answer = execute(index, asked.tree, clock)
    return Outcome(answer) if len(answer.chosen) else _fallen_back(index, asked, answer, clock)


def _fallen_back(index: Index, asked: Query, nothing: Answer, clock: Deadline) -> Outcome:
    """What there is to say where no article holds all that was asked for."""
    tree = spelt_out(asked.tree, asked.text)
    if not literals(tree):
        return Outcome(nothing)
    near = execute(index, with_fuzzy_terms(tree), clock)
    meant = did_you_mean(index, asked, near)
    if len(literals(tree)) < 2:
        return Outcome(nothing, None, meant)
    rest = None if meant is not None else any_of(tree)
    part = near if rest is None else execute(index, rest, clock)
    return Outcome(nothing, part if len(part.chosen) else None, meant)


def brief(index: Index, tree: Node) -> int | None:
    """The key of the one text of one or two characters that `tree` asks for, when it is one to ask leaders for."""
    given = needles(tree.text, quoted=tree.exact) if isinstance(tree, Literal) else ()
    key = key_of(given[0]) if len(given) == 1 else None
    return key if key is not None and is_frequent(index, key) else None
