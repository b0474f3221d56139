"""A tree and an index to what was found: every segment evaluated, every answer scored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from reader.index.index import Index
from reader.query.tree import DateRange, Everything, Near, Node, Not, Nothing, below
from reader.search.alike import Alike
from reader.search.answer import Found, Whole
from reader.search.evaluate import Evaluation
from reader.search.patterns import Clock
from reader.search.rank import rarity, scores
from reader.search.runs import Run, distinct

NEARLY = 0.5
"""What a text that is nearly the one asked for counts, beside that one."""


@dataclass(frozen=True, eq=False)
class Worked:
    """What was found for a tree."""

    answer: Whole
    complete: bool
    """Whether there was time for all."""


def work_out(index: Index, tree: Node, cancelled: Callable[[], bool] | None) -> Worked:
    """What `index` has for `tree`. Raises `Cancelled` when it is no longer wanted."""
    clock, texts = Clock(), tuple(texts_of(tree))
    evaluated = [Evaluation(segment, cancelled, clock) for segment in index.segments]
    answers = [evaluation.articles(tree) for evaluation in evaluated]
    runs = tuple(tuple(evaluation.runs[i] for i in range(len(texts))) for evaluation in evaluated)
    weights = tuple(_weight(index, text, [some[i] for some in runs]) for i, text in enumerate(texts))
    found, scored = list[Found](), [np.empty(0, np.float32)]
    for place, (segment, articles, some) in enumerate(zip(index.segments, answers, runs, strict=True)):
        if len(articles):
            together = distinct(run for text in some for run in text)
            found.append(Found(place, index.bases[place], segment, articles, together))
            scored.append(scores(articles, some, weights))
    return Worked(Whole(tuple(found), np.concatenate(scored), texts, runs, weights), not clock.exceeded)


def _weight(index: Index, text: Node, runs: list[tuple[Run, ...]]) -> float:
    """What the occurrences of a text count for."""
    occurrences = sum(len(run) for some in runs for run in some)
    return rarity(occurrences, len(index)) * (NEARLY if isinstance(text, Alike) else 1)


def texts_of(node: Node) -> Iterator[Node]:
    """The texts that `node` asks for, in the order in which an evaluation keeps their runs."""
    if isinstance(node, Near) or not below(node):
        if not isinstance(node, Everything | Nothing | DateRange):
            yield node
    elif not isinstance(node, Not):
        for child in below(node):
            yield from texts_of(child)
