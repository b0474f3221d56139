"""`LocalLibrary`: files and folders of this machine as a `reader.api.library.Library`.

`load` fills it, usually in a worker thread, and publishes immutable views meanwhile. When a file in the middle changes,
keys move (`Progress.moved`, a new era); ids stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

from reader.api.library import Capabilities, LibraryView, Progress
from reader.api.results import Poll, never
from reader.backends.local.loader import Loader, LoadEta, is_small
from reader.backends.local.local_view import LocalView, ViewContext, called_after
from reader.backends.local.plain_view import IndexedLater, PlainView
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.backends.ahead import Ahead
    from reader.parsing import ParsedPage
    from reader.storage.batch import Batch
    from reader.storage.parsed_ahead import PageArticles
    from reader.storage.plan import Changes


def parsed_pages(
    paths: Sequence[str], encoding: str | None, on_problem: Callable[[ReaderError], None]
) -> Iterator[ParsedPage]:
    """Every page under `paths`, parsed; each line has its class and the evidence for it."""
    from reader.ingest import sources
    from reader.storage.parsed_sources import parsed

    for source in sources(paths):
        yield from parsed(source, encoding, on_problem)


class LocalLibrary:
    """The articles of files and folders, and their search index."""

    def __init__(
        self,
        paths: Sequence[str] = (),
        *,
        encoding: str | None = None,
        cache: bool = True,
        words: Path | None = None,
        meanings: Path | None = None,
        ahead: Ahead | None = None,
        alone: bool = False,
    ) -> None:
        """`cache` False: neither writes nor reads snapshots.

        `words`: a user dictionary in jieba's format. `meanings`: a CC-CEDICT file. `ahead`: what a
        child process reads of the library, which has already begun. `alone`: this process has no screen to keep going.
        """
        self.own = UserDictionaries(words, meanings)
        self.problems: list[ReaderError] = []
        self.capabilities = Capabilities(meanings=meanings is not None)
        self._loader = Loader(paths, encoding, cache=cache, alone=alone)
        self._begun, self._ahead, self._alone = False, ahead, alone
        self._settled = Event()
        """Cleared while a view with an index is being made."""
        self._settled.set()
        self.view: LibraryView = LocalView((), self._context(0, 0))
        """The latest published view; running searches keep the view they began with."""

    def __len__(self) -> int:
        return len(self.view)

    trouble = None

    def on_arrival(self, notify: Callable[[], object]) -> None:
        """Does nothing: a local library never answers later."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths as given by the person."""
        return self._loader.paths

    @property
    def asked_encoding(self) -> str | None:
        """The encoding forced for all files; None: detected file by file."""
        return self._loader.encoding

    @property
    def name(self) -> str:
        """The publication and date if all articles share them, else the names of the opened paths."""
        return self.view.name

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        """Update the view from the files; yields the progress after each step.

        A second call reads only what has changed. Unreadable files go to `problems` and do not stop the others. After
        cancellation the view keeps what was published by then.
        """
        self._begun = True
        self._settled.clear()
        try:
            if not self._loader.is_whole:
                yield self._let_go()
            if self._ahead is not None:
                yield from self._look_ahead(self._ahead)
            if self._alone and is_small(self.paths):
                yield self._read()
            else:
                yield from self._load(cancelled or never)
        finally:
            self._settled.set()

    def _let_go(self) -> Progress:
        """Replace the view by an empty one: its mapped files were truncated, and reading them would crash."""
        self._loader.batches = ()
        self.view = LocalView((), self._context(self.view.generation + 1, self.view.era + 1))
        return Progress(0, 0, 0, 0, 0, moved=True)

    def _read(self) -> Progress:
        """Publish the articles of a few files; they are indexed, once, when an index is asked for."""
        from reader.ingest import sources
        from reader.storage.parsed_sources import parsed

        read, problems = list(sources(self.paths)), list[ReaderError]()
        pages = [
            (tuple(page.articles), page.page.encoding)
            for source in read
            for page in parsed(source, self._loader.encoding, problems.append)
        ]
        self.view = PlainView(pages, self._context(0, 0).called, cache(partial(self._indexed, pages)))
        self.problems = [*self.own.faults, *problems]
        size = sum(source.size for source in read)
        return Progress(len(read), len(read), size, size, len(self.view))

    def _load(self, cancelled: Poll) -> Iterator[Progress]:
        pace = LoadEta()
        for stage in self._loader.load(cancelled):
            reading = not stage.done and (stage.files_done < stage.files_total or not stage.batches)
            moved = not (reading and self._has_less(stage.batches)) and self._publish(stage.batches)
            self._settled.set()
            self._note_problems()
            left = pace.left(stage.bytes_done, stage.bytes_total)
            figures = (stage.files_done, stage.files_total, stage.bytes_done, stage.bytes_total)
            yield Progress(*figures, len(self.view), moved, left)
        self._note_problems()

    def _look_ahead(self, ahead: Ahead) -> Iterator[Progress]:
        """Publish what was read ahead, if anything; the rest of the load reuses the articles of a page."""
        self._ahead, self._loader.ahead = None, ahead.wait()
        if ahead.glimpse is not None and self._loader.is_caching:
            from reader.backends.local.glimpsed_view import GlimpsedView

            self.view = GlimpsedView(ahead.glimpse, self._mapped)
            yield ahead.glimpse.progress
        elif self._loader.ahead is not None:
            pages, size = self._loader.ahead.pages, self._loader.ahead.size
            self.view = PlainView(pages, self._context(0, 0).called, partial(self._indexed, pages))
            yield Progress(0, 1, 0, size, len(self.view))
        ahead.end()

    def _indexed(self, pages: Sequence[PageArticles]) -> LocalView:
        """A view with an index: the one being loaded, else one made from these pages.

        Waits for a load that is under way: two threads importing numpy at the same time slow each other down.
        """
        self._settled.wait()
        if isinstance(self.view, LocalView) and self.view.era == PlainView.era:
            return self.view
        from reader.storage.batch import BatchBuilder

        builder = BatchBuilder()
        builder.begin(b"", 0, 0)
        for articles, encoding in pages:
            for article in articles:
                builder.add(article, encoding)
        builder.files.end()
        return LocalView((builder.build(),), self._context(1, 0))

    def _mapped(self) -> LocalView:
        """The view with an index of which there was a glimpse. Only the thread of a screen does not wait for the load
        that is under way, which waits for the screen: two threads importing numpy slow each other down."""
        if current_thread() is not main_thread():
            self._settled.wait()
        if isinstance(self.view, LocalView):
            return self.view
        kept = self._loader.mapped()
        return LocalView(kept[1] if kept else (), self._context(1, 0))

    def changes(self, cancelled: Poll | None = None) -> Changes | None:
        """Counts of added, changed and removed files since they were read; None if checked a moment ago.

        Blocks for seconds on many files: call from a worker thread. `load` then reads the changes.
        """
        return self._loader.changes(cancelled or never) if self._begun else None

    def _note_problems(self) -> None:
        read = self.view.corpus.problems if isinstance(self.view, LocalView) else ()
        self.problems = [*self.own.faults, *self._loader.problems, *read]

    def _context(self, generation: int, era: int) -> ViewContext:
        loader, called = self._loader, called_after(self.paths)
        is_whole, access, borders = lambda: loader.is_whole, loader.note_access, loader.want_borders
        return ViewContext(self.own, called, generation, era, access, borders, loader.keyword_process, is_whole)

    def _has_less(self, batches: Sequence[Batch]) -> bool:
        """True if `batches` lack articles that were read ahead: on a slow machine these are shown long before."""
        return isinstance(self.view, IndexedLater) and sum(map(len, batches)) < len(self.view)

    def _publish(self, batches: Sequence[Batch]) -> bool:
        """Publish `batches` as the new view; returns True if published articles have other keys now."""
        before = self.view
        if isinstance(before, LocalView) and tuple(batches) == before.corpus.all_batches:
            return False
        now = LocalView(batches, self._context(before.generation + 1, before.era))
        moved = not begins_as(now, before)
        self.view = LocalView(batches, self._context(before.generation + 1, before.era + 1)) if moved else now
        return moved


def begins_as(view: LocalView, other: LibraryView) -> bool:
    """True if every article of `other` has the same key in `view`."""
    if isinstance(other, LocalView):
        return view.corpus.begins_as(other.corpus)
    return len(other) <= len(view) and all(view.id(key) == other.id(key) for key in other.all_keys())
