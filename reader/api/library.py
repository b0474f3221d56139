"""A library, and what of it can be seen at one moment, wherever it lives: on this machine or in an archive.

A screen or a command holds a `LibraryView`, which never changes, and takes another one when more has been read. Keys of
articles are opaque. Views of one era share their keys: a later one has those of an earlier one, and more; across eras
an article is found again by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.api.outline import OPEN

if TYPE_CHECKING:
    from reader.api.insights import Insights
    from reader.api.outline import Arrangement, ArticleKey, FoldState, Outline
    from reader.api.results import Poll, Results
    from reader.errors import ReaderError
    from reader.model import Article
    from reader.query.parser import Query


class Progress(NamedTuple):
    """How far a load has come."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int
    moved: bool = False
    """Whether articles published earlier have other keys now, or are gone: the view is of another era."""
    seconds_left: float | None = None
    """About how long the rest will take; None while that cannot be told."""


class Capabilities(NamedTuple):
    """What a library can do: what it cannot is said, never faked."""

    exact_counts: bool = True
    """Whether totals are counted, and not estimated."""
    total_order: bool = True
    """Whether every article found has a rank, and not only the first ones."""
    live: bool = True
    """Whether changes are noticed while one reads."""
    concordance_order: bool = True
    """Whether a concordance can be sorted by its contexts."""
    meanings: bool = False
    """Whether a dictionary says what words mean."""
    remote: bool = False
    """Whether it is elsewhere, so that what is not here has to be waited for (see `Library.on_arrival`)."""


class Summary(Protocol):
    """What lists show of an article."""

    @property
    def headline(self) -> str:
        """Its headline, never empty."""

    @property
    def section(self) -> str | None:
        """The section it stands under."""

    @property
    def page(self) -> str | None:
        """The number of its page, without leading zeros."""

    @property
    def page_name(self) -> str | None:
        """The name of its page."""

    @property
    def date(self) -> str | None:
        """Its date, ISO 8601."""

    @property
    def publication(self) -> str | None:
        """The paper it is from."""

    @property
    def encoding(self) -> str:
        """The encoding its source was taken to be in."""


class LibraryView(Protocol):
    """What of a library can be seen at one moment. A key of another era raises IndexError, or means something else.

    A thread with an event loop, as that of a screen, never waits: what of a remote library is not here raises
    `NotHereYetError`, or is a summary that says so, and is sent for; `Library.on_arrival` tells when it has come.
    Other threads wait.
    """

    @property
    def generation(self) -> int:
        """Another number for each view of a library; 0 for the one before anything was read."""

    @property
    def era(self) -> int:
        """A number that views have in common while their keys mean the same articles."""

    @property
    def name(self) -> str:
        """What it is called: the publication and date that all articles share, else what was opened."""

    def __len__(self) -> int:
        """How many articles there are."""

    def all_keys(self) -> Sequence[ArticleKey]:
        """All articles, in the order of the library."""

    def key(self, article: str) -> ArticleKey:
        """The article with an id, or the one of that number, counted from 1. Raises `UnknownArticleError`."""

    def keys(self, ids: Collection[str]) -> dict[str, ArticleKey]:
        """Those articles that have one of these ids, by id."""

    def id(self, key: ArticleKey) -> str:
        """The id of an article: short, the same as long as its text is, in every view."""

    def article(self, key: ArticleKey) -> Article:
        """All of an article."""

    def summary(self, key: ArticleKey) -> Summary:
        """What lists show of an article."""

    def summaries(self, keys: Sequence[ArticleKey]) -> Sequence[Summary]:
        """What lists show of some articles, fetched together."""

    def days(self) -> Sequence[tuple[str, int]]:
        """The ISO dates that articles have, ascending, with how many have each."""

    def first_on(self, day: str) -> ArticleKey:
        """The first article of one of these dates."""

    def from_source(self, source: str, most: int) -> Sequence[ArticleKey]:
        """At most `most` articles of a source; none where nothing of it is here."""

    def groupings(self) -> Sequence[str]:
        """Those of `reader.api.outline.GROUPINGS` that part its articles; none where nothing is known of them.

        An outline asked for by another one is that of the first of these.
        """

    def outline(
        self,
        arrangement: Arrangement,
        folds: FoldState = OPEN,
        within: Results | None = None,
        headlines: str = "",
        reveal: ArticleKey | None = None,
        cancelled: Poll | None = None,
    ) -> Outline:
        """The rows of the list.

        `within`: only what was found; `headlines`: only articles whose headlines have what was typed, and then no
        heading is shut; `reveal`: an article over which headings are opened. Takes a moment: not for the thread of a
        screen.
        """

    def outline_at_once(
        self,
        arrangement: Arrangement,
        folds: FoldState = OPEN,
        within: Results | None = None,
        headlines: str = "",
        reveal: ArticleKey | None = None,
    ) -> Outline | None:
        """The outline (see `outline`) when it is made in a few milliseconds; else None."""

    def search(
        self,
        query: str | Query,
        sort: str = "relevance",
        cancelled: Poll | None = None,
        seconds: float | None = 2.0,
    ) -> Results:
        """What `query` finds; never raises, whatever is typed.

        `sort` is `relevance`, `date` or `-date`. When `cancelled()` turns true, or after `seconds` (None: never), the
        results are incomplete.
        """

    def insights(self, key: ArticleKey) -> Insights:
        """What stands around an article."""


class Library(Protocol):
    """Articles that are read from somewhere, and perhaps read again when they have changed."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""

    @property
    def problems(self) -> Sequence[ReaderError]:
        """What could not be read, and why."""

    @property
    def view(self) -> LibraryView:
        """What can be seen by now."""

    @property
    def paths(self) -> Sequence[str]:
        """What was opened, as it was named."""

    @property
    def asked_encoding(self) -> str | None:
        """The encoding that was asked for; None when each file is to speak for itself."""

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        """Bring the view in line with what is to be read, giving the progress after each step.

        Called again, it reads what has changed since. What cannot be read is in `problems`, and the rest goes on. Left
        off, or when `cancelled()` says so, the view holds what was read by then. Raises ReaderError.
        """

    def changes(self, cancelled: Poll | None = None) -> object | None:
        """Something true when there is more or other to be read by now; to be asked at any interval, in a thread."""

    def on_arrival(self, notify: Callable[[], object]) -> None:
        """Call `notify`, from any thread, when something has come that was not here; never, where all is here."""

    @property
    def trouble(self) -> ReaderError | None:
        """Why what was sent for last did not come; None where it did."""
