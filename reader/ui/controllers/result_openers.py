"""Openers of the dialogs and pages that show search results, one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.api.outline import ArticleKey
    from reader.ui.controllers.dialog_context import DialogContext
    from reader.ui.dialogs.saved_queries_dialog import SavedChoice


def _concordance(own: DialogContext) -> None:
    """List every match of the results on a line."""
    from reader.ui.dialogs.concordance_screen import ConcordanceScreen

    results = own.answer()
    if results is not None and not results.total_matches:
        own.tell(_("This query has no text matches to list"))
    elif results is not None:
        own.push_page("concordance", ConcordanceScreen, results)


def _dispersion(own: DialogContext) -> None:
    """Show the positions of matches in the articles."""
    from reader.ui.dialogs.dispersion_screen import DispersionScreen

    if (results := own.answer()) is not None:
        own.push_page("dispersion", DispersionScreen, results)


def _trend(own: DialogContext) -> None:
    """Show the results over time."""
    from reader.ui.dialogs.trend_screen import TrendScreen

    if (results := own.answer()) is not None:
        own.push_page("trend", TrendScreen, results)


def _facets(own: DialogContext) -> None:
    """Narrow the results, or all articles, by their metadata."""
    from reader.ui.dialogs.facets_dialog import FacetsDialog

    session = own.all.search.session

    def asked(query: str | None) -> None:
        if query:
            own.all.ask_in_bar(query)
            own.all.session.add_query()
            own.all.focus_on(own.all.panes.results_list)

    if session.asked and not len(session.cursor):
        own.tell(_("Nothing found"))
        return
    results = session.results if session.asked else None
    own.push(FacetsDialog(own.all.library.view, results, session.query, own.widths), asked)


def _saved(own: DialogContext) -> None:
    """Run a saved query, save the current one, or remove one."""
    from reader.ui.dialogs.saved_queries_dialog import SavedQueriesDialog

    session, saved = own.all.search.session, own.all.saved_queries
    results = session.results

    def chosen(choice: SavedChoice | None) -> None:
        if choice is None:
            return
        if choice.action == "remove":
            saved.remove(choice.query)
            own.tell(_("Query removed: {query}").format(query=choice.query))
        elif choice.action == "save" and results is not None:
            saved.save(choice.query, 0 if results.partial else results.whole.total_articles)
            own.tell(_("Query saved: {query}").format(query=choice.query))
        else:
            own.ask_saved(choice.query)

    query = session.query.strip() if results is not None else ""
    own.push(SavedQueriesDialog(saved.pinned, query, own.widths), chosen)


def _story(own: DialogContext) -> None:
    """Read one of the near-duplicates of the result under the cursor."""
    from reader.ui.dialogs.story_dialog import StoryDialog

    results, lead = own.all.search.session.results, own.all.panes.results_list.chosen
    copies = results.story(lead) if results is not None and lead is not None else ()

    def chosen(key: ArticleKey | None) -> None:
        if key is not None and results is not None and results is own.all.search.session.results:
            own.all.choose(key)

    if lead is None or not copies:
        own.tell(_("No near-duplicates of this result"))
    else:
        own.push(StoryDialog(own.all.library.view, (lead, *copies), own.widths), chosen)


RESULT_OPENERS: dict[str, Callable[[DialogContext], None]] = {
    "concordance": _concordance,
    "dispersion": _dispersion,
    "trend": _trend,
    "facets": _facets,
    "saved": _saved,
    "story": _story,
}
"""Openers by name in the table of keys."""
