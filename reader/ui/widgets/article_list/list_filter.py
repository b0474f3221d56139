"""The line over the list in which a part of headlines is typed; hidden while nothing is sifted.

Posts `FilterChanged` with every change.
"""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from reader.i18n import _
from reader.ui.widgets.input_line import InputLine


class ListFilter(InputLine):
    """Hidden until it is wanted."""

    @dataclass(eq=False, repr=False)
    class FilterChanged(Message):
        """What headlines are to have has changed."""

    def __init__(self, *, id: str = "sift") -> None:  # noqa: A002
        super().__init__(placeholder=_("in the headlines: characters or pinyin"), id=id)
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now."""
        event.stop()
        self.post_message(self.FilterChanged())
