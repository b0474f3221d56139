"""Watching the files: what is added or changed while one reads is read too, and the place stays; a key stops that.

Whether files have changed is looked for in a thread, now and then, when nothing is being read.
"""

from reader.i18n import _
from reader.ui import jobs, status_text
from reader.ui.controllers.library_controller import Arriving
from reader.ui.messages import FilesChanged, LibraryLoaded

LOOK = 3.0
"""Seconds between two looks, at least; the library itself says when it is too early."""


class Watching(Arriving):
    """The study, whose files may change."""

    _before: int | None = None
    """How many articles there were before files changed; None when they have not."""

    def begin(self) -> None:
        """Look at the files now and then."""
        super().begin()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """See whether files have changed, unless they are being read, or are not to be."""
        if self.complete and not self.stopped and self.library.capabilities.live:
            self._beside("look", lambda post, cancelled: jobs.look(self.library, post, cancelled))

    def on_files_changed(self, _message: FilesChanged) -> None:
        """Read them."""
        if self.loader is None and not self.stopped:
            self._before = len(self.library.view)
            self.load()

    def outcome(self, message: LibraryLoaded) -> str:
        """What has come of it; of problems that were told before nothing is said again."""
        before, self._before = self._before, None
        if before is None:
            return super().outcome(message)
        return status_text.arrived(len(self.library.view) - before)

    def action_stop(self) -> None:
        """Read no more files for now: what is there stays. Pressed again: go on."""
        self.hush()
        if self.stopped:
            self.stopped = self.complete = False
            self.load()
            self.tell(_("Reading goes on"))
        elif self.loader is not None:
            self.loader.cancel()
            self.loader, self._before = None, None
            self.stopped = self.complete = True
            said = _("Reading stopped; it goes on with {key}, or the next time")
            self.tell(said.format(key=self.comfort.shown("stop")))
        else:
            self.tell(_("All files are read"))
