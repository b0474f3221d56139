"""`ArchiveLibrary`: an archive as a `reader.api.library.Library`; loading it only asks for its size and dates."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.api.library import Capabilities, Progress
from reader.backends.local.user_dictionaries import UserDictionaries
from reader.backends.opensearch.archive_address import read_address
from reader.backends.opensearch.archive_client import ArchiveClient
from reader.backends.opensearch.archive_engine import ArchiveEngine
from reader.backends.opensearch.archive_facts import engine_of, layout_at
from reader.backends.opensearch.archive_growth import ArchiveGrowth
from reader.backends.opensearch.archive_keys import ArchiveSource
from reader.backends.opensearch.archive_mapping import Layout
from reader.backends.opensearch.archive_view import ArchiveMoment, ArchiveView
from reader.backends.opensearch.article_cache import ArticleCache
from reader.backends.opensearch.background_fetches import BackgroundFetches
from reader.backends.opensearch.engine_answer import counted_articles, understood
from reader.backends.opensearch.leaf_counts import offered
from reader.errors import ArchiveError, ReaderError

if TYPE_CHECKING:
    from reader.api.results import Poll

LOOK_EVERY = 30.0
"""Seconds between two checks for new articles."""


class ArchiveLibrary:
    """The articles of one index, or of several with the same layout."""

    asked_encoding = None

    def __init__(
        self,
        typed: str,
        *,
        insecure: bool = False,
        authority: str | None = None,
        words: Path | None = None,
        meanings: Path | None = None,
    ) -> None:
        """Raises `ArchiveError` for an invalid address. Sends no request."""
        self.paths: Sequence[str] = (typed,)
        self.problems: list[ReaderError] = []
        self.capabilities = Capabilities(meanings=meanings is not None, remote=True)
        self._client = ArchiveClient(read_address(typed, insecure=insecure), authority=authority)
        self._own = UserDictionaries(words, meanings)
        self._cache, self._fetches, self._growth = ArticleCache(), BackgroundFetches(), ArchiveGrowth()
        self._generation, self._next_look, self._count = 0, 0.0, 0
        self._has_screen = False
        self._layout, self._is_opensearch = Layout.NGRAM, True
        self.view = self._view(ArchiveEngine(self._client, is_opensearch=True), 0)

    @property
    def name(self) -> str:
        """Name of the index."""
        return self._client.address.target

    def on_arrival(self, notify: Callable[[], object]) -> None:
        """Register `notify`, called from any thread when a background fetch has ended."""
        self._fetches.on_arrival, self._has_screen = notify, True

    @property
    def trouble(self) -> ReaderError | None:
        """Why the last background fetch failed; None if it succeeded."""
        return self._fetches.problem

    def _view(self, engine: ArchiveEngine, size: int, groupings: Sequence[str] = ()) -> ArchiveView:
        source = ArchiveSource(engine, self._cache, self._fetches)
        moment = ArchiveMoment(source, self._layout, size, self.name, self._generation, self._own, groupings)
        return ArchiveView(moment, self.view.recent if self._generation else None)

    def load(self, cancelled: Poll | None = None) -> Iterator[Progress]:
        """Ask for size and dates. Raises `ArchiveError`."""
        first = not self._generation
        if first:
            self._is_opensearch = engine_of(self._client).is_opensearch
            self._layout = layout_at(self._client)
        count = self._counted()
        if not self._generation or count != self._count:
            self.view, self._count = self._fresh_view(), count
        self._next_look = time.monotonic() + LOOK_EVERY
        yield Progress(1, 1, 1, 1, len(self.view))
        if first and self._has_screen:
            self._fetches.start("rouse", self.view.rouse)

    def _fresh_view(self) -> ArchiveView:
        """A new view with its first article fetched. Raises `ArchiveError`."""
        engine = ArchiveEngine(self._client, is_opensearch=self._is_opensearch, growth=self._growth)
        size = engine.size()
        self._generation += 1
        view = self._view(engine, size, offered(engine) if size else ())
        if size:
            view.article(view.all_keys()[0])
        return view

    @understood()
    def _counted(self) -> int:
        return counted_articles(self._client.ask("GET", f"_count?{self._client.copies}")["count"])

    def changes(self, cancelled: Poll | None = None) -> object | None:
        """Truthy if the number of articles has changed."""
        if not self._generation or time.monotonic() < self._next_look:
            return None
        self._next_look = time.monotonic() + LOOK_EVERY
        try:
            return self._counted() != self._count or None
        except ArchiveError:
            return None
