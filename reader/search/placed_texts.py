"""The texts of a query with all places where they stand, before any article is scored."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reader.index.inverted_index import Index
from reader.index.ranges import distinct, indices_of
from reader.lazy_property import lazy_property
from reader.query.tree import Node
from reader.search.matching.article_sets import NONE, Articles, beginnings
from reader.search.matching.doc_set import DocSet
from reader.search.matching.fuzzy import Fuzzy
from reader.search.matching.match_run import MatchRun
from reader.search.matching.term_matches import TermMatches
from reader.search.ranking.bm25 import ALONE, Emphasis, rarity

NEARLY = 0.5
"""Weight of an approximate match, relative to an exact one."""


@dataclass(eq=False)
class PlacedTexts:
    """Texts and their occurrences."""

    index: Index
    texts: Sequence[Node]
    occurrences: Sequence[Sequence[TermMatches]]
    """Those of each text, in all articles that have it."""
    emphasis: Emphasis = ALONE
    _common: dict[int, Articles] = field(default_factory=dict, init=False)

    @lazy_property
    def weights(self) -> list[float]:
        """The weight of the occurrences of each text."""
        size = len(self.index)
        return [
            rarity(_count(some), size) * (NEARLY if isinstance(text, Fuzzy) else 1)
            for text, some in zip(self.texts, self.occurrences, strict=True)
        ]

    @lazy_property
    def alone(self) -> Sequence[TermMatches]:
        """The occurrences of each text, if all of them are found in one way, and are longer than a character; else
        none."""
        some = [text[0] for text in self.occurrences if len(text) == 1 and not text[0].first_run.characters]
        return some if len(some) == len(self.occurrences) else ()

    def common_in(self, row: int) -> Articles:
        """The articles of the segment at `row` that have every text, all of which are found in one way."""
        if row not in self._common:
            runs = [text.runs[row] for text in self.alone if row in text.runs]
            self._common[row] = _having_all(runs) if len(runs) == len(self.alone) else NONE
        return self._common[row]

    @lazy_property
    def common(self) -> DocSet:
        """The articles that have every text: those of the rarest, as far as they have the others."""
        if len(self.occurrences) == 1 == len(self.occurrences[0]):
            return self.occurrences[0][0].chosen
        if self._common:
            return DocSet.of_segments(self.index, [(row, self.common_in(row)) for row in self.alone[0].runs])
        rarest, *others = sorted(self.occurrences, key=_count)
        found = self._any_of([some.chosen for some in rarest])
        for text in others:
            found = self._any_of([some.among(found) for some in text])
        return found

    def _any_of(self, sets: Sequence[DocSet]) -> DocSet:
        if len(sets) == 1:
            return sets[0]
        return DocSet(self.index, distinct(np.concatenate([np.empty(0, np.int64), *(some.numbers for some in sets)])))


def _having_all(runs: Sequence[MatchRun]) -> Articles:
    """The articles that have an occurrence in all of `runs`: those of the rarest, as far as they have the others."""
    rarest, *others = sorted(runs, key=len)
    segment = rarest.segment
    found = segment.owners_of(rarest.starts)
    for run in others:
        following = run.starts.searchsorted(segment.starts.take(found))
        found = found.take(indices_of(segment.owners_of(run.starts.take(following, mode="clip")) == found))
    return found.take(beginnings(found)).astype(np.uint32)


def _count(some: Sequence[TermMatches]) -> int:
    return len(some[0]) if len(some) == 1 else sum(map(len, some))
