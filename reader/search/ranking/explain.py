"""Explains the score of an article: what each text and each bonus adds."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.index.stream import FIELDS
from reader.query.tree import Node
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import scores


class Reason(NamedTuple):
    """What one text adds."""

    text: Node | str
    """What was asked for; or what adds besides, in words (`reader.search.ranking.rescoring`)."""
    rarity: float
    """How much the text tells: high when few articles have it."""
    fields: dict[str, int]
    """TermMatches by field."""
    score: float
    """What it adds, rarity counted."""


def reasons(
    alone: DocSet, texts: Sequence[Node], occurrences: Sequence[Sequence[TermMatches]], rarities: Sequence[float]
) -> tuple[Reason, ...]:
    """What each of `texts` adds to the score of the one article `alone`; those that it has not are left out."""
    given = zip(texts, occurrences, rarities, strict=True)
    found = (_reason(alone, text, some, rarity) for text, some, rarity in given)
    return tuple(reason for reason in found if reason.fields)


def _reason(alone: DocSet, text: Node, occurrences: Sequence[TermMatches], rarity: float) -> Reason:
    fields = Counter[str]()
    for some in occurrences:
        positions, _ = some.positions_in(alone)
        segment = alone.index.segments[alone.by_segment[0][0]]
        fields.update(FIELDS[number] for number in segment.fields_of(positions).tolist())
    return Reason(text, rarity, dict(fields), float(scores(alone, [occurrences], [rarity])[0]))
