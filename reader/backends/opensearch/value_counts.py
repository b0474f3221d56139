"""Counts of articles by the values of a column, made by the engine.

By section means by heading (see `reader.api.article_heading`): articles without a section are counted by the name of
their page, those without either by its number. The columns are the same in every archive, so none is published anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from reader.api.article_heading import page_in_words
from reader.backends.opensearch.engine_clauses import HEADING_COLUMNS, Dsl, any_of, lacking, numbered

DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
"""A date as this program writes it; another may have published what it likes."""


class ValueCount(NamedTuple):
    """What the engine counted for one value."""

    value: str | None
    """None: no value. The same value may occur more than once; its counts are then added."""
    bucket: Mapping[str, Any]


def aggregations_for(column: str, most: int, **about: Dsl) -> Dsl:
    """Aggregations for at most `most` values of a column, and `about` their articles."""
    found: Dsl = {}
    without: list[str] = []
    for each in _columns(column):
        terms = {"terms": {"field": each, "size": most}, **({"aggs": about} if about else {})}
        found[f"{column}: {each}"] = {"filter": lacking(*without), "aggs": {"values": terms}}
        without.append(each)
    found[f"no {column}"] = {"filter": lacking(*without), **({"aggs": about} if about else {})}
    return found


def value_counts(column: str, aggregations: Mapping[str, Any]) -> Iterator[ValueCount]:
    """Counts from the answer to `aggregations_for`."""
    for each in _columns(column):
        for bucket in aggregations[f"{column}: {each}"]["values"]["buckets"]:
            value = str(bucket["key"])
            yield ValueCount(_shown(column, each, value), bucket)
    if aggregations[f"no {column}"]["doc_count"]:
        yield ValueCount(None, aggregations[f"no {column}"])


def _shown(column: str, each: str, value: str) -> str | None:
    """A value as it is counted: a page in words, and None for a date that is none."""
    if column == "date" and not DATE.fullmatch(value):
        return None
    return page_in_words(value) if (column, each) == ("section", "page") else value


def having(column: str, value: str | None) -> Dsl:
    """Engine query for the articles with a value of a column, or with none."""
    columns = _columns(column)
    if value is None:
        return lacking(*columns)
    each = [numbered(value) if name == "page" else {"term": {name: value}} for name in columns]
    return any_of([{"bool": {"filter": [one, lacking(*columns[:place])]}} for place, one in enumerate(each)])


def _columns(column: str) -> tuple[str, ...]:
    return HEADING_COLUMNS if column == "section" else (column,)
