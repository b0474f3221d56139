"""Top documents of a segment for a character or a frequent pair: precomputed, or computed on demand.

A character may occur in every article, and ranking them all takes longer than a key press should. The top documents of
a term do not depend on other segments, since IDF scales all of its scores alike; those of frequent characters are
computed when a segment is built, and stored with it. A pair's are computed when it is first asked for, and then kept:
half a millisecond for a segment, while those of all frequent pairs would take as long as those of all characters.
"""

import weakref
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.index.headline_places import headlines
from reader.index.inverted_index import Index
from reader.index.needle import NO_SECOND_CODE
from reader.index.ranges import row_of
from reader.index.segment import Segment
from reader.index.stream import HEADLINE
from reader.index.term_counts import Tallies, TermCounts, kept, keys_with, places, posted, together
from reader.search.matching.article_sets import Articles, beginnings, numbered
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import Headed, MatchRun
from reader.search.matching.term_matches import Counts
from reader.search.ranking.bm25 import (
    ALONE,
    Frequencies,
    Scores,
    body_norms,
    leading,
    most_in_body,
    nth_best,
    scored,
    turned,
)
from reader.search.ranking.rescoring import FULL, ORDERED

LED = 40
"""Number of top documents."""
TOGETHER = 64
"""Characters that are scored together: few enough for the processor's cache."""
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


def prepared(segment: Segment, tallies: Tallies) -> dict[str, NDArray[Any]]:
    """The leaders for the frequent characters of `segment`, as arrays to be saved: some 2 ns for each of its codes."""
    keys = frequent(segment)
    groups = (keys[at : at + TOGETHER] for at in range(0, len(keys), TOGETHER))
    led = [each for group in groups for each in best_for_each(segment, group, tallies)]
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
    if not _are_enough(found, run):
        articles = run.articles
        found = _scores(run, articles)
    return _led(segment, run.tally, articles, found, len(run))


def best_for_each(segment: Segment, keys: Sequence[int], tallies: Tallies) -> Iterator[TopDocs]:
    """What `best_for` gives for each of some characters: all are scored at once, which takes half the time."""
    tallied = [kept(segment, key) or tallies.of(key) for key in keys]
    places, fields, owners = (np.concatenate(each) for each in zip(*[each[1:] for each in tallied], strict=True))
    of_text = np.arange(len(keys)).repeat([len(each.owners) for each in tallied])
    firsts = beginnings(of_text * len(segment) + owners)
    rows, articles = numbered(firsts, len(owners)), owners.take(firsts).astype(np.uint32)
    edges = [*pairwise(of_text.take(firsts).searchsorted(np.arange(len(keys) + 1)).tolist())]
    often = [tally.counts.take(articles[slice(*each)]) for tally, each in zip(tallied, edges, strict=True)]
    run, norms = MatchRun(segment, places, 1), segment.companion(body_norms).take(articles)
    known = Frequencies(np.concatenate(often).astype(np.float32), None)
    found = turned(run, known, Headed(places, rows, fields), norms, articles, ALONE)
    found[rows[_are_whole(segment, owners, fields, 1)]] += np.float32(FULL + ORDERED)
    for key, tally, (begin, end) in zip(keys, tallied, edges, strict=True):
        if _are_enough(found[begin:end], run):
            yield _led(segment, tally, articles[begin:end], found[begin:end], len(posted(segment, key)))
        else:
            yield best_for(segment, key)


def _are_enough(found: Scores, run: MatchRun) -> bool:
    """True if enough of the scores `found` of headings are above that of any body."""
    return len(found) > LED and bool(nth_best(found, LED) > most_in_body(run))


def _led(segment: Segment, tally: TermCounts, articles: Articles, found: Scores, occurrences: int) -> TopDocs:
    """The leaders among `articles`, by their scores; `occurrences`: of the text in all."""
    first = leading(DocSet.of_segments(Index((segment,)), [(0, articles)]), found, LED)
    best = articles.take(first).astype(np.int64)
    matches = tally.counts.take(best).astype(np.int64)
    held = int(np.count_nonzero(tally.counts))
    return TopDocs(best, found[first], segment.columns.dates[best], matches, held, occurrences)


def _scores(run: MatchRun, articles: Articles) -> Scores:
    """The scores of `articles`, with the bonus of those whose headline is nothing but the text."""
    found = scored(run, articles, run.segment.companion(body_norms).take(articles))
    whole = run.tally.owners[_are_whole(run.segment, run.tally.owners, run.tally.fields, run.length)]
    found[articles.searchsorted(whole.astype(np.uint32))] += np.float32(FULL + ORDERED)
    return found


def _are_whole(
    segment: Segment, owners: NDArray[np.unsignedinteger[Any]], fields: NDArray[np.uint8], length: int
) -> NDArray[np.intp]:
    """Which occurrences in these fields of these articles, of a text of some length, are a whole headline."""
    (held,) = (fields == HEADLINE).nonzero()
    begins, ends = headlines(segment, owners.take(held).astype(np.uint32))
    whole: NDArray[np.intp] = held[ends - begins == length]
    return whole


def top_docs_of(segment: Segment) -> FrequentTopDocs:
    """The best articles of `segment` for what is frequent; none known at first."""
    return segment.companion(FrequentTopDocs)
