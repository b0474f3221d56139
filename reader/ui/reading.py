"""What is being read, and what was asked: the state of the desk, without a screen.

Offsets are code points into `Article.text`. Spans of matches come from the search and keep their numbers; what is
painted of them is merged, since they may overlap.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.model import Article
from reader.span import Span, merged
from reader.ui.journey import Journey
from reader.ui.paint import Marks

if TYPE_CHECKING:
    from reader.search import Results


class Inquiry:
    """A query and its answer, as soon as there is one."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.results: Results | None = None
        self.journey = Journey((), {})

    def answer(self, results: "Results", ranked: list[int], counts: Mapping[int, int]) -> None:
        """Take in what was found. Whoever stood at a match stands there still, where it is found again."""
        before = self.journey
        self.results, self.journey = results, Journey(ranked, counts)
        if before.place is not None and before.number is not None:
            self.journey.enter(before.number, before.place.match)

    def spans(self, number: int) -> tuple[Span, ...]:
        """The matches in an article."""
        return self.results.spans(number) if self.results is not None else ()


class Reading:
    """The open article, with its marks; and what was read before it."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.article: Article | None = None
        self.matches: tuple[Span, ...] = ()
        self.places: dict[int, int] = {}
        """Where one was in each article."""
        self.read: set[int] = set()
        self.keywords: dict[int, tuple[str, ...]] = {}
        self.marking = True
        """Whether keywords are marked in the text."""

    def open(self, number: int, article: Article, matches: tuple[Span, ...]) -> None:
        """Open an article."""
        self.number, self.article, self.matches = number, article, matches

    @property
    def words(self) -> tuple[str, ...]:
        """The keywords of the open article, as far as they are known."""
        return self.keywords.get(self.number, ()) if self.number is not None else ()

    def marks(self, current: int | None, selection: Span | None = None) -> Marks:
        """What to mark; `current` is the number of the match stood at."""
        here = self.matches[current] if current is not None and current < len(self.matches) else None
        words = occurrences(self.article, self.words) if self.marking and self.article else ()
        return Marks(words, merged(self.matches), here, selection)


def occurrences(article: Article, words: Iterable[str]) -> list[Span]:
    """Where any of `words` stands in the body of `article`, merged. Longer words first, so that none hides in another.

    The heading is left as it is printed: it is read anyway.
    """
    ordered = sorted((word for word in words if word), key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile("|".join(map(re.escape, ordered)))
    return merged(Span(*found.span()) for found in pattern.finditer(article.text, article.body_start))
