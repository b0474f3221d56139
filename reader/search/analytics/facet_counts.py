"""Facets of the articles found: counts by section, page, publication, author and month."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from reader.api.results import Facet
from reader.index.columns import Columns, iso
from reader.label_columns import headings
from reader.search.matching.article_sets import Articles
from reader.search.matching.doc_set import DocSet

FACETS = ("section", "page_name", "publication", "author", "month")
"""Names of the facets."""


def facets(found: DocSet) -> Mapping[str, Facet]:
    """The counts of every facet over all articles found."""
    return {name: _counted(name, found) for name in FACETS}


def _counted(name: str, found: DocSet) -> Facet:
    total = Counter[str | None]()
    for place, articles in found.by_segment:
        columns = found.index.segments[place].columns
        total.update(_COUNTS[name](columns, articles) if name in _COUNTS else columns.names[name].tally(articles))
    return in_order(name, total)


def in_order(name: str, total: Mapping[str | None, int]) -> Facet:
    """The values of a facet with their counts: months by date, others by count, the most first."""
    if name == "month":
        return sorted(total.items(), key=lambda entry: entry[0] or "")
    return sorted(total.items(), key=lambda entry: (-entry[1], entry[0] is None, entry[0] or ""))


def _sections(columns: Columns, articles: Articles) -> dict[str | None, int]:
    found = headings(columns.names.__getitem__)
    counts = np.bincount(found.numbers[articles] + 1, minlength=len(found.names) + 1).tolist()
    return {name: count for name, count in zip((None, *found.names), counts, strict=True) if count}


def _months(columns: Columns, articles: Articles) -> dict[str | None, int]:
    months, counts = np.unique(columns.dates[articles] // 100 * 100, return_counts=True)
    return {iso(month): count for month, count in zip(months.tolist(), counts.tolist(), strict=True)}


_COUNTS = {"section": _sections, "month": _months}
"""How facets that are no column of names are counted."""
