"""How articles arrive: those of the library are listed as they are published, and keep their places when they move.

Called with the progress of a load; the first articles and those that move are taken in at once, others in a pulse, and
none while somebody types: what an input method shows beside the cursor would jump. The screen holds a view of the
library, which never changes; in one of another era keys are others, and ids stay.
"""

from collections.abc import Mapping
from functools import partial
from threading import Lock

from textual.timer import Timer
from textual.worker import Worker

from reader.errors import UnknownArticleError
from reader.i18n import _
from reader.ui import jobs, status_text
from reader.ui.controllers.search_controller import Asking
from reader.ui.messages import LibraryLoaded, LibraryProgressed
from reader.ui.services import LaunchOptions
from reader.ui.widgets.results_list import Hits

PULSE = 0.5
"""Seconds between two looks at how far the loading has come, at least."""
SOON = 0.2
"""Seconds after the first article is shown until the dictionary is loaded, which holds everything else up for a tenth:
the article is not to wait for it, and neither is the first search."""


class Arriving(Asking):
    """The study, while its articles arrive."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.loader: Worker[None] | None = None
        """What brings the library in line with its files; None before and after."""
        self._one_at_a_time = Lock()
        self._pulse: Timer | None = None
        self._known = 0
        """How many articles are listed, or about to be."""

    def begin(self) -> None:
        """Load the library: after the first paint, which must not wait for it."""
        self.load()

    def load(self) -> None:
        """Bring the library in line with its files."""

        def task(post: jobs.Post, cancelled: jobs.Poll) -> None:
            with self._one_at_a_time:
                jobs.load(self.library, post, cancelled)

        self.loader = self._beside("load", task)

    @property
    def composing(self) -> bool:
        """Whether somebody types, and nothing is waited for."""
        nothing = self.inquiry.results is not None and not self.inquiry.results.total_articles
        return self.focused in (self.bar, self.sift) and not self.entering and not nothing

    def on_library_progressed(self, message: LibraryProgressed) -> None:
        """More articles: take them in, now or soon."""
        self.progress, before, now = message.progress, self.articles, self.library.view
        self.adopt(now)
        if moved := now.era != before.era:
            self._renumber()
        if moved or not self._known:
            self._take_in(moved)
        elif self._pulse is None:
            self._pulse = self.set_timer(PULSE, self._beat)

    def _beat(self) -> None:
        """Take in what has come, unless somebody types."""
        self._pulse = None
        if self.composing and self.loader is not None:
            self._pulse = self.set_timer(PULSE, self._beat)
        else:
            self.complete = self.complete and self.loader is None
            self._take_in()

    def _take_in(self, moved: bool = False) -> None:
        """List what there is by now; open the first article."""
        self.told = self.progress
        if moved or self._known < len(self.articles):
            self._list_all()
        if self.reading.number is None and self._known:
            first = self.articles.all_keys()[0]
            self.open(first, read=False)
            self.set_timer(SOON, partial(self._load_dictionary, first))
        self.report()

    def _list_all(self) -> None:
        """List what there is by now, and ask it what was asked."""
        self.listed = self.articles
        self._known = len(self.listed)
        if self.inquiry.query.strip():
            self._search(self.inquiry.query)
        self.relist()
        self.top_title.say(status_text.title(self.articles.name, len(self.articles)))

    def _renumber(self) -> None:
        """Articles have other keys, or are gone: begin the lists anew, and stay at the text that is open."""
        reading, journey = self.reading, self.inquiry.journey
        if reading.number is not None:
            reading.places[reading.number] = self.pane.place
        now = reading.renumber(self.number_of)
        self.inquiry = self.inquiry.asked_again(now.get(journey.number) if journey.number is not None else None)
        self.results.show(Hits())
        self.sidebar.forget()
        if reading.number is not None:
            self._find_again(reading.number, now)

    def _find_again(self, number: int, now: Mapping[int, int]) -> None:
        """Go on with the open article, whose number was `number`; when it is gone, with what stands there instead."""
        self.reading.number = now.get(number)
        if self.reading.number is not None:
            self.sidebar.open(self.reading.number, frozenset(self.reading.read))
        elif len(self.articles):
            place, there = self.pane.place, min(number, len(self.articles) - 1)
            headline = self.articles.summary(there).headline
            if self.reading.article is not None and headline == self.reading.article.headline:
                self.reading.places[there] = place
            self.open(there, read=False)

    def number_of(self, article: str) -> int | None:
        """The number of the article with an id, when it is there by now."""
        try:
            return self.articles.key(article)
        except UnknownArticleError:
            return None

    def on_library_loaded(self, message: LibraryLoaded) -> None:
        """Nothing more will come."""
        self.complete, self.loader = True, None
        self._take_in()
        if not len(self.articles):
            self.sidebar.empty = _("no articles")
            self.sidebar.refresh()
            told = [str(problem) for problem in self._problems(message)[:3]] or [", ".join(self.paths)]
            self.pane.say(_("Nothing to read here"), "", *told, "", self._way_out())
        else:
            self.message = self.outcome(message) or self.message
        self._seek_keywords()
        self.report()

    def outcome(self, message: LibraryLoaded) -> str:
        """What is to be said of a load that has ended."""
        problems = self._problems(message)
        said = _("{count} could not be read: {first}")
        return said.format(count=len(problems), first=problems[0]) if problems else ""

    def _problems(self, message: LibraryLoaded) -> list[object]:
        return [*self.library.problems, *([message.error] if message.error else [])]

    def _way_out(self) -> str:
        said = _("{key} leaves; give files or folders of newspaper text")
        return said.format(key=self.comfort.shown("quit"))
