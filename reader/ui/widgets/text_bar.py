"""One line of texts, in the top bar or the status bar.

Takes texts, which hold no markup. They are shortened by cells, never through a wide character.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.typeset.cells import Widths
from reader.ui.field_message import FieldMessage
from reader.ui.widgets.role_styles import RoleStyles
from reader.ui.widgets.strips import text_strip

Parts = Sequence[tuple[str, str]]
"""Texts, each with its role."""


class TextBar(Widget):
    """Texts from the left, each in the style of its role, and groups of texts at the right edge."""

    class KeyClicked(FieldMessage):
        """Message: the hint of a key was clicked."""

        name: str
        """Name of the key in the table of keys."""

    ROLES: ClassVar[tuple[str, ...]] = ("strong", "muted", "alert", "key", "sign", "done", "todo")
    """Roles with their own style, `words--role` in the style sheet."""

    def __init__(self, widths: Widths, *, id: str | None = None, key: str = "") -> None:  # noqa: A002
        super().__init__(id=id)
        self.widths = widths
        self.palette = RoleStyles(self, "words", self.ROLES)
        self.key = key
        """Name of the key whose action a click runs."""
        self.left: Sequence[tuple[str, str]] = ()
        self.right: Sequence[Parts] = ()
        self.keys: Sequence[str] = ()
        """For each group at the right, name of the key whose action a click on it runs."""

    def set_texts(self, left: Sequence[tuple[str, str]], right: Sequence[Parts] = (), keys: Sequence[str] = ()) -> None:
        """Show `(text, role)` at the left, and at the right as many groups of them as fit.

        A last text with the role `tail` is whole, and the first one shortened before it.

        A click on a group runs the action of its key in `keys`.
        """
        if (left, right, keys) != (self.left, self.right, self.keys):
            self.left, self.right, self.keys = left, right, keys
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Post `KeyClicked` for the clicked key."""
        name = event.style.meta.get("key", self.key)
        if name:
            self.post_message(self.KeyClicked(name))

    def render_line(self, y: int) -> Strip:
        """The line. Room goes first to the uncut texts at the left, then to the right groups, then to other texts."""
        width = self.size.width
        blank = self.rich_style
        left = [(text, blank + self._style(role)) for text, role in self.left]
        kept = [text for place, (text, role) in enumerate(self.left) if not place or role == "whole"]
        taken = sum(map(self.widths.width, kept))
        right: list[tuple[str, Style]] = []
        for place, group in enumerate(self.right):
            taken += sum(self.widths.width(text) for text, _ in group)
            if taken > width and (self.left or right):
                break
            meant = Style(meta={"key": self.keys[place]}) if place < len(self.keys) else Style()
            right += [(text, blank + self._style(role) + meant) for text, role in group]
        room = width - sum(self.widths.width(text) for text, _ in right)
        if left and self.left[-1][1] == "tail":
            (name, style), *_others, (tail, _style) = left
            left[0] = self.widths.shorten(name, max(room - self.widths.width(tail), 0)), style
        left = left[: self._worth_saying(room)]
        return Strip.join(
            [text_strip(left, room, blank, self.widths), text_strip(right, width - room, blank, self.widths)]
        )

    def _worth_saying(self, room: int) -> int:
        """Number of texts shown at the left: a word is shown whole or not at all, a label only with a word."""
        for place, (text, role) in enumerate(self.left):
            room -= self.widths.width(text)
            word = self.left[place + 1][0] if role == "label" else ""
            if role in ("label", "word") and room < self.widths.width(word):
                return place
        return len(self.left)

    def _style(self, role: str) -> Style:
        role = {"label": "muted", "whole": "muted", "tail": "muted", "word": ""}.get(role, role)
        return self.palette[role] if role else self.rich_style

    def notify_style_update(self) -> None:
        """Drop the cached styles: the theme or the focus has changed."""
        super().notify_style_update()
        self.palette.renew()
