"""The search bar: one line that is always there.

Posts `QueryChanged` with every change and `QueryEntered` on Enter. A paste of several lines becomes one.
"""

from textual import events
from textual.widgets import Input

from reader.ui.messages import QueryChanged, QueryEntered
from reader.wording import _


class SearchBar(Input):
    """An input without a border, and without anything that moves."""

    def __init__(self, *, id: str = "bar") -> None:  # noqa: A002
        super().__init__(placeholder=_("search"), compact=True, select_on_focus=True, id=id)
        self.cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now."""
        event.stop()
        self.post_message(QueryChanged(event.value))

    def enter(self) -> None:
        """Say what stands here, when all keys have arrived that were typed before."""
        self.call_later(lambda: self.post_message(QueryEntered(self.value)))

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste: a phrase copied from a column stands on several."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(line.strip() for line in event.text.splitlines() if line.strip()))
