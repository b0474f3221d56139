"""Single-line text field: without border or animation; a paste of several lines becomes one line."""

from textual import events
from textual.reactive import Reactive
from textual.widgets import Input


class InputLine(Input):
    """A text field in which a Chinese input method composes undisturbed: its window is at the cursor."""

    value: Reactive[str] = Reactive("", init=False)
    """The text. Unlike Textual's own reactive, a change causes no layout, since the width does not depend on it."""

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "", select: bool = True) -> None:  # noqa: A002
        super().__init__(value, placeholder, compact=True, select_on_focus=select, id=id)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Insert all lines of a paste as one: a phrase copied from a column has several."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(line.strip() for line in event.text.splitlines() if line.strip()))
