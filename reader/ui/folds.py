"""Which headings of the list are shut, so that what is under them is not shown. Immutable.

A heading is known by what its articles share (`reader.ui.grouping.Path`), so it stays shut when articles arrive, and
the next time. Either all are open but a few, or all are shut but a few.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from reader.ui.grouping import Path

MOST = 1000
"""Exceptions that are kept."""


@dataclass(frozen=True, slots=True)
class Folds:
    """What is shut."""

    shut: bool = False
    """Whether a heading is, of which nothing else is said."""
    but: frozenset[Path] = frozenset()
    """Those with which it is the other way."""

    def __contains__(self, path: Path) -> bool:
        return self.shut != (path in self.but)

    def turned(self, path: Path) -> "Folds":
        """With that heading shut if it is open, else open."""
        return Folds(self.shut, self.but ^ {path})

    def opened(self, paths: Iterable[Path]) -> "Folds":
        """With those headings open."""
        shut = frozenset(path for path in paths if path in self)
        return Folds(self.shut, self.but ^ shut)

    def written(self) -> str:
        """As it is kept."""
        return json.dumps([self.shut, *sorted(self.but)[:MOST]], ensure_ascii=False)

    @classmethod
    def read(cls, written: object) -> "Folds":
        """What was written so; nothing is shut where that cannot be read."""
        try:
            shut, *but = json.loads(str(written))
            return cls(bool(shut), frozenset(tuple(map(str, path)) for path in but))
        except (ValueError, TypeError):
            return cls()
