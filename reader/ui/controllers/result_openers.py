"""Openers of the dialogs and pages that show search results, one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.api.outline import ArticleKey
    from reader.ui.controllers.dialog_context import DialogContext
    from reader.ui.dialogs.saved_queries_dialog import SavedChoice


def _concordance(context: DialogContext) -> None:
    """List every match of the results on a line."""
    from reader.ui.dialogs.concordance_screen import ConcordanceScreen

    results = context.answer()
    if results is not None and not results.total_matches:
        context.show_message(_("This query has no text matches to list"))
    elif results is not None:
        context.push_page("concordance", ConcordanceScreen, results)


def _dispersion(context: DialogContext) -> None:
    """Show the positions of matches in the articles."""
    from reader.ui.dialogs.dispersion_screen import DispersionScreen

    if (results := context.answer()) is not None:
        context.push_page("dispersion", DispersionScreen, results)


def _trend(context: DialogContext) -> None:
    """Show the results over time."""
    from reader.ui.dialogs.trend_screen import TrendScreen

    if (results := context.answer()) is not None:
        context.push_page("trend", TrendScreen, results)


def _facets(context: DialogContext) -> None:
    """Narrow the results, or all articles, by their metadata."""
    from reader.ui.dialogs.facets_dialog import FacetsDialog

    session = context.workspace.search.session

    def asked(query: str | None) -> None:
        if query:
            context.workspace.ask_in_bar(query)
            context.workspace.session.add_query()
            context.workspace.focus_on(context.workspace.panes.results_list)

    if session.asked and not len(session.cursor):
        context.show_message(_("Nothing found"))
        return
    results = session.results if session.asked else None
    context.push(FacetsDialog(context.workspace.library.view, results, session.query, context.widths), asked)


def _saved(context: DialogContext) -> None:
    """Run a saved query, save the current one, or remove one."""
    from reader.ui.dialogs.saved_queries_dialog import SavedQueriesDialog

    session, saved = context.workspace.search.session, context.workspace.saved_queries
    results = session.results

    def chosen(choice: SavedChoice | None) -> None:
        if choice is None:
            return
        if choice.action == "remove":
            saved.remove(choice.query)
            context.show_message(_("Query removed: {query}").format(query=choice.query))
        elif choice.action == "save" and results is not None:
            saved.save(choice.query, 0 if results.partial else results.whole.total_articles)
            context.show_message(_("Query saved: {query}").format(query=choice.query))
        else:
            context.ask_saved(choice.query)

    query = session.query.strip() if results is not None else ""
    context.push(SavedQueriesDialog(saved.pinned, query, context.widths), chosen)


def _story(context: DialogContext) -> None:
    """Read one of the near-duplicates of the result under the cursor."""
    from reader.ui.dialogs.story_dialog import StoryDialog

    results, lead = context.workspace.search.session.results, context.workspace.panes.results_list.chosen
    copies = results.story(lead) if results is not None and lead is not None else ()

    def chosen(key: ArticleKey | None) -> None:
        if key is not None and results is not None and results is context.workspace.search.session.results:
            context.workspace.choose(key)

    if lead is None or not copies:
        context.show_message(_("No near-duplicates of this result"))
    else:
        context.push(StoryDialog(context.workspace.library.view, (lead, *copies), context.widths), chosen)


RESULT_OPENERS: dict[str, Callable[[DialogContext], None]] = {
    "concordance": _concordance,
    "dispersion": _dispersion,
    "trend": _trend,
    "facets": _facets,
    "saved": _saved,
    "story": _story,
}
"""Openers by name in the table of keys."""
