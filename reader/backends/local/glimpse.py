"""Glimpse: what the first screens of a library with an index show, as values of plain types.

It is taken in a process of its own (`reader.backends.ahead`), which has the time to import numpy and the index, and
read in that of the screen, which has not: the rows of the list, the articles around the one that is read, and what the
list shows around it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.api.library import Progress
from reader.backends.local.outline.grouping import Level
from reader.backends.local.outline.outline_order import OutlineOrder
from reader.backends.local.outline.outline_rows import Headings, OutlineRows
from reader.label_columns import DerivedColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.api.outline import ArticleKey
    from reader.backends.local.local_view import LocalView
    from reader.model import Article

MOST = 50_000
"""Most articles of which a glimpse is taken: the rows of more take longer to send than numpy takes to import."""
ROWS = 100
"""Rows before and after the cursor of which the summaries are taken: more than the highest screens have."""
NEAR = (-1, 0, 1, 2)
"""Articles that are taken whole, in the order of the list, counted from the one that is read."""
NUMBER, ID = "i", "Q"
"""Types of the items of arrays: rows, keys and places; and ids."""


class GlimpsedSummary(NamedTuple):
    """Implements `reader.api.library.Summary`."""

    headline: str
    section: str | None
    page: str | None
    page_name: str | None
    date: str | None
    publication: str | None
    encoding: str


class Glimpse(NamedTuple):
    """What is known of a library."""

    progress: Progress
    name: str
    groupings: tuple[str, ...]
    ids: Sequence[int]
    """By key, the id as a number (`reader.storage.article_id`)."""
    copies: dict[ArticleKey, str]
    """Ids of the articles whose text an earlier one has too."""
    rows: OutlineRows
    """The rows of the list in its first arrangement."""
    summaries: dict[ArticleKey, GlimpsedSummary]
    articles: dict[ArticleKey, Article]


def taken(paths: Sequence[str], read: str | None) -> list[Any] | None:
    """A glimpse of the library of `paths` for `glimpse_of`; None if it has no index that can be used as it is.

    `read`: id of the article that was read last.
    """
    from reader.backends.local.loader import Loader
    from reader.backends.local.local_view import LocalView, ViewContext, called_after

    manifest, batches = Loader(paths).mapped(MOST) or (None, ())
    view = LocalView(batches, ViewContext(called=called_after(paths)))
    if manifest is None or not len(view):
        return None
    figures = manifest.files_done, manifest.files_total, manifest.bytes_done, manifest.bytes_total
    return seen_of(view, Progress(*figures, len(view)), read)


def seen_of(view: LocalView, progress: Progress, read: str | None) -> list[Any]:
    """A glimpse of a view with articles."""
    from reader.api.outline_request import OutlineRequest

    rows = view.outline(OutlineRequest())
    known = view.keys([read] if read else [])
    key = next(iter(known.values()), rows.numbers[0])
    return [
        tuple(progress),
        view.name,
        view.groupings(),
        _packed(ID, view.corpus.ids.tolist()),
        [*view.corpus.copies().items()],
        _of_rows(rows),
        _summaries(view, rows, key),
        _articles(view, rows, key),
    ]


def glimpse_of(given: list[Any]) -> Glimpse:
    """What was `taken`."""
    from reader.storage.parsed_ahead import article_of

    progress, name, groupings, ids, copies, rows, summaries, articles = given
    return Glimpse(
        Progress(*progress),
        name,
        tuple(groupings),
        _unpacked(ID, ids),
        dict(copies),
        _rows_of(rows),
        {key: GlimpsedSummary(*fields) for key, fields in summaries},
        {key: article_of(fields) for key, fields in articles},
    )


def _summaries(view: LocalView, rows: OutlineRows, key: ArticleKey) -> list[Any]:
    """What the list shows around an article: its key and its fields, for each row."""
    middle = rows.row_of(key) or 0
    seen = rows.rows(max(middle - ROWS, 0), 2 * ROWS)
    keys = [row.key for row in seen if row.heading is None]
    return [(key, [getattr(view.summary(key), field) for field in GlimpsedSummary._fields]) for key in keys]


def _articles(view: LocalView, rows: OutlineRows, key: ArticleKey) -> list[Any]:
    """The articles around one in the list, and the first of the library, which is shown before that."""
    from reader.storage.parsed_ahead import fields_of

    near = {0, *(there for steps in NEAR if (there := rows.neighbour(key, steps)) is not None)}
    return [(key, fields_of(view.article(key))) for key in sorted(near)]


def _of_rows(rows: OutlineRows) -> list[Any]:
    """Rows of all articles with all headings open; of a level, the paths of its headings."""
    order, heads = rows.order, rows.headings
    levels = [(level.kind, level.needed, len(level.columns)) for level in order.levels]
    paths = [order.levels[level].path(first) for level, first in zip(heads.levels, heads.firsts, strict=True)]
    numbers = (order.articles, order.places, rows.cells, rows.stops, rows.sections, rows.rows_of, *heads)
    return [levels, paths, [_packed(NUMBER, column) for column in numbers]]


def _rows_of(given: list[Any]) -> OutlineRows:
    levels, paths, packed = given
    articles, places, cells, stops, sections, by_place, *heads = (_unpacked(NUMBER, column) for column in packed)
    headings = Headings(*heads)
    made = []
    for level, (kind, needed, depth) in enumerate(levels):
        firsts = zip(headings.levels, headings.firsts, paths, strict=True)
        known = {first: path for its_level, first, path in firsts if its_level == level}
        made.append(Level(tuple(_column(known, place) for place in range(depth)), kind, needed))
    order = OutlineOrder(articles=articles, places=places, levels=tuple(made))
    return OutlineRows(order, articles, range(len(articles)), cells, headings, stops, sections, by_place)


def _column(paths: dict[ArticleKey, Sequence[str]], place: int) -> DerivedColumn:
    """The labels at `place` of the paths of headings, each by the first article under it; no others are asked for."""
    numbers = {key: number for number, key in enumerate(paths)}
    return DerivedColumn(numbers, tuple(path[place] for path in paths.values()))  # type: ignore[arg-type]


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    return array(kind, numbers).tobytes()


def _unpacked(kind: str, packed: bytes) -> Sequence[int]:
    numbers = array(kind)
    numbers.frombytes(packed)
    return numbers
