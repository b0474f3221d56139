"""The search bar: one line that is always there.

Posts `QueryChanged` with every change and `QueryEntered` on Enter.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from reader.i18n import _
from reader.ui.messages import QueryChanged, QueryEntered
from reader.ui.widgets.input_line import InputLine


class SearchBar(InputLine):
    """Empty, its arrows lead to earlier queries."""

    @dataclass(eq=False, repr=False)
    class HistoryRequested(Message):
        """An earlier query is wanted, or a later one."""

        older: bool

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(True)", id="older_query"),
        Binding("down", "recall(False)", id="newer_query"),
    ]

    def __init__(self, *, id: str = "bar") -> None:  # noqa: A002
        super().__init__(placeholder=_("search"), id=id)
        self._recalled = ""

    def put(self, query: str) -> None:
        """Put a query here, with the cursor at its end."""
        self.value = query
        self.cursor_position = len(query)

    def recall(self, query: str) -> None:
        """Put an earlier query here."""
        self._recalled = self.value = query
        self.cursor_position = len(query)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows are for the results, as soon as something was typed."""
        return self.value == self._recalled or not self.value if action == "recall" else True

    def action_recall(self, older: bool) -> None:
        """Ask for an earlier query, or a later one."""
        self.post_message(self.HistoryRequested(older))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now: to the screen at once, so that the search begins before the key is drawn."""
        event.stop()
        self.screen.post_message(QueryChanged(event.value))

    def enter(self) -> None:
        """Say what stands here, when all keys have arrived that were typed before."""
        self.call_later(lambda: self.post_message(QueryEntered(self.value)))
