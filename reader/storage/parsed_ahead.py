"""What was read of a file before anybody asked for it: its articles, and which state of the file they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.ingest import Source
    from reader.model import Article

PageArticles = tuple[tuple["Article", ...], str]
"""The articles of a page, and the encoding its file was taken to be in."""


class ParsedAhead(NamedTuple):
    """The articles of one file that had no problems."""

    path: str
    size: int
    modified_ns: int
    pages: tuple[PageArticles, ...]

    def is_of(self, source: Source) -> bool:
        """Whether `source` is that file, as it was read."""
        return (str(source.path), source.size, source.modified_ns) == (self.path, self.size, self.modified_ns)
