"""Routes of messages and keys: two tables, from which the main screen makes its handlers.

A message goes to the controller of its area, or to `MessageFlow` if it concerns several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.ui.controllers.dialog_context import DialogContext
from reader.ui.controllers.dialog_openers import open_dialog
from reader.ui.controllers.display_commands import DisplayCommands
from reader.ui.controllers.key_commands import KeyCommands
from reader.ui.controllers.message_flow import MessageFlow
from reader.ui.controllers.movement_commands import MovementCommands

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace


@dataclass(frozen=True)
class Receivers:
    """Receivers of the messages and keys of one main screen."""

    workspace: Workspace
    flow: MessageFlow
    keys: KeyCommands
    movement: MovementCommands
    display: DisplayCommands
    dialogs: DialogContext

    @classmethod
    def of(cls, workspace: Workspace) -> Receivers:
        """Create the receivers for the controllers of a workspace."""
        dialogs = DialogContext(workspace, open_dialog)
        commands = KeyCommands(workspace), MovementCommands(workspace), DisplayCommands(workspace)
        return cls(workspace, MessageFlow(workspace), *commands, dialogs)

    def search_answered(self, message: Any) -> None:
        """Show the results, and open a page that waits for them."""
        self.flow.search_answered(message)
        self.dialogs.answered()

    def fold(self) -> None:
        """Fold the current heading; in the results, list the current story."""
        panes = self.workspace.panes
        if panes.moving is panes.results_list:
            open_dialog(self.dialogs, "story")
        else:
            self.workspace.outline.fold()


MESSAGES: Mapping[str, Callable[[Receivers, Any], object]] = {
    "article_list_highlighted": lambda own, message: own.workspace.browse(message.key),
    "article_list_selected": lambda own, message: own.workspace.choose(message.key),
    "choice_list_picked": lambda own, message: own.keys.try_example(message.place),
    "results_list_chosen": lambda own, message: own.workspace.choose(message.key),
    "article_list_heading_toggled": lambda own, message: own.workspace.outline.turn(message.path),
    "list_filter_filter_changed": lambda own, message: own.workspace.outline.refresh(),
    "rows_made": lambda own, message: own.workspace.outline.take(message),
    "status_changed": lambda own, message: own.workspace.status.refresh(),
    "query_changed": lambda own, message: own.flow.query_changed(message),
    "query_asked": lambda own, message: own.flow.query_asked(),
    "query_entered": lambda own, message: own.flow.query_entered(message),
    "search_answered": lambda own, message: own.search_answered(message),
    "search_bar_history_requested": lambda own, message: own.flow.query_recalled(message),
    "word_found": lambda own, message: own.flow.word_found(message),
    "article_left": lambda own, message: own.workspace.session.leave_article(),
    "article_opened": lambda own, message: own.flow.article_opened(message),
    "library_progressed": lambda own, message: own.flow.library_progressed(message),
    "articles_arrived": lambda own, message: own.flow.articles_arrived(),
    "library_view_taken": lambda own, message: own.flow.library_view_taken(),
    "era_changed": lambda own, message: own.flow.era_changed(),
    "library_view_changed": lambda own, message: own.flow.library_view_changed(),
    "library_loaded": lambda own, message: own.flow.library_loaded(message),
    "files_changed": lambda own, message: own.workspace.library.reload(),
    "keywords_found": lambda own, message: own.workspace.enrichment.take_keywords(message),
    "names_found": lambda own, message: own.workspace.enrichment.take_names(message),
    "dictionary_loaded": lambda own, message: own.workspace.enrichment.dictionary_loaded(),
    "read_state_loaded": lambda own, message: own.workspace.session.take_read_state(message),
    "marks_loaded": lambda own, message: own.workspace.annotations.load(message),
    "marks_located": lambda own, message: own.workspace.annotations.take_located(message),
    "mark_saved": lambda own, message: own.workspace.annotations.take_saved(message),
    "mark_deleted": lambda own, message: own.workspace.annotations.take_deleted(message),
    "marks_changed": lambda own, message: own.dialogs.marks_changed(message.saved),
    "store_failed": lambda own, message: own.flow.store_failed(message),
    "saved_queries_loaded": lambda own, message: own.workspace.saved_queries.take(message),
    "saved_queries_counted": lambda own, message: own.workspace.saved_queries.take_counts(message),
    "pinned_queries_query_chosen": lambda own, message: own.dialogs.ask_saved(message.query),
    "notice": lambda own, message: own.workspace.status.show_message(message.text),
    "preference_changed": lambda own, message: own.flow.preference_changed(message),
}
"""Handlers by name of the message, as in `on_NAME`."""

KEYS: Mapping[str, Callable[[Receivers], object]] = {
    "to_list": lambda own: own.keys.to_list(),
    "to_text": lambda own: own.keys.to_text(),
    "other_side": lambda own: own.keys.other_side(),
    "jump": lambda own: own.movement.jump(),
    "here": lambda own: own.workspace.show_in_list(),
    "word": lambda own: own.keys.word(),
    "back": lambda own: own.keys.back(),
    "select": lambda own: own.keys.select(),
    "keywords": lambda own: own.display.keywords(),
    "zen": lambda own: own.display.zen(),
    "theme": lambda own: own.display.theme(),
    "stop": lambda own: own.workspace.library.stop_or_go_on(),
    "group": lambda own: own.workspace.outline.group(own.workspace.opened.key),
    "sort": lambda own: own.workspace.outline.sort(own.workspace.opened.key),
    "fold_stories": lambda own: own.keys.fold_stories(),
    "fold_all": lambda own: own.workspace.outline.fold_all(),
    "bookmark": lambda own: own.workspace.annotations.bookmark(),
    "highlight": lambda own: own.workspace.annotations.highlight(),
    "unmark": lambda own: own.workspace.annotations.delete_at_hand(),
    "put_back": lambda own: own.workspace.annotations.restore(),
    "edit": lambda own: own.workspace.sharing.edit(),
    "fold": lambda own: own.fold(),
}
"""Handlers by name of the action in the table of keys: actions without a value."""

KEYS_THAT_MOVE: Mapping[str, Callable[[Receivers, Any], object]] = {
    "move": lambda own, steps: own.movement.move(steps),
    "page": lambda own, screens: own.movement.page(screens),
    "leaf": lambda own, screens: own.movement.leaf(screens),
    "scroll": lambda own, rows: own.movement.scroll(rows),
    "edge": lambda own, end: own.movement.edge(end),
}
"""Handlers by name of the action: movements within the visible pane, with the distance. Of the articles that a burst of
them moves over, only the last is opened; before every other action, the article is opened first."""

KEYS_WITH_VALUE: Mapping[str, Callable[[Receivers, Any], object]] = {
    "article": lambda own, steps: own.movement.article(steps),
    "section": lambda own, steps: own.movement.section(steps),
    "travel": lambda own, back: own.dialogs.travel(back),
    "recall": lambda own, older: own.keys.recall(older),
    "match": lambda own, steps: own.movement.match(steps),
    "measure": lambda own, cells: own.display.measure(cells),
    "to_mark": lambda own, steps: own.movement.to_mark(steps),
    "open_dialog": lambda own, name: open_dialog(own.dialogs, name),
    "copy": lambda own, with_source: own.workspace.sharing.copy(with_source),
}
"""Handlers by name of the action: the other actions with a value, as given in the table of keys."""
