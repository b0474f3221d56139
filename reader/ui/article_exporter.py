"""Articles as the text of a file: Markdown, CSV or JSON lines, by the ending of its name."""

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


def exporter(
    view: LibraryView, keys: Sequence[ArticleKey], spans: Callable[[ArticleKey], tuple[Span, ...]] | None = None
) -> Callable[[Path], Iterable[str]]:
    """Gives the text of a file with these articles; `spans`: their matches, where they were found by a query."""
    return lambda path: exported(view, keys, ENDINGS[path.suffix], spans)
