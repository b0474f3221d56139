"""Reading of source files: from a path to pages of clean text.

`sources` lists the files to read; `read` yields the pages of one: its format recognised by content, decoded, and
cleaned for display.
"""

from reader.ingest import reasons
from reader.ingest.bounds import CancelledReadingError, Poll, never
from reader.ingest.clean import clean, clean_line
from reader.ingest.pages import read
from reader.ingest.walk import FileStamp, Source, sources, stamps

__all__ = [
    "CancelledReadingError",
    "FileStamp",
    "Poll",
    "Source",
    "clean",
    "clean_line",
    "never",
    "read",
    "reasons",
    "sources",
    "stamps",
]
