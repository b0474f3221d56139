"""Explains the score of an article: what each text and each bonus adds."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.index.stream import FIELDS
from reader.query.tree import Node
from reader.search.matching.doc_set import DocSet
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import ALONE, Emphasis, scores


class Reason(NamedTuple):
    """Contribution of one text to a score."""

    text: Node | str
    """The text of the query; or a bonus, in words (`reader.search.ranking.rescoring`)."""
    rarity: float
    """Inverse document frequency: high if few articles have the text."""
    fields: dict[str, int]
    """TermMatches by field."""
    score: float
    """Contribution to the score, including rarity."""


def reasons(
    alone: DocSet,
    texts: Sequence[Node],
    occurrences: Sequence[Sequence[TermMatches]],
    rarities: Sequence[float],
    emphasis: Emphasis = ALONE,
) -> tuple[Reason, ...]:
    """Contribution of each of `texts` to the score of the article `alone`; texts that it does not have are left out."""
    given = zip(texts, occurrences, rarities, strict=True)
    found = (_reason(alone, text, some, rarity, emphasis) for text, some, rarity in given)
    return tuple(reason for reason in found if reason.fields)


def _reason(alone: DocSet, text: Node, occurrences: Sequence[TermMatches], rarity: float, emphasis: Emphasis) -> Reason:
    fields = Counter[str]()
    for some in occurrences:
        positions, _ = some.positions_in(alone)
        segment = alone.index.segments[alone.by_segment[0][0]]
        fields.update(FIELDS[number] for number in segment.fields_of(positions).tolist())
    return Reason(text, rarity, dict(fields), float(scores(alone, [occurrences], [rarity], emphasis)[0]))
