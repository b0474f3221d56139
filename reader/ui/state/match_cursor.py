"""The position among the matches of a search: article, match in it, and the way to the next one.

Takes the articles found in their order and how many matches each has; knows no text, no index and no screen. Matches
are numbered from 0 in an article, and from 1 through all articles where they are shown to a person.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader.api.outline import ArticleKey

NEAR = 50
"""Rank up to which matches are quickly summed article by article."""


class MatchPosition(NamedTuple):
    """A match, by the rank of its article and its number there."""

    rank: int
    """MatchPosition of the article in the order of the results, from 0."""
    match: int
    """Number of the match in that article, from 0; 0 also where the article has none to show."""


class MatchStep(NamedTuple):
    """Where a step led."""

    key: ArticleKey
    """The article."""
    match: int
    """The match in it, from 0."""
    wrapped: bool
    """Whether the step went round an end."""


class MatchCursor:
    """The way through all matches. `place` is None until a match has been stood at."""

    def __init__(
        self,
        ranked: Sequence[int],
        counts: Mapping[ArticleKey, int],
        total: int | None = None,
        matches_before: Callable[[int], int] | None = None,
    ) -> None:
        """`total` and `matches_before` an article, by its key, are counted here unless somebody is quicker."""
        self.ranked = ranked
        self.counts = counts
        self.total = sum(counts.values()) if total is None else total
        self.place: MatchPosition | None = None
        self._before = array("q", [0])
        self._ahead = matches_before

    def __len__(self) -> int:
        return len(self.ranked)

    @property
    def key(self) -> ArticleKey | None:
        """The article stood in."""
        return None if self.place is None else self.ranked[self.place.rank]

    @property
    def ordinal(self) -> int:
        """The match stood at, counted from 1 through all articles; 0 where there is none."""
        if self.place is None or not self.counts.get(self.ranked[self.place.rank], 0):
            return 0
        return self._matches_before(self.place.rank) + self.place.match + 1

    def rank_of(self, key: ArticleKey) -> int | None:
        """The place of an article in the order; None: it was not found."""
        if self.place is not None and self.ranked[self.place.rank] == key:
            return self.place.rank
        try:
            return self.ranked.index(key)
        except ValueError:
            return None

    def enter(self, key: ArticleKey, match: int = 0) -> bool:
        """Stand at a match of the article `key`, by default its first; False when the article was not found."""
        rank = self.rank_of(key)
        self.place = None if rank is None else MatchPosition(rank, min(match, max(self.counts.get(key, 0) - 1, 0)))
        return rank is not None

    def step(self, forward: bool = True) -> MatchStep | None:
        """Go to the next match (or the one before); None when nothing was found."""
        if not self.ranked:
            return None
        before = self.place
        self.place = self._after(before) if forward else self._ahead_of(before)
        wrapped = before is not None and ((self.place <= before) if forward else (self.place >= before))
        return MatchStep(self.ranked[self.place.rank], self.place.match, wrapped)

    def _after(self, place: MatchPosition | None) -> MatchPosition:
        if place is None:
            return MatchPosition(0, 0)
        if place.match + 1 < self.counts.get(self.ranked[place.rank], 0):
            return MatchPosition(place.rank, place.match + 1)
        return MatchPosition((place.rank + 1) % len(self.ranked), 0)

    def _ahead_of(self, place: MatchPosition | None) -> MatchPosition:
        if place is not None and place.match:
            return MatchPosition(place.rank, place.match - 1)
        rank = ((0 if place is None else place.rank) - 1) % len(self.ranked)
        return MatchPosition(rank, max(self.counts.get(self.ranked[rank], 0) - 1, 0))

    def _matches_before(self, rank: int) -> int:
        """The matches in all articles before that rank: summed once, as far as was asked."""
        if self._ahead is not None and rank > NEAR:
            return self._ahead(self.ranked[rank])
        while len(self._before) <= rank:
            last = self.ranked[len(self._before) - 1]
            self._before.append(self._before[-1] + self.counts.get(last, 0))
        return self._before[rank]
