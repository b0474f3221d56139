"""First line of a dialog: its title, and at the right the keys that confirm and close it."""

from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.widgets.text_bar import Parts, TextBar


class SheetTitle(TextBar):
    """A title, and key hints."""

    def __init__(self, title: str, enter: str, widths: Widths) -> None:
        """`enter`: action of Enter, in a word or two; empty if obvious."""
        super().__init__(widths, id="sheet_title")
        keys = [*([("Enter", enter)] if enter else []), ("Esc", _("back"))]
        groups = [[(f"  {key}", "key"), (f" {what}", "muted")] for key, what in reversed(keys)]
        self.set_texts([(title, "strong")], groups, [key for key, _what in reversed(keys)])

    def retitle(self, parts: Parts) -> None:
        """Show another title before the same keys."""
        self.set_texts(parts, self.right, self.keys)
