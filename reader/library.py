"""The one object both front ends talk to: open, browse, search.

A library is filled in batches by `load`, which may run beside a screen: what is published so far (articles and the
segments of the index) can be read and searched meanwhile. Articles are numbered from 0 in the order of their sources;
a number never changes while the library is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError, UnknownArticleError, UnreadableError
from reader.jumps import Jumps
from reader.model import Article, Page
from reader.wording import _

if TYPE_CHECKING:
    from reader.analysis.keywords import Keyword, Rarity
    from reader.index import Index
    from reader.ingest import Source
    from reader.parsing import ParsedPage
    from reader.search import Results, Searcher, Snippet
    from reader.search.frequency import DocumentFrequency

FIRST_BATCH = 1 << 18
"""Code points in the first batch: small, so that something can be read and found at once."""
LARGEST_BATCH = 1 << 23
"""Code points in a batch of a large library: each is twice the one before until then."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come when a batch has been published."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int


def parsed(source: Source, encoding: str | None, on_problem: Callable[[ReaderError], None]) -> Iterator[ParsedPage]:
    """The pages of one source, taken apart; what is wrong with it goes to `on_problem`."""
    from reader.ingest import read
    from reader.parsing import parse

    try:
        for page in read(source, encoding=encoding, on_problem=on_problem):
            yield parse(page)
    except UnreadableError as error:
        on_problem(error)


def parsed_pages(
    paths: Sequence[str], encoding: str | None, on_problem: Callable[[ReaderError], None]
) -> Iterator[ParsedPage]:
    """Every page under `paths`, taken apart, each line with its class and the evidence for it."""
    from reader.ingest import sources

    for source in sources(paths):
        yield from parsed(source, encoding, on_problem)


