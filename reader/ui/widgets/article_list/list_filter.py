"""Filter of the list: a text field above it for a part of the headline; hidden while nothing is filtered.

Posts `FilterChanged` with every change.
"""

from textual.widgets import Input

from reader.i18n import _
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.input_line import InputLine
from reader.ui.widgets.late_widget import LateWidget


class ListFilter(InputLine, LateWidget):
    """A text field, which appears when it is requested."""

    class FilterChanged(FieldMessage):
        """Message: the text of the filter has changed."""

    def __init__(self, *, id: str = "sift") -> None:  # noqa: A002
        super().__init__(placeholder=_("in the headlines: characters or pinyin"), id=id)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post `FilterChanged`."""
        event.stop()
        self.post_message(self.FilterChanged())
