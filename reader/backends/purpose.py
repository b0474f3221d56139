"""Purpose of opening a library, as far as it affects how it is read."""

from typing import NamedTuple


class Purpose(NamedTuple):
    """By default a screen."""

    alone: bool = False
    """True if this process does nothing else, so that files can be examined in it."""
    indexed: bool = True
    """True if an index is needed at once; else the index of a few files is built on demand."""


SCREEN = Purpose()
