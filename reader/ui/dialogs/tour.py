"""The tour for a first-time user: a row above the status bar that asks for one key after another.

It is notified of every key and stops none: each has its usual effect. An unrequested key changes nothing; a key of a
later step continues from that step, and Escape ends the tour.
"""

from collections.abc import Set

from reader.i18n import _
from reader.keymap.table import full_width_equivalents
from reader.typeset.cells import Widths
from reader.ui.preferences import Preferences
from reader.ui.widgets.text_bar import TextBar


class Tour(TextBar):
    """The row of the tour."""

    def __init__(self, preferences: Preferences, widths: Widths) -> None:
        super().__init__(widths)
        self.preferences = preferences
        self.step = 0

    def on_resize(self) -> None:
        """Show the step: the width is known now."""
        self._ask()

    def pressed(self, names: Set[str], typing: bool) -> bool:
        """Advance if a pressed key is that of a step; returns False once the tour has ended.

        `typing`: a text field has the focus, where all keys but Enter are text and Escape leaves the field.
        """
        if typing and "enter" not in names:
            return True
        last = len(steps()) - 1
        ahead = range(self.step, last) if self.step < last else (last,)
        reached = next((place for place in ahead if names & self._keys_of(place)), None)
        if reached is not None:
            self.step = reached + 1
        if "escape" in names or self.step > last:
            self.remove()
            return False
        self._ask()
        return True

    def _keys_of(self, place: int) -> set[str]:
        """Key names of a step as a terminal sends them, full-width ones included."""
        name = steps()[place][0]
        return {
            twin
            for key in self.preferences.keys
            if key.id == name
            for press in key.keys
            for twin in full_width_equivalents(press)
        }

    def _ask(self) -> None:
        wanted, sentence = steps()[self.step]
        place = _("Tour {step}/{steps}").format(step=self.step + 1, steps=len(steps()))
        sentence = sentence.format(quit=self.preferences.shown("quit"))
        parts = [(f" {place}  ", "muted"), (f"{self.preferences.shown(wanted)} ", "key"), (sentence, "strong")]
        way_out = _(" Esc closes ")
        cells = sum(self.widths.width(text) for text, _role in parts) + self.widths.width(way_out)
        self.set_texts(parts, [[(way_out, "muted")]] if cells <= self.app.size.width else [])


def steps() -> tuple[tuple[str, str], ...]:
    """Steps as `(id of the key, description)`."""
    return (
        ("down", _("move down")),
        ("open", _("read the article")),
        ("next_page", _("next page, then article")),
        ("search", _("search: type a few characters")),
        ("open", _("go to the first match")),
        ("next_match", _("next match, across articles")),
        ("help", _("all keys; {quit} quits. Done.")),
    )
