"""An article as a file of records, a feed or a web page gives it: fields apart from the body, one block a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class ArticleRecord:
    """An article whose fields are separate from its text."""

    fields: Mapping[str, str]
    """Fields of `Article` by name."""
    lines: tuple[str, ...]
    """Lines of the body: clean, one block a line; empty for a line of the file that is none of the body's."""
    first_line: int = 1
    """1-based number of the line of the file on which the article begins."""
    unused: tuple[str, ...] = field(default=(), compare=False)
    """Names, as in the file, of the values that gave no field."""
