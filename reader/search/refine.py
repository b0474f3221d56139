"""What tells the best articles apart, besides how often they have what was asked for.

Takes what was found and its scores, gives additions to the scores of those that might lead: that texts stand close
together, that they are words of their own, that they fill the headline. None is below 0, so nothing that is not looked
at would have led.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.query.tree import And, DateRange, Everything, Field, FieldName, Near, Node, Not, Nothing, below
from reader.search.fullness import fullness
from reader.search.proximity import closeness
from reader.search.rank import Scores
from reader.search.runs import Articles, Run
from reader.search.whole import LONGEST, Places, whole_words

BEST = 40
"""Articles that are looked at: those that might lead."""
MOST = 400
"""Articles of a segment that are looked at where many score the same."""
FULL = 100.0
"""What several texts add that are all of a headline."""
WHOLE = 1.0
"""What a short text adds that is a word of its own, beside what it adds by being there once."""
WHYS = ("close together", "words of their own", "in the headline")
"""What is added for, in the order of `Refined.added`."""


class Refined(NamedTuple):
    """Additions."""

    places: NDArray[np.intp]
    """Of the best among all articles found, by segment and number."""
    added: NDArray[np.float32]
    """A row for each of `WHYS`."""

    def of(self, place: int) -> Iterator[tuple[str, float]]:
        """What was added to the article at a place."""
        for column in np.flatnonzero(self.places == place).tolist():
            yield from zip(WHYS, self.added[:, column].tolist(), strict=True)


NOTHING_MORE = Refined(np.empty(0, np.intp), np.empty((len(WHYS), 0), np.float32))


class Leading(NamedTuple):
    """The best articles of one segment."""

    segment: Segment
    articles: Articles
    texts: Sequence[tuple[Run, ...]]
    """The occurrences of each text."""


def refined(found: Sequence[Leading], scores: Scores, tree: Node, weights: Sequence[float]) -> Refined:
    """The additions for the best of `scores`, which are those of the articles found in each segment in turn.

    `weights` are what each text counts.
    """
    least = np.partition(scores, len(scores) - BEST)[len(scores) - BEST] if len(scores) > BEST else np.float32(0)
    places, best, begin = list[NDArray[np.intp]](), list[Leading](), 0
    for some in found:
        leads = np.flatnonzero(scores[begin : begin + len(some.articles)] >= least)[:MOST]
        places.append(leads + begin)
        best.append(some._replace(articles=some.articles[leads]))
        begin += len(some.articles)
    if not places:
        return NOTHING_MORE
    added = np.zeros((len(WHYS), sum(map(len, places))), np.float32)
    if isinstance(tree, And):
        added[0] = np.concatenate([closeness(some.articles, some.texts, weights) for some in best])
        added[2] = FULL * np.concatenate([_fullness(some, parts(tree)) for some in best])
    added[1] = WHOLE * _wholeness(best, weights)
    return Refined(np.concatenate(places), added)


def _fullness(some: Leading, several: Sequence[slice]) -> Scores:
    """How full the headlines are of texts, where there are several."""
    if len(several) < 2:
        return np.zeros(len(some.articles), np.float32)
    texts = [[run for runs in some.texts[part] for run in runs] for part in several]
    return fullness(some.segment, some.articles, texts)


def _wholeness(best: Sequence[Leading], weights: Sequence[float]) -> Scores:
    """The weights of the short texts whose first occurrence in an article is a word."""
    total = np.zeros(sum(len(some.articles) for some in best), np.float32)
    places, rows, added, begin = list[Places](), list[NDArray[np.intp]](), list[float](), 0
    for some in best:
        for runs, weight in zip(some.texts, weights, strict=True):
            for run in (run for run in runs if 1 < run.length <= LONGEST and len(run)):
                first = run.starts.take(run.starts.searchsorted(some.segment.starts[some.articles]), mode="clip")
                there = np.flatnonzero(some.segment.parts_of(first) >> 1 == some.articles)
                places.append(Places(some.segment, first[there], run.length))
                rows.append(there + begin)
                added.append(weight)
        begin += len(some.articles)
    for at, weight, whole in zip(rows, added, whole_words(places), strict=True):
        total[at] += np.float32(weight) * whole
    return total


def parts(tree: Node) -> list[slice]:
    """Which of the texts each child asks for that may stand in a headline."""
    found, first = [], 0
    for child in below(tree):
        count = sum(1 for _ in texts_of(child))
        if count and not (isinstance(child, Field) and child.name is not FieldName.HEADLINE):
            found.append(slice(first, first + count))
        first += count
    return found


def texts_of(node: Node) -> Iterator[Node]:
    """The texts that `node` asks for, in the order in which an evaluation keeps their runs."""
    if isinstance(node, Near) or not below(node):
        if not isinstance(node, Everything | Nothing | DateRange):
            yield node
    elif not isinstance(node, Not):
        for child in below(node):
            yield from texts_of(child)
