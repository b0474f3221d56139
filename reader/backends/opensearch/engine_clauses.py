"""Clauses of engine queries: the pieces that queries, counts and lists of an archive are made of."""

from __future__ import annotations

from typing import Any

from reader.search.matching.page_numbers import page_numbers

Dsl = dict[str, Any]
"""A query or a part of one, as the engine takes it."""
HEADING_COLUMNS = ("section", "page_name", "page")
"""Columns that name the heading of an article (see `reader.api.article_heading`), in order of preference."""


def any_of(queries: list[Dsl]) -> Dsl:
    """Disjunction of queries; matches nothing if empty."""
    if not queries:
        return {"match_none": {}}
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}


def numbered(pages: str) -> Dsl:
    """Query for the articles of pages, given by their numbers, perhaps in words; letters in either case."""
    numbers = sorted(page_numbers(pages))
    return any_of([{"term": {"page": {"value": number, "case_insensitive": True}}} for number in numbers])


def lacking(*columns: str) -> Dsl:
    """Query for the articles without a value in any of these columns."""
    return {"bool": {"must_not": [{"exists": {"field": name}} for name in columns]}}


def dated(first: str | None, last: str | None) -> Dsl:
    """Query for the articles dated from `first` to `last`, ISO dates; None leaves an end open."""
    ends = [{"range": {"day": {"gte": first}}}] if first else []
    ends += [{"range": {"until": {"lte": last}}}] if last else []
    return {"bool": {"filter": [*ends, {"exists": {"field": "day"}}]}}


def each_of(field: str, sets: list[list[str]]) -> Dsl:
    """Query for articles whose field contains a token of every set."""
    return {"bool": {"filter": [{"terms": {field: some}} for some in sets]}}
