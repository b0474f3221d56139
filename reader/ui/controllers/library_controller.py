"""Loads the library, watches its files, and announces new articles.

The first articles, and articles with changed keys, are announced at once; others at most every `PULSE` seconds, and not
while a text field has the focus: a new layout would move the window of an input method. A view of the library never
changes; in a view of another era article keys differ, while ids stay.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

from reader.errors import NotHereYetError, UnknownArticleError
from reader.i18n import _
from reader.ui import jobs, status_text
from reader.ui.messages import EraChanged, LibraryViewChanged, LibraryViewTaken, Notice, StatusChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.worker import Worker

    from reader.api.library import LibraryView, Progress
    from reader.api.outline import ArticleKey
    from reader.errors import ReaderError, StoreError
    from reader.ui.services import Services
    from reader.ui.system.tasks import Poll, Post

PULSE = 0.5
"""Least seconds between two announcements of new articles."""
LOOK = 3.0
"""Least seconds between two checks of the files; the library itself skips a check that is too early."""


class LibraryController:
    """The only writer of the progress of loading."""

    def __init__(self, services: Services, is_typing: Callable[[], bool]) -> None:
        self._services = services
        self._is_typing = is_typing
        self.latest_progress: Progress | None = None
        """Progress of loading; None before the first batch."""
        self.shown_progress: Progress | None = None
        """Progress on the screen; not updated while a text field has the focus."""
        self.complete = False
        """True if the whole library is loaded."""
        self.stopped = False
        """True if loading was stopped by a key before that."""
        self.view: LibraryView = services.library.view
        """View of the library on the screen: immutable, but replaced."""
        self.loading: Worker[None] | None = None
        self.count = 0
        """Number of announced articles."""
        self._before: tuple[int, int] | None = None
        """Numbers of articles and problems before files changed; None if they have not."""
        self._error: ReaderError | None = None
        """Error that ended the last load; None without one."""
        self.problem_at_start: StoreError | None = None
        """Problem with the database of marks and sessions; None without one."""
        self._pulse: Timer | None = None
        self._one_at_a_time = Lock()
        self.shown = Event()
        """Set when the first articles are on the screen."""

    def start(self) -> None:
        """Load the library, and check its files regularly; called after the first paint, which must not wait for it."""
        self.load()
        self._services.tasks.every(LOOK, self.look_for_changes)

    def load(self) -> None:
        """Load new and changed files into the library."""

        def job(post: Post, cancelled: Poll) -> None:
            with self._one_at_a_time:
                jobs.load(self._services.library, post, cancelled, self.shown.wait)

        # Changed article keys must be announced even by a load that is cancelled.
        self.loading = self._services.tasks.run("load", job, always_post=True)

    def look_for_changes(self) -> None:
        """Check for changed files, unless they are being loaded or loading was stopped."""
        library = self._services.library
        if self.complete and not self.stopped and library.capabilities.live:
            self._services.tasks.run("look", lambda post, cancelled: jobs.check_files(library, post, cancelled))

    def reload(self) -> None:
        """Load changed files."""
        if self.loading is None and not self.stopped:
            self._before = len(self._services.library.view), len(self._services.library.problems)
            self.load()

    def stop_or_go_on(self) -> None:
        """Pause indexing, or resume it. Articles read so far stay."""
        tell = self._services.announce
        if self.stopped:
            self.stopped = self.complete = False
            self.load()
            tell(Notice(_("Indexing resumed")))
        elif self.loading is not None:
            self.loading.cancel()
            self.loading, self._before = None, None
            self.stopped = self.complete = True
            template = _("Indexing paused. {key} resumes")
            tell(Notice(template.format(key=self._services.preferences.shown("stop"))))
        else:
            tell(Notice(_("All files are indexed")))

    def take_progress(self, progress: Progress) -> None:
        """Announce a new batch, now or soon."""
        self.latest_progress, before, self.view = progress, self.view, self._services.library.view
        self._services.announce(LibraryViewTaken())
        if moved := self.view.era != before.era:
            self._services.announce(EraChanged())
        if moved or not self.count:
            self._announce(moved)
        elif self._pulse is None:
            self._pulse = self._services.tasks.after(PULSE, self._beat)

    def finish(self) -> None:
        """Record that loading is complete."""
        self.complete, self.loading = True, None
        self._announce()

    def outcome(self, error: ReaderError | None) -> str:
        """Message about a finished load; problems already reported are left out."""
        before, self._before, self._error = self._before, None, error
        problems, shown = self.file_problems, self._services.preferences.shown
        text = status_text.of_files(problems, shown("troubles"))
        if before is None:
            return text
        arrived = status_text.arrived(len(self._services.library.view) - before[0])
        return arrived if len(problems) <= before[1] else f"{arrived} · {text}"

    @property
    def file_problems(self) -> list[object]:
        """Problems with files."""
        return [*self._services.library.problems, *([self._error] if self._error else [])]

    @property
    def problems(self) -> list[object]:
        """Problems with the database, the settings and the files."""
        at_start = [self.problem_at_start] if self.problem_at_start else []
        return [*at_start, *self._services.preferences.problems, *self.file_problems]

    def said_at_start(self) -> str:
        """The first problem, preceded by their number and the key that lists them; empty if there is none."""
        return status_text.said_first([*map(str, self.problems)], self._services.preferences.shown("troubles"))

    @property
    def read_so_far(self) -> tuple[int, int] | None:
        """Bytes read, and bytes in all; None once everything is read."""
        if self.shown_progress is None or (self.complete and not self.stopped):
            return None
        return self.shown_progress.bytes_done, self.shown_progress.bytes_total

    def key_of(self, article: str) -> ArticleKey | None:
        """Key of the article with the id `article`; None if it is not loaded."""
        try:
            return self.view.key(article)
        except (UnknownArticleError, NotHereYetError):
            return None

    def has(self, key: ArticleKey) -> bool:
        """True if an article is here; one that is not is fetched from its archive."""
        try:
            self.view.article(key)
        except NotHereYetError:
            return False
        return True

    def lacks(self, article: str | None) -> bool:
        """True if the library is complete without an article that has the id `article`."""
        if not self.complete or self.stopped or not article:
            return self.complete and not article
        try:
            self.view.key(article)
        except UnknownArticleError:
            return True
        except NotHereYetError:
            pass
        return False

    def _beat(self) -> None:
        """Announce new articles, unless a text field has the focus."""
        self._pulse = None
        if self._is_typing() and self.loading is not None:
            self._pulse = self._services.tasks.after(PULSE, self._beat)
        else:
            self.complete = self.complete and self.loading is None
            self._announce()

    def _announce(self, moved: bool = False) -> None:
        self.shown_progress = self.latest_progress
        if moved or self.count < len(self.view):
            self.count = len(self.view)
            self._services.announce(LibraryViewChanged())
        self._services.announce(StatusChanged())
