"""The articles that have all of some texts, where these are few: looked up and scored one by one.

Of a longer text there is but one occurrence, or a handful, and there the steps from array to array take longer than all
else. Articles, scores and spans are those of `reader.search.execute`, by the same curves.
"""

from collections.abc import Sequence
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np

from reader.index.stream import BODY, HEADLINE
from reader.search.matching.article_sets import Articles
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.placed_texts import PlacedTexts
from reader.search.ranking.one_article import Occurrence, closeness_of_one, score_of_one
from reader.search.ranking.rescoring import headline_bonus
from reader.search.ranking.word_boundary import are_words, is_each_word, is_short
from reader.span import Span

FEW = 20
"""Occurrences of one text up to which they are few; of several, twice as many for each."""
RARE = 8
"""Times as many of the rarest of several texts, up to which it is looked whether few articles have all."""
Places = dict[int, Sequence[list[int]]]
"""By the article of a segment: the positions of each text."""
Held = dict[int, Sequence[list[Occurrence]]]
"""By the article of a segment: the occurrences of each text."""
ONES = 16
"""Occurrences up to which to look at one after the other is faster than all in arrays."""
_new = tuple.__new__  # `Span._make` in half the time


class FewHit(NamedTuple):
    """An article found."""

    number: int
    score: float
    date: int
    spans: tuple[Span, ...]


def few_hits(placed: PlacedTexts) -> list[FewHit] | None:
    """The articles that have all texts, best first; None if they may be many, or a text is found in several ways."""
    if not all(placed.occurrences):
        return []
    found, texts, several = list[FewHit](), placed.alone, len(placed.texts) > 1
    most = 2 * FEW * len(texts) if several else FEW
    if not texts or min(map(len, texts)) > (most * RARE if several else most):
        return None
    for row in texts[0].runs:
        runs = [text.runs[row] for text in texts if row in text.runs]
        if len(runs) == len(texts):
            places = _of_one(*runs) if len(runs) == 1 else _of_several(runs, placed.common_in(row), most)
            if places is None or len(found) + len(places) > most:
                return None
            if places:
                found += _hits_in(placed, row, runs, places)
    if len(found) > 1:
        found.sort(key=lambda hit: (-hit.score, -hit.date, hit.number))
    return found


def _of_one(run: MatchRun) -> Places:
    """Where a text stands."""
    found: Places = {}
    for position, code in zip(run.given.tolist(), run.segment.owner_codes_of(run.given).tolist(), strict=True):
        article = code >> 1
        if article in found:
            found[article][0].append(position)
        else:
            found[article] = ([position],)
    return found


def _of_several(runs: Sequence[MatchRun], articles: Articles, most: int) -> Places | None:
    """Where several texts stand in the `articles` that have all of them; None if that is at more than `most` places."""
    bounds = [run.bounds(articles).tolist() for run in runs] if len(articles) <= most else []
    if not bounds or sum([sum(lasts) - sum(firsts) for firsts, lasts in bounds]) > most:
        return None
    each = [
        [run.starts[first:last].tolist() for first, last in zip(*edges, strict=True)]
        for run, edges in zip(runs, bounds, strict=True)
    ]
    return dict(zip(articles.tolist(), zip(*each, strict=True), strict=True))


def _hits_in(placed: PlacedTexts, row: int, runs: Sequence[MatchRun], places: Places) -> list[FewHit]:
    """The articles of the segment at `row` that have all texts, at `places`."""
    each = map(_held, runs, zip(*places.values(), strict=True))
    held: Held = dict(zip(places, zip(*each, strict=True), strict=True))
    segment, base, weights, lengths = runs[0].segment, placed.index.bases[row], placed.weights, [*map(_length, runs)]
    body_length, heading_length = segment.body_lengths.item, segment.heading_lengths.item
    bonuses, date, found = _headline_bonuses(placed, row, held), segment.columns.dates.item, list[FewHit]()
    for article, own in held.items():
        body, heading, score = body_length(article), heading_length(article), bonuses.get(article, 0.0)
        for some, weight in zip(own, weights, strict=True):
            score += weight * score_of_one(some, body, heading, placed.emphasis)
        if len(own) > 1:
            score += closeness_of_one(places[article], lengths, weights)
        found.append(_new(FewHit, (base + article, float(np.float32(score)), date(article), _spans(own))))
    return found


def _length(run: MatchRun) -> int:
    return run.length


def _spans(own: Sequence[Sequence[Occurrence]]) -> tuple[Span, ...]:
    """The spans of the occurrences of all texts in an article: those of one text ascend as they are."""
    if len(own) == 1:
        return tuple([span for _, _, _, span in own[0]])
    return tuple(sorted({span for some in own for _, _, _, span in some}))


def _held(run: MatchRun, places: Sequence[Sequence[int]]) -> list[list[Occurrence]]:
    """The occurrences at the positions `places` of `run` in each article."""
    positions = [*chain.from_iterable(places)]
    each, held, first = _one_by_one(run, positions) if len(positions) <= ONES else _together(run, positions), [], 0
    for some in places:
        held.append(each[first : first + len(some)])
        first += len(some)
    return held


def _one_by_one(run: MatchRun, positions: Sequence[int]) -> list[Occurrence]:
    words = is_each_word(run, positions) if is_short(run) else repeat(None)
    lead, trail, places = run.lead, run.trail, run.segment.places_of(positions, run.length)
    return [
        (at, field, is_word, _new(Span, (begin - lead, end + trail)))
        for at, is_word, (field, begin, end) in zip(positions, words, places, strict=False)
    ]


def _together(run: MatchRun, positions: Sequence[int]) -> list[Occurrence]:
    places = np.array(positions, np.uint32)
    words = are_words(run, places).tolist() if is_short(run) else repeat(None)
    begins, ends = run.segment.offsets_in(places, run.length)
    spans = map(_new, repeat(Span), zip((begins - run.lead).tolist(), (ends + run.trail).tolist(), strict=True))
    return [*zip(positions, run.segment.fields_of(places).tolist(), words, spans, strict=False)]


def _headline_bonuses(placed: PlacedTexts, row: int, held: Held) -> dict[int, float]:
    """By article: the bonus of those whose headline has all texts."""
    articles = [article for article, own in held.items() if own[0][0][1] != BODY and all(map(_in_headline, own))]
    if not articles:
        return {}
    chosen = DocSet.of_segments(placed.index, [(row, np.array(articles, np.uint32))])
    found = headline_bonus(chosen, [(text,) for text in placed.alone], max(placed.weights)).tolist()
    return dict(zip(articles, found, strict=True))


def _in_headline(some: Sequence[Occurrence]) -> bool:
    return HEADLINE in [field for _, field, _, _ in some]
