"""How much of an article's headline the texts of a query are, and whether they follow its beginning.

Who looks for an article again types what they remember of its headline, often its beginning; of the headlines that have
all of it the one with least besides is likeliest to be meant (so many words can be chosen from a longer one in more
ways), and the one that begins as the query does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.index.segment import Segment
from reader.index.stream import HEADLINE, Positions
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import Articles
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import Scores

FAR = np.int64(1 << 40)
"""Behind every place."""


def headline_coverage(chosen: DocSet, texts: Sequence[Sequence[TermMatches]]) -> tuple[Scores, Scores]:
    """How much of each headline is covered, and how closely it follows the query: both 0 to 1.

    The first is 0 where not every one of `texts` is in the headline; so is the second, and where they do not stand in
    their order, and else the share that they cover from the headline's beginning until the last of them.
    """
    edges = [headlines(chosen.index.segments[place], articles) for place, articles in chosen.by_segment]
    begins, ends = (np.concatenate(parts).astype(np.int64) for parts in zip(*edges, strict=True))
    reach, total = begins.copy(), np.zeros(len(chosen), np.int64)
    every, ordered = np.ones((2, len(chosen)), np.bool_)
    for text in texts:
        covered, following = np.zeros(len(chosen), np.int64), np.full(len(chosen), FAR)
        for some in text:
            places, owners = some.positions_in(chosen)
            inside = (places >= begins.take(owners)) & (places < ends.take(owners))
            places, owners = places[inside], owners[inside]
            covered[owners] = some.length
            after = np.flatnonzero(places >= reach.take(owners))[::-1]
            nearest = np.full(len(chosen), FAR)
            nearest[owners[after]] = places[after] + some.length
            following = np.minimum(following, nearest)
        every &= covered > 0
        if not every.any():
            break
        total, reach, ordered = total + covered, following, ordered & (following < FAR)
    share, run = total / np.maximum(ends - begins, 1), ordered * total / np.maximum(reach - begins, 1)
    how_full, how_close = ((np.minimum(some, 1) * every).astype(np.float32) for some in (share, run))
    return how_full, how_close


def headlines(segment: Segment, articles: Articles) -> tuple[Positions, Positions]:
    """Where the headline of each of `articles` begins and ends."""
    starts = segment.starts[articles]
    fields: NDArray[np.intp] = segment.field_starts.searchsorted(starts)
    for _ in range(HEADLINE):
        fields += segment.field_numbers[fields] < HEADLINE
    begins = segment.field_starts[fields]
    ends = starts + segment.heading_lengths[articles]
    after = segment.field_starts.take(fields + 1, mode="clip")
    return begins, np.where(after > begins, np.minimum(ends, after - np.uint32(1)), ends)
