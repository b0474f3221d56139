"""Insights into one article: words, keywords, names, meanings, related articles.

Asked of a view (`reader.api.library.LibraryView.insights`). Spans are in code points of `Article.text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.api.analytics import Related, Series
    from reader.api.outline import ArticleKey
    from reader.span import Span


class WeighedWord(Protocol):
    """A keyword of an article."""

    @property
    def word(self) -> str:
        """The word as written in the article."""

    @property
    def weight(self) -> float:
        """TF-IDF weight."""


class NamedEntity(Protocol):
    """A name in an article."""

    @property
    def word(self) -> str:
        """The name as first written in the article."""

    @property
    def kind(self) -> str:
        """`person`, `place` or `organisation`."""

    @property
    def sure(self) -> bool:
        """True if it is certain to be a name."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its occurrences in the text."""


class LookedUpWord(Protocol):
    """A dictionary entry."""

    @property
    def word(self) -> str:
        """The word, in both scripts where they differ."""

    @property
    def pinyin(self) -> str:
        """Pinyin with tone marks; "" for text that is not Chinese."""

    @property
    def senses(self) -> tuple[str, ...]:
        """English meanings; empty without a dictionary."""


class Insights(Protocol):
    """Insights into one article; the first call of most methods loads a dictionary."""

    def keywords(self, limit: int = 8) -> Sequence[WeighedWord]:
        """Keywords by descending weight."""

    def names(self) -> Sequence[NamedEntity]:
        """Names of people, places and organisations, most frequent first."""

    def words(self) -> Sequence[Span]:
        """The spans of all words."""

    def word_at(self, offset: int) -> Span | None:
        """The word at code point `offset`; None if there is none."""

    def entry_at(self, offset: int) -> Span | None:
        """The word at `offset`, or a longer dictionary word with the same beginning."""

    def look_up(self, span: Span) -> Sequence[LookedUpWord]:
        """Dictionary entries for a span: as a whole, then for its parts. Raises ReaderError."""

    def related(self, limit: int) -> Sequence[Related]:
        """Related articles, best first."""

    def series(self) -> Sequence[Series]:
        """The series that the article belongs to."""

    def continuation(self) -> ArticleKey | None:
        """The article in which this one continues (下转), if the library has it."""

    def beginning(self) -> ArticleKey | None:
        """The article that this one continues (上接), if the library has it."""
