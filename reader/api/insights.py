"""What stands around one article: its words, keywords and names, what they mean, what it is related to.

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
        """As it is written in the article."""

    @property
    def weight(self) -> float:
        """How much it tells this article from others."""


class NamedEntity(Protocol):
    """A name in an article."""

    @property
    def word(self) -> str:
        """As it is first written in the article."""

    @property
    def kind(self) -> str:
        """`person`, `place` or `organisation`."""

    @property
    def sure(self) -> bool:
        """Whether it surely is one."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands in the text."""


class LookedUpWord(Protocol):
    """A word looked up."""

    @property
    def word(self) -> str:
        """The word, in both scripts where they differ."""

    @property
    def pinyin(self) -> str:
        """How it is read; "" for what is no Chinese."""

    @property
    def senses(self) -> tuple[str, ...]:
        """What it means; none where no dictionary says."""


class Insights(Protocol):
    """Asked of one article; the first call of most loads a dictionary."""

    def keywords(self, limit: int = 8) -> Sequence[WeighedWord]:
        """The words that tell it from others, the weightiest first."""

    def names(self) -> Sequence[NamedEntity]:
        """The people, places and organisations that it names, the frequent ones first."""

    def words(self) -> Sequence[Span]:
        """Where its words are."""

    def word_at(self, offset: int) -> Span | None:
        """The word around the code point at `offset`; None where there is none."""

    def entry_at(self, offset: int) -> Span | None:
        """The word around `offset`, or a longer one of the dictionary that begins where it does."""

    def look_up(self, span: Span) -> Sequence[LookedUpWord]:
        """How a stretch is read and what it means: as a whole, then by its parts. Raises ReaderError."""

    def related(self, limit: int) -> Sequence[Related]:
        """Articles about the same, best first."""

    def series(self) -> Sequence[Series]:
        """The series that it is in."""

    def continuation(self) -> ArticleKey | None:
        """The article that it goes on as (下转), when it is in the library."""

    def beginning(self) -> ArticleKey | None:
        """The article that it is the rest of (上接), when it is in the library."""
