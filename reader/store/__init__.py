"""What did this person leave here? Libraries, places, what was read, and marks on the text, in one SQLite database."""

from reader.store.anchor import Anchor
from reader.store.libraries import LastLibrary, library_key
from reader.store.marks import Kind, Mark
from reader.store.matching import Match, match
from reader.store.notebook import notebook
from reader.store.places import Place
from reader.store.store import Store, last_library

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
    "match",
    "notebook",
]
