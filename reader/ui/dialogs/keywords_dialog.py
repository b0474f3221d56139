"""Keywords of an article with their weights, and the people, places and organisations it names.

Dismisses with a word to search or to go to. Computed in a worker thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.i18n import _
from reader.model import Article
from reader.span import Span
from reader.typeset.cells import Widths
from reader.ui.dialogs.grouped_list_dialog import GroupedListDialog
from reader.ui.widgets.choice_list import no_row

if TYPE_CHECKING:
    from reader.api.insights import NamedEntity, WeighedWord
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.ui.system.tasks import Poll, Post

MOST = 20
"""Most keywords listed."""


@dataclass
class WordsFound(Message):
    """Message: keywords and names are known."""

    keywords: Sequence["WeighedWord"]
    """Heaviest first."""
    names: Sequence["NamedEntity"]
    """Most frequent first."""


ROOM_FOR_COUNTS = 18
"""Cells of the heading over counts and weights, at the right."""


class Word(NamedTuple):
    """A word of the article."""

    word: str
    span: Span | None
    """Span of its first occurrence."""
    searched: bool = True
    """True: search it; False: only go to it."""


def find(view: "LibraryView", key: "ArticleKey", post: "Post", cancelled: "Poll") -> None:
    """Compute keywords and names of an article."""
    found = WordsFound(view.insights(key).keywords(MOST), view.insights(key).names())
    post(found)


class KeywordsDialog(GroupedListDialog[Word]):
    """Lists the words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("W,Ｗ", "close", id="close_about"),
        Binding("l,ｌ,right", "place", id="go_to_word"),
    ]

    def __init__(self, articles: "LibraryView", key: "ArticleKey", article: Article, widths: Widths) -> None:
        super().__init__(widths, "about", _("Keywords and names"))
        self.articles, self.key, self.article = articles, key, article

    def on_mount(self) -> None:
        """Start computing in a worker thread."""
        self.list.show(0, no_row, (_("looking up…"),))
        self.tasks.run("list", partial(find, self.articles, self.key))

    def on_words_found(self, message: WordsFound) -> None:
        """List each kind under its heading."""
        text = self.article.text
        if message.keywords:
            self.add_heading(_("Keywords"))
            ranked = _("  ranked: frequent here, rare elsewhere")
            fits = self.list.widths.width(ranked) + ROOM_FOR_COUNTS <= self.list.room.width
            self.add_text((ranked if fits else "", "meta"), right=_("times · weight"))
        for keyword in message.keywords:
            at, times = text.find(keyword.word), text.count(keyword.word)
            span = Span(at, at + len(keyword.word)) if at >= 0 else None
            self.add_row(
                Word(keyword.word, span), (f"  {keyword.word}", "excerpt"), right=f"{times} · {keyword.weight:5.1f}"
            )
        for kind, heading in (("person", _("People")), ("place", _("Places")), ("organisation", _("Organisations"))):
            self._list(heading, [name for name in message.names if name.kind == kind])
        self.fill(_("No keywords"))

    def action_place(self) -> None:
        """Dismiss with the word under the cursor, to go to it."""
        place = self.list.chosen
        word = None if place is None else self.taken(place)
        if word is not None:
            self.dismiss(word._replace(searched=False))

    def _list(self, heading: str, names: Sequence["NamedEntity"]) -> None:
        if names:
            self.add_heading(heading)
        for name in sorted(names, key=lambda name: (not name.sure, -len(name.spans))):
            doubt = [] if name.sure else [(f"  {_('perhaps')}", "meta")]
            self.add_row(
                Word(name.word, name.spans[0]), (f"  {name.word}", "excerpt"), *doubt, right=str(len(name.spans))
            )
