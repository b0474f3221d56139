"""What did this person leave here? Libraries, places, what was read, and marks on the text, in one SQLite database.

The names below are loaded when they are first asked for: a start asks for `last_library` before it shows anything.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.annotations.anchor import Anchor
    from reader.store.libraries import LastLibrary, library_key
    from reader.store.mark_table import Kind, Mark
    from reader.annotations.anchor_matching import Match, match
    from reader.export.marks_markdown import marks_as_markdown
    from reader.store.session import Place
    from reader.store.last_library import last_library
    from reader.store.store import Store

_HOMES = {
    "Anchor": "anchor",
    "Kind": "marks",
    "LastLibrary": "libraries",
    "Mark": "marks",
    "Match": "matching",
    "Place": "place",
    "Store": "store",
    "last_library": "recent",
    "library_key": "libraries",
    "match": "matching",
    "marks_as_markdown": "notebook",
}

__all__ = [
    "Anchor",
    "Kind",
    "LastLibrary",
    "Mark",
    "Match",
    "Place",
    "Store",
    "last_library",
    "library_key",
    "marks_as_markdown",
    "match",
]


def __getattr__(name: str) -> Any:
    """The name that the package gives, from the module that it lives in (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
