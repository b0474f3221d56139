"""How many were found, in words: those of an archive beside all that it has, and no surer than they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.api.results import amount
from reader.i18n import _

if TYPE_CHECKING:
    from reader.api.results import Results


def totals_in_words(results: Results) -> str:
    """How many articles were found and, where they were counted, matches."""
    told = {"articles": f"{results.total_articles:,}", "all": f"{results.searched:,}"}
    if not results.remote:
        return amount(results.total_articles, results.total_matches)
    if results.at_most:
        return _("at most {articles} of {all} articles").format(**told)
    if not results.matches_known:
        return _("{articles} of {all} articles").format(**told)
    return _("{articles} of {all} articles, {matches} matches").format(**told, matches=f"{results.total_matches:,}")
