"""The ranking of the articles found, sorted only as far as it is read.

Sorting a million articles takes a second, and a screen shows ten. The rank of one article, and the number of matches
before it, are found by counting the articles ahead of it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from reader.index.ranges import row_of
from reader.search.search_results import SearchResults

PAGE = 20
"""Number of articles sorted at first: those of a screen, which are precomputed for frequent texts."""
GROWTH = 8
"""Factor by which that number grows."""


class LazyRanking(Sequence[int]):
    """The numbers of the articles of some results, which are sorted by relevance."""

    def __init__(self, results: SearchResults) -> None:
        self._results = results
        self._known: Sequence[int] = ()

    def __len__(self) -> int:
        return self._results.total_articles

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> list[int]: ...

    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            chosen = range(len(self))[place]
            self.ready(max(chosen, default=-1) + 1)
            return [self._known[each] for each in chosen]
        at = range(len(self))[place]
        self.ready(at + 1)
        return self._known[at]

    def __iter__(self) -> Iterator[int]:
        yield from self._results.ranked.tolist()

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self._place(number) is not None

    def index(self, number: int, start: int = 0, stop: int | None = None) -> int:
        """The rank of an article. Raises ValueError when it was not found."""
        rank = self._known.index(number) if number in self._known else self._counted(number)
        if rank not in range(len(self))[start:stop]:
            raise ValueError(number)
        return rank

    def _counted(self, number: int) -> int:
        """The number of articles ahead of one; -1 when it was not found."""
        place = self._place(number)
        return -1 if place is None else int(np.count_nonzero(self._before(place)))

    def matches_before(self, number: int) -> int:
        """Number of matches in the articles ranked before the article `number`, which was found."""
        place = self._place(number)
        return 0 if place is None else int(self._results.matches[self._before(place)].sum())

    def ready(self, count: int = PAGE) -> None:
        """Be ready to tell the first `count`."""
        if count > len(self._known):
            wanted = min(max(count, PAGE, GROWTH * len(self._known)), len(self))
            self._known = self._results.first(wanted)

    def _place(self, number: int) -> int | None:
        """Index of an article in `SearchResults.numbers`."""
        return row_of(self._results.numbers, number)

    def _before(self, place: int) -> NDArray[np.bool_]:
        """True for each of `SearchResults.numbers` that is ranked before the one at `place`."""
        scores: NDArray[Any] = self._results.answer.scores
        before: NDArray[np.bool_] = scores > scores[place]
        alike = np.flatnonzero(scores == scores[place])
        dates = self._results.answer.chosen.some(alike).dates
        own = dates[alike.searchsorted(place)]
        before[alike] = (dates > own) | ((dates == own) & (alike < place))
        return before
