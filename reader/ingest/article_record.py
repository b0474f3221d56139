"""One article as a file of records, a feed or a page of markup has it: fields apart, body a block a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ArticleRecord:
    """An article whose fields stand apart from its text."""

    fields: Mapping[str, str]
    """Fields of `Article` by name."""
    lines: tuple[str, ...]
    """The body, clean, a block a line, none empty."""
    first_line: int = 1
    """1-based number of the line of the file on which it begins."""
    unused: tuple[str, ...] = field(default=(), compare=False)
    """Names, as the file has them, of values that none of the fields is taken from."""
