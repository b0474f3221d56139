"""The session value: open article, reading position, query and layout of one library."""

from collections.abc import Mapping
from types import MappingProxyType

from reader.named_tuple import NamedTuple

Setting = str | int | float | bool | None


class Session(NamedTuple):
    """Position of the user in a library, and layout of the screen."""

    article: str | None = None
    """Id of the open article."""
    offset: int = 0
    """Code point of the article's text at the top of the screen."""
    query: str = ""
    """The text of the search bar."""
    grouping: str = ""
    """Grouping of the list; "" is the default."""
    layout: Mapping[str, Setting] = MappingProxyType({})
    """Other state of the screen: widths, panes, folds."""
