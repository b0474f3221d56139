"""Automatic highlights: keywords, names, or neither; and the dictionary that defines words.

All are computed in worker threads. Keywords are computed after `LULL` idle seconds, so that fast browsing triggers
none; `FIRST_LULL` is longer because the first computation loads the dictionary, which blocks other threads.
"""

from __future__ import annotations

import re
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.span import Span, merged
from reader.ui import jobs
from reader.ui.messages import Notice, StatusChanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.timer import Timer

    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.messages import KeywordsFound, NamesFound
    from reader.ui.services import Services
    from reader.ui.state.open_article import OpenArticle
    from reader.ui.widgets.article.article_view import ArticleView

LULL, FIRST_LULL = 0.2, 1.2
LONGEST = 20_000
"""Most code points of an article whose words are looked up synchronously, while a key waits."""


class EnrichmentController:
    """The only writer of keywords, names, and their visibility."""

    def __init__(self, services: Services, library: LibraryController, opened: OpenArticle, view: ArticleView) -> None:
        self._services, self._library, self._opened, self._view = services, library, opened, view
        self.keywords: dict[int, tuple[str, ...]] = {}
        self.names: dict[int, Mapping[str, Sequence[Span]]] = {}
        """Spans of names by role, for each article as far as computed."""
        self.marks_keywords = True
        self.marks_names = False
        self.has_dictionary = False
        self._touched = monotonic()
        self._lull: Timer | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Keywords of the open article, if computed."""
        return self.keywords.get(self._opened.key, ()) if self._opened.key is not None else ()

    def touch(self) -> None:
        """Record a key press."""
        self._touched = monotonic()

    def draw(self) -> None:
        """Highlight keywords or names in the open article."""
        key, article = self._opened.key, self._opened.article
        words = occurrences(article, self.words) if self.marks_keywords and article is not None else []
        self._view.set_layer("keywords", words)
        self._view.set_layer("named", self.names.get(key, {}) if self.marks_names and key is not None else {})

    def seek(self) -> None:
        """Compute the keywords or names to highlight in the open article."""
        self.seek_keywords()
        self._seek_names()

    def seek_keywords(self) -> None:
        """Compute the keywords of the open article after idle time, once the library is loaded."""
        if self._lull is not None:
            self._lull.stop()
        key = self._opened.key
        if self._library.complete and key is not None and key not in self.keywords:
            quiet = (LULL if self.keywords else FIRST_LULL) - (monotonic() - self._touched)
            if quiet > 0:
                self._lull = self._services.tasks.after(quiet, self.seek_keywords)
            else:
                self._services.tasks.run("keywords", partial(jobs.keywords, self._library.view, key))

    def take_keywords(self, message: KeywordsFound) -> None:
        """Store the keywords of an article, and highlight them if it is open."""
        self.keywords[message.key] = message.keywords
        if message.key == self._opened.key:
            self.draw()
            self._services.announce(StatusChanged())

    def take_names(self, message: NamesFound) -> None:
        """Store the names in an article, and highlight them if it is open."""
        self.names[message.key] = message.spans
        if message.key == self._opened.key:
            self.draw()
            self._services.announce(StatusChanged())

    def cycle(self) -> None:
        """Highlight keywords, then names, then neither."""
        self.marks_keywords, self.marks_names = not (self.marks_keywords or self.marks_names), self.marks_keywords
        self._seek_names()
        self.draw()
        if self.marks_names:
            text = _("Names marked: people bold, places underlined, organisations both")
        else:
            text = _("Keywords marked") if self.marks_keywords else _("Keywords and names off")
        self._services.announce(Notice(text))

    def mark_keywords(self, marked: bool) -> None:
        """Switch the highlighting of keywords on or off."""
        self.marks_keywords = marked
        self.draw()

    def change_era(self, now: Mapping[ArticleKey, ArticleKey]) -> None:
        """Replace article keys; `now` gives the new keys by the old ones."""
        self.keywords = {now[old]: words for old, words in self.keywords.items() if old in now}
        self.names = {now[old]: names for old, names in self.names.items() if old in now}

    def load_dictionary(self, key: ArticleKey = 0) -> None:
        """Load the dictionary, by segmenting an article."""
        if not self.has_dictionary:
            self._services.tasks.run("dictionary", partial(jobs.load_dictionary, self._library.view, key))

    def dictionary_loaded(self) -> None:
        """Use the dictionary for words from now on."""
        self.has_dictionary = True

    def word_at(self, offset: int) -> Span | None:
        """The word at an offset of the open article: by the dictionary once loaded, else a run of letters."""
        key, article = self._opened.key, self._opened.article
        if key is None or article is None:
            return None
        if self.has_dictionary and len(article.text) <= LONGEST:
            return self._library.view.insights(key).word_at(offset)
        from reader.ui.widgets.article.text_motions import run_at

        return run_at(article.text, offset)

    def find_word(self, offset: int) -> None:
        """Look up the word at an offset; `WordFound` returns it."""
        if self._opened.key is not None:
            job = partial(jobs.word, self._library.view, self._opened.key, offset)
            self._services.tasks.run("word", job)

    def _seek_names(self) -> None:
        key = self._opened.key
        if self.marks_names and key is not None and key not in self.names:
            self._services.tasks.run("names", partial(jobs.find_names, self._library.view, key))


def occurrences(article: Article, words: Iterable[str]) -> list[Span]:
    """Occurrences of any of `words` in the body of `article`, merged; longer words take precedence.

    The heading is not highlighted: it is read anyway.
    """
    ordered = sorted((word for word in words if word), key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile("|".join(map(re.escape, ordered)))
    return merged(Span(*found.span()) for found in pattern.finditer(article.text, article.body_start))
