"""The one object both front ends talk to: open, browse, search.

A library is filled by `load`, which may run beside a screen: what is published so far can be read and searched
meanwhile. Articles are numbered from 0 in the order of their sources; when a file between others has changed, numbers
move (`Progress.moved`) and ids stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.backends.local.loader import Loader, LoadEta
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.errors import ReaderError, UnknownArticleError
from reader.i18n import _

if TYPE_CHECKING:
    from reader.analysis.keyword_weights import Keyword
    from reader.api.results import Snippet
    from reader.backends.local.article_insights import ArticleInsights
    from reader.backends.local.local_view import LocalView
    from reader.model import Article
    from reader.parsing import ParsedPage
    from reader.query.parser import Query
    from reader.search import SearchResults
    from reader.span import Span
    from reader.storage.batch import Batch
    from reader.storage.corpus import Corpus, LabelColumn
    from reader.storage.plan import Changes


class Progress(NamedTuple):
    """How far a load has come."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int
    moved: bool = False
    """Whether articles published earlier now have other numbers, or are gone: find them by their ids."""
    seconds_left: float | None = None
    """About how long the rest will take; None while that cannot be told."""


def parsed_pages(
    paths: Sequence[str], encoding: str | None, on_problem: Callable[[ReaderError], None]
) -> Iterator[ParsedPage]:
    """Every page under `paths`, taken apart, each line with its class and the evidence for it."""
    from reader.ingest import sources
    from reader.storage.builder import parsed

    for source in sources(paths):
        yield from parsed(source, encoding, on_problem)


