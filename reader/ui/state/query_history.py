"""Query history, newest first, with the current position in it."""

from collections.abc import Iterable

MOST = 200


class QueryHistory:
    """Steps through the queries; starts again at the newest after each added query."""

    def __init__(self, queries: Iterable[str] = ()) -> None:
        self.queries = list(queries)
        self._place = -1

    def add(self, query: str) -> bool:
        """Put `query` first; returns False if it is blank, or first already."""
        query, self._place = query.strip(), -1
        if not query or self.queries[:1] == [query]:
            return False
        self.queries = [query, *(other for other in self.queries if other != query)][:MOST]
        return True

    def clear(self) -> None:
        """Remove all queries."""
        self.queries, self._place = [], -1

    def know(self, queries: Iterable[str]) -> None:
        """Append queries of earlier sessions."""
        self.queries = list(dict.fromkeys([*self.queries, *queries]))[:MOST]

    def step(self, older: bool, now: str) -> str | None:
        """The previous (older) or next query; the current text `now` is skipped.

        Returns "" after the newest; None if there is no older one.
        """
        if now.strip() != self._here:
            self._place = -1
        if not older:
            self._place = max(self._place - 1, -1)
            return self._here
        for place in range(self._place + 1, len(self.queries)):
            if self.queries[place] != now.strip():
                self._place = place
                return self._here
        return None

    @property
    def _here(self) -> str:
        return self.queries[self._place] if self._place >= 0 else ""
