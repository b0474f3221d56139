"""A tree and an index to what was found: every segment evaluated, every answer scored."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reader.index.index import Index
from reader.index.segment import Segment
from reader.query.tree import Literal, Node
from reader.search.alike import Alike
from reader.search.answer import Found, Whole
from reader.search.evaluate import Evaluation, literal_runs
from reader.search.patterns import Clock
from reader.search.rank import rarity, scores
from reader.search.refine import Leading, refined, texts_of
from reader.search.runs import Articles, Run, articles_of, distinct

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
    evaluated = [_evaluated(segment, tree, cancelled, clock) for segment in index.segments]
    answers, runs = [articles for articles, _ in evaluated], tuple(some for _, some in evaluated)
    weights = tuple(_weight(index, text, [some[i] for some in runs]) for i, text in enumerate(texts))
    found, each = list[Found](), [np.empty(0, np.float32)]
    for place, (segment, articles, some) in enumerate(zip(index.segments, answers, runs, strict=True)):
        if len(articles):
            once = distinct(run for text in some for run in text)
            found.append(Found(place, index.bases[place], segment, articles, once))
            each.append(scores(articles, some, weights))
    together = np.concatenate(each)
    best = [Leading(some.segment, some.articles, runs[some.place]) for some in found]
    more = refined(best, together, tree, weights)
    together[more.places] += more.added.sum(axis=0)
    return Worked(Whole(tuple(found), together, more, texts, runs, weights), not clock.exceeded)


def _evaluated(
    segment: Segment, tree: Node, cancelled: Callable[[], bool] | None, clock: Clock
) -> tuple[Articles, tuple[tuple[Run, ...], ...]]:
    """The articles of a segment for `tree`, and the occurrences of each text in it."""
    if isinstance(tree, Literal) and not (cancelled is not None and cancelled()):
        runs = literal_runs(segment, tree.text, quoted=tree.exact)
        return articles_of(runs), (runs,)
    evaluation = Evaluation(segment, cancelled, clock)
    articles = evaluation.articles(tree)
    return articles, tuple(evaluation.runs.values())


def _weight(index: Index, text: Node, runs: list[tuple[Run, ...]]) -> float:
    """What the occurrences of a text count for."""
    occurrences = sum(len(run) for some in runs for run in some)
    return rarity(occurrences, len(index)) * (NEARLY if isinstance(text, Alike) else 1)
