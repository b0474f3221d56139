"""A library and its immutable views, whether it is on this machine or in an archive.

A screen or a command holds a `LibraryView`, which is immutable and replaced when more has been read. Keys of articles
are opaque. Views of one era share their keys: a later view has all keys of an earlier one. Across eras an article is
found again by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.api.insights import Insights, WeighedWord
    from reader.api.outline import ArticleKey, Outline
    from reader.api.outline_request import OutlineRequest
    from reader.api.results import Poll, Results
    from reader.errors import ReaderError
    from reader.model import Article
    from reader.query.parser import Query


class Progress(NamedTuple):
    """Progress of loading a library."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int
    moved: bool = False
    """True if a new era has begun: earlier articles have other keys or are gone."""
    seconds_left: float | None = None
    """Estimated seconds left; None while there is no estimate."""


class Capabilities(NamedTuple):
    """Capabilities of a library. How far one answer goes is in its `Results`."""

    live: bool = True
    """True if changes are noticed while the library is open."""
    meanings: bool = False
    """True if there is a dictionary of meanings."""
    remote: bool = False
    """True if it is remote, so that missing data must be waited for (see `Library.on_arrival`)."""


class Summary(Protocol):
    """The fields of an article that lists show."""

    @property
    def headline(self) -> str:
        """Headline; never empty."""

    @property
    def section(self) -> str | None:
        """Section; None if unknown."""

    @property
    def page(self) -> str | None:
        """Page number without leading zeros; None if unknown."""

    @property
    def page_name(self) -> str | None:
        """Name of the page; None if unknown."""

    @property
    def date(self) -> str | None:
        """Date, ISO 8601; None if unknown."""

    @property
    def publication(self) -> str | None:
        """Newspaper; None if unknown."""

    @property
    def encoding(self) -> str:
        """Encoding with which its source was decoded."""


class LibraryView(Protocol):
    """Immutable view of a library at one moment. A key of another era raises IndexError or means another article.

    A thread with an event loop, as that of a screen, never waits: what of a remote library is not here raises
    `NotHereYetError`, or is a summary that says so, and is sent for; `Library.on_arrival` tells when it has come.
    Other threads wait.
    """

    @property
    def generation(self) -> int:
        """Number of this view, different for each; 0 for the view before anything was read."""

    @property
    def era(self) -> int:
        """Number of the era: equal for views whose keys mean the same articles."""

    @property
    def name(self) -> str:
        """Name: the publication and date shared by all articles, else the opened paths."""

    def __len__(self) -> int:
        """Number of articles."""

    def all_keys(self) -> Sequence[ArticleKey]:
        """The keys of all articles in library order."""

    def key(self, article: str) -> ArticleKey:
        """The key of the article with an id, or with a number counted from 1. Raises `UnknownArticleError`."""

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """The keys of the articles with these ids, by id; unknown ids are left out."""

    def id(self, key: ArticleKey) -> str:
        """The id of an article: short, and the same in every view as long as the text is."""

    def article(self, key: ArticleKey) -> Article:
        """The whole article."""

    def summary(self, key: ArticleKey) -> Summary:
        """The summary of an article."""

    def summaries(self, keys: Sequence[ArticleKey]) -> Sequence[Summary]:
        """The summaries of several articles, fetched together."""

    def days(self) -> Sequence[tuple[str, int]]:
        """The dates of articles (ISO 8601), ascending, with the number of articles of each."""

    def first_on(self, day: str) -> ArticleKey:
        """The first article of a date."""

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; empty if the library has none."""

    def groupings(self) -> Sequence[str]:
        """Those of `reader.api.outline.GROUPINGS` that divide its articles; empty if unknown.

        An outline with another grouping is made with the first of these.
        """

    def outline(self, request: OutlineRequest, cancelled: Poll | None = None) -> Outline:
        """The rows of the list. Blocking: not for the thread of a screen."""

    def outline_at_once(self, request: OutlineRequest) -> Outline | None:
        """The outline (see `outline`) when it is made in a few milliseconds; else None."""

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = 2.0,
    ) -> Results:
        """Search; never raises, whatever is typed.

        `sort` is `relevance`, `date` or `-date`. When `cancelled()` becomes true, or after `seconds` (None: no limit),
        the results are incomplete.
        """

    def insights(self, key: ArticleKey) -> Insights:
        """Insights into an article."""

    def keywords_of(self, keys: Iterable[ArticleKey]) -> Iterator[Sequence[WeighedWord]]:
        """The keywords of each of many articles: as `Insights.keywords`, at less cost."""


class Library(Protocol):
    """A library: loads articles, and loads them again when they have changed."""

    @property
    def name(self) -> str:
        """Name of the library."""

    @property
    def capabilities(self) -> Capabilities:
        """Its capabilities."""

    @property
    def problems(self) -> Sequence[ReaderError]:
        """Problems with sources that could not be read."""

    @property
    def view(self) -> LibraryView:
        """The current view."""

    @property
    def paths(self) -> Sequence[str]:
        """The paths that were opened, as given."""

    @property
    def asked_encoding(self) -> str | None:
        """The requested encoding; None if it is detected for each file."""

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        """Load the articles into the view, yielding the progress after each step.

        A second call loads changes. Sources that cannot be read are added to `problems`, the others are loaded. If the
        iteration is stopped or `cancelled()` becomes true, the view keeps what was loaded. Raises ReaderError.
        """

    def changes(self, cancelled: Poll | None = None) -> object | None:
        """A true value if sources have changed. May block: call it in a worker thread."""

    def on_arrival(self, notify: Callable[[], object]) -> None:
        """Call `notify`, from any thread, when something has come that was not here; never, where all is here."""

    @property
    def trouble(self) -> ReaderError | None:
        """Reason why the last requested data did not arrive; None if they did."""
