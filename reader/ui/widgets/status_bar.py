"""Status bar: a message or the reading position, and hints of the currently useful keys."""

from collections.abc import Callable, Sequence

from reader.typeset.cells import Widths
from reader.ui.status_text import Hint
from reader.ui.widgets.text_bar import Parts, TextBar


class StatusBar(TextBar):
    """One line of texts."""

    def __init__(self, widths: Widths) -> None:
        super().__init__(widths, id="status")

    def show(self, first: str, rest: Parts, hints: Sequence[Hint], key_name: Callable[[str], str]) -> None:
        """Show `first` and further texts at the left, hints at the right; `key_name` gives a key's displayed name."""
        left = [(f" {first}{'  ' if first else ''}", "strong"), *rest]
        self.set_texts(left, [hint.parts(key_name) for hint in hints], [hint.key for hint in hints])
