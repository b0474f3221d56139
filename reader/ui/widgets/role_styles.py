"""Styles of the roles of a widget, asked of the style sheet when a role is first drawn.

Textual finds the styles of all `COMPONENT_CLASSES` whenever a widget is restyled: ninety at the start, of which ten are
drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.style import Style
from textual.dom import DOMNode
from textual.widget import Widget

from reader.ui.style_sheets import LATER, read_sheets

TEXT = "text"
"""Role of what has no other: drawn as the widget is. The styles of the others are to be added to it."""


class RoleStyles(Mapping[str, Style]):
    """The style of each role, for the current theme and focus."""

    def __init__(self, widget: Widget, kind: str, roles: Iterable[str]) -> None:
        """In the style sheet a role has the class `kind--role`."""
        self._widget, self._kind = widget, kind
        self._roles = dict.fromkeys((TEXT, *roles))
        self._known: dict[str, Style] = {}

    def __getitem__(self, role: str) -> Style:
        style = self._known.get(role)
        if style is None:
            if role not in self._roles:
                raise KeyError(role)
            style = self._known[role] = self._widget.rich_style if role == TEXT else self._found(role)
        return style

    def __iter__(self) -> Iterator[str]:
        return iter(self._roles)

    def __len__(self) -> int:
        return len(self._roles)

    def renew(self) -> None:
        """Forget the styles: the widget was restyled. If one that was drawn has changed, it is redrawn."""
        before, self._known = self._known, {}
        if any(self[role] != style for role, style in before.items() if role != TEXT):
            self._widget.refresh()

    def _found(self, role: str) -> Style:
        app, name = self._widget.app, f"{self._kind}--{role}"
        if f".{name}" not in app.stylesheet.rules_map:
            read_sheets(app, LATER)
        node = DOMNode(classes=name)
        node._attach(self._widget)
        app.stylesheet.apply(node)
        return node.styles.partial_rich_style
