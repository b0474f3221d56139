"""The articles that have all of some texts, where these are few: looked up and scored one by one.

Of a longer text there is but one occurrence, or a handful, and there the steps from array to array take longer than all
else. Articles, scores and spans are those of `reader.search.execute`, by the same curves.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

import numpy as np

from reader.index.inverted_index import Index
from reader.index.stream import HEADLINE
from reader.search.matching.article_sets import Articles
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import TermMatches
from reader.search.placed_texts import PlacedTexts
from reader.search.ranking.one_article import Occurrence, closeness_of_one, score_of_one
from reader.search.ranking.rescoring import headline_bonus
from reader.search.ranking.word_boundary import are_words, is_short, is_word
from reader.span import Span

FEW = 32
"""Occurrences for each text up to which they are few."""
RARE = 8
"""Times as many of the rarest of several texts, up to which it is looked whether few articles have all."""
Places = dict[int, Sequence[list[int]]]
"""By the article of a segment: the positions of each text."""
Held = dict[int, Sequence[list[Occurrence]]]
"""By the article of a segment: the occurrences of each text."""
ONES = 8
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
    most, found, texts = FEW * len(placed.texts), list[FewHit](), placed.alone
    if not texts or min(map(len, texts)) > (most * RARE if len(texts) > 1 else most):
        return None
    for row in texts[0].runs:
        runs = [text.runs[row] for text in texts if row in text.runs]
        if len(runs) == len(texts):
            places = _of_one(*runs) if len(runs) == 1 else _of_several(runs, placed.common_in(row), most)
            if places is None or len(found) + len(places) > most:
                return None
            if places:
                found += _hits_in(placed, row, texts, places)
    if len(found) > 1:
        found.sort(key=lambda hit: (-hit.score, -hit.date, hit.number))
    return found


def _of_one(run: MatchRun) -> Places:
    """Where a text stands."""
    found: Places = {}
    for position, code in zip(run.given.tolist(), run.segment.owner_codes_of(run.given).tolist(), strict=True):
        found.setdefault(code >> 1, ([],))[0].append(position)
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


def _hits_in(placed: PlacedTexts, row: int, texts: Sequence[TermMatches], places: Places) -> Iterator[FewHit]:
    """The articles of the segment at `row` that have all texts, at `places`."""
    index, weights, lengths = placed.index, placed.weights, [text.length for text in texts]
    segment, base, runs = index.segments[row], index.bases[row], [text.runs[row] for text in texts]
    each = map(_held, runs, zip(*places.values(), strict=True))
    held: Held = dict(zip(places, zip(*each, strict=True), strict=True))
    bonuses = _headline_bonuses(index, row, held, texts, max(weights))
    for article, own in held.items():
        body, heading = segment.body_lengths.item(article), segment.heading_lengths.item(article)
        score = bonuses.get(article, 0.0)
        for some, weight in zip(own, weights, strict=True):
            score += weight * score_of_one(some, body, heading)
        if len(own) > 1:
            score += closeness_of_one(own, lengths, weights)
        spans = sorted({one.span for some in own for one in some})
        yield FewHit(base + article, float(np.float32(score)), segment.columns.dates.item(article), tuple(spans))


def _held(run: MatchRun, places: Sequence[Sequence[int]]) -> Iterator[list[Occurrence]]:
    """The occurrences at the positions `places` of `run` in each article."""
    positions = [*chain.from_iterable(places)]
    each = _one_by_one(run, positions) if len(positions) <= ONES else _together(run, positions)
    return ([*islice(each, len(some))] for some in places)


def _one_by_one(run: MatchRun, positions: Sequence[int]) -> Iterator[Occurrence]:
    short, field_at, span_at = is_short(run), run.segment.field_at, run.span_at
    return (Occurrence(at, field_at(at), is_word(run, at) if short else None, span_at(at)) for at in positions)


def _together(run: MatchRun, positions: Sequence[int]) -> Iterator[Occurrence]:
    places = np.array(positions, np.uint32)
    words = are_words(run, places).tolist() if is_short(run) else repeat(None)
    begins, ends = run.segment.offsets_in(places, run.length)
    spans = map(_new, repeat(Span), zip((begins - run.lead).tolist(), (ends + run.trail).tolist(), strict=True))
    fields = run.segment.fields_of(places).tolist()
    return map(_new, repeat(Occurrence), zip(positions, fields, words, spans, strict=False))


def _headline_bonuses(
    index: Index, row: int, held: Held, texts: Sequence[TermMatches], weight: float
) -> dict[int, float]:
    """By article: the bonus of those whose headline has all texts."""
    articles = [
        article for article, own in held.items() if all(HEADLINE in [one.field for one in some] for some in own)
    ]
    if not articles:
        return {}
    chosen = DocSet.of_segments(index, [(row, np.array(articles, np.uint32))])
    found = headline_bonus(chosen, [(text,) for text in texts], weight).tolist()
    return dict(zip(articles, found, strict=True))
