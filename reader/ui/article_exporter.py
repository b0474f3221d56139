"""Text of an exported file: articles as Markdown, CSV or JSON lines, by the file name extension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.export.article_formats import exported

if TYPE_CHECKING:
    from reader.api.library import LibraryView
    from reader.api.outline import ArticleKey
    from reader.span import Span

ENDINGS = {".md": "markdown", ".csv": "csv", ".jsonl": "jsonl"}


def article_exporter(
    view: LibraryView, keys: Sequence[ArticleKey], spans: Callable[[ArticleKey], tuple[Span, ...]] | None = None
) -> Callable[[Path], Iterable[str]]:
    """A function from the path of a file to its text, in pieces; `spans` gives the matches of a query in an article."""
    return lambda path: exported(view, keys, ENDINGS[path.suffix], spans)
