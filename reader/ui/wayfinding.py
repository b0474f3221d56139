"""Other ways to get somewhere: the other half of an article, a word, an earlier query.

Takes what the keys ask for, and does it by what the study can do: open, ask, tell.
"""

from functools import partial

from textual.geometry import Offset

from reader.i18n import _
from reader.ui import jobs
from reader.ui.controllers.session_controller import Returning
from reader.ui.messages import QueryEntered, Recalled, WordFound


class Wayfinding(Returning):
    """The study, with these ways."""

    def on_query_entered(self, message: QueryEntered) -> None:
        """Enter where nothing was found takes what may have been meant."""
        results = self.inquiry.results if message.query == self.inquiry.query else None
        if results is not None and not results.total_articles and results.did_you_mean:
            message.prevent_default()
            self.put(results.did_you_mean)

    def on_recalled(self, message: Recalled) -> None:
        """Another query than the one that stands there."""
        query = self.recent.step(message.older, self.bar.value)
        if query is not None:
            self.bar.recall(query)
        else:
            self.tell(_("No earlier query"))

    def on_word_found(self, message: WordFound) -> None:
        """Look for it."""
        if message.word:
            self.look_for(message.word)
        else:
            self.tell(_("No word there: choose one with the mouse, or stand at a match"))

    def put(self, query: str) -> None:
        """Ask `query` in the search bar, with its results in sight."""
        self.bar.value = query
        self.bar.cursor_position = len(query)
        self.seeking = True
        self.ask(query)
        self.go(self.bar)

    def look_for(self, words: str) -> None:
        """Search `words` as they are, and stay at the text: `n` leads on."""
        from reader.query.compose import literal

        query = literal(words)
        self.bar.value = query
        self.ask(query)
        self.keep_query()

    def action_jump(self) -> None:
        """To the other half of the article, where it goes on or whence it comes."""
        self.hush()
        number, article = self.reading.number, self.reading.article
        if number is None or article is None:
            return
        insights = self.articles.insights(number)
        there = insights.continuation()
        there = insights.beginning() if there is None else there
        if there is not None:
            self.read(there)
        elif article.jump_to or article.jump_from:
            page = article.jump_to or article.jump_from
            self.tell(_("The other half, on page {page}, is not among these articles").format(page=page))
        else:
            self.tell(_("This article goes on nowhere else"))

    def action_recall(self, older: bool) -> None:
        """An earlier query, in the search bar."""
        self.hush()
        if self.focused is not self.bar:
            self.seeking = True
            self.go(self.bar)
        self.on_recalled(Recalled(older))

    def action_word(self) -> None:
        """Search the selection, else the word under the mouse, else the one at the current match."""
        self.hush()
        number, article = self.reading.number, self.reading.article
        if number is None or article is None:
            return
        selection = self.selected
        if selection is not None:
            self.on_word_found(WordFound(article.text[selection.start : selection.end]))
        elif (offset := self.pointed()) is not None:
            self._beside("word", partial(jobs.word, self.articles, number, offset))
        else:
            self.on_word_found(WordFound(""))

    def pointed(self) -> int | None:
        """The offset that is meant by "here"."""
        mouse, region = self.app.mouse_position, self.pane.region
        if self.pane.display and region.contains_point(mouse):
            at = mouse - region.offset
            return self.pane.offset_at(*Offset(at.x, at.y))
        return self.pane.marks.current.start if self.pane.marks.current else None
