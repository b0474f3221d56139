"""Back and forward through the places one was at; and what is read goes into the history.

A place is left when somebody goes to another article to read it, or to the other end of the one that is open. Leafing
through the list leaves none, but for the one it began at.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.i18n import _
from reader.ui.controllers.enrichment_controller import Naming
from reader.ui.services import LaunchOptions
from reader.ui.state.back_stack import BackStack, Location

if TYPE_CHECKING:
    from reader.model import Article
    from reader.store.store import Store


class Travelling(Naming):
    """The study of somebody who finds the way back."""

    def __init__(self, visit: LaunchOptions) -> None:
        super().__init__(visit)
        self.trail = BackStack()
        self._staying = False
        """Whether the open article is there to be read, and was not only leafed to."""

    def open(self, number: int, match: int = 0, read: bool = True) -> None:
        """Leave a stop where one was."""
        here = self.here()
        goes = number != self.reading.number
        if goes and here is not None and (read or self._staying):
            self.trail.leave(here)
        self._staying = self._staying and not goes
        super().open(number, match, read)
        if read:
            self.stay()

    def stay(self) -> None:
        """The open article is being read: it goes into the history."""
        article = self.reading.article
        if article is not None and not self._staying:
            self._staying = True
            self.home.do(partial(visited, article))

    def here(self) -> Location | None:
        """Where one is."""
        article, place = self.reading.article, self.inquiry.journey.place
        if article is None:
            return None
        return Location(article.id, self.pane.place, place.match if place is not None else 0)

    def leave_stop(self) -> None:
        """Somebody goes far within the article."""
        if (here := self.here()) is not None:
            self.trail.leave(here)

    def action_travel(self, back: bool) -> None:
        """To the last place, or to the one that one came back from."""
        self.hush()
        here = self.here()
        while here is not None and (stop := self.trail.step(back, here)) is not None:
            number = self.number_of(stop.article)
            if number is not None:
                self._travel(number, stop)
                return
        self.tell(_("Nowhere to go back to") if back else _("Nowhere to go forward to"))

    def _travel(self, number: int, stop: Location) -> None:
        """Go to a stop; its own place counts, and not that of a match."""
        self.seeking = False
        self._staying = False
        super().open(number, stop.match)
        self.stay()
        self._put_at(stop.offset)
        self.go(self.pane)


def visited(article: Article, store: Store) -> None:
    """Keep that `article` was opened."""
    store.history.visit(article)
