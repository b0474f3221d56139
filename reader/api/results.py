"""Results of a search: ranked articles and their matches. Spans are in code points of `Article.text`.

They come from a view (`reader.api.library.LibraryView.search`). Immutable; the whole ranking, the spans of an article
and the analyses are computed on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.i18n import N_, _, counted
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.api.analytics import By, ConcordanceLines, ConcordanceOrder, TrendRows
    from reader.api.outline import ArticleKey
    from reader.query.parser import Query
    from reader.query.tree import Node
    from reader.span import Span

RESULT_ORDERS = ("rank", "matches", "library")
"""Orders of results: best first, most matches first, library order."""

Poll: TypeAlias = Callable[[], bool]
"""Cancellation check, called between steps; True means that the result is no longer wanted."""
Facet: TypeAlias = Sequence[tuple[str | None, int]]
"""Values with their number of articles, most first; months in order. The value None is for articles without one."""


class ReadAs(StrEnum):
    """The interpretation of a query that gave the results."""

    WRITTEN = "written"
    TEXT = "text"
    """As plain text, since with its signs as operators it finds nothing."""
    ACROSS_MARKS = "across_marks"
    """With punctuation allowed between the characters of its texts, since they occur nowhere without."""


READ_AS_REMARKS = {
    ReadAs.TEXT: N_("No match as operators; searched as text"),
    ReadAs.ACROSS_MARKS: N_("No exact match; found across punctuation"),
}
"""Remarks shown for a query that was not read as written."""


def amount(articles: int, matches: int) -> str:
    """The totals in words."""
    found = counted(articles, _("1 article"), _("{count} articles"))
    return _("{articles}, {matches}").format(
        articles=found, matches=counted(matches, _("1 match"), _("{count} matches"))
    )


def never() -> bool:
    """A poll that never cancels."""
    return False


class Hit(NamedTuple):
    """A hit: an article found."""

    key: ArticleKey
    score: float
    matches: int
    """Number of its spans."""


class Snippet(NamedTuple):
    """A snippet: one line of an article around matches."""

    text: str
    spans: tuple[Span, ...]
    """Spans of matches in `text`."""


class ScoreReason(Protocol):
    """One contribution to the score of an article."""

    @property
    def text(self) -> Node | str:
        """The text of the query, or a description if it is not due to a single text."""

    @property
    def rarity(self) -> float:
        """Inverse document frequency of the text."""

    @property
    def fields(self) -> Mapping[str, int]:
        """Occurrences by field."""

    @property
    def score(self) -> float:
        """Points added to the score."""


class Results(Protocol):
    """The results of a query."""

    @property
    def query(self) -> Query:
        """The query; its `problems` are the parts that were not understood."""

    @property
    def era(self) -> int:
        """Era of the view: keys are valid in its views."""

    @property
    def searched(self) -> int:
        """Number of articles searched."""

    @property
    def total_articles(self) -> int:
        """Number of articles found."""

    @property
    def total_matches(self) -> int:
        """Number of spans in all articles found."""

    @property
    def elapsed(self) -> float:
        """Seconds that the search took."""

    @property
    def complete(self) -> bool:
        """True if all of the library was searched; False after a time limit or another bound was reached."""

    @property
    def shortfall(self) -> str:
        """Why it is not complete, as a sentence; "" where time ran out, or nothing is missing."""

    @property
    def remote(self) -> bool:
        """True if they are from an archive, so that totals are shown together with its size."""

    @property
    def at_most(self) -> bool:
        """True if an archive counted a superset, which includes articles that do not match."""

    @property
    def matches_known(self) -> bool:
        """True if all matches were counted, not only those of the articles that were read."""

    @property
    def partial(self) -> bool:
        """True if no article matches the whole query but some match a part: those are in `shown`."""

    @property
    def shown(self) -> Results:
        """The results to show: these, or the partial ones if `partial`."""

    @property
    def read_as(self) -> ReadAs:
        """The interpretation of the query."""

    @property
    def did_you_mean(self) -> str | None:
        """A query that may have been meant; it has results."""

    @property
    def ranking(self) -> Sequence[ArticleKey]:
        """The articles found, best first; sorted lazily."""

    @property
    def counts(self) -> Mapping[ArticleKey, int]:
        """Number of spans of each article found."""

    @property
    def distinct(self) -> Results:
        """These results with near-duplicates folded into the best-ranked one."""

    @property
    def whole(self) -> Results:
        """These results with near-duplicates unfolded."""

    def copies(self, key: ArticleKey) -> int:
        """Number of near-duplicates folded into an article."""

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """The near-duplicates folded into an article, in library order."""

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` hits from rank `first` (0 is the best) on; None: all."""

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """The articles found, in one of `RESULT_ORDERS`."""

    def rank_of(self, key: ArticleKey) -> int | None:
        """The rank of an article from 0; None if it was not found."""

    def matches_before(self, key: ArticleKey) -> int:
        """Number of spans in the articles ranked before `key`, which was found."""

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """The matches in an article, ascending; empty if it was not found."""

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> Sequence[Snippet]:
        """At most `count` snippets of about `width` code points each."""

    def explain(self, key: ArticleKey) -> Sequence[ScoreReason]:
        """The contributions to the score of an article; empty if it was not found."""

    def facets(self) -> Mapping[str, Facet]:
        """Facets of the results: `section`, `page_name`, `publication`, `author` and `month`."""

    def trend(self, by: By, cancelled: Poll = never) -> TrendRows:
        """The trend of the results by a unit of time, section or publication."""

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The finest unit of time with 2 to `room` keys; years if all have more; sections for one date."""

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> ConcordanceLines:
        """The concordance in a sort order: of the first `most` matches in library order, or of all."""

    def dispersion(self, key: ArticleKey, cells: int) -> Sequence[int]:
        """Number of spans that begin in each of `cells` equal parts of an article."""
