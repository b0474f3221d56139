"""Top documents of a segment for a character or a frequent pair: precomputed, or computed on demand.

A character may occur in every article, and ranking them all takes longer than a key press should. The top documents of
a term do not depend on other segments, since IDF scales all of its scores alike; those of frequent characters are
computed when a segment is built, and stored with it. A pair's are computed when it is first asked for, and then kept:
half a millisecond for a segment, while those of all frequent pairs would take as long as those of all characters.
"""

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.headline_places import headlines
from reader.index.inverted_index import Index
from reader.index.needle import NO_SECOND_CODE
from reader.index.ranges import row_of
from reader.index.segment import Segment
from reader.index.stream import HEADLINE
from reader.index.term_counts import TermCounts, keys_with, places, together
from reader.search.matching.article_sets import Articles, beginnings
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import Counts
from reader.search.ranking.bm25 import Scores, body_norms, leading, most_in_body, nth_best, scored
from reader.search.ranking.rescoring import FULL, ORDERED

LED = 40
"""Number of top documents."""
FREQUENT = 16_384
"""Occurrences in a segment from which on a character is prepared, and from half of which on a pair has leaders."""


class TopDocs(NamedTuple):
    """The top documents, best first; ties newest first, then by number."""

    articles: NDArray[np.int64]
    scores: Scores
    """Before rarity."""
    dates: NDArray[np.int32]
    matches: Counts
    total: int
    """Number of articles with the text."""
    occurrences: int
    """Number of occurrences of the text."""


NO_DOCS = TopDocs(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.int32), np.empty(0, np.int64), 0, 0)


def ahead_of_all(given: Sequence[TopDocs]) -> TopDocs:
    """The best `LED` documents of several segments, whose articles have numbers of the whole index."""
    rows = zip(*(led[:4] for led in (NO_DOCS, *given)), strict=True)
    articles, found, dates, matches = map(np.concatenate, rows)
    first = np.lexsort((articles, -dates, -found))[:LED]
    sums = sum(led.total for led in given), sum(led.occurrences for led in given)
    return TopDocs(articles[first], found[first], dates[first], matches[first], *sums)


class FrequentTopDocs:
    """The best articles for the characters, and pairs of them, of one segment, as far as they are known."""

    def __init__(self, segment: Segment) -> None:
        self._segment = weakref.proxy(segment)
        self._known: dict[int, TopDocs] = {}
        self._kept: Mapping[str, NDArray[Any]] = {}

    def of(self, key: int) -> TopDocs:
        """Top documents of a text of one or two characters, by its key."""
        led = self._known.get(key)
        if led is None:
            led = self._known[key] = self._read(key) or best_for(self._segment, key)
        return led

    def prepare(self, cancelled: Callable[[], bool]) -> None:
        """Compute the top documents of all frequent characters."""
        for key in frequent(self._segment):
            if cancelled():
                return
            self.of(key)

    def keep(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Take what `prepared` gave for this segment, perhaps mapped from a file: read when it is asked for."""
        self._kept = arrays

    def _read(self, key: int) -> TopDocs | None:
        if not self._kept:
            return None
        place = row_of(self._kept["keys"], key)
        if place is None:
            return None
        first, last = self._kept["edges"][place : place + 2].tolist()
        articles, found, matches = (self._kept[name][first:last] for name in ("articles", "scores", "matches"))
        total, occurrences = (int(self._kept[name][place]) for name in ("totals", "occurrences"))
        dates = self._segment.columns.dates.take(articles)
        return TopDocs(articles.astype(np.int64), found, dates, matches.astype(np.int64), total, occurrences)


def prepared(segment: Segment) -> dict[str, NDArray[Any]]:
    """The leaders for the frequent characters of `segment`, as arrays to be saved: some 3 ns for each of its codes."""
    keys = frequent(segment)
    led = [best_for(segment, key) for key in keys]
    return {
        "keys": np.array(keys, np.uint32),
        "edges": np.cumsum([0, *(len(each.articles) for each in led)], dtype=np.uint32),
        "articles": together((each.articles for each in led), np.uint32),
        "scores": together((each.scores for each in led), np.float32),
        "matches": together((each.matches for each in led), np.uint32),
        "totals": np.array([each.total for each in led], np.uint32),
        "occurrences": np.array([each.occurrences for each in led], np.uint32),
    }


def frequent(segment: Segment) -> list[int]:
    """The keys, ascending, of the characters that are frequent in `segment`."""
    return [key for key in keys_with(segment, FREQUENT).tolist() if key & 0xFFFF == NO_SECOND_CODE]


def is_frequent(index: Index, key: int) -> bool:
    """True if the segments' top documents are faster than a full ranking: always for one character.

    Decided by the largest segment, so that the decision costs the same for any number of segments.
    """
    if key & 0xFFFF == NO_SECOND_CODE:
        return True
    first, last = places(index.largest, key) if index.segments else (0, 0)
    return 2 * (last - first) >= FREQUENT


def best_for(segment: Segment, key: int) -> TopDocs:
    """The leaders for a text. Those that have it in the heading are scored first: where enough of them reach what no
    body does alone, none of the others leads."""
    run = MatchRun.of(segment, key, key)
    if not len(run):
        return NO_DOCS
    articles = run.tally.owners[beginnings(run.tally.owners)].astype(np.uint32)
    found = _scores(run, articles)
    if len(articles) <= LED or nth_best(found, LED) <= most_in_body(run):
        articles = run.articles
        found = _scores(run, articles)
    first = leading(DocSet.of_segments(Index((segment,)), [(0, articles)]), found, LED)
    best = articles.take(first).astype(np.int64)
    matches = run.tally.counts.take(best).astype(np.int64)
    held = int(np.count_nonzero(run.tally.counts))
    return TopDocs(best, found[first], segment.columns.dates[best], matches, held, len(run))


def _scores(run: MatchRun, articles: Articles) -> Scores:
    """The scores of `articles`, with the bonus of those whose headline is nothing but the text."""
    found = scored(run, articles, run.segment.companion(body_norms).take(articles))
    whole = _whole_headlines(run.segment, run.tally, run.length)
    found[articles.searchsorted(whole)] += np.float32(FULL + ORDERED)
    return found


def _whole_headlines(segment: Segment, tally: TermCounts, length: int) -> Articles:
    """The articles whose headline is nothing but the text, which has that length."""
    headed = tally.owners[tally.fields == HEADLINE].astype(np.uint32)
    begins, ends = headlines(segment, headed)
    found: Articles = headed[ends - begins == length]
    return found


def top_docs_of(segment: Segment) -> FrequentTopDocs:
    """The best articles of `segment` for what is frequent; none known at first."""
    return segment.companion(FrequentTopDocs)
