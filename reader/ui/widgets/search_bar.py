"""Search bar: a permanent text field.

Posts `QueryChanged` with every change and `QueryEntered` on Enter.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.i18n import _
from reader.ui.field_message import FieldMessage
from reader.ui.messages import QueryChanged, QueryEntered
from reader.ui.widgets.input_line import InputLine


class SearchBar(InputLine):
    """A text field in which the arrow keys recall earlier queries while nothing was typed."""

    class HistoryRequested(FieldMessage):
        """Message: an earlier (`older`) or later query is requested."""

        older: bool

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(True)", id="older_query"),
        Binding("down", "recall(False)", id="newer_query"),
    ]

    def __init__(self, *, id: str = "bar") -> None:  # noqa: A002
        super().__init__(placeholder=_("search"), id=id)
        self._recalled = ""

    def put(self, query: str) -> None:
        """Set the query, with the cursor at its end."""
        self.value = query
        self.cursor_position = len(query)

    def recall(self, query: str) -> None:
        """Set an earlier query from the history."""
        self._recalled = self.value = query
        self.cursor_position = len(query)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow the history keys only until the text was edited: then the arrow keys move in the results."""
        return self.value == self._recalled or not self.value if action == "recall" else True

    def action_recall(self, older: bool) -> None:
        """Request an earlier or later query."""
        self.post_message(self.HistoryRequested(older))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post the query directly to the screen, which searches once the key is drawn."""
        event.stop()
        self.screen.post_message(QueryChanged(event.value))

    def echo(self) -> None:
        """Draw what was typed now, not at the next beat: until then the search would take the processor from it."""
        self.screen._on_timer_update()

    def enter(self) -> None:
        """Post `QueryEntered` after all keys typed before have arrived."""
        self.call_later(lambda: self.post_message(QueryEntered(self.value)))
