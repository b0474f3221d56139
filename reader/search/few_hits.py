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
from reader.search.matching.doc_set import DocSet
from reader.search.matching.match_run import AND_NEXT, MatchRun
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.one_article import Occurrence, closeness_of_one, score_of_one
from reader.search.ranking.rescoring import headline_bonus
from reader.search.ranking.word_boundary import are_words, is_short
from reader.span import Span

FEW = 32
"""Occurrences for each text up to which they are few."""
_new = tuple.__new__  # `Span._make` in half the time
Placed = dict[int, list[int]]
"""The positions of a run by the article of its segment."""


class FewHit(NamedTuple):
    """An article found."""

    number: int
    score: float
    date: int
    spans: tuple[Span, ...]


Held = dict[int, list[Occurrence]]
"""The occurrences of a run by the article of its segment."""


def few_hits(index: Index, texts: Sequence[Sequence[TermMatches]], weights: Sequence[float]) -> list[FewHit] | None:
    """The articles that have all texts, best first; None if they may be many, or a text is found in several ways.

    `texts` are the occurrences of each text, `weights` the weight of each.
    """
    if not all(texts):
        return []
    alone = [text[0] for text in texts if len(text) == 1 and not text[0].first_run.characters]
    most, size, found = FEW * len(texts), 0, list[FewHit]()
    if len(alone) < len(texts) or min(map(len, alone)) > most:
        return None
    for row in alone[0].runs:
        runs = [some.runs[row] for some in alone if row in some.runs]
        if len(runs) == len(alone):
            placed = _placed_together(runs)
            size += sum([len(places) for one in placed for places in one.values()])
            if size > most:
                return None
            if placed[0]:
                found += _hits_in(index, row, alone, [*map(_held, runs, placed)], weights)
    if len(found) > 1:
        found.sort(key=lambda hit: (-hit.score, -hit.date, hit.number))
    return found


def _placed_together(runs: Sequence[MatchRun]) -> list[Placed]:
    """The positions of each of `runs`, of one segment, in the articles that have all: those of the rarest first."""
    if len(runs) == 1:
        return [_placed(runs[0])]
    found, articles = dict[int, Placed](), list[int]()
    for i in sorted(range(len(runs)), key=lambda i: len(runs[i])):
        found[i] = _placed_in(runs[i], articles) if found else _placed(runs[i])
        articles = [*found[i]]
    return [{article: found[i][article] for article in articles} for i in range(len(runs))]


def _placed(run: MatchRun) -> Placed:
    found = Placed()
    for position, code in zip(run.given.tolist(), run.segment.owner_codes_of(run.given).tolist(), strict=True):
        found.setdefault(code >> 1, []).append(position)
    return found


def _placed_in(run: MatchRun, articles: Sequence[int]) -> Placed:
    """The positions of `run` in those of `articles` that have one."""
    edges = run.segment.starts.take(np.array(articles, np.uint32) + AND_NEXT)
    given = zip(articles, *run.given.searchsorted(edges).tolist(), strict=True)
    return {article: run.given[first:last].tolist() for article, first, last in given if last > first}


def _held(run: MatchRun, placed: Placed) -> Held:
    """The occurrences at the positions `placed` of `run`."""
    places = np.array([*chain(*placed.values())], np.uint32)
    words = are_words(run, places).tolist() if is_short(run) else repeat(None)
    begins, ends = run.segment.offsets_in(places, run.length)
    spans = map(_new, repeat(Span), zip((begins - run.lead).tolist(), (ends + run.trail).tolist(), strict=True))
    fields = run.segment.fields_of(places).tolist()
    each = map(_new, repeat(Occurrence), zip(places.tolist(), fields, words, spans, strict=False))
    return {article: [*islice(each, len(some))] for article, some in placed.items()}


def _hits_in(
    index: Index, row: int, texts: Sequence[TermMatches], held: Sequence[Held], weights: Sequence[float]
) -> Iterator[FewHit]:
    """The articles of the segment at `row` that have all texts."""
    segment, base, articles = index.segments[row], index.bases[row], np.array([*held[0]], np.uint32)
    columns = (segment.body_lengths, segment.heading_lengths, segment.columns.dates)
    bonuses = _headline_bonuses(index, row, held, texts, weights)
    for article, body, heading, date in zip(held[0], *(some.take(articles).tolist() for some in columns), strict=True):
        own = [one[article] for one in held]
        score = bonuses.get(article, 0.0)
        for some, weight in zip(own, weights, strict=True):
            score += weight * score_of_one(some, body, heading)
        if len(own) > 1:
            score += closeness_of_one(own, [text.length for text in texts], weights)
        spans = sorted({one.span for some in own for one in some})
        yield FewHit(base + article, float(np.float32(score)), date, tuple(spans))


def _headline_bonuses(
    index: Index, row: int, held: Sequence[Held], texts: Sequence[TermMatches], weights: Sequence[float]
) -> dict[int, float]:
    """By article: the bonus of those whose headline has all texts."""
    articles = [*held[0]]
    for some in held:
        articles = [article for article in articles if HEADLINE in [one.field for one in some[article]]]
    if not articles:
        return {}
    chosen = DocSet.of_segments(index, [(row, np.array(articles, np.uint32))])
    found = headline_bonus(chosen, [(text,) for text in texts], max(weights)).tolist()
    return dict(zip(articles, found, strict=True))
