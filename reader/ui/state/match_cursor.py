"""Cursor among the matches of a search: article, match in it, and the way to the next match.

Takes the ranked articles and their numbers of matches; independent of text, index and screen. Matches are numbered from
0 in an article, and from 1 over all articles when displayed.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence

from reader.api.outline import ArticleKey
from reader.named_tuple import NamedTuple

NEAR = 50
"""Rank up to which matches are summed quickly article by article."""


class MatchPosition(NamedTuple):
    """A match, by the rank of its article and its index there."""

    rank: int
    """Position of the article in the order of the results, from 0."""
    match: int
    """Index of the match in that article, from 0; 0 also if the article has no text match."""


class MatchStep(NamedTuple):
    """Result of a step."""

    key: ArticleKey
    """Key of the article."""
    match: int
    """Index of the match in it, from 0."""
    wrapped: bool
    """True if the step wrapped around an end."""


class MatchCursor:
    """Moves through all matches. `place` is None until a match was visited."""

    def __init__(
        self,
        ranked: Sequence[int],
        counts: Mapping[ArticleKey, int],
        total: int | None = None,
        matches_before: Callable[[int], int] | None = None,
    ) -> None:
        """`total` and `matches_before` (an article, by key) are summed here unless a faster way is given."""
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
        """Key of the current article."""
        return None if self.place is None else self.ranked[self.place.rank]

    @property
    def ordinal(self) -> int:
        """Number of the current match over all articles, from 1; 0 if there is none."""
        if self.place is None or not self.counts.get(self.ranked[self.place.rank], 0):
            return 0
        return self._matches_before(self.place.rank) + self.place.match + 1

    def rank_of(self, key: ArticleKey) -> int | None:
        """Rank of an article; None if it was not found."""
        if self.place is not None and self.ranked[self.place.rank] == key:
            return self.place.rank
        try:
            return self.ranked.index(key)
        except ValueError:
            return None

    def enter(self, key: ArticleKey, match: int = 0) -> bool:
        """Move to a match of the article `key`, by default its first; returns False if the article was not found."""
        rank = self.rank_of(key)
        self.place = None if rank is None else MatchPosition(rank, min(match, max(self.counts.get(key, 0) - 1, 0)))
        return rank is not None

    def step(self, forward: bool = True) -> MatchStep | None:
        """Move to the next or previous match; returns None if nothing was found."""
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
        """Matches in all articles before a rank; partial sums are cached."""
        if self._ahead is not None and rank > NEAR:
            return self._ahead(self.ranked[rank])
        while len(self._before) <= rank:
            last = self.ranked[len(self._before) - 1]
            self._before.append(self._before[-1] + self.counts.get(last, 0))
        return self._before[rank]
