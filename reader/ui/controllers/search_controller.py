"""What is asked at the desk, and answered: the search bar, the results, Enter before the answer is there.

Messages change `SearchSession`, and the widgets are shown the outcome. A late answer to an old question is dropped.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.span import Span, merged
from reader.ui import jobs
from reader.ui.messages import QueryChanged, QueryEntered, SearchAnswered
from reader.ui.services import LaunchOptions
from reader.ui.state.open_article import SearchSession
from reader.ui.widgets.article_list.arrangement import Arranging
from reader.ui.widgets.results_list import Hits

if TYPE_CHECKING:
    from reader.api.results import Results as Found


class Asking(Arranging):
    """The study of somebody who searches."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.entering = False
        """Whether Enter was pressed before the answer came."""

    def on_query_changed(self, message: QueryChanged) -> None:
        """Ask what stands in the search bar now; in a burst of keys, that is more than the message knows."""
        if message.query == self.bar.value != self.inquiry.query:
            self.hush()
            self.seeking = self.seeking or self.focused is self.bar  # the mouse may have led there
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

    def on_search_answered(self, message: SearchAnswered) -> None:
        """Show what was found, unless something else was asked meanwhile."""
        if message.query != self.inquiry.query or message.results.era != self.articles.era:
            return
        again = self.inquiry.results is not None
        results = message.results
        self.inquiry.answer(results)
        headings = partial(self._headings, results)
        hits = Hits(results.ranking, results.counts, results.snippets, headings, self._nothing(message))
        self.results.show(hits, keep=again)
        if results.total_articles and self.message in (_("Nothing was found"), _("Nothing found yet; still reading")):
            self.message = ""
        self.relist()
        self._match_open_article()
        self._enter()
        self.report()

    def ask(self, query: str) -> None:
        """Look for `query`; with nothing to look for, list everything again."""
        self.inquiry = SearchSession(query)
        if query.strip():
            # Until the answer comes the old one stays on the screen, so that nothing flickers.
            self._search(query)
        else:
            self.workers.cancel_group(self, "search")
            self.relist()
            self.results.show(Hits())
            self._match_open_article()
        self.settle()
        self.report()

    def _search(self, query: str) -> None:
        self._beside("search", partial(jobs.search, self.articles, query))

    def _headings(self, results: "Found", number: int) -> Sequence[Span]:
        """Where in its headline an article matches."""
        headline = next((part.span for part in self.articles.article(number).parts if part.name == "headline"), None)
        if headline is None:
            return ()
        return merged(span.shifted(-headline.start) for span in results.spans(number) if span.within(headline))

    def _nothing(self, message: SearchAnswered) -> tuple[str, ...]:
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

    def hush(self) -> None:
        """A key was pressed: nothing is waited for any more."""
        self.entering = False
        super().hush()
