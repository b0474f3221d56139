"""Marks in the open article: added, drawn, changed, deleted and restored.

A key sends a job to the store, in its own thread; the mark is drawn and confirmed when the store has saved it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.span import Span
from reader.ui import jobs, mark_jobs
from reader.ui.mark_index import (
    DONE_MESSAGES,
    HIGHLIGHT_STYLES,
    SORT_NAMES,
    LocatedMark,
    MarkIndex,
    current_mark,
    gutter_signs,
    highlight_styles,
    sort_of,
)
from reader.ui.messages import MarksChanged, Notice

if TYPE_CHECKING:
    from reader.annotations.mark import Mark
    from reader.api.outline import ArticleKey
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.messages import MarkDeleted, MarkSaved, MarksLoaded, MarksLocated
    from reader.ui.services import Services
    from reader.ui.state.open_article import OpenArticle
    from reader.ui.system.store_thread import Post, StoreJob
    from reader.ui.widgets.article.article_view import ArticleView


class AnnotationController:
    """The only writer of the drawn marks, of the marks that can be restored, and of the highlight style."""

    def __init__(self, services: Services, library: LibraryController, opened: OpenArticle, view: ArticleView) -> None:
        self._services, self._library, self._opened, self._view = services, library, opened, view
        self.index = MarkIndex()
        self.deleted: list[Mark] = []
        """Marks that can be restored, the last deleted at the end."""
        self._at: int | None = None
        """Id of the mark that was last saved or navigated to."""
        self._style = HIGHLIGHT_STYLES[0]
        """Style of the next highlight."""

    def start(self) -> None:
        """Request all marks from the store."""
        self._services.store.do(mark_jobs.load_marks)

    def load(self, message: MarksLoaded) -> None:
        """Draw the loaded marks, and locate those whose text has changed."""
        self.index.update(*message.marks)
        self.locate()
        self._changed()

    def locate(self) -> None:
        """Find the article of each mark, once the library is loaded."""
        if self._library.complete and len(self.index):
            job = partial(jobs.locate, self._library.view, self.index.marks)
            self._services.tasks.run("marks", job)

    def take_located(self, message: MarksLocated) -> None:
        """Draw also the marks whose text was found again, and store their new anchors."""
        self.index.set_articles(message.where)
        if anchors := message.where.anchors:
            self.index.update(
                *(mark._replace(anchor=anchors[mark.id]) for mark in self.index.marks if mark.id in anchors)
            )
            self._services.store.do(partial(mark_jobs.move_marks, anchors))
        self._changed()

    def take_saved(self, message: MarkSaved) -> None:
        """Draw a saved mark."""
        self.index.update(message.mark)
        self._at = message.mark.id
        self._changed(message.mark)
        key = self._services.preferences.shown("highlight")
        self._tell(_(DONE_MESSAGES[sort_of(message.mark)]).format(key=key))

    def take_deleted(self, message: MarkDeleted) -> None:
        """Remove a deleted mark from the text."""
        self.index.remove(message.mark)
        self.deleted.append(message.mark)
        self._changed()
        what, key = _(SORT_NAMES[sort_of(message.mark)]), self._services.preferences.shown("put_back")
        self._tell(_("Deleted: {what}. Press {key} to restore.").format(what=what, key=key))

    @property
    def located(self) -> tuple[LocatedMark, ...]:
        """Marks of the open article."""
        return self.index.of(self._opened.article) if self._opened.article is not None else ()

    def draw(self) -> None:
        """Draw the marks of the open article."""
        located = self.located
        self._view.set_layer("drawn", highlight_styles(located))
        self._view.set_layer("signs", gutter_signs(located))

    def at_hand(self, kind: str = "") -> LocatedMark | None:
        """The current mark (of `kind`, if given): in the selection, else the one navigated to, else the first visible
        one."""
        located = [place for place in self.located if not kind or place.mark.kind == kind]
        return current_mark(located, self._at, self._view.selection.span, self._view.sees) if located else None

    def bookmark(self) -> None:
        """Add a bookmark at the selection or the current line; delete one that is there."""
        selected = self._view.selection.span
        line = selected or self._view.selection.here()
        if line is None:
            return
        there = [
            one.mark for one in self.located if one.mark.kind == "bookmark" and line.start <= one.span.start < line.end
        ]
        if there:
            self.delete(there[0])
        else:
            self.add("bookmark", selected or Span(line.start, line.start))

    def highlight(self) -> None:
        """Highlight the selection; an existing highlight gets the next style, and is deleted after the last."""
        selected, there = self._view.selection.span, self.at_hand("highlight")
        if selected is not None and (there is None or there.span != selected):
            self.add("highlight", selected, colour=self._style)
        elif there is not None:
            self._view.selection.end()
            self._next_style(there.mark)
        else:
            key = self._services.preferences.shown("select")
            self._tell(_("Select something first ({key} or the mouse)").format(key=key))

    def next_mark(self, steps: int) -> LocatedMark | None:
        """The mark `steps` after the current one (negative: before it); None if the article has none."""
        located, line = self.located, self._view.selection.here()
        if not located or line is None:
            key = self._services.preferences.shown("marks")
            self._tell(_("No mark in this article; {key} lists all").format(key=key))
            return None
        at = self.at_hand()
        here = located.index(at) if at is not None and at.mark.id == self._at else None
        if here is None:
            before = sum(1 for place in located if place.span.start < line.start)
            here = before - 1 if steps > 0 else before
        return located[(here + steps) % len(located)]

    def go_to(self, there: LocatedMark) -> None:
        """Scroll to a mark of the open article, which becomes the current one."""
        self._at = there.mark.id
        self._view.go_to(there.span)

    def click(self, offset: int | None) -> None:
        """Make the mark at an offset of the text the current one."""
        there = (mark.id for span, mark in self.located if offset is not None and span.start <= offset < span.end)
        self._at = next(there, self._at)

    def delete_at_hand(self) -> None:
        """Delete the current mark, which the status bar shows."""
        if (there := self.at_hand()) is not None:
            self.delete(there.mark)
        else:
            self._tell(_("No mark on screen"))

    def restore(self) -> None:
        """Restore the last deleted mark."""
        if self.deleted:
            self._do(partial(mark_jobs.restore_mark, self.deleted.pop()))
        else:
            self._tell(_("Nothing to restore"))

    def add(self, kind: str, span: Span, text: str = "", colour: str = "") -> None:
        """Add a mark to the open article."""
        if self._opened.article is not None:
            self._do(partial(mark_jobs.add_mark, kind, self._opened.article, span, text, colour))
            self._view.selection.clear()

    def set_note(self, mark: Mark, text: str) -> None:
        """Set the note of a mark."""
        self._do(partial(mark_jobs.set_note, mark, text))

    def delete(self, mark: Mark) -> None:
        """Delete a mark."""
        self._do(partial(mark_jobs.delete_mark, mark))

    def find(self, words: str, post: Post) -> None:
        """Search the marks for some words; `post` receives `MarksFound`."""
        self._services.store.do(partial(mark_jobs.find_marks, words), post=post, needed=False)

    def key_of(self, mark: Mark) -> ArticleKey | None:
        """Key of a mark's article; None if it is not in this library."""
        name = self.index.article_of(mark)
        key = self._library.key_of(name) if name is not None else None
        if key is None:
            self._tell(_("Its article is not in this library: {source}").format(source=mark.anchor.source))
        return key

    def _next_style(self, mark: Mark) -> None:
        place = HIGHLIGHT_STYLES.index(sort_of(mark)) + 1
        if place == len(HIGHLIGHT_STYLES):
            self._style = HIGHLIGHT_STYLES[0]
            self.delete(mark)
        else:
            self._style = HIGHLIGHT_STYLES[place]
            self._do(partial(mark_jobs.set_style, mark, self._style))

    def _do(self, job: StoreJob) -> None:
        self._services.store.do(job, asked=True)

    def _changed(self, saved: Mark | None = None) -> None:
        self.draw()
        self._services.announce(MarksChanged(saved))

    def _tell(self, text: str) -> None:
        self._services.announce(Notice(text))
