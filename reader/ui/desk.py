"""The reading desk: the one screen, and the switchboard between its widgets.

Attributes go down to the widgets and messages come up from them. What is read is in `Reading`, what was asked in
`Inquiry`; this class shows them. A late answer to an old question is dropped.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker, WorkerState, get_current_worker

from reader.library import Library, Progress
from reader.query.problems import Problem
from reader.typeset.cells import Widths
from reader.ui import source, status, work
from reader.ui.messages import (
    Answered,
    Chosen,
    Considered,
    KeywordsFound,
    Loaded,
    Progressed,
    QueryChanged,
    QueryEntered,
)
from reader.ui.paint import Marks
from reader.ui.pane import START, Pane
from reader.ui.reading import Inquiry, Reading
from reader.ui.results import Hits, Results
from reader.ui.rows import Groups, Rows
from reader.ui.searchbar import SearchBar
from reader.ui.sidebar import Sidebar
from reader.ui.words import Words
from reader.wording import _

TWO_SIDES = 80
"""Cells of a terminal that has room for the list and the text."""
if TYPE_CHECKING:
    from reader.search import Results as Found
    from reader.search import Snippet

LULL = 0.2
"""Seconds that an article stays open before its keywords are looked for: who leafs through is not waited for."""


class Desk(Screen[None]):
    """Sidebar, reading pane, results, search bar and status line."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_SIDES, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, library: Library, paths: Sequence[str], encoding: str | None, widths: Widths) -> None:
        super().__init__(id="desk")
        self.library, self.paths, self.encoding = library, paths, encoding
        self.reading, self.inquiry, self.groups = Reading(), Inquiry(), Groups()
        self.everything = Rows(self.groups, ())
        self.progress: Progress | None = None
        self.loading_done = False
        self.seeking = False
        """Whether the results are shown while a query stands."""
        self.zen = False
        """Whether the list is hidden."""
        self.entering = False
        """Whether Enter was pressed before the answer came."""
        self.message = ""
        self._lull: Timer | None = None
        self.top_title, self.counts = Words(widths, id="title"), Words(widths, id="counts")
        self.slash = Words(widths, id="slash")
        self.bar, self.sidebar, self.pane = SearchBar(), Sidebar(library, widths), Pane(widths)
        self.results, self.status = Results(library, widths), Words(widths, id="status")

    def compose(self) -> ComposeResult:
        """Top line, the two sides, status line."""
        with Horizontal(id="top"):
            yield self.top_title
            yield self.slash
            yield self.bar
            yield self.counts
        with Horizontal(id="middle"):
            yield self.sidebar
            yield self.pane
            yield self.results
        yield self.status

    def on_mount(self) -> None:
        """Show that something is coming."""
        self.go(self.sidebar)
        self.slash.say([(" ／", "key")])
        self.sidebar.empty = _("opening …")
        self.pane.say(_("Opening"), ", ".join(self.paths))
        self.report()

    def begin(self) -> None:
        """Load the library: after the first paint, since that must not wait."""
        self._start(work.load, self.library, self.paths, self.encoding, group="load")

    def _start(self, task, *arguments: object, group: str) -> None:  # type: ignore[no-untyped-def]
        """Run `task` in a thread instead of the last of its group."""

        def run() -> None:
            worker = get_current_worker()
            task(*arguments, self.post_message, lambda: worker.is_cancelled)

        self.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    # What widgets and workers say.

    def on_progressed(self, message: Progressed) -> None:
        """More articles: list them; open the first; ask again."""
        self.progress = message.progress
        self.groups.extend(self.library, len(self.library))
        self.everything = Rows(self.groups, range(len(self.groups)))
        if not self.inquiry.query:
            self.sidebar.show(self.everything, {})
        if self.reading.number is None and len(self.library):
            self.open(0, read=False)
        if self.inquiry.query:
            self.ask(self.inquiry.query)
        self.report()

    def on_loaded(self, message: Loaded) -> None:
        """Nothing more will come."""
        self.loading_done = True
        if not len(self.library):
            self.sidebar.empty = _("no articles")
            problems = [*self.library.problems, *([message.error] if message.error else [])]
            told = [str(problem) for problem in problems[:3]] or [", ".join(self.paths)]
            self.pane.say(
                _("Nothing to read here"), "", *told, "", _("q leaves; give files or folders of newspaper text")
            )
        elif self.library.problems:
            count, first = len(self.library.problems), self.library.problems[0]
            self.message = _("{count} could not be read: {first}").format(count=count, first=first)
        self._seek_keywords()
        self.report()

    def on_considered(self, message: Considered) -> None:
        """Show the article under the cursor."""
        self.open(message.number, read=False)

    def on_chosen(self, message: Chosen) -> None:
        """Read the article asked for."""
        self.read(message.number)

    def on_query_changed(self, message: QueryChanged) -> None:
        """Ask what stands in the search bar now."""
        if message.query != self.inquiry.query:
            self.ask(message.query)

    def on_query_entered(self, message: QueryEntered) -> None:
        """Go to the result under the cursor, as soon as it is known."""
        if message.query != self.inquiry.query:
            self.ask(message.query)
        self.entering = bool(message.query.strip())
        self._enter_when_answered()

    def on_answered(self, message: Answered) -> None:
        """Show what was found, unless something else was asked meanwhile."""
        if message.query != self.inquiry.query:
            return
        again = self.inquiry.results is not None
        self.inquiry.answer(message.results, message.ranked, message.counts)
        excerpts = partial(self._excerpts, message.results)
        self.results.show(Hits(message.ranked, message.counts, excerpts, self._nothing_found(message)), keep=again)
        self.sidebar.empty = _("no match")
        self.sidebar.show(message.rows, message.counts)
        self._match_open_article()
        self._enter_when_answered()
        self.report()

    def on_keywords_found(self, message: KeywordsFound) -> None:
        """Mark them, if their article is still the open one."""
        self.reading.keywords[message.number] = message.keywords
        if message.number == self.reading.number:
            self._mark()
            self.report()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The mouse may have changed sides."""
        self.settle()
        self.report()

    def on_resize(self, _event: events.Resize) -> None:
        """There may be room for more, or less."""
        self.settle()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work that failed is no reason to leave: say so."""
        if event.state is WorkerState.ERROR:
            self.tell(_("That went wrong: {error}").format(error=repr(event.worker.error)))

    # What the desk does.

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Show an article: at a match where it has one, else where one was."""
        reading = self.reading
        if reading.number is not None:
            reading.places[reading.number] = self.pane.place
        if number != reading.number or self.pane.setting is None:
            article = self.library.article(number)
            reading.open(number, article, self.inquiry.spans(number))
            place = reading.places.get(number, START)
            self.pane.show(article, self._marks(), place, source.colophon(article))
            self._seek_keywords()
        if read:
            reading.read.add(number)
        self.seeking = False
        self.settle()
        self.sidebar.open(number, frozenset(reading.read))
        if self.inquiry.query and self.inquiry.journey.enter(number, match):
            self._show_match()
        self.report()

    def read(self, number: int, match: int = 0) -> None:
        """Show an article and go to it."""
        self.open(number, match)
        self.go(self.pane)

    def ask(self, query: str) -> None:
        """Look for `query`; with nothing to look for, list everything again."""
        asked_before = self.inquiry
        if query != asked_before.query:
            self.inquiry = Inquiry(query)
            if asked_before.results is not None and query.strip():
                # Until the answer comes the old one stays, so that nothing flickers.
                self.inquiry.journey = asked_before.journey
        if query.strip():
            self._start(work.search, self.library, self.groups, query, group="search")
        else:
            self.inquiry = Inquiry()
            self.workers.cancel_group(self, "search")
            self.sidebar.show(self.everything, {})
            self.results.show(Hits())
            self._match_open_article()
        self.settle()
        self.report()

    @property
    def offering(self) -> bool:
        """Whether results stand in the place of the text."""
        return self.seeking and bool(self.inquiry.query.strip())

    def settle(self) -> None:
        """Show the sides that are to be seen: where there is room for one only, the one with the focus."""
        narrow, listing, found = self.size.width < TWO_SIDES, self.focused is self.sidebar, self.offering
        self.sidebar.display = listing if narrow else not self.zen
        self.results.display = found and not (narrow and listing)
        self.pane.display = not found and not (narrow and listing)

    def go(self, view: Widget) -> None:
        """Give the focus to `view`, which may be hidden still."""
        view.display = True
        self.set_focus(view)
        self.settle()
        self.report()

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        self.message = message
        self.report()

    def report(self) -> None:
        """Bring the top line and the status line up to date."""
        self.top_title.say(status.title(self.library.name, len(self.library)))
        self.counts.say([], self._counts())
        journey, place = self.inquiry.journey, ""
        if self.seeking and len(journey):
            place = status.place(0, 0, self.results.rank + 1, len(journey))
        elif self.inquiry.query and journey.place is not None:
            place = status.place(journey.ordinal, journey.total, journey.place.rank + 1, len(journey))
        said = [(f" {self.message or self._problem() or place}", "alert" if self._problem() else "strong")]
        if not self.message and not self.seeking:
            said += [("  ", ""), *status.keywords(self.reading.words)]
        listing = self.focused is self.sidebar
        self.status.say(said, status.hints(self.seeking, bool(self.inquiry.query), listing))

    def _counts(self) -> list[status.Parts]:
        results = self.inquiry.results
        if results is not None:
            return status.found(results.total_articles, results.total_matches, results.elapsed)
        if not self.loading_done and self.progress is not None:
            return [[(f"{status.loading(self.progress.bytes_done, self.progress.bytes_total)} ", "muted")]]
        return []

    def _problem(self) -> str:
        """What of the query was not understood."""
        problems = self.inquiry.results.problems if self.inquiry.results is not None else ()
        first = next(iter(problems), None)
        return _(first.message).format(*first.arguments) if isinstance(first, Problem) else ""

    def _nothing_found(self, message: Answered) -> tuple[str, ...]:
        meant = message.results.did_you_mean
        return tuple(
            line
            for line in (
                _("Nothing found for “{query}”").format(query=message.query.strip()),
                "",
                _("Did you mean: {query}").format(query=meant) if meant else _("Fewer or shorter words find more."),
                _("Simplified or traditional, full or half width make no difference."),
                _("Still reading: more may come.") if not self.loading_done else "",
            )
        )

    def _excerpts(self, results: "Found", number: int, count: int, width: int) -> "Sequence[Snippet]":
        return self.library.snippets(number, results, count=count, width=width)

    def _match_open_article(self) -> None:
        """Mark the matches of the answer in the article that is open already; the place stays."""
        number = self.reading.number
        if number is not None:
            self.reading.matches = self.inquiry.spans(number)
            self._mark()

    def _enter_when_answered(self) -> None:
        if self.entering and self.inquiry.results is not None:
            self.entering = False
            if (number := self.results.chosen) is not None:
                self.read(number)

    def _show_match(self) -> None:
        """Mark the match stood at, and bring it into sight."""
        self._mark()
        place = self.inquiry.journey.place
        if place is not None and place.match < len(self.reading.matches):
            self.pane.go_to(self.reading.matches[place.match])

    def _marks(self) -> Marks:
        journey = self.inquiry.journey
        here = journey.place.match if journey.place is not None and journey.number == self.reading.number else None
        return self.reading.marks(here, self.pane.marks.selection)

    def _mark(self) -> None:
        self.pane.mark(self._marks())

    def _seek_keywords(self) -> None:
        """Look for the keywords of the open article after a lull, once the library is there."""
        if self._lull is not None:
            self._lull.stop()
        number = self.reading.number
        if self.loading_done and number is not None and number not in self.reading.keywords:
            ask = partial(self._start, work.keywords, self.library, number, group="keywords")
            self._lull = self.set_timer(LULL, ask)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Textual asks where in a text the mouse is; the reading pane answers in offsets of the article."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is self.pane:
            at = self.pane.offset_at(x - self.pane.region.x, y - self.pane.region.y)
            return widget, None if at is None else Offset(at, 0)
        return widget, offset
