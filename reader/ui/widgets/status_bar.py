"""The status line: a message or where one is, and the keys that are useful just now."""

from collections.abc import Callable, Sequence

from reader.typeset.cells import Widths
from reader.ui.status_text import Hint
from reader.ui.widgets.text_bar import Parts, TextBar


class StatusBar(TextBar):
    """One line of texts."""

    def __init__(self, widths: Widths) -> None:
        super().__init__(widths, id="status")

    def show(self, first: str, rest: Parts, hints: Sequence[Hint], key_name: Callable[[str], str]) -> None:
        """Show `first` and other texts, and at the right hints; `key_name` tells how a key is called."""
        left = [(f" {first}{'  ' if first else ''}", "strong"), *rest]
        self.say(left, [hint.parts(key_name) for hint in hints], [hint.key for hint in hints])
