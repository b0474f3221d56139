"""Result of reading a file in advance: its articles, and the state of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.model import Article, Block, BlockKind
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.ingest import Source

PageArticles = tuple[tuple["Article", ...], str]
"""The articles of a page, and the encoding its file was taken to be in."""


class ParsedAhead(NamedTuple):
    """The articles of one file that had no problems."""

    path: str
    size: int
    modified_ns: int
    pages: tuple[PageArticles, ...]

    def is_of(self, source: Source) -> bool:
        """True if `source` is that file, in that state."""
        return (str(source.path), source.size, source.modified_ns) == (self.path, self.size, self.modified_ns)

    def to_send(self) -> list[Any]:
        """The value in plain types, for another process."""
        pages = [[[fields_of(article) for article in articles], encoding] for articles, encoding in self.pages]
        return [self.path, self.size, self.modified_ns, pages]

    @classmethod
    def received(cls, given: list[Any]) -> ParsedAhead:
        """The value that `to_send` gave."""
        path, size, modified_ns, pages = given
        read = tuple((tuple(map(article_of, articles)), encoding) for articles, encoding in pages)
        return cls(path, size, modified_ns, read)


def fields_of(article: Article) -> dict[str, Any]:
    """The fields of an article in plain types."""
    known = {name: getattr(article, name) for name in Article.__annotations__}
    return {**known, "blocks": [[block.kind.value, block.text] for block in article.blocks]}


def article_of(given: dict[str, Any]) -> Article:
    """The article with the fields from `fields_of`."""
    blocks = tuple(Block(BlockKind(kind), text) for kind, text in given.pop("blocks"))
    given |= {name: tuple(given[name]) for name in ("lines", "authors", "repeated")}
    return Article(blocks=blocks, **given)
