"""Navigation: the open article and the position in it, the articles read, and the way back.

A location is pushed to the back stack when another article is opened to be read, or when jumping within one. Moving the
cursor of the list pushes only its starting point.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import NotHereYetError
from reader.i18n import _
from reader.ui import store_jobs
from reader.ui.messages import ArticleLeft, ArticleOpened, Notice
from reader.ui.state.back_stack import BackStack, Location, PageStop
from reader.ui.widgets.article.typeset_text import START

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.api.outline import ArticleKey
    from reader.model import Article
    from reader.ui.controllers.library_controller import LibraryController
    from reader.ui.controllers.search_controller import SearchController
    from reader.ui.messages import Reason
    from reader.ui.services import Services
    from reader.ui.state.back_stack import Stop
    from reader.ui.state.open_article import OpenArticle
    from reader.ui.widgets.article.article_view import ArticleView


class NavigationController:
    """The only writer of the open article, the articles read and the back stack."""

    def __init__(
        self,
        services: Services,
        library: LibraryController,
        opened: OpenArticle,
        search: SearchController,
        view: ArticleView,
    ) -> None:
        self._services, self._library, self._search, self._view = services, library, search, view
        self.opened = opened
        self.back_stack = BackStack()
        self._awaited: tuple[ArticleKey, int, Reason] | None = None
        """Article, match and reason to open once the article has arrived."""
        self._staying = False
        """True if the open article is being read, and was not only browsed."""

    @property
    def key(self) -> ArticleKey | None:
        """Key of the open article."""
        return self.opened.key

    @property
    def here(self) -> Location | None:
        """Location on the screen."""
        article, match = self.opened.article, self._search.session.cursor.place
        if article is None:
            return None
        return Location(article.id, self._view.place, match.match if match is not None else 0)

    @property
    def is_waiting(self) -> bool:
        """True if an article is being loaded from an archive that works, and will be opened."""
        return self._awaited is not None and self._services.library.trouble is None

    def open_awaited(self) -> None:
        """Open the article that was not available before."""
        if self._awaited is not None:
            self.open(*self._awaited)

    def _here(self, key: ArticleKey, match: int, reason: Reason) -> Article | None:
        """An article; None if it is being loaded from an archive, and will be opened when it arrives."""
        self._awaited = None
        try:
            return self._library.view.article(key)
        except NotHereYetError as error:
            self._awaited = key, match, reason
            self._services.announce(Notice(str(error)))
            return None

    def open(self, key: ArticleKey, match: int = 0, reason: Reason = "read") -> None:
        """Open an article: at a match if it has one, else at its saved position."""
        opened, read = self.opened, reason != "browsed"
        article = opened.article if key == opened.key else self._here(key, match, reason)
        if article is None:
            return
        changed = key != opened.key
        if reason != "travelled" and changed and (read or self._staying):
            self.push_here()
        self._staying = self._staying and not changed
        self._services.announce(ArticleLeft())
        self.keep_position()
        if changed:
            opened.open(key, article)
        if read:
            opened.read.add(key)
        assert opened.article is not None
        self._services.announce(ArticleOpened(key, opened.article, match, reason, changed))
        if read:
            self.stay()

    def keep_position(self) -> None:
        """Save the position in the open article."""
        if self.opened.key is not None:
            self.opened.positions[self.opened.key] = self._view.place

    def position(self, key: ArticleKey) -> int:
        """Saved position in an article."""
        return self.opened.positions.get(key, START)

    def stay(self) -> None:
        """Add the open article to the history, since it is being read."""
        if self.opened.key is not None:
            self.opened.read.add(self.opened.key)
        if self.opened.article is not None and not self._staying:
            self._staying = True
            self._services.store.do(partial(store_jobs.add_visit, self.opened.article))

    def push_here(self) -> None:
        """Push the location on the screen to the back stack."""
        if (here := self.here) is not None:
            self.back_stack.leave(here)

    def travel(self, back: bool, here: Stop | None = None) -> Stop | None:
        """Go from `here` (None: the location on the screen) to the previous stop, or to the one left by going back.

        Opens the article of a location; a page is only returned. Returns None if there is no stop.
        """
        here = here or self.here
        while here is not None and (stop := self.back_stack.step(back, here)) is not None:
            if isinstance(stop, PageStop):
                return stop
            key = self._library.key_of(stop.article)
            if key is not None:
                self._staying = False
                self.open(key, stop.match, "travelled")
                return stop
        self._services.announce(Notice(_("Nothing to go back to") if back else _("Nothing to go forward to")))
        return None

    def other_half(self) -> int | None:
        """The article that continues the open one, or that it continues; None with a message if there is none."""
        key, article = self.opened.key, self.opened.article
        if key is None or article is None:
            return None
        insights = self._library.view.insights(key)
        there = insights.continuation()
        there = insights.beginning() if there is None else there
        if there is None and (article.jump_to or article.jump_from):
            template = _("The continuation on page {page} is not in this library")
            self._services.announce(Notice(template.format(page=article.jump_to or article.jump_from)))
        elif there is None:
            self._services.announce(Notice(_("This article has no continuation")))
        return there

    def change_era(self) -> Mapping[ArticleKey, ArticleKey]:
        """Update article keys. Returns the new keys by the old ones."""
        self.keep_position()
        return self.opened.change_era(self._library.key_of)

    def find_again(self, now: Mapping[ArticleKey, ArticleKey]) -> None:
        """Keep the open article under its new key; if it no longer exists, open the article at its place."""
        opened, count = self.opened, len(self._library.view)
        if opened.key is None:
            return
        key, opened.key = opened.key, now.get(opened.key)
        if opened.key is None and count:
            there = min(key, count - 1)
            if opened.article is not None and self._library.view.summary(there).headline == opened.article.headline:
                opened.positions[there] = self._view.place
            self.open(there, reason="browsed")
