"""The line over the list in which a part of headlines is typed; hidden while nothing is sifted.

Posts `Sifted` with every change.
"""

from textual.widgets import Input

from reader.ui.messages import Sifted
from reader.wording import _


class Sift(Input):
    """An input without a border, and without anything that moves."""

    def __init__(self, *, id: str = "sift") -> None:  # noqa: A002
        super().__init__(placeholder=_("in the headlines: characters or pinyin"), compact=True, id=id)
        self.cursor_blink = False
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what stands there now."""
        event.stop()
        self.post_message(Sifted(event.value))
