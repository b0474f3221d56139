"""What goes on at the desk: articles are opened, questions asked and answered.

Messages come up from the widgets and from work beside the screen; here they change `Reading` and `Inquiry`, and the
widgets are shown the outcome. A late answer to an old question is dropped.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from reader.errors import UnknownArticleError
from reader.library import Library
from reader.span import Span, merged
from reader.typeset.cells import Widths
from reader.ui import source, status, work
from reader.ui.desk import Desk
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
from reader.ui.pane import START
from reader.ui.reading import Inquiry
from reader.ui.results import Hits
from reader.ui.rows import Groups, Rows
from reader.ui.steady import unless_gone
from reader.wording import _

if TYPE_CHECKING:
    from reader.search import Results as Found
    from reader.search import Snippet

LULL, FIRST_LULL = 0.2, 1.2
"""Seconds without a key before keywords are looked for: who leafs through is not waited for. The first time, when a
dictionary is loaded that holds everything else up, it has to be a longer pause."""


class Study(Desk):
    """The desk, with somebody at work."""

    def __init__(self, library: Library, paths: Sequence[str], encoding: str | None, widths: Widths) -> None:
        super().__init__(library, paths, encoding, widths)
        self.groups = Groups()
        self.everything = Rows(self.groups, ())
        self.moves = 0
        """How often articles have got other numbers."""
        self.entering = False
        """Whether Enter was pressed before the answer came."""
        self._touched = monotonic()
        self._lull: Timer | None = None

    def begin(self) -> None:
        """Load the library: after the first paint, which must not wait for it."""
        self._beside("load", partial(work.load, self.library, self.paths, self.encoding))

    def on_progressed(self, message: Progressed) -> None:
        """More articles: list them; open the first; ask again."""
        self.progress = message.progress
        if message.progress.moved:
            self._renumber()
        if message.progress.moved or len(self.groups) < len(self.library):
            self._list_all()
        if self.reading.number is None and len(self.groups):
            self.open(0, read=False)
        self.report()

    def _list_all(self) -> None:
        """List what there is by now, and ask it what was asked."""
        self.groups.extend(self.library, len(self.library))
        self.everything = Rows(self.groups, range(len(self.groups)))
        if self.inquiry.query.strip():
            self._search(self.inquiry.query)
        else:
            self.sidebar.show(self.everything, {})
        self.top_title.say(status.title(self.library.name, len(self.library)))

    def _renumber(self) -> None:
        """Articles have other numbers, or are gone: begin the lists anew, and stay at the text that is open."""
        self.moves += 1
        reading, journey = self.reading, self.inquiry.journey
        if reading.number is not None:
            reading.places[reading.number] = self.pane.place
        self.groups = Groups()
        self.groups.extend(self.library, len(self.library))
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
        elif len(self.groups):
            place, headline = self.pane.place, self.shelf.headline(there := min(number, len(self.groups) - 1))
            if self.reading.article is not None and headline == self.reading.article.headline:
                self.reading.places[there] = place
            self.open(there, read=False)

    def number_of(self, article: str) -> int | None:
        """The number of the article with an id, when it is listed by now."""
        try:
            number = self.library.number_of(article)
        except UnknownArticleError:
            return None
        return number if number < len(self.groups) else None

    def on_loaded(self, message: Loaded) -> None:
        """Nothing more will come."""
        self.complete = True
        problems = [*self.library.problems, *([message.error] if message.error else [])]
        if not len(self.library):
            self.sidebar.empty = _("no articles")
            self.sidebar.refresh()
            told = [str(problem) for problem in problems[:3]] or [", ".join(self.paths)]
            self.pane.say(
                _("Nothing to read here"), "", *told, "", _("q leaves; give files or folders of newspaper text")
            )
        elif problems:
            self.message = _("{count} could not be read: {first}").format(count=len(problems), first=problems[0])
        self._seek_keywords()
        self.report()

    def on_considered(self, message: Considered) -> None:
        """Show the article under the cursor."""
        self.seeking = False
        self.open(message.number, read=False)

    def on_chosen(self, message: Chosen) -> None:
        """Read the article asked for."""
        self.read(message.number)

    def on_query_changed(self, message: QueryChanged) -> None:
        """Ask what stands in the search bar now; in a burst of keys, that is more than the message knows."""
        if message.query == self.bar.value != self.inquiry.query:
            self.hush()
            self.ask(message.query)

    def on_query_entered(self, message: QueryEntered) -> None:
        """Go to the result under the cursor, as soon as it is known."""
        if message.query != self.inquiry.query:
            self.ask(message.query)
        self.entering = bool(message.query.strip())
        if self.entering:
            self._enter()
        else:
            self.seeking = False
            self.settle()

    def on_answered(self, message: Answered) -> None:
        """Show what was found, unless something else was asked meanwhile."""
        if message.query != self.inquiry.query or message.rows.groups is not self.groups:
            return
        again = self.inquiry.results is not None
        self.inquiry.answer(message.results, message.ranked, message.counts)
        excerpts = partial(self._excerpts, message.results)
        headings = partial(self._headings, message.results)
        hits = Hits(message.ranked, message.counts, excerpts, headings, self._nothing(message))
        self.results.show(hits, keep=again)
        if message.ranked and self.message in (_("Nothing was found"), _("Nothing found yet; still reading")):
            self.message = ""
        self.sidebar.empty = _("no match")
        self.sidebar.show(message.rows, message.counts)
        self._match_open_article()
        self._enter()
        self.report()

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
            article = self.shelf.article(number)
            reading.open(number, article, self.inquiry.spans(number))
            self.clear_selection()
            self.pane.show(article, reading.marks(None), reading.places.get(number, START), source.colophon(article))
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

    def ask(self, query: str) -> None:
        """Look for `query`; with nothing to look for, list everything again."""
        self.inquiry = Inquiry(query)
        if query.strip():
            # Until the answer comes the old one stays on the screen, so that nothing flickers.
            self._search(query)
        else:
            self.workers.cancel_group(self, "search")
            self.sidebar.show(self.everything, {})
            self.results.show(Hits())
            self._match_open_article()
        self.settle()
        self.report()

    def show_match(self) -> None:
        """Mark the match stood at, and bring it into sight."""
        self.mark()
        place = self.inquiry.journey.place
        if place is not None and place.match < len(self.reading.matches):
            self.pane.go_to(self.reading.matches[place.match])

    def marks(self) -> Marks:
        """What is to be marked in the open article."""
        journey = self.inquiry.journey
        here = journey.place.match if journey.place is not None and journey.number == self.reading.number else None
        return self.reading.marks(here, self.pane.marks.selection)

    def mark(self) -> None:
        """Mark it."""
        self.pane.mark(self.marks())

    def hush(self) -> None:
        """A key was pressed: what was said has been read by now, and nothing is waited for."""
        self._touched, self.entering = monotonic(), False
        if self.message:
            self.message = ""
            self.report()

    def _beside(self, group: str, task: Callable[[work.Post, work.Poll], None]) -> None:
        """Do `task` in a thread, instead of the last one of its group."""

        def run() -> None:
            worker = get_current_worker()
            task(self.post_message, lambda: worker.is_cancelled)

        self.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=False)

    def _search(self, query: str) -> None:
        self._beside("search", partial(work.search, self.library, self.groups, query))

    def _excerpts(self, results: "Found", number: int, count: int, width: int) -> "Sequence[Snippet]":
        return unless_gone(lambda each: self.library.snippets(each, results, count=count, width=width), number, ())

    def _headings(self, results: "Found", number: int) -> Sequence[Span]:
        """Where in its headline an article matches."""
        article = self.shelf.article(number)
        headline = next((part.span for part in article.parts if part.name == "headline"), None)
        if headline is None or article.headline != self.shelf.headline(number):
            return ()
        return merged(span.shifted(-headline.start) for span in results.spans(number) if span.within(headline))

    def _nothing(self, message: Answered) -> tuple[str, ...]:
        """What stands where no results do."""
        meant = message.results.did_you_mean
        return (
            _("Nothing found for “{query}”").format(query=message.query.strip()),
            "",
            _("Did you mean: {query}  (Enter)").format(query=meant)
            if meant
            else _("Fewer or shorter words find more."),
            _("Simplified or traditional, full or half width make no difference."),
            _("Still reading: more may come.") if not self.complete else "",
        )

    def _match_open_article(self) -> None:
        """Mark the matches of the answer in the article that is open already; the place stays."""
        if self.reading.number is not None:
            self.reading.matches = self.inquiry.spans(self.reading.number)
            self.mark()

    def _enter(self) -> None:
        """Read the result under the cursor, if Enter was pressed and the answer is there."""
        if not self.entering or self.inquiry.results is None:
            return
        number = self.results.chosen
        # What is not found yet may be in what is still being loaded.
        self.entering = number is None and not self.complete
        if number is not None:
            self.read(number)
        elif not self.entering:
            self.go(self.bar)

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
                self._beside("keywords", partial(work.keywords, self.library, number))
