"""The count before a key, as in vi and less: `5j` goes down five rows.

Takes digits one by one, full-width ones too, and the action of the key that follows; gives that action so many times.
"""

from __future__ import annotations

from typing import Any

MOST_DIGITS = 4
"""Digits of a count; those after them change nothing."""

Action = tuple[str, str, tuple[Any, ...]]
"""Namespace, name and values of what a key does, as Textual reads them."""


class KeyCount:
    """What was typed of a count so far."""

    def __init__(self) -> None:
        self.typed = ""
        """The digits; "" while no count is typed."""

    def press(self, digit: str) -> None:
        """Take a digit; a count never begins with 0."""
        number = str(int(digit))
        if (self.typed or number != "0") and len(self.typed) < MOST_DIGITS:
            self.typed += number

    def clear(self) -> None:
        """Forget it."""
        self.typed = ""

    def applied_to(self, action: Action) -> Action:
        """`action`, so many times as was typed: its last value is multiplied where that is a number of steps."""
        namespace, name, values = action
        if not self.typed or not values or isinstance(values[-1], bool) or not isinstance(values[-1], int | float):
            return action
        return namespace, name, (*values[:-1], values[-1] * int(self.typed))
