"""Where an article goes on, and where it began: the two halves of a jump (下转, 上接) found in each other.

Takes the articles of a library, gives numbers of them. A half is sought on the page that the jump names, in the same
publication of the same date; among several, one that jumps back comes first, then the one most like it in its heading.
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
        """The article of that number."""


class Jumps:
    """The jumps between the articles that were there when this was made."""

    def __init__(self, articles: Articles, numbers: Iterable[int]) -> None:
        """`numbers`: where to look for articles that jump; those that do not are passed over."""
        self._articles = articles
        self._on: dict[Place, list[int]] = defaultdict(list)
        for number in numbers:
            article = articles[number]
            if article.jump_to or article.jump_from:
                self._on[article.publication, article.date, article.page].append(number)

    def continuation(self, number: int) -> int | None:
        """The article that `number` goes on as; None when it goes on nowhere, or not in this library."""
        return self._other(number, self._articles[number].jump_to, lambda article: article.jump_from)

    def beginning(self, number: int) -> int | None:
        """The article that `number` is the rest of; None likewise."""
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
    """The share of neighbouring pairs of characters that two headlines have in common (Dice), 0 to 1."""
    pairs, others = set(pairwise(left)), set(pairwise(right))
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else float(left == right)
