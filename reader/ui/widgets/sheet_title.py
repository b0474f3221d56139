"""The first line of a sheet: what it is, and at the right what Enter does there and how to leave it."""

from reader.i18n import _
from reader.typeset.cells import Widths
from reader.ui.widgets.text_bar import Parts, TextBar


class SheetTitle(TextBar):
    """A title, and keys."""

    def __init__(self, title: str, enter: str, widths: Widths) -> None:
        """`enter`: what Enter does, in a word or two; "" where that goes without saying."""
        super().__init__(widths, id="sheet_title")
        keys = [*([("Enter", enter)] if enter else []), ("Esc", _("back"))]
        groups = [[(f"  {key}", "key"), (f" {what}", "muted")] for key, what in reversed(keys)]
        self.say([(title, "strong")], groups, [key for key, _what in reversed(keys)])

    def retitle(self, parts: Parts) -> None:
        """Say another title, before the same keys."""
        self.say(parts, self.right, self.keys)
