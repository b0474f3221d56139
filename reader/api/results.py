"""What a search found: articles, best first, and where in them. Spans are in code points of `Article.text`.

Asked of a view (`reader.api.library.LibraryView.search`). Immutable; what is not needed at once (the whole order, the
spans of an article, what is counted) is worked out when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.i18n import N_, _, counted

if TYPE_CHECKING:
    from reader.api.analytics import By, ConcordanceLines, ConcordanceOrder, TrendRows
    from reader.api.outline import ArticleKey
    from reader.query.parser import Query
    from reader.query.tree import Node
    from reader.span import Span

RESULT_ORDERS = ("rank", "matches", "library")
"""Best first; most matches first; as the articles stand in the library."""

Poll: TypeAlias = Callable[[], bool]
"""Asked now and then: True means that the answer is not wanted any more."""
Facet: TypeAlias = Sequence[tuple[str | None, int]]
"""Values with the number of articles that have each, most first, months in order; None: no value."""


class ReadAs(StrEnum):
    """How a query was read to find what it found."""

    WRITTEN = "written"
    TEXT = "text"
    """As mere text, as it finds nothing with its signs as operators."""
    ACROSS_MARKS = "across_marks"
    """With punctuation between the characters of its texts, as they stand nowhere without."""


READ_AS_REMARKS = {
    ReadAs.TEXT: N_("Nothing found that way; looked for as text"),
    ReadAs.ACROSS_MARKS: N_("Nothing found as written; found across punctuation"),
}
"""What is said of a query that was not read as written."""


def amount(articles: int, matches: int) -> str:
    """How much was found, in words."""
    found = counted(articles, _("1 article"), _("{count} articles"))
    return _("{articles}, {matches}").format(
        articles=found, matches=counted(matches, _("1 match"), _("{count} matches"))
    )


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found."""

    key: ArticleKey
    score: float
    matches: int
    """How many spans it has."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article around matches, on one line."""

    text: str
    spans: tuple[Span, ...]
    """Of `text`."""


class ScoreReason(Protocol):
    """What a text of the query, or something else, adds to the score of an article."""

    @property
    def text(self) -> Node | str:
        """The text asked for, or in words what is not due to a single one."""

    @property
    def rarity(self) -> float:
        """How rare the text is."""

    @property
    def fields(self) -> Mapping[str, int]:
        """How often it stands in each field."""

    @property
    def score(self) -> float:
        """What that adds."""


class Results(Protocol):
    """The answer to a query."""

    @property
    def query(self) -> Query:
        """What was asked, and in `problems` what of it was not understood."""

    @property
    def era(self) -> int:
        """That of the view that was asked: keys are valid in views of this era."""

    @property
    def searched(self) -> int:
        """How many articles were looked through."""

    @property
    def total_articles(self) -> int:
        """How many articles were found."""

    @property
    def total_matches(self) -> int:
        """How many spans they have together."""

    @property
    def elapsed(self) -> float:
        """Seconds that the search took."""

    @property
    def complete(self) -> bool:
        """Whether nothing was left out: for want of time, or because there was too much of it."""

    @property
    def shortfall(self) -> str:
        """Why it is not complete, as a sentence; "" where time ran out, or nothing is missing."""

    @property
    def remote(self) -> bool:
        """Whether they are from an archive, so that totals are told beside all that it has."""

    @property
    def at_most(self) -> bool:
        """Whether an archive counted a superset: some of the articles counted are not meant."""

    @property
    def matches_known(self) -> bool:
        """Whether all matches were counted, and not only those of the articles that were looked at."""

    @property
    def partial(self) -> bool:
        """Whether no article has all that was asked for, but some have a part of it: these are in `shown`."""

    @property
    def shown(self) -> Results:
        """What there is to show: the answer, or what has a part of what was asked for; `partial` tells which."""

    @property
    def read_as(self) -> ReadAs:
        """How the query was read to find this."""

    @property
    def did_you_mean(self) -> str | None:
        """Another query that may have been meant, and finds something."""

    @property
    def ranking(self) -> Sequence[ArticleKey]:
        """The articles found, best first, ordered as far as they are looked at."""

    @property
    def counts(self) -> Mapping[ArticleKey, int]:
        """How many spans each article found has."""

    @property
    def distinct(self) -> Results:
        """These results with the articles of one story (near-duplicates) folded into the one that leads."""

    @property
    def whole(self) -> Results:
        """These results with nothing folded."""

    def copies(self, key: ArticleKey) -> int:
        """How many more articles of its story were folded into one; 0 where none were folded."""

    def story(self, key: ArticleKey) -> Sequence[ArticleKey]:
        """The articles that were folded into one, in the order of the library."""

    def page(self, first: int, count: int | None) -> Sequence[Hit]:
        """At most `count` articles from the place `first` (0 is the best) on; None: all of them."""

    def ordered(self, order: str) -> Sequence[ArticleKey]:
        """The articles found in one of `RESULT_ORDERS`."""

    def rank_of(self, key: ArticleKey) -> int | None:
        """The place of an article in the order, from 0; None: it was not found."""

    def matches_before(self, key: ArticleKey) -> int:
        """How many spans the articles have that stand before that one, which was found."""

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Where the texts asked for stand in an article, ascending; none in one that was not found."""

    def snippets(self, key: ArticleKey, count: int = 2, width: int = 40) -> Sequence[Snippet]:
        """At most `count` pieces of about `width` code points around the spans of an article."""

    def explain(self, key: ArticleKey) -> Sequence[ScoreReason]:
        """What adds to the score of an article; nothing for one that was not found."""

    def facets(self) -> Mapping[str, Facet]:
        """How the articles found are spread, by `section`, `page_name`, `publication`, `author` and `month`."""

    def trend(self, by: By, cancelled: Poll = never) -> TrendRows:
        """How the articles found are spread by time, section or publication."""

    def finest_unit(self, room: int, cancelled: Poll = never) -> By:
        """The closest unit of time of which the library takes two to `room`; years for more; sections without dates."""

    def concordance(
        self, order: ConcordanceOrder, most: int | None = None, cancelled: Poll = never
    ) -> ConcordanceLines:
        """The matches in an order, the first `most` in the library or all."""

    def dispersion(self, key: ArticleKey, cells: int) -> Sequence[int]:
        """How many spans begin in each of `cells` equal parts of the text of an article."""
