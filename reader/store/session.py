"""The session value: open article, reading position, query and layout of one library."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Setting = str | int | float | bool | None


class Session(NamedTuple):
    """Where a person is in a library, and how the screen looks."""

    article: str | None = None
    """The id of the open article."""
    offset: int = 0
    """Code point of the article's text at the top of the screen."""
    query: str = ""
    """The text of the search bar."""
    grouping: str = ""
    """Grouping of the list; "" is the default."""
    layout: Mapping[str, Setting] = MappingProxyType({})
    """Other state of the screen: widths, panes, folds."""
