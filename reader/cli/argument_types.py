"""Types of option values for argparse."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from reader.i18n import _


def whole_number(least: int) -> Callable[[str], int]:
    """Type of a whole number of at least `least`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(
                _("{text}: must be {least} or greater").format(text=repr(text), least=least)
            )
        return int(text)

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
