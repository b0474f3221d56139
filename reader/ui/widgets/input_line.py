"""A line to type in: no border, nothing that moves, and a paste of several lines becomes one."""

from textual import events
from textual.reactive import Reactive
from textual.widgets import Input


class InputLine(Input):
    """An input in which a Chinese input method composes undisturbed: its window stands where the cursor is."""

    value: Reactive[str] = Reactive("", init=False)
    """What stands here. It takes the room that there is, so a key changes no layout, as Textual's own would."""

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "", select: bool = True) -> None:  # noqa: A002
        super().__init__(value, placeholder, compact=True, select_on_focus=select, id=id)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste: a phrase copied from a column stands on several."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(line.strip() for line in event.text.splitlines() if line.strip()))
