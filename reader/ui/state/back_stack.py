"""The trail: where one was before, and from where one came back, as a browser keeps it.

Takes and gives stops: places in articles, by their ids, so that they outlive a library whose keys change, and pages by
their query. Knows no
screen.
"""

from typing import NamedTuple, TypeAlias

MOST = 100
"""Stops that are kept each way."""


class Location(NamedTuple):
    """A place in an article."""

    article: str
    """The id of the article."""
    offset: int
    """A character of the top line, in its text; -1 where the margin is seen (see `typeset_view`)."""
    match: int = 0
    """The match stood at, from 0, as far as the article has matches when one comes back."""


class PageStop(NamedTuple):
    """A full page over an answer: the concordance, the dispersion or the plot."""

    page: str
    """As its opener is called."""
    query: str
    """Whose answer it shows."""


Stop: TypeAlias = Location | PageStop


class BackStack:
    """The stops behind, and those ahead of whoever has gone back."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Somebody goes from `stop` to a place of their own choice: what was ahead is so no longer."""
        self._ahead.clear()
        _push(self._behind, stop)

    def step(self, back: bool, here: Stop) -> Stop | None:
        """The stop to go to from `here`, back or forward; None where that way has come to its end."""
        whence, whither = (self._behind, self._ahead) if back else (self._ahead, self._behind)
        while whence and whence[-1] == here:
            whence.pop()
        if not whence:
            return None
        _push(whither, here)
        return whence.pop()


def _push(stops: list[Stop], stop: Stop) -> None:
    """Put `stop` at the end, once; the oldest make room."""
    if stops[-1:] != [stop]:
        stops.append(stop)
        del stops[:-MOST]
