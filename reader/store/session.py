"""A place in a library: the article, the line being read, and what stood around it. Needs no database to be said."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Setting = str | int | float | bool | None


class Session(NamedTuple):
    """An article, the line being read, and what stood around it."""

    article: str | None = None
    """The id of the open article."""
    offset: int = 0
    """The first code point on the screen, in its text."""
    query: str = ""
    """What stood in the search bar."""
    grouping: str = ""
    """How the sidebar was grouped; "" as it is by default."""
    layout: Mapping[str, Setting] = MappingProxyType({})
    """What else the screen wants to find again: widths, panes."""
