"""Editor of a note on a selection.

Dismisses with the new text, cleaned, or None to leave the note as it was. Nothing in the dialog moves while typing, so
that the window of an input method stays in place.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from reader.annotations.mark import cleaned
from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.widgets.text_bar import TextBar


class NoteDialog(ModalScreen[str | None]):
    """A text area."""

    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", id="keep_note", priority=True),
        Binding("escape", "close", id="close_note"),
    ]

    def __init__(self, quote: str, text: str, widths: Widths) -> None:
        super().__init__()
        self.before = text
        self.quote, self.hint = TextBar(widths, id="noting_quote"), TextBar(widths, id="noting_hint")
        self.quote.set_texts([(_("Note"), "strong"), (f"  “{' '.join(quote.split())}”", "muted")])
        self.area = TextArea(text, compact=True, highlight_cursor_line=False)
        self.area.cursor_blink = False
        self._leaving = False
        """True if the next Escape discards the changes."""

    def compose(self) -> ComposeResult:
        """Quoted text, text area and keys."""
        with Vertical(id="noting", classes="sheet"):
            yield self.quote
            yield self.area
            yield self.hint

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        self.area.move_cursor(self.area.document.end)
        self._hint()

    def on_key(self, event: events.Key) -> None:
        """Add text typed in one burst with the key that opened the dialog."""
        if self.focused is not self.area and event.is_printable and event.character:
            self.area.insert(event.character)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The text has changed: Escape asks again."""
        event.stop()
        self._leaving = False
        self._hint()

    def action_keep(self) -> None:
        """Save the note."""
        text = cleaned(self.area.text)
        self.dismiss(None if text == self.before else text)

    def action_close(self) -> None:
        """Close without saving; changes are discarded only by a second Escape."""
        if self.area.text == self.before or self._leaving:
            self.dismiss(None)
            return
        self._leaving = True
        self.hint.set_texts([(_("Unsaved. Ctrl+S saves, Esc again discards"), "strong")])

    def _hint(self) -> None:
        keys = (("Ctrl+S", _("save")), ("Esc", _("back")))
        self.hint.set_texts([part for key, what in keys for part in ((key, "key"), (f" {what}  ", "muted"))])
