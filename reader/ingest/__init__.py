"""Here is a path: what text is in it?

`sources` finds what there is to read, `read` gives its pages: decoded, told apart by content, and cleaned for display.
"""

from reader.ingest import reasons
from reader.ingest.bounds import CancelledReadingError, Poll, never
from reader.ingest.clean import clean, clean_line
from reader.ingest.pages import read
from reader.ingest.walk import Source, sources

__all__ = ["CancelledReadingError", "Poll", "Source", "clean", "clean_line", "never", "read", "reasons", "sources"]
