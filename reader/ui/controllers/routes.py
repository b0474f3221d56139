"""Routes of messages and keys: two tables, from which the main screen makes its handlers.

A message goes to the controller of its area, or to `MessageFlow` if it concerns several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from reader.named_tuple import NamedTuple
from reader.ui.controllers.dialog_context import DialogContext
from reader.ui.controllers.dialog_openers import open_dialog
from reader.ui.controllers.display_commands import DisplayCommands
from reader.ui.controllers.key_commands import KeyCommands
from reader.ui.controllers.message_flow import MessageFlow
from reader.ui.controllers.movement_commands import MovementCommands
from reader.ui.controllers.preference_effects import apply_preference

if TYPE_CHECKING:
    from reader.ui.controllers.workspace import Workspace


class Receivers(NamedTuple):
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
    "article_list_highlighted": lambda receivers, message: receivers.workspace.browse(message.key),
    "article_list_selected": lambda receivers, message: receivers.workspace.choose(message.key),
    "choice_list_picked": lambda receivers, message: receivers.keys.try_example(message.place),
    "results_list_chosen": lambda receivers, message: receivers.workspace.choose(message.key),
    "article_list_heading_toggled": lambda receivers, message: receivers.workspace.outline.turn(message.path),
    "list_filter_filter_changed": lambda receivers, message: receivers.workspace.outline.refresh(),
    "rows_made": lambda receivers, message: receivers.workspace.outline.take(message),
    "status_changed": lambda receivers, message: receivers.workspace.status.refresh(),
    "query_changed": lambda receivers, message: receivers.flow.query_changed(message),
    "query_asked": lambda receivers, message: receivers.flow.query_asked(),
    "query_entered": lambda receivers, message: receivers.flow.query_entered(message),
    "search_answered": lambda receivers, message: receivers.search_answered(message),
    "search_bar_history_requested": lambda receivers, message: receivers.flow.query_recalled(message),
    "word_found": lambda receivers, message: receivers.flow.word_found(message),
    "article_left": lambda receivers, message: receivers.workspace.session.leave_article(),
    "article_opened": lambda receivers, message: receivers.flow.article_opened(message),
    "library_progressed": lambda receivers, message: receivers.flow.library_progressed(message),
    "articles_arrived": lambda receivers, message: receivers.flow.articles_arrived(),
    "library_view_taken": lambda receivers, message: receivers.flow.library_view_taken(),
    "era_changed": lambda receivers, message: receivers.flow.era_changed(),
    "library_view_changed": lambda receivers, message: receivers.flow.library_view_changed(),
    "library_loaded": lambda receivers, message: receivers.flow.library_loaded(message),
    "files_changed": lambda receivers, message: receivers.workspace.library.reload(),
    "keywords_found": lambda receivers, message: receivers.workspace.enrichment.take_keywords(message),
    "names_found": lambda receivers, message: receivers.workspace.enrichment.take_names(message),
    "dictionary_loaded": lambda receivers, message: receivers.workspace.enrichment.dictionary_loaded(),
    "read_state_loaded": lambda receivers, message: receivers.workspace.session.take_read_state(message),
    "marks_loaded": lambda receivers, message: receivers.workspace.annotations.load(message),
    "marks_located": lambda receivers, message: receivers.workspace.annotations.take_located(message),
    "mark_saved": lambda receivers, message: receivers.workspace.annotations.take_saved(message),
    "mark_deleted": lambda receivers, message: receivers.workspace.annotations.take_deleted(message),
    "marks_changed": lambda receivers, message: receivers.dialogs.marks_changed(message.saved),
    "store_failed": lambda receivers, message: receivers.flow.store_failed(message),
    "saved_queries_loaded": lambda receivers, message: receivers.workspace.saved_queries.take(message),
    "saved_queries_counted": lambda receivers, message: receivers.workspace.saved_queries.take_counts(message),
    "pinned_queries_query_chosen": lambda receivers, message: receivers.dialogs.ask_saved(message.query),
    "notice": lambda receivers, message: receivers.workspace.status.show_message(message.text),
    "preference_changed": lambda receivers, message: apply_preference(receivers.workspace, message.name),
}
"""Handlers by name of the message, as in `on_NAME`."""

KEYS: Mapping[str, Callable[[Receivers], object]] = {
    "to_list": lambda receivers: receivers.keys.to_list(),
    "to_text": lambda receivers: receivers.keys.to_text(),
    "other_side": lambda receivers: receivers.keys.other_side(),
    "jump": lambda receivers: receivers.movement.jump(),
    "here": lambda receivers: receivers.workspace.show_in_list(),
    "word": lambda receivers: receivers.keys.word(),
    "back": lambda receivers: receivers.keys.back(),
    "select": lambda receivers: receivers.keys.select(),
    "keywords": lambda receivers: receivers.display.keywords(),
    "zen": lambda receivers: receivers.display.zen(),
    "theme": lambda receivers: receivers.display.theme(),
    "stop": lambda receivers: receivers.workspace.library.stop_or_go_on(),
    "group": lambda receivers: receivers.workspace.outline.group(receivers.workspace.opened.key),
    "sort": lambda receivers: receivers.workspace.outline.sort(receivers.workspace.opened.key),
    "fold_stories": lambda receivers: receivers.keys.fold_stories(),
    "fold_all": lambda receivers: receivers.workspace.outline.fold_all(),
    "bookmark": lambda receivers: receivers.workspace.annotations.bookmark(),
    "highlight": lambda receivers: receivers.workspace.annotations.highlight(),
    "unmark": lambda receivers: receivers.workspace.annotations.delete_at_hand(),
    "put_back": lambda receivers: receivers.workspace.annotations.restore(),
    "edit": lambda receivers: receivers.workspace.sharing.edit(),
    "fold": lambda receivers: receivers.fold(),
}
"""Handlers by name of the action in the table of keys: actions without a value."""

KEYS_THAT_MOVE: Mapping[str, Callable[[Receivers, Any], object]] = {
    "move": lambda receivers, steps: receivers.movement.move(steps),
    "page": lambda receivers, screens: receivers.movement.page(screens),
    "leaf": lambda receivers, screens: receivers.movement.leaf(screens),
    "scroll": lambda receivers, rows: receivers.movement.scroll(rows),
    "edge": lambda receivers, end: receivers.movement.edge(end),
}
"""Handlers by name of the action: movements within the visible pane, with the distance. Of the articles that a burst of
them moves over, only the last is opened; before every other action, the article is opened first."""

KEYS_WITH_VALUE: Mapping[str, Callable[[Receivers, Any], object]] = {
    "article": lambda receivers, steps: receivers.movement.article(steps),
    "section": lambda receivers, steps: receivers.movement.section(steps),
    "travel": lambda receivers, back: receivers.dialogs.travel(back),
    "recall": lambda receivers, older: receivers.keys.recall(older),
    "match": lambda receivers, steps: receivers.movement.match(steps),
    "measure": lambda receivers, cells: receivers.display.measure(cells),
    "to_mark": lambda receivers, steps: receivers.movement.to_mark(steps),
    "open_dialog": lambda receivers, name: open_dialog(receivers.dialogs, name),
    "copy": lambda receivers, with_source: receivers.workspace.sharing.copy(with_source),
}
"""Handlers by name of the action: the other actions with a value, as given in the table of keys."""