class Library:
    """The articles of some files and folders, and the index over them."""

    def __init__(self, *, cache: bool = True, words: Path | None = None, meanings: Path | None = None) -> None:
        """Without `cache` nothing is kept on the disk, nor looked for there.

        `words` and `meanings` are a person's own: a user dictionary of jieba's, and a file of CC-CEDICT.
        """
        self._cache = cache
        self.own = UserDictionaries(words, meanings)
        self.problems: list[ReaderError] = []
        self._loader = Loader(())
        self._shown: LocalView | None = None

    def __len__(self) -> int:
        return len(self._shown.stacks) if self._shown else 0

    @property
    def paths(self) -> tuple[str, ...]:
        """What was asked for."""
        return self._loader.paths

    @property
    def name(self) -> str:
        """The publication and date when all articles share them, else the names of the paths opened."""
        if self._shown and (known := self._shown.name):
            return known
        names = [Path(path).name or path for path in self.paths]
        return " + ".join(names[:2]) + (f" + {len(names) - 2}" if len(names) > 2 else "")

    def load(
        self,
        paths: Sequence[str],
        *,
        encoding: str | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        """Bring the library in line with the files under `paths`, giving the progress after each step.

        Called again, for the same paths, it reads what has changed since. What cannot be read is in `problems`, and
        the rest goes on. Left off, or when `cancelled()` says so, the library holds what was published by then.
        """
        if (tuple(paths), encoding) != (self._loader.paths, self._loader.encoding):
            self._shown = None
            self._loader = Loader(paths, encoding, cache=self._cache)
        pace = LoadEta()
        for stage in self._loader.load(cancelled):
            moved = self._publish(stage.volumes)
            self._note_problems()
            left = pace.left(stage.bytes_done, stage.bytes_total)
            figures = (stage.files_done, stage.files_total, stage.bytes_done, stage.bytes_total)
            yield Progress(*figures, len(self), moved, left)
        self._note_problems()

    def _note_problems(self) -> None:
        shown = self._shown.stacks.problems if self._shown else ()
        self.problems = [*self.own.faults, *self._loader.problems, *shown]

    def changes(self, cancelled: Callable[[], bool] = lambda: False) -> Changes | None:
        """How many files were added, changed and removed since they were read; None when it is too early to look again.

        To be asked at any interval, in a thread: looking at many files takes seconds. `load` again reads them.
        """
        return self._loader.changes(cancelled) if self._shown else None

    def article(self, number: int) -> Article:
        """The article of that number. Raises IndexError for no such number."""
        self._loader.looked_into()
        return self._stacks.article(number)

    def headline(self, number: int) -> str:
        """Its headline, never empty."""
        self._loader.looked_into()
        return self._stacks.headline(number)

    def section(self, number: int) -> str | None:
        """The section it stands under."""
        return self._stacks.name("section", number)

    def date(self, number: int) -> str | None:
        """Its date, ISO 8601."""
        return self._stacks.name("date", number)

    def publication(self, number: int) -> str | None:
        """The paper it is from."""
        return self._stacks.name("publication", number)

    def page(self, number: int) -> str | None:
        """The page it is on, without leading zeros."""
        return self._stacks.name("page", number)

    def source(self, number: int) -> str:
        """The source it is from."""
        return self._stacks.name("source", number) or ""

    def encoding(self, number: int) -> str:
        """The encoding its source was taken to be in."""
        return self._stacks.name("encoding", number) or ""

    def id(self, number: int) -> str:
        """Its id: short, unique in the library, the same as long as its text is."""
        return self._stacks.id(number)

    def labels(self, column: str) -> LabelColumn:
        """One column of all articles as an array: `section`, `date`, `publication`, `page` and the like.

        What a list of a million articles is grouped by, without asking for each.
        """
        return self._stacks.labels(column)

    def number_of(self, name: str) -> int:
        """The number of the article with the id `name`, or the `name`-th one, counted from 1.

        Raises `UnknownArticleError` when there is none.
        """
        number = self._stacks.number_of(name)
        if number is not None:
            return number
        if name.isdecimal() and 1 <= int(name) <= len(self):
            return int(name) - 1
        raise UnknownArticleError(
            _("{name}: no such article; give an id, or a number from 1 to {count}").format(name=name, count=len(self))
        )

    def numbers_of(self, ids: Collection[str]) -> dict[str, int]:
        """The numbers of those articles that have one of these ids, by id."""
        return self._stacks.numbers_of(ids)

    def search(
        self,
        query: str | Query,
        *,
        sort: str = "relevance",
        cancelled: Callable[[], bool] | None = None,
        seconds: float | None = 2.0,
    ) -> SearchResults:
        """What `query` finds in all that is indexed by now; never raises, whatever is typed.

        `sort` is `relevance`, `date` or `-date`. When `cancelled()` turns true, or after `seconds` (None: never), the
        results are incomplete.
        """
        self._loader.looked_into()
        return self._now.searcher.search(query, sort=sort, cancelled=cancelled, seconds=seconds)

    def folded(self, text: str) -> str:
        """`text` as a searcher sees it (see `reader.analysis.folding`)."""
        from reader.analysis.folding import fold

        return fold(text)

    def snippets(self, number: int, results: SearchResults, *, count: int = 2, width: int = 40) -> tuple[Snippet, ...]:
        """At most `count` stretches of about `width` code points around the matches of an article."""
        from reader.search import snippets

        return snippets(self.article(number), results.spans(number), width=width, count=count)

    def continuation(self, number: int) -> int | None:
        """The article that this one goes on as (下转), when it is in the library."""
        return self._now.jumps.continuation(number)

    def beginning(self, number: int) -> int | None:
        """The article that this one is the rest of (上接), when it is in the library."""
        return self._now.jumps.beginning(number)

    @property
    def around(self) -> ArticleInsights:
        """What stands around the articles of now: names, related ones, meanings."""
        from reader.backends.local.article_insights import ArticleInsights

        return ArticleInsights(self._now, self.own)

    def word_at(self, number: int, offset: int) -> Span | None:
        """The word of an article around the code point at `offset` of its text; None where there is none.

        The first call loads a dictionary.
        """
        return self.around.word_at(number, offset)

    def keywords(self, number: int, limit: int = 8) -> tuple[str, ...]:
        """The words that tell this article from others, weightiest first. The first call loads a dictionary."""
        return tuple(keyword.word for keyword in self.weighed_keywords(number, limit))

    def weighed_keywords(self, number: int, limit: int = 8) -> tuple[Keyword, ...]:
        """The same, with their weights: against this library where it is large enough to tell what is usual."""
        return self.around.keywords(number, limit)

    @property
    def _now(self) -> LocalView:
        """What can be seen at this moment; a search goes on with what it began with."""
        from reader.backends.local.local_view import LocalView

        shown = self._shown
        if shown is None:
            shown = self._shown = LocalView(())
        return shown

    @property
    def _stacks(self) -> Corpus:
        return self._now.stacks

    def _publish(self, volumes: Sequence[Batch]) -> bool:
        """Make `volumes` what can be seen; gives whether articles that were seen have other numbers now."""
        from reader.backends.local.local_view import LocalView

        before = self._now
        if tuple(volumes) == before.stacks.all_volumes:
            return False
        now = LocalView(volumes)
        self._shown = now
        return not now.stacks.begins_as(before.stacks)
