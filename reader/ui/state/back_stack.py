"""Back stack: the stops behind and ahead of the current one, as in a browser.

Stops are positions in articles, by article id, so that they survive a change of keys; and full pages, by their query.
Independent of the screen.
"""

from typing import TypeAlias

from reader.named_tuple import NamedTuple

MOST = 100
"""Most stops in each direction."""


class Location(NamedTuple):
    """A position in an article."""

    article: str
    """Id of the article."""
    offset: int
    """Offset of a character in the top line; -1 if the margin is visible (see `typeset_text`)."""
    match: int = 0
    """Index of the current match, from 0; used if the article still has it on return."""


class PageStop(NamedTuple):
    """A full page of results: the concordance, the dispersion or the trend."""

    page: str
    """Name of its opener."""
    query: str
    """Query of its results."""


Stop: TypeAlias = Location | PageStop


class BackStack:
    """The stops behind, and the stops ahead after going back."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Push `stop` before going to a new place; the stops ahead are dropped."""
        self._ahead.clear()
        _push(self._behind, stop)

    def step(self, back: bool, here: Stop) -> Stop | None:
        """The stop to go to from `here`, back or forward; None at the end."""
        whence, whither = (self._behind, self._ahead) if back else (self._ahead, self._behind)
        while whence and whence[-1] == here:
            whence.pop()
        if not whence:
            return None
        _push(whither, here)
        return whence.pop()


def _push(stops: list[Stop], stop: Stop) -> None:
    """Push `stop`, without repetition; the oldest are dropped."""
    if stops[-1:] != [stop]:
        stops.append(stop)
        del stops[:-MOST]
