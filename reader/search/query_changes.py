"""Changes of a query's text, told where they stand in it."""

from collections.abc import Sequence

from reader.span import Span


def with_changes(query: str, changes: Sequence[tuple[Span, str]]) -> str:
    """`query` with another text at each of some spans, ascending."""
    for span, other in reversed(changes):
        query = query[: span.start] + other + query[span.end :]
    return query
