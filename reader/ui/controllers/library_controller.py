"""Loads the library, follows its files, and says when there is more to be read.

The first articles, and those that get other keys, are announced at once; others at most every `PULSE` seconds, and
not while a text field has the focus: a new layout would move the window of an input method. The view of the
library on the screen never changes; in one of another era keys are others, and ids stay.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

from reader.errors import NotHereYetError, UnknownArticleError
from reader.i18n import _, counted
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
"""Seconds between two announcements of more articles, at least."""
LOOK = 3.0
"""Seconds between two looks at the files, at least; the library itself says when it is too early."""


class LibraryController:
    """The only writer of how far the library is loaded."""

    def __init__(self, services: Services, is_typing: Callable[[], bool]) -> None:
        self._services = services
        self._is_typing = is_typing
        self.latest_progress: Progress | None = None
        """How far the loading has come; None before the first batch."""
        self.shown_progress: Progress | None = None
        """Progress on the screen; not updated while a text field has the focus."""
        self.complete = False
        """Whether all of the library is loaded."""
        self.stopped = False
        """Whether the loading was stopped by a key before that."""
        self.view: LibraryView = services.library.view
        """What of the library is on the screen: it never changes, but another takes its place."""
        self.loading: Worker[None] | None = None
        self.count = 0
        """Articles that were announced."""
        self._before: tuple[int, int] | None = None
        """Articles and problems before files changed; None when they have not."""
        self._error: ReaderError | None = None
        """What ended the last load; None: nothing."""
        self.problem_at_start: StoreError | None = None
        """What was wrong with the database of marks and places; None: nothing."""
        self._pulse: Timer | None = None
        self._one_at_a_time = Lock()
        self.shown = Event()
        """Set when what was first read can be seen."""

    def start(self) -> None:
        """Load the library, and look at the files now and then: after the first paint, which must not wait for it."""
        self.load()
        self._services.tasks.every(LOOK, self.look_for_changes)

    def load(self) -> None:
        """Bring the library in line with its files."""

        def job(post: Post, cancelled: Poll) -> None:
            with self._one_at_a_time:
                jobs.load(self._services.library, post, cancelled, self.shown.wait)

        # Also of a load that is stopped it has to be heard that articles have other keys.
        self.loading = self._services.tasks.run("load", job, always_post=True)

    def look_for_changes(self) -> None:
        """See whether files have changed, unless they are being read, or are not to be."""
        library = self._services.library
        if self.complete and not self.stopped and library.capabilities.live:
            self._services.tasks.run("look", lambda post, cancelled: jobs.look(library, post, cancelled))

    def reload(self) -> None:
        """Files have changed: read them."""
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
            said = _("Indexing paused. {key} resumes")
            tell(Notice(said.format(key=self._services.preferences.shown("stop"))))
        else:
            tell(Notice(_("All files are indexed")))

    def take_progress(self, progress: Progress) -> None:
        """A batch can be read: announce it, now or soon."""
        self.latest_progress, before, self.view = progress, self.view, self._services.library.view
        self._services.announce(LibraryViewTaken())
        if moved := self.view.era != before.era:
            self._services.announce(EraChanged())
        if moved or not self.count:
            self._announce(moved)
        elif self._pulse is None:
            self._pulse = self._services.tasks.after(PULSE, self._beat)

    def finish(self) -> None:
        """All that can be loaded is."""
        self.complete, self.loading = True, None
        self._announce()

    def outcome(self, error: ReaderError | None) -> str:
        """What is to be said of a load that has ended; problems that were told before are not told again."""
        before, self._before, self._error = self._before, None, error
        problems = self.file_problems
        one, many = _("1 file could not be read: {first}"), _("{count} files could not be read: {first}")
        told = counted(len(problems), one, many, first=problems[0]) if problems else ""
        if before is None:
            return told
        arrived = status_text.arrived(len(self._services.library.view) - before[0])
        return arrived if len(problems) <= before[1] else f"{arrived} · {told}"

    @property
    def file_problems(self) -> list[object]:
        """What could not be read."""
        return [*self._services.library.problems, *([self._error] if self._error else [])]

    @property
    def problems(self) -> list[object]:
        """What was wrong with the database, the settings and the files."""
        at_start = [self.problem_at_start] if self.problem_at_start else []
        return [*at_start, *self._services.preferences.problems, *self.file_problems]

    @property
    def read_so_far(self) -> tuple[int, int] | None:
        """Bytes read, of how many; None when that is all there is to read."""
        if self.shown_progress is None or (self.complete and not self.stopped):
            return None
        return self.shown_progress.bytes_done, self.shown_progress.bytes_total

    def key_of(self, article: str) -> ArticleKey | None:
        """The key of the article with an id, when it is there by now."""
        try:
            return self.view.key(article)
        except (UnknownArticleError, NotHereYetError):
            return None

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
