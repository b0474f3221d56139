"""Outline of a single source by sections, in printed order, made without numpy.

Lists a page that was just opened, before numpy is loaded. The result equals that of
`reader.backends.local.outline.outline_rows.listed` for the same articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from reader.api.article_heading import heading_of
from reader.api.outline import FoldState
from reader.backends.local.outline.grouping import Level
from reader.backends.local.outline.outline_order import OutlineOrder
from reader.backends.local.outline.outline_rows import Headings, OutlineRows
from reader.label_columns import DerivedColumn

if TYPE_CHECKING:
    from reader.model import Article


def plain_groupings(articles: Sequence[Article]) -> tuple[str, ...]:
    """Groupings (see `reader.api.library.LibraryView.groupings`) of the articles of one source."""
    labels_by_grouping = {
        "section": map(heading_of, articles),
        "publication": (article.publication for article in articles),
        "date": (article.date for article in articles),
        "page": (article.page for article in articles),
    }
    return tuple(grouping for grouping, labels in labels_by_grouping.items() if len(set(labels)) > 1)


def plain_outline(articles: Sequence[Article], folds: FoldState) -> OutlineRows | None:
    """Outline of `articles`, at least one, all of one source; None if they need other headings than sections."""
    known = plain_groupings(articles)
    if known and (known[0] != "section" or "publication" in known or "date" in known):
        return None
    labels = zip(*((heading_of(each), each.publication, each.date) for each in articles), strict=True)
    columns = tuple(map(_column, labels))
    level, keys = Level(columns, "section", needed=True), range(len(articles))
    firsts = [key for key in keys if not key or columns[0].numbers[key] != columns[0].numbers[key - 1]]
    order = OutlineOrder(articles=keys, places=keys, levels=(level,))
    return _laid(order, firsts, [level.path(first) in folds for first in firsts], folds)


def _laid(order: OutlineOrder, firsts: Sequence[int], shut: Sequence[bool], folds: FoldState) -> OutlineRows:
    """Rows: headings, given by their first articles, and the articles under open headings."""
    cells, heads, rows = list[int](), list[int](), list[int]()
    ends = [*firsts[1:], len(order)]
    for place, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        heads.append(len(cells))
        cells.append(~place)
        rows += [len(cells) - 1] * (end - first) if shut[place] else range(len(cells), len(cells) + end - first)
        cells += () if shut[place] else range(first, end)
    sizes = [end - first for first, end in zip(firsts, ends, strict=True)]
    outermost = [0] * len(heads)
    headings = Headings(heads, outermost, outermost, firsts, sizes, [int(each) for each in shut])
    stops = [row for row, cell in enumerate(cells) if cell >= 0 or shut[~cell]]
    return OutlineRows(order, order.articles, order.places, cells, headings, stops, firsts, rows, folds)


def _column(labels: Sequence[Hashable]) -> DerivedColumn:
    known: dict[Hashable, int] = {}
    numbers = [-1 if label is None else known.setdefault(label, len(known)) for label in labels]
    return DerivedColumn(numbers, tuple(map(str, known)))  # type: ignore[arg-type]  # like an array's
