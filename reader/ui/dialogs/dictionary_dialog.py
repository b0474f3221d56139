"""Dictionary sheet: reading and meanings of a word; keys move to the next word of the text.

Dismisses with the word to search, or None. Look-ups run in a worker thread and use only files of this machine; an
answer for a word no longer wanted is dropped.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.errors import ReaderError
from reader.i18n import _
from reader.paths import settings_file
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog
from reader.ui.dialogs.list_dialog import folded
from reader.ui.widgets.choice_list import no_row

if TYPE_CHECKING:
    from reader.api.insights import LookedUpWord
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.ui.system.tasks import Poll, Post

WIDEST = 80
"""Widest line of meanings, in cells."""
EDGES = 7
"""Cells of the sheet that are not for text."""
FILE = "cedict_ts.u8"


@dataclass
class LookedUp(Message):
    """Message: a word was looked up."""

    asked: Span
    """The selection that was asked for; dropped if another is wanted by now."""
    span: Span
    """Span of the word."""
    glosses: Sequence["LookedUpWord"]
    """Meanings of the word, then of its parts."""
    words: Sequence[Span]
    """Spans of all words of the article."""


@dataclass
class NotLookedUp(Message):
    """Message: the dictionary cannot be read, or there is no word."""

    asked: Span
    reason: str


def look_up(view: "LibraryView", key: "ArticleKey", asked: Span, post: "Post", cancelled: "Poll") -> None:
    """Look up a selection of an article; for an empty one, the word at its place."""
    insights = view.insights(key)
    try:
        words = insights.words()
        span = asked if asked.start < asked.end else insights.entry_at(nearest(words, asked.start))
        answer = LookedUp(asked, span, insights.look_up(span), words) if span else NotLookedUp(asked, _("No word"))
    except ReaderError as error:
        answer = NotLookedUp(asked, str(error))
    post(answer)


def nearest(words: Sequence[Span], offset: int) -> int:
    """`offset` if it is in a word, else the start of the next word, else of the last."""
    place = min(bisect_right(words, offset, key=lambda word: word.end), len(words) - 1)
    return max(offset, words[place].start) if words and offset < words[place].end else words[-1].start if words else 0


class DictionaryDialog(GroupedListDialog[str]):
    """Shows one word at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i,ｉ", "close", id="close_lookup"),
        Binding("l,ｌ,right,n,ｎ", "word(1)", id="next_word"),
        Binding("h,ｈ,left,N,Ｎ", "word(-1)", id="previous_word"),
    ]

    def __init__(
        self,
        articles: "LibraryView",
        key: "ArticleKey",
        asked: Span,
        show: Callable[[Span], bool],
        meanings: bool,
        widths: Widths,
    ) -> None:
        """`show` marks the word in the text and returns True if it is in the lower half of the screen.

        `meanings`: whether a dictionary of meanings is installed.
        """
        super().__init__(widths, "lookup", _("Dictionary"))
        self.articles, self.key, self.asked = articles, key, asked
        self._show, self._meanings = show, meanings
        self.span = asked
        """Span of the word shown."""
        self.words: Sequence[Span] = ()

    def on_mount(self) -> None:
        """Start the look-up in a worker thread."""
        self.list.show(0, no_row, (_("looking up…"),))
        self._look_up()

    def on_looked_up(self, message: LookedUp) -> None:
        """Show the word, unless another is wanted by now."""
        if message.asked == self.asked:
            self.span, self.words = message.span, message.words
            self._show_place()
            self.clear()
            for gloss in message.glosses:
                self._add_gloss(gloss)
            if not any(gloss.senses for gloss in message.glosses) and not self._meanings:
                where = settings_file().with_name(FILE)
                self._add_lines(_("For definitions, put the CC-CEDICT file here: {path}").format(path=where), "  ")
            self.fill()

    def on_not_looked_up(self, message: NotLookedUp) -> None:
        """Show the reason."""
        if message.asked == self.asked:
            self.clear()
            self.fill(message.reason)

    def action_word(self, steps: int) -> None:
        """Move to another word of the text."""
        if self.words:
            place = bisect_right(self.words, self.span.start, key=lambda word: word.start) - 1
            beyond = steps > 0 and self.words[max(place, 0)].end < self.span.end
            place = bisect_right(self.words, self.span.end - 1, key=lambda word: word.start) - 1 if beyond else place
            word = self.words[min(max(place + steps, 0), len(self.words) - 1)]
            self.asked = Span(word.start, word.start)
            self._look_up()

    def _look_up(self) -> None:
        self.tasks.run("list", partial(look_up, self.articles, self.key, self.asked))

    def _show_place(self) -> None:
        """Mark the word in the text, and move the sheet out of its way."""
        self.set_class(self._show(self.span), "-above")

    def _add_gloss(self, gloss: "LookedUpWord") -> None:
        word = gloss.word.partition(" ")[0]
        self.add_row(word, (gloss.word, "headline"), (f"  {gloss.pinyin}", "meta"))
        for number, sense in enumerate(gloss.senses, 1):
            self._add_lines(sense, f"  {number}. " if len(gloss.senses) > 1 else "  ")

    def _add_lines(self, text: str, before: str) -> None:
        width = min(WIDEST, self.app.size.width) - len(before) - EDGES
        for line in folded(text, width, self.list.widths):
            self.add_text((before + line, "excerpt"))
            before = " " * len(before)
