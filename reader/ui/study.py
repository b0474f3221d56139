"""What goes on at the desk: articles are opened and read, with their marks.

Messages come up from the widgets and from work beside the screen; here they change `Reading`, and the widgets are shown
the outcome. What is asked is in `search_controller`, how articles arrive in `library_controller`.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic

from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from reader.i18n import _
from reader.span import Span
from reader.ui import captions, jobs, status_text
from reader.ui.desk import Desk
from reader.ui.messages import Chosen, Considered, KeywordsFound
from reader.ui.services import LaunchOptions
from reader.ui.widgets.article.typeset_view import START
from reader.ui.widgets.strips import LayerSpans

LULL, FIRST_LULL = 0.2, 1.2
"""Seconds without a key before keywords are looked for: who leafs through is not waited for. The first time, when a
dictionary is loaded that holds everything else up, it has to be a longer pause."""


class Study(Desk):
    """The desk, with somebody reading."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self._touched = monotonic()
        self._lull: Timer | None = None

    def on_mount(self) -> None:
        """Make the room as the person wants it."""
        self.comfort.begin(self)

    def reword(self) -> None:
        """Say what is always there in the language of now."""
        self.bar.placeholder = _("search")
        if self.reading.number is not None:
            self.top_title.say(status_text.title(self.articles.name, len(self.articles)))
        self.report()

    def on_considered(self, message: Considered) -> None:
        """Show the article under the cursor."""
        self.seeking = False
        self.open(message.number, read=False)

    def on_chosen(self, message: Chosen) -> None:
        """Read the article asked for."""
        self.read(message.number)

    def on_keywords_found(self, message: KeywordsFound) -> None:
        """Mark them, if their article is still the open one."""
        self.reading.keywords[message.number] = message.keywords
        if message.number == self.reading.number:
            self.mark()
            self.report()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work that failed is no reason to leave: say so."""
        if event.state is WorkerState.ERROR:
            self.tell(_("That went wrong: {error}").format(error=repr(event.worker.error)))

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Show an article: at a match where it has one, else where one was."""
        reading = self.reading
        if reading.number is not None:
            reading.places[reading.number] = self.pane.place
        if number != reading.number:
            article = self.articles.article(number)
            reading.open(number, article, self.inquiry.spans(number))
            self.clear_selection()
            self.pane.show(
                article, reading.marks(None), reading.places.get(number, START), captions.source_lines(article)
            )
            self._seek_keywords()
        if read:
            reading.read.add(number)
        self.settle()
        self.sidebar.open(number, frozenset(reading.read))
        if self.inquiry.journey.enter(number, match):
            self.show_match()
        self.report()

    def read(self, number: int, match: int = 0) -> None:
        """Show an article and go to it."""
        self.seeking = False
        self.open(number, match)
        self.go(self.pane)

    def show_match(self) -> None:
        """Mark the match stood at, and bring it into sight."""
        self.mark()
        place = self.inquiry.journey.place
        if place is not None and place.match < len(self.reading.matches):
            self.pane.go_to(self.reading.matches[place.match])

    @property
    def selected(self) -> Span | None:
        """What is selected in the open article. Asked of the screen: the pane hears of it a moment later."""
        return self.pane.span_of(self.selections.get(self.pane))

    def marks(self) -> LayerSpans:
        """What is to be marked in the open article."""
        journey = self.inquiry.journey
        here = journey.place.match if journey.place is not None and journey.number == self.reading.number else None
        return self.reading.marks(here, self.selected)

    def mark(self) -> None:
        """Mark it."""
        self.pane.mark(self.marks())

    def hush(self) -> None:
        """A key was pressed: what was said has been read by now."""
        self._touched = monotonic()
        if self.message:
            self.message = ""
            self.report()

    def _beside(self, group: str, task: Callable[[jobs.Post, jobs.Poll], None]) -> Worker[None]:
        """Do `task` in a thread, instead of the last one of its group."""
        waiting = [task]  # A worker is garbage that waits for the collector; what was found is not to wait with it.

        def run() -> None:
            worker = get_current_worker()
            waiting.pop()(self.post_message, lambda: worker.is_cancelled)

        return self.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def _load_dictionary(self, number: int) -> None:
        """Load what words are told by, with the help of an article."""
        self._beside("dictionary", partial(jobs.load_dictionary, self.articles, number))

    def _seek_keywords(self) -> None:
        """Look for the keywords of the open article after a lull, once the library is there."""
        if self._lull is not None:
            self._lull.stop()
        number = self.reading.number
        if self.complete and number is not None and number not in self.reading.keywords:
            quiet = (LULL if self.reading.keywords else FIRST_LULL) - (monotonic() - self._touched)
            if quiet > 0:
                self._lull = self.set_timer(quiet, self._seek_keywords)
            else:
                self._beside("keywords", partial(jobs.keywords, self.articles, number))
