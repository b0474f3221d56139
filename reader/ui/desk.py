"""The reading desk: the widgets, which of them are seen, and what the top and status lines say of the state.

Attributes go down to the widgets. What is read is in `OpenArticle`, what was asked in `SearchSession`; nothing
here changes them (`reader.ui.study` does).
"""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from reader.api.library import LibraryView, Progress
from reader.i18n import _
from reader.ui import status_text
from reader.ui.launch.splash import title_of
from reader.ui.preferences import Preferences
from reader.ui.services import LaunchOptions
from reader.ui.state.open_article import OpenArticle, SearchSession
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.article_list.article_list import ArticleList
from reader.ui.widgets.article_list.list_filter import ListFilter
from reader.ui.widgets.query_hint import QueryHint
from reader.ui.widgets.results_list import ResultsList
from reader.ui.widgets.search_bar import SearchBar
from reader.ui.widgets.text_bar import TextBar

TWO_SIDES = 80
"""Cells of a terminal that has room for the list and the text."""
WIDE = "-wide"
"""The class of a desk in such a terminal: as it is taken to be at first."""


class Desk(Screen[None]):
    """ArticleList, reading pane, results, search bar and status line."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_SIDES, WIDE)]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(id="desk", classes=WIDE)
        widths = visit.widths
        self.library, self.paths = visit.library, visit.library.paths
        self.articles: LibraryView = visit.library.view
        """What of the library is on the screen; `adopt` takes a later one."""
        self.reading, self.inquiry = OpenArticle(), SearchSession()
        self.comfort = Preferences()
        """How the person wants it."""
        self.progress: Progress | None = None
        """How far the loading has come; None before the first batch."""
        self.told: Progress | None = None
        """The progress that is shown: while somebody types, it stays as it was."""
        self.complete = False
        """Whether all of the library has been loaded."""
        self.stopped = False
        """Whether the loading was stopped by a key before that."""
        self.seeking = False
        """Whether the results are shown while a query stands."""
        self.zen = False
        """Whether the list is hidden."""
        self._dressed = False
        """Whether the styles have been looked up again since the widgets got theirs."""
        self.message = ""
        self.top_title, self.slash = (
            TextBar(widths, id="title", key="to_list"),
            TextBar(widths, id="slash", key="search"),
        )
        self.counts = TextBar(widths, id="counts")
        self.bar, self.sidebar, self.pane = SearchBar(), ArticleList(self.articles, widths), ArticleView(widths)
        self.sift = ListFilter()
        self.remark = QueryHint(widths)
        self.results, self.status = ResultsList(self.articles, widths), TextBar(widths, id="status")

    def compose(self) -> ComposeResult:
        """Top line, the two sides, status line."""
        with Horizontal(id="top"):
            yield self.top_title
            yield self.slash
            yield self.bar
            yield self.counts
        with Horizontal(id="middle"):
            with Vertical(id="side"):
                yield self.sift
                yield self.sidebar
            yield self.pane
            yield self.results
        yield self.status
        yield self.remark

    def on_mount(self) -> None:
        """Show that something is coming."""
        self.slash.say([(" ／", "sign")])
        self.sidebar.empty = _("opening …")
        self.pane.say(_("Opening"), title_of(self.paths))
        self.top_title.say(status_text.title(title_of(self.paths), 0))
        self.go(self.sidebar)

    def update_node_styles(self, animate: bool = True) -> None:
        """Dress everything anew: but not at the start, when Textual has just done it and asks for the same again."""
        if self._dressed or not self.has_class(WIDE):
            super().update_node_styles(animate)
        self._dressed = True

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The mouse may have changed sides."""
        self.settle()
        self.report()

    def on_resize(self, _event: events.Resize) -> None:
        """There may be room for more, or less."""
        self.settle()

    def adopt(self, view: LibraryView) -> None:
        """Show what can be seen of the library by now."""
        self.articles = self.sidebar.articles = self.results.articles = view

    @property
    def listing(self) -> bool:
        """Whether the focus is in the list, or in the line over it."""
        return self.focused in (self.sidebar, self.sift)

    @property
    def offering(self) -> bool:
        """Whether results stand in the place of the text."""
        return self.seeking and bool(self.inquiry.query.strip())

    def settle(self) -> None:
        """Show the sides that are to be seen: where there is room for one only, the one with the focus."""
        narrow, listing, found = self.size.width < TWO_SIDES, self.listing, self.offering
        self.query_one("#side").display = self.sidebar.display = listing if narrow else not self.zen
        self.results.display = found and not (narrow and listing)
        self.pane.display = not found and not (narrow and listing)

    def go(self, view: Widget) -> None:
        """Give the focus to `view`, which may be hidden still."""
        view.display = True
        if view in (self.sidebar, self.sift):
            self.query_one("#side").display = True
        self.set_focus(view)
        self.settle()
        self.report()

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        self.message = message
        self.report()

    def report(self) -> None:
        """Bring the top line and the status line up to date."""
        self.counts.say([], self._counts())
        self._remark()
        telling = self.message or self._place()
        said = [(f" {telling}{'  ' if telling else ''}", "strong")]
        if not self.message and not self.seeking:
            said += self._remarks()
            said += status_text.keywords(self.reading.words)
        hints = status_text.hints(self.seeking, bool(self.inquiry.query), self.listing, bool(self.results.hits.ranked))
        self.status.say(said, [hint.parts(self.comfort.shown) for hint in hints], [hint.key for hint in hints])

    def _remark(self) -> None:
        """Under the search bar: where the query was not understood, else what is to be known of the answer."""
        left = self.bar.region.x
        self.remark.styles.offset = (left, 1)
        self.remark.styles.width = max(self.size.width - left - 1, 1)
        results = self.inquiry.results if self.offering else None
        problem = next(iter(results.query.problems), None) if results else None
        if problem is not None:
            said = _(problem.message).format(*problem.arguments)
            self.remark.say(said, self.inquiry.query, problem.span, -self.bar.scroll_offset.x)
        elif results is not None and results.partial:
            self.remark.say(_("No article holds all of that; these hold a part"))
        elif results is not None and not results.complete:
            self.remark.say(_("Time ran out: there may be more"))
        else:
            self.remark.say("")

    def _remarks(self) -> status_text.Parts:
        """What is to be known of the open article and of the files."""
        number, article = self.reading.number, self.reading.article
        encoding = "utf-8" if number is None else self.articles.summary(number).encoding
        shown = self.comfort.shown
        jump = status_text.jump(article.jump_to, article.jump_from, shown("jump")) if article else []
        return jump + status_text.origin(encoding, len(self.library.problems), shown("troubles"))

    def _place(self) -> str:
        """Where one stands: among the results while they are shown, else among the matches."""
        journey = self.inquiry.journey
        if self.seeking:
            return status_text.place(0, 0, self.results.rank + 1, len(journey)) if len(journey) else ""
        if journey.place is None:
            return ""
        return status_text.place(journey.ordinal, journey.total, journey.place.rank + 1, len(journey))

    def _counts(self) -> list[status_text.Parts]:
        results = self.inquiry.results
        if results is not None:
            so_far = self._read_so_far
            aside = status_text.covered(*so_far) if so_far else status_text.duration(results.elapsed)
            return status_text.found(results.total_articles, results.total_matches, aside)
        if self._read_so_far and self.told is not None:
            return status_text.loading(*self._read_so_far, self.told.seconds_left, self.stopped)
        # While an answer is waited for, the last one stays, so that nothing flickers.
        return [list(part) for part in self.counts.right] if self.inquiry.query.strip() else []

    @property
    def _read_so_far(self) -> tuple[int, int] | None:
        """Bytes read, of how many; None when that is all there is to read."""
        if self.told is None or (self.complete and not self.stopped):
            return None
        return self.told.bytes_done, self.told.bytes_total

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Textual asks where in a text the mouse is; the reading pane answers in offsets of the article."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is self.pane:
            at = self.pane.offset_at(x - self.pane.region.x, y - self.pane.region.y)
            return widget, None if at is None else Offset(at, 0)
        return widget, offset
