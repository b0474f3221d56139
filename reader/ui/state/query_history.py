"""Query history, newest first, with the current position in it."""

from collections.abc import Iterable

MOST = 200


class QueryHistory:
    """A walk through queries; begins anew after each one that is added."""

    def __init__(self, queries: Iterable[str] = ()) -> None:
        self.queries = list(queries)
        self._place = -1

    def add(self, query: str) -> bool:
        """Put `query` first; False when it is blank, or first already."""
        query, self._place = query.strip(), -1
        if not query or self.queries[:1] == [query]:
            return False
        self.queries = [query, *(other for other in self.queries if other != query)][:MOST]
        return True

    def clear(self) -> None:
        """Forget all queries."""
        self.queries, self._place = [], -1

    def know(self, queries: Iterable[str]) -> None:
        """Put older ones behind those of this sitting."""
        self.queries = list(dict.fromkeys([*self.queries, *queries]))[:MOST]

    def step(self, older: bool, now: str) -> str | None:
        """The query before (or after) the one walked to last; `now`, what stands there, is passed over.

        "" after the newest; None where there is no older one.
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
