"""Totals of results as text: of an archive together with its size, and with their uncertainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.api.results import amount
from reader.i18n import _

if TYPE_CHECKING:
    from reader.api.results import Results


def totals_in_words(results: Results) -> str:
    """Number of articles found and, if counted, of matches."""
    figures = {"articles": f"{results.total_articles:,}", "all": f"{results.searched:,}"}
    if not results.remote:
        return amount(results.total_articles, results.total_matches)
    if results.at_most:
        return _("at most {articles} of {all} articles").format(**figures)
    if not results.matches_known:
        return _("{articles} of {all} articles").format(**figures)
    return _("{articles} of {all} articles, {matches} matches").format(**figures, matches=f"{results.total_matches:,}")
