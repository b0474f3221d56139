"""A query, its answer once it has come, and the cursor among the matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.state.match_cursor import MatchCursor

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.api.results import Results
    from reader.span import Span


class SearchSession:
    """State of one query."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.results: Results | None = None
        self.cursor = MatchCursor((), {})

    @property
    def asked(self) -> bool:
        """True unless the query is blank."""
        return bool(self.query.strip())

    def answer(self, results: Results) -> None:
        """Set the answer. The cursor stays at its match if it is found again."""
        before = self.cursor
        self.results = results
        total = results.total_matches if results.matches_known else 0
        self.cursor = MatchCursor(results.ranking, results.counts, total, results.matches_before)
        if before.place is not None and before.key is not None:
            self.cursor.enter(before.key, before.place.match)

    def asked_again(self, key: ArticleKey | None) -> SearchSession:
        """A session of this query without an answer, with the cursor in the article `key`."""
        again, place = SearchSession(self.query), self.cursor.place
        if place is not None and key is not None:
            again.cursor = MatchCursor((key,), {key: place.match + 1})
            again.cursor.enter(key, place.match)
        return again

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Matches in an article, also a folded one; empty for an article newer than the answer."""
        whole = self.results.whole if self.results is not None else None
        return whole.spans(key) if whole is not None and key in whole.counts else ()
