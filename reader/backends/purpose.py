"""What a library is opened for, as far as it makes a difference to how it is read."""

from typing import NamedTuple


class Purpose(NamedTuple):
    """By default a screen."""

    alone: bool = False
    """Whether nothing else goes on in this process, so that files can be looked at in it."""
    indexed: bool = True
    """Whether an index is needed at once; else one of a few files is made when it is asked for."""


SCREEN = Purpose()
