"""Pairs the two halves of a jump: an article that goes on elsewhere (下转) and its continuation (上接).

Articles are known by their numbers in the library. The other half is searched on the page that the jump names, in the
same publication and date. Of several candidates, one that jumps back wins, then the most similar headline.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Protocol

from reader.model import Article

Place = tuple[str | None, str | None, str | None]
"""Publication, date and page."""


class Articles(Protocol):
    """Articles by number."""

    def __getitem__(self, number: int, /) -> Article:
        """The article with this number."""


class Jumps:
    """Index of jumps between the articles present at construction time."""

    def __init__(self, articles: Articles, numbers: Iterable[int]) -> None:
        """`numbers`: articles to look through; those without a jump are skipped."""
        self._articles = articles
        self._on: dict[Place, list[int]] = defaultdict(list)
        for number in numbers:
            article = articles[number]
            if article.jump_to or article.jump_from:
                self._on[article.publication, article.date, article.page].append(number)

    def continuation(self, number: int) -> int | None:
        """The continuation of article `number`; None if it has none in this library."""
        return self._other(number, self._articles[number].jump_to, lambda article: article.jump_from)

    def beginning(self, number: int) -> int | None:
        """The article that `number` continues; None if it is not in this library."""
        return self._other(number, self._articles[number].jump_from, lambda article: article.jump_to)

    def _other(self, number: int, page: str | None, back: Callable[[Article], str | None]) -> int | None:
        article = self._articles[number]
        if page is None:
            return None

        def likeness(candidate: int) -> tuple[bool, float]:
            other = self._articles[candidate]
            return back(other) == article.page, likeness_of(article.headline, other.headline)

        there = self._on.get((article.publication, article.date, page), ())
        candidates = [candidate for candidate in there if candidate != number and back(self._articles[candidate])]
        return max(candidates, key=likeness, default=None)


def likeness_of(left: str, right: str) -> float:
    """Similarity of two headlines, 0 to 1: the Dice coefficient of their character bigrams."""
    pairs, others = set(pairwise(left)), set(pairwise(right))
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else float(left == right)
