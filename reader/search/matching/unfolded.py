"""The `exact:` operator: occurrences written exactly as in the query, in script, width and case."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from reader.analysis.folding import fold
from reader.search.matching.deadline import Deadline
from reader.search.matching.match_run import MatchRun

TextOf = Callable[[int], str]
"""The `Article.text` of an article, by its number in the segment."""


def as_written(run: MatchRun, text: str, text_of: TextOf, clock: Deadline) -> MatchRun:
    """The occurrences of a run that are `text` itself, line ends and spaces of headlines aside."""
    articles = run.articles
    positions, owners = run.positions_in(articles)
    begins, ends = run.segment.offsets_in(positions, run.length)
    edges = owners.searchsorted(np.arange(len(articles) + 1)).tolist()
    kept = np.zeros(len(positions), np.bool_)
    for article, (first, last) in zip(articles.tolist(), pairwise(edges), strict=True):
        clock.go_on()
        if clock.left() <= 0:
            clock.exceeded = True
            break
        kept[first:last] = _same(text_of(article), text, begins[first:last].tolist(), ends[first:last].tolist())
    return run.only(kept)


def _same(article: str, text: str, begins: Sequence[int], ends: Sequence[int]) -> list[bool]:
    wanted = _squeezed(text)
    pieces = [article[begin:end] for begin, end in zip(begins, ends, strict=True)]
    return [piece == text or _squeezed(piece) == wanted for piece in pieces]  # Most are equal as they are.


def _squeezed(text: str) -> str:
    """`text` without line ends and spaces, which matching has compared already."""
    return "".join(character for character in text if character != "\n" and fold(character) != " ")