class Library:
    """The articles of some files and folders, and the index over them."""

    def __init__(self) -> None:
        self.paths: tuple[str, ...] = ()
        self.problems: list[ReaderError] = []
        self._articles: list[Article] = []
        self._encodings: list[str] = []
        self._numbers: dict[str, int] = {}
        self._index: Index | None = None
        self._searcher: Searcher | None = None
        self._jumps: Jumps | None = None
        self._frequency: DocumentFrequency | None = None

    def __len__(self) -> int:
        return len(self._articles)

    @property
    def name(self) -> str:
        """The publication and date when all articles share them, else the names of the paths opened."""
        first = self._articles[0] if self._articles else None
        if first and first.publication and self._all_of(first.publication):
            return f"{first.publication} {first.date}" if first.date and self._all_on(first.date) else first.publication
        names = [Path(path).name or path for path in self.paths]
        return " + ".join(names[:2]) + (f" + {len(names) - 2}" if len(names) > 2 else "")

    def load(
        self,
        paths: Sequence[str],
        *,
        encoding: str | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        """Read, parse and index everything under `paths`, giving the progress after each batch.

        What cannot be read is appended to `problems`, and the rest goes on. Left off after a batch, or when
        `cancelled()` says so, the library holds what was published by then.
        """
        from reader import ingest

        self.paths = tuple(paths)
        sources = list(ingest.sources(paths))
        total, done, waiting, limit = sum(source.size for source in sources), 0, 0, FIRST_BATCH
        batch: list[tuple[Article, Page]] = []
        for count, source in enumerate(sources, 1):
            for page in parsed(source, encoding, self.problems.append):
                batch += [(article, page.page) for article in page.articles]
                waiting += len(page.page.text)
                if cancelled():
                    return
                if waiting >= limit:
                    self._publish(batch)
                    batch, waiting, limit = [], 0, min(2 * limit, LARGEST_BATCH)
                    yield Progress(count - 1, len(sources), done, total, len(self))
            done += source.size
        self._publish(batch)
        yield Progress(len(sources), len(sources), done, total, len(self))
        self._compact()

    def _all_of(self, publication: str) -> bool:
        return all(article.publication == publication for article in self._articles)

    def _all_on(self, date: str) -> bool:
        return all(article.date == date for article in self._articles)

    def article(self, number: int) -> Article:
        """The article of that number."""
        return self._articles[number]

    def headline(self, number: int) -> str:
        """Its headline, never empty."""
        return self._articles[number].headline

    def section(self, number: int) -> str | None:
        """The section it stands under."""
        return self._articles[number].section

    def date(self, number: int) -> str | None:
        """Its date, ISO 8601."""
        return self._articles[number].date

    def publication(self, number: int) -> str | None:
        """The paper it is from."""
        return self._articles[number].publication

    def page(self, number: int) -> str | None:
        """The page it is on, without leading zeros."""
        return self._articles[number].page

    def encoding(self, number: int) -> str:
        """The encoding its source was taken to be in."""
        return self._encodings[number]

    def number_of(self, name: str) -> int:
        """The number of the article with the id `name`, or the `name`-th one, counted from 1.

        Raises `UnknownArticleError` when there is none.
        """
        if name in self._numbers:
            return self._numbers[name]
        if name.isdecimal() and 1 <= int(name) <= len(self):
            return int(name) - 1
        raise UnknownArticleError(
            _("{name}: no such article; give an id, or a number from 1 to {count}").format(name=name, count=len(self))
        )

    def search(self, query: str, *, sort: str = "relevance", cancelled: Callable[[], bool] | None = None) -> Results:
        """What `query` finds in all that is indexed by now; never raises, whatever is typed.

        `sort` is `relevance`, `date` or `-date`. When `cancelled()` turns true the results are incomplete.
        """
        return self._search().search(query, sort=sort, cancelled=cancelled)

    def snippets(self, number: int, results: Results, *, count: int = 2, width: int = 40) -> tuple[Snippet, ...]:
        """At most `count` stretches of about `width` code points around the matches of an article."""
        from reader.search import snippets

        return snippets(self.article(number), results.spans(number), width=width, count=count)

    def continuation(self, number: int) -> int | None:
        """The article that this one goes on as (下转), when it is in the library."""
        return self._linked().continuation(number)

    def beginning(self, number: int) -> int | None:
        """The article that this one is the rest of (上接), when it is in the library."""
        return self._linked().beginning(number)

    def keywords(self, number: int, limit: int = 8) -> tuple[str, ...]:
        """The words that tell this article from others, weightiest first. The first call loads a dictionary."""
        return tuple(keyword.word for keyword in self.weighed_keywords(number, limit))

    def weighed_keywords(self, number: int, limit: int = 8) -> tuple[Keyword, ...]:
        """The same, with their weights: against this library where it is large enough to tell what is usual."""
        from reader.analysis.keywords import keywords

        article = self.article(number)
        return keywords(article.headline, article.body, limit=limit, rarity=self._rarity())

    def _publish(self, batch: Sequence[tuple[Article, Page]]) -> None:
        """Make the articles of `batch` visible, then searchable."""
        from reader.index import Index, IndexBuilder

        if not batch:
            return
        builder = IndexBuilder()
        for article, page in batch:
            article = self._named(article)
            self._articles.append(article)
            self._encodings.append(page.encoding)
            builder.add(article)
        self._index = (self._index or Index()).with_segment(builder.build())
        self._searcher = self._jumps = self._frequency = None

    def _compact(self) -> None:
        """Join the segments that the batches made: each costs every search some time."""
        from reader.index import compacted

        if self._index is not None and len(self._index.segments) > 1:
            self._index, self._searcher = compacted(self._index), None

    def _named(self, article: Article) -> Article:
        """`article` under an id that no other one has: a second of the same text is `…-2`."""
        name, copy = article.id, 1
        while name in self._numbers:
            copy += 1
            name = f"{article.id}-{copy}"
        self._numbers[name] = len(self._articles)
        return article if copy == 1 else replace(article, id=name)

    def _rarity(self) -> Rarity | None:
        """How rare words are here; None where nothing is indexed."""
        from reader.analysis.keywords import Rarity
        from reader.search.frequency import DocumentFrequency

        if self._index is None:
            return None
        if self._frequency is None:
            self._frequency = DocumentFrequency(self._index)
        return Rarity(self._frequency, len(self._index))

    def _linked(self) -> Jumps:
        if self._jumps is None:
            self._jumps = Jumps(tuple(self._articles))
        return self._jumps

    def _search(self) -> Searcher:
        from reader.index import Index
        from reader.search import Searcher

        searcher = self._searcher
        if searcher is None:
            searcher = self._searcher = Searcher(self._index or Index(), self.article)
        return searcher
