"""Marks in the open article: made, shown, gone to, removed and brought back.

A key asks the store, in its own thread; the mark is shown, and told of, when the store has kept it. So what was told
is on the disk.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import events

from reader.i18n import _
from reader.span import Span
from reader.ui import jobs, keeping, status_text
from reader.ui.messages import LibraryLoaded, MarkDeleted, MarkSaved, MarksLoaded, MarksLocated
from reader.ui.notebook import (
    DONE_MESSAGES,
    HIGHLIGHT_STYLES,
    SORT_NAMES,
    LocatedMark,
    MarkIndex,
    gutter_signs,
    highlight_styles,
    meant,
    sort_of,
)
from reader.ui.services import LaunchOptions
from reader.ui.widgets.article.keyboard_selection import Selecting
from reader.ui.widgets.strips import LayerSpans

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.annotations.mark import Mark


class Marking(Selecting):
    """The study of somebody who reads with a pencil."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.notebook = MarkIndex()
        self.removed: list[Mark] = []
        """LayerSpans that may be brought back, the last one at the end."""
        self._at: int | None = None
        """The id of the mark that was made or gone to last."""
        self._pen = HIGHLIGHT_STYLES[0]
        self.marks_changed: Callable[[Mark | None], None] | None = None
        """Called with the mark that was saved, or None when one was deleted: the list of marks, while it is open."""

    def begin(self) -> None:
        """Ask what was marked."""
        self.home.do(partial(keeping.all_marks, self.post_message))
        super().begin()

    def on_marks_loaded(self, message: MarksLoaded) -> None:
        """Show them, and look for those whose text has changed."""
        self.notebook.put(*message.marks)
        self._place_marks()
        self._marked()

    def on_library_loaded(self, _message: LibraryLoaded) -> None:
        """All articles are there, or will be a moment later."""
        self.call_later(self._place_marks)

    def on_marks_located(self, message: MarksLocated) -> None:
        """Show those too that were found again."""
        self.notebook.settle(message.where)
        self._marked()

    def on_mark_saved(self, message: MarkSaved) -> None:
        """A mark is on the disk."""
        self.notebook.put(message.mark)
        self._at = message.mark.id
        self._marked()
        if self.marks_changed is not None:
            self.marks_changed(message.mark)
        self.tell(_(DONE_MESSAGES[sort_of(message.mark)]).format(key=self.comfort.shown("highlight")))

    def on_mark_deleted(self, message: MarkDeleted) -> None:
        """A mark is gone."""
        self.notebook.take(message.mark)
        self.removed.append(message.mark)
        self._marked()
        if self.marks_changed is not None:
            self.marks_changed(None)
        what = _(SORT_NAMES[sort_of(message.mark)])
        self.tell(_("Removed: {what}; {key} brings it back").format(what=what, key=self.comfort.shown("put_back")))

    def on_click(self, event: events.Click) -> None:
        """Stand at the mark that was clicked."""
        if event.widget is self.pane and not self.selections:
            self.hush()
            at = self.pane.offset_at(event.screen_x - self.pane.region.x, event.screen_y - self.pane.region.y)
            there = (mark.id for span, mark in self.placed() if at is not None and span.start <= at < span.end)
            self._at = next(there, self._at)
            self.report()

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Show an article with its marks."""
        super().open(number, match, read)
        self._marked()

    def action_bookmark(self) -> None:
        """A bookmark at the selection or the line here; where there is one, none."""
        self.hush()
        article, line = self.reading.article, self.selected or self.pane.here()
        if article is None or line is None:
            return
        there = [
            mark for span, mark in self.placed() if mark.kind == "bookmark" and line.start <= span.start < line.end
        ]
        if there:
            self.erase(there[0])
        else:
            self.add("bookmark", self.selected or Span(line.start, line.start))

    def action_highlight(self) -> None:
        """Highlight the selection; what is highlighted already, in another way, and at last no longer."""
        self.hush()
        selected = self.selected
        there = self.at_hand("highlight")
        if selected is not None and (there is None or there.span != selected):
            self.add("highlight", selected, colour=self._pen)
        elif there is not None:
            self.end_selecting()
            self._next_pen(there.mark)
        else:
            self.tell(_("Select something first: {key}, or the mouse").format(key=self.comfort.shown("select")))

    def action_to_mark(self, forward: bool) -> None:
        """To the next mark of the article, or the one before."""
        self.hush()
        placed, line = self.placed(), self.pane.here()
        if not placed or line is None:
            self.tell(_("No mark in this article; {key} lists all").format(key=self.comfort.shown("marks")))
            return
        at = self.at_hand()
        here = placed.index(at) if at is not None and at.mark.id == self._at else None
        if here is None:
            before = sum(1 for place in placed if place.span.start < line.start)
            here = before - 1 if forward else before
        self.leave_stop()
        self.stand_at(placed[(here + (1 if forward else -1)) % len(placed)])

    def action_unmark(self) -> None:
        """Remove the mark at hand, which the status line tells."""
        self.hush()
        if (there := self.at_hand()) is not None:
            self.erase(there.mark)
        else:
            self.tell(_("No mark in sight"))

    def action_put_back(self) -> None:
        """Bring back the mark that was removed last."""
        self.hush()
        if self.removed:
            self.home.do(partial(keeping.put_back, self.removed.pop(), self.post_message), asked=True)
        else:
            self.tell(_("Nothing was removed"))

    def placed(self) -> tuple[LocatedMark, ...]:
        """The marks of the open article."""
        return self.notebook.of(self.reading.article) if self.reading.article is not None else ()

    def at_hand(self, kind: str = "") -> LocatedMark | None:
        """The mark (of a kind) that is meant: in the selection, else the one stood at, else the first in sight."""
        placed = [place for place in self.placed() if not kind or place.mark.kind == kind]
        return meant(placed, self._at, self.selected, self.pane.sees)

    def add(self, kind: str, span: Span, text: str = "", colour: str = "") -> None:
        """Have a mark kept."""
        if self.reading.article is not None:
            made = partial(keeping.keep, kind, self.reading.article, span, text, colour, self.post_message)
            self.home.do(made, asked=True)
            self._reach = None
            self.clear_selection()

    def change(self, mark: Mark, text: str) -> None:
        """Have something else written in a mark."""
        self.home.do(partial(keeping.change, mark, text, self.post_message), asked=True)

    def erase(self, mark: Mark) -> None:
        """Have a mark removed."""
        self.home.do(partial(keeping.remove, mark, self.post_message), asked=True)

    def stand_at(self, there: LocatedMark) -> None:
        """Go to a mark of the open article."""
        self.seeking = False
        self.go(self.pane)
        self._at = there.mark.id
        self.pane.go_to(there.span)
        self.report()

    def go_to_mark(self, mark: Mark) -> None:
        """Go to a mark, wherever it stands."""
        name = self.notebook.article_of(mark)
        number = self.number_of(name) if name is not None else None
        if number is None:
            self.tell(_("Its text is not among these articles: {source}").format(source=mark.anchor.source))
            return
        if number == self.reading.number:
            self.leave_stop()
        self.read(number)
        there = next((place for place in self.placed() if place.mark.id == mark.id), None)
        if there is not None:
            self.stand_at(there)

    def marks(self) -> LayerSpans:
        """With what the person has marked."""
        placed = self.placed()
        return super().marks()._replace(drawn=highlight_styles(placed), signs=gutter_signs(placed))

    def _marked(self) -> None:
        self.mark()
        self.report()

    def _remarks(self) -> status_text.Parts:
        """The mark at hand, before what else there is to be known."""
        there = self.at_hand() if self.pane.setting is not None else None
        if there is None:
            return super()._remarks()
        return (
            status_text.mark(there.mark.kind, there.mark.text or _(SORT_NAMES[sort_of(there.mark)]))
            + super()._remarks()
        )

    def _next_pen(self, mark: Mark) -> None:
        place = HIGHLIGHT_STYLES.index(sort_of(mark)) + 1
        if place == len(HIGHLIGHT_STYLES):
            self._pen = HIGHLIGHT_STYLES[0]
            self.erase(mark)
        else:
            self._pen = HIGHLIGHT_STYLES[place]
            self.home.do(partial(keeping.paint, mark, self._pen, self.post_message), asked=True)

    def _place_marks(self) -> None:
        if self.complete and len(self.notebook):
            self._beside("marks", partial(jobs.place_marks, self.articles, self.notebook.marks))
