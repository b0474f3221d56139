"""The tour of a first start: one line at the foot of the screen that asks for one key after another.

It hears every key and keeps none back: each does what it always does. A key that was not asked for ends the tour.
"""

from collections.abc import Sequence, Set

from reader.i18n import _
from reader.keymap.table import Key, twins
from reader.typeset.cells import Widths
from reader.ui.preferences import Preferences
from reader.ui.widgets.text_bar import TextBar


class Tour(TextBar):
    """The line, until the last step or another key."""

    def __init__(self, preferences: Preferences, widths: Widths) -> None:
        super().__init__(widths, id="tour")
        self.preferences = preferences
        self.step = 0

    def on_mount(self) -> None:
        """Ask for the first key."""
        self._ask()

    def pressed(self, names: Set[str], typing: bool) -> bool:
        """A key was pressed, `typing` in the search bar: there all but Enter and Escape are text.

        Gives whether the tour goes on.
        """
        if typing and not names & {"enter", "escape"}:
            return True
        wanted = keys_of(steps()[self.step][0], self.preferences.keys)
        self.step += 1
        if not names & wanted or self.step == len(steps()):
            self.remove()
            return False
        self._ask()
        return True

    def _ask(self) -> None:
        wanted, sentence = steps()[self.step]
        place = _("Tour {step}/{steps}").format(step=self.step + 1, steps=len(steps()))
        sentence = sentence.format(quit=self.preferences.shown("quit"))
        self.say(
            [(f" {place}  ", "muted"), (f"{self.preferences.shown(wanted)} ", "key"), (sentence, "strong")],
            [[(_("any other key closes "), "muted")]],
        )


def steps() -> tuple[tuple[str, str], ...]:
    """The id of the key asked for, and what it does, step by step."""
    return (
        ("down", _("move down")),
        ("open", _("read the article")),
        ("next_page", _("next page, then the next article")),
        ("search", _("search: type a few characters")),
        ("open", _("go to the first match")),
        ("next_match", _("next match, across articles")),
        ("help", _("all keys; {quit} quits. Done.")),
    )


def keys_of(name: str, keys: Sequence[Key]) -> set[str]:
    """What a terminal sends for the key with that id, its full-width twins included."""
    return {twin for key in keys if key.id == name for press in key.keys for twin in twins(press)}
