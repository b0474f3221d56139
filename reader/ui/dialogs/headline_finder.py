"""Headline finder: type part of a headline, in characters or pinyin, and open the article.

Dismisses with the id of the chosen article, or None. An id and not a key, because the screen may take a new view while
the finder is open. The search runs in a worker thread; an answer to an older text is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from reader.api.headline_spans import headline_spans
from reader.api.library import LibraryView
from reader.i18n import _
from reader.query.headline_query import headline_query
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.captions import place_name
from reader.ui.dialogs.input_dialog import InputDialog
from reader.ui.system.tasks import Poll, Post
from reader.ui.widgets.choice_list import ChoiceList, ChoiceRow

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.results import Results

ROOM_FOR_PLACE = 60
"""Least width of the list, in cells, at which the source of a headline is shown."""


@dataclass
class HeadlinesFound(Message):
    """Message: headlines that match a typed text."""

    typed: str
    """The text; dropped if it has changed by now."""
    results: "Results"


def find_headlines(view: LibraryView, typed: str, post: Post, cancelled: Poll) -> None:
    """Search the library for headlines."""
    results = view.search(headline_query(typed), cancelled=cancelled).shown
    _first = results.ranking[:1]
    post(HeadlinesFound(typed, results))


class HeadlineFinder(InputDialog):
    """Lists the headlines that match the text."""

    def __init__(self, articles: LibraryView, widths: Widths) -> None:
        super().__init__("finder", _("Find a headline"), _("headline, in characters or pinyin"), widths)
        self.articles = articles
        self.ranked: Sequence[int] = articles.all_keys()
        self.results: Results | None = None
        self._awaited = ""
        """Text that is not answered yet; None if all are."""

    def on_mount(self) -> None:
        """List all headlines before anything is typed."""
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for the current text."""
        event.stop()
        self._awaited = event.value if event.value.strip() else ""
        if self._awaited:
            self._ask(event.value)
        else:
            self.tasks.cancel("headlines")
            self.results, self.ranked = None, self.articles.all_keys()
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Dismiss with the headline under the cursor, once the answer is there."""
        event.stop()
        self.entering = True
        self._enter()

    def on_headlines_found(self, message: HeadlinesFound) -> None:
        """Show the headlines, unless the text has changed by now."""
        if message.typed == self._awaited:
            self._awaited = ""
            self.results, self.ranked = message.results, message.results.ranking
            self._list()
            self._enter()

    def on_choice_list_picked(self, message: ChoiceList.Picked) -> None:
        """Dismiss with the clicked article."""
        self.dismiss(self._article(message.place))

    def _ask(self, typed: str) -> None:
        self.tasks.run("headlines", partial(find_headlines, self.articles, typed))

    def _enter(self) -> None:
        if self.entering and not self._awaited:
            self.entering = False
            if (place := self.list.chosen) is not None:
                self.dismiss(self._article(place))

    def _article(self, place: int) -> str:
        """Id of the article at a row."""
        return self.articles.id(self.ranked[place])

    def _list(self) -> None:
        self.list.show(len(self.ranked), self._row, (_("no matching headlines"),))

    def _row(self, place: int) -> ChoiceRow:
        key = self.ranked[place]
        width = self.list.room.width
        summary = self.articles.summary(key)
        name = self.list.widths.shorten(place_name(summary), width // 4)
        where = f"{name} {summary.date or ''}".strip() if width >= ROOM_FOR_PLACE else ""
        return ChoiceRow(tuple(marked(summary.headline, self._spans(key))), where)

    def _spans(self, key: "ArticleKey") -> list[Span]:
        """Spans of the headline that match."""
        if self.results is None:
            return []
        return headline_spans(self.articles.article(key), self.results.spans(key))


def marked(text: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """`text` as `(text, role)` parts; the disjoint, ascending `spans` have the role of a match."""
    parts, done = list[tuple[str, str]](), 0
    for start, end in spans:
        parts += [(text[done:start], "headline"), (text[start:end], "match")]
        done = end
    return [part for part in (*parts, (text[done:], "headline")) if part[0]]
