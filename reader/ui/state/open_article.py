"""What is being read, and what was asked: the state of the desk, without a screen.

Offsets are code points into `Article.text`. Spans of matches come from the search and keep their numbers; what is
painted of them is merged, since they may overlap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.span import Span, merged
from reader.ui.state.match_cursor import MatchCursor
from reader.ui.widgets.strips import LayerSpans

if TYPE_CHECKING:
    from reader.api.results import Results
    from reader.model import Article


class SearchSession:
    """A query and its answer, as soon as there is one."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.results: Results | None = None
        self.journey = MatchCursor((), {})

    def answer(self, results: Results) -> None:
        """Take in what was found. Whoever stood at a match stands there still, where it is found again."""
        before = self.journey
        self.results = results
        self.journey = MatchCursor(results.ranking, results.counts, results.total_matches, results.matches_before)
        if before.place is not None and before.number is not None:
            self.journey.enter(before.number, before.place.match)

    def asked_again(self, number: int | None) -> SearchSession:
        """The same, not answered yet; `number` is the article now in which one stood."""
        again, place = SearchSession(self.query), self.journey.place
        if place is not None and number is not None:
            again.journey = MatchCursor((number,), {number: place.match + 1})
            again.journey.enter(number, place.match)
        return again

    def spans(self, number: int) -> tuple[Span, ...]:
        """The matches in an article; none in one that came after the answer."""
        return self.results.spans(number) if self.results is not None and number in self.journey.counts else ()


class OpenArticle:
    """The open article, with its marks; and what was read before it."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.article: Article | None = None
        self.matches: tuple[Span, ...] = ()
        self.places: dict[int, int] = {}
        """Where one was in each article."""
        self.read: set[int] = set()
        self.keywords: dict[int, tuple[str, ...]] = {}
        self.names: dict[int, str] = {}
        """The ids of all that were opened."""
        self.marking = True
        """Whether keywords are marked in the text."""
        self.named: dict[int, Mapping[str, Sequence[Span]]] = {}
        """Where names stand in articles, by kind, as far as they were looked for."""
        self.naming = False
        """Whether they are marked."""

    def open(self, number: int, article: Article, matches: tuple[Span, ...]) -> None:
        """Open an article."""
        self.number, self.article, self.matches = number, article, matches
        self.names[number] = article.id

    def renumber(self, number_of: Callable[[str], int | None]) -> Mapping[int, int]:
        """Articles have other numbers: keep what is known of those opened. Gives their numbers by the old ones."""
        found = ((old, number_of(name)) for old, name in self.names.items())
        now = {old: new for old, new in found if new is not None}
        self.names = {now[old]: name for old, name in self.names.items() if old in now}
        self.places = {now[old]: place for old, place in self.places.items() if old in now}
        self.keywords = {now[old]: words for old, words in self.keywords.items() if old in now}
        self.named = {now[old]: names for old, names in self.named.items() if old in now}
        self.read = {now[old] for old in self.read if old in now}
        return now

    @property
    def words(self) -> tuple[str, ...]:
        """The keywords of the open article, as far as they are known."""
        return self.keywords.get(self.number, ()) if self.number is not None else ()

    def marks(self, current: int | None, selection: Span | None = None) -> LayerSpans:
        """What to mark; `current` is the number of the match stood at."""
        here = self.matches[current] if current is not None and current < len(self.matches) else None
        words = occurrences(self.article, self.words) if self.marking and self.article else ()
        named = self.named.get(self.number, {}) if self.naming and self.number is not None else {}
        return LayerSpans(keywords=words, named=named, matches=merged(self.matches), current=here, selection=selection)


def occurrences(article: Article, words: Iterable[str]) -> list[Span]:
    """Where any of `words` stands in the body of `article`, merged. Longer words first, so that none hides in another.

    The heading is left as it is printed: it is read anyway.
    """
    ordered = sorted((word for word in words if word), key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile("|".join(map(re.escape, ordered)))
    return merged(Span(*found.span()) for found in pattern.finditer(article.text, article.body_start))
