"""Count before a key, as in vi and less: `5j` moves down five rows.

Takes digits one by one, including full-width ones, and the action of the next key; gives that action repeated.
"""

from __future__ import annotations

from typing import Any

MOST_DIGITS = 4
"""Most digits of a count; further digits are ignored."""

Action = tuple[str, str, tuple[Any, ...]]
"""Namespace, name and values of a key's action, as Textual reads them."""


class KeyCount:
    """The digits of a count typed so far."""

    def __init__(self) -> None:
        self.typed = ""
        """The digits; empty while no count is typed."""

    def press(self, digit: str) -> None:
        """Add a digit; a count never begins with 0."""
        number = str(int(digit))
        if (self.typed or number != "0") and len(self.typed) < MOST_DIGITS:
            self.typed += number

    def clear(self) -> None:
        """Drop the count."""
        self.typed = ""

    def applied_to(self, action: Action) -> Action:
        """`action`, repeated by the count: its last value is multiplied if it is a number of steps."""
        namespace, name, values = action
        if not self.typed or not values or isinstance(values[-1], bool) or not isinstance(values[-1], int | float):
            return action
        return namespace, name, (*values[:-1], values[-1] * int(self.typed))
