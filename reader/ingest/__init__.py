"""Here is a path: what text is in it?

`sources` finds what there is to read, `read` gives its pages: decoded, told apart by content, and cleaned for display.
"""

from reader.ingest.clean import clean, clean_line
from reader.ingest.pages import read
from reader.ingest.walk import Source, sources

__all__ = ["Source", "clean", "clean_line", "read", "sources"]
