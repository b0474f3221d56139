"""Types of option values for argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reader.i18n import _

MOST_DIGITS = 19
"""Least number of digits of a number that no option takes: longer ones overflow."""


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Type of a whole number of at least `least`, and at most `most`."""

    def read(text: str) -> int:
        if text.isdecimal() and len(text) < MOST_DIGITS and least <= int(text) <= (int(text) if most is None else most):
            return int(text)
        template = (
            _("{text}: must be {least} or greater") if most is None else _("{text}: must be from {least} to {most}")
        )
        raise argparse.ArgumentTypeError(template.format(text=repr(text), least=least, most=most))

    return read


def seconds(text: str) -> float:
    """Type of a time above 0, in seconds."""
    try:
        given = float(text)
    except ValueError:
        given = 0.0
    if not 0 < given < float("inf"):
        raise argparse.ArgumentTypeError(
            _("{text}: must be a number of seconds greater than 0").format(text=repr(text))
        )
    return given
