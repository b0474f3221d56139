"""Headline coverage: the share of a headline that the texts of a query cover, and whether they are its beginning.

A user who looks for a known article types words of its headline, often its beginning. Of the headlines that hold all of
them, the one with the least other text is most likely meant (a longer headline allows more choices of words), and the
one that begins as the query does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.headline_places import headlines
from reader.index.ranges import among, indices_of
from reader.index.stream import HEADLINE, Positions
from reader.search.matching.article_sets import Articles, Owners, beginnings
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import Scores

FAR = np.int64(1 << 40)
"""Behind every position."""
NO_ROWS: NDArray[np.intp] = np.empty(0, np.intp)


def in_headline(chosen: DocSet, texts: Sequence[Sequence[TermMatches]]) -> NDArray[np.intp]:
    """The rows of `chosen` in whose headline every one of `texts` is."""
    rows: NDArray[np.intp] | None = None
    for text in texts:
        there = _in_headline(chosen, text)
        rows = there if rows is None else rows[among(rows, there)]
        if not len(rows):
            break
    return NO_ROWS if rows is None else rows


def _in_headline(chosen: DocSet, text: Sequence[TermMatches]) -> NDArray[np.intp]:
    """The rows of `chosen` in whose headline a text is, ascending."""
    each = [some.gathered(chosen, _fields) for some in text]
    rows = [owners.take(indices_of(fields == HEADLINE)) for fields, owners in each if len(owners)]
    if not rows:
        return NO_ROWS
    together = rows[0] if len(rows) == 1 else np.sort(np.concatenate(rows))
    return together.take(beginnings(together))


def _fields(run: MatchRun, articles: Articles) -> tuple[NDArray[np.uint8], Owners]:
    headed = run.headings_in(articles)
    return headed.fields, headed.owners


def _positions(run: MatchRun, articles: Articles) -> tuple[Positions, Owners]:
    headed = run.headings_in(articles)
    return headed.positions, headed.owners


def short_headlines(chosen: DocSet, text: Sequence[TermMatches]) -> NDArray[np.intp]:
    """The rows of `chosen` whose headline is no longer than a text, which alone may be all of it."""
    begins, ends = _headlines(chosen)
    return np.flatnonzero(ends - begins <= max(some.length for some in text))


def _headlines(chosen: DocSet) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Beginning and end of the headline of each of `chosen`."""
    edges = [headlines(chosen.index.segments[row], articles) for row, articles in chosen.by_segment]
    begins, ends = (np.concatenate(parts).astype(np.int64) for parts in zip(*edges, strict=True))
    return begins, ends


def headline_coverage(chosen: DocSet, texts: Sequence[Sequence[TermMatches]]) -> tuple[Scores, Scores]:
    """Coverage and order of the headline of each of `chosen`, all of which have `texts` in it: both 0 to 1.

    Coverage is the share of the headline that is covered by the texts. Order is 0 where they do not stand in their
    order, and else the share that they cover from the headline's beginning until the last of them.
    """
    begins, ends = _headlines(chosen)
    reach, total = begins.copy(), np.zeros(len(chosen), np.int64)
    for text in texts:
        covered, following = np.zeros(len(chosen), np.int64), np.full(len(chosen), FAR)
        for some in text:
            positions, owners = some.gathered(chosen, _positions)
            inside = (positions >= begins.take(owners)) & (positions < ends.take(owners))
            positions, owners = positions[inside], owners[inside]
            covered[owners] = some.length
            after = np.flatnonzero(positions >= reach.take(owners))[::-1]
            nearest = np.full(len(chosen), FAR)
            nearest[owners[after]] = positions[after] + some.length
            following = np.minimum(following, nearest)
        total, reach = total + covered, following
    share, ordered = total / np.maximum(ends - begins, 1), (reach < FAR) * total / np.maximum(reach - begins, 1)
    coverage, order = (np.minimum(some, 1).astype(np.float32) for some in (share, ordered))
    return coverage, order
