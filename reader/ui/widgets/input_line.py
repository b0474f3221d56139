"""Single-line text field: without border or animation; a paste of several lines becomes one line."""

from textual import events
from textual.binding import Binding
from textual.reactive import Reactive
from textual.widgets import Input

_EDITS = ("cursor_", "delete_", "home", "end", "select_all")
EDITING = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding) and binding.action.startswith(_EDITS)
    for key in binding.key.split(",")
}
"""Keys that move the cursor or delete, and their actions."""


class InputLine(Input, inherit_css=False):
    """A text field in which a Chinese input method composes undisturbed: its window is at the cursor."""

    # Textual's own style sheet of a field has a frame in seven variants, and names these classes.
    COMPONENT_CLASSES = Input.COMPONENT_CLASSES

    value: Reactive[str] = Reactive("", init=False)
    """The text. Unlike Textual's own reactive, a change causes no layout, since the width does not depend on it."""

    def __init__(
        self,
        value: str = "",
        *,
        id: str | None = None,  # noqa: A002
        placeholder: str = "",
        select: bool = True,
        most: int = 0,
    ) -> None:
        """`most` is the greatest length of the text, in code points; 0 for any."""
        super().__init__(value, placeholder, compact=True, select_on_focus=select, id=id, max_length=most)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Edit at once. Textual takes a key that is no text through the queues of all that surround the field, and text
        that is typed meanwhile would overtake it."""
        if (action := EDITING.get(event.key)) is not None:
            event.stop()
            event.prevent_default()
            await self.app.run_action(action, self)

    def _on_paste(self, event: events.Paste) -> None:
        """Insert all lines of a paste as one: a phrase copied from a column has several."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(line.strip() for line in event.text.splitlines() if line.strip()))
