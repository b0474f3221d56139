"""Why an article stands where it does: what each text asked for adds to its score, and what else does."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reader.index.segment import Segment
from reader.index.stream import FIELDS
from reader.query.tree import Node
from reader.search.rank import scored
from reader.search.runs import Run


class Reason(NamedTuple):
    """What one text adds."""

    text: Node | str
    """What was asked for; or what adds besides, in words (`reader.search.refine.WHYS`)."""
    rarity: float
    """How much the text tells: high when few articles have it."""
    fields: dict[str, int]
    """Occurrences by field."""
    score: float
    """What it adds, rarity counted."""


def reasons(
    segment: Segment, article: int, texts: Sequence[Node], runs: Sequence[Sequence[Run]], rarities: Sequence[float]
) -> tuple[Reason, ...]:
    """What each of `texts` adds to the score of an article; those that it has not are left out."""
    given = zip(texts, runs, rarities, strict=True)
    found = (_reason(segment, article, text, some, rarity) for text, some, rarity in given)
    return tuple(reason for reason in found if reason.fields)


def _reason(segment: Segment, article: int, text: Node, runs: Sequence[Run], rarity: float) -> Reason:
    alone = np.array([article], np.uint32)
    fields, score = dict[str, int](), 0.0
    for run in runs:
        for number in segment.fields_of(run.in_article(article)).tolist():
            fields[FIELDS[number]] = fields.get(FIELDS[number], 0) + 1
        score += float(scored(run, alone)[0]) * rarity
    return Reason(text, rarity, fields, score)
