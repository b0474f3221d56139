"""Counts by day, month, year, section or publication, made by the engine over the whole archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.api.analytics import TIMES, By, Frequency
from reader.api.article_heading import heading_of
from reader.backends.opensearch.engine_answer import understood
from reader.backends.opensearch.value_counts import aggregations_for, having, value_counts
from reader.search.analytics.trend import between

if TYPE_CHECKING:
    from reader.api.outline import ArticleKey
    from reader.backends.opensearch.archive_engine import ArchiveEngine
    from reader.backends.opensearch.archive_keys import ArchiveKeys, ArchiveSource
    from reader.backends.opensearch.article_cache import CachedSummary
    from reader.backends.opensearch.engine_clauses import Dsl
    from reader.span import Span

MOST_DATES = 40_000
"""Most distinct dates: a century of days."""
MOST_NAMES = 10_000
LENGTHS = {By.DAY: 10, By.MONTH: 7, By.YEAR: 4}
"""Length of an ISO date with each precision, in characters."""


class DateCount(NamedTuple):
    """Counts for one date as written."""

    articles: int
    characters: int


class LibraryDates:
    """Dates of an archive, fetched once."""

    def __init__(self, engine: ArchiveEngine) -> None:
        self._engine = engine
        self._known: Mapping[str | None, DateCount] | None = None

    @property
    def is_here(self) -> bool:
        """True once they were fetched."""
        return self._known is not None

    def known(self) -> Mapping[str | None, DateCount]:
        """Counts by date; None: articles without a date."""
        if self._known is None:
            self._known = counted(self._engine, "date", MOST_DATES)
        return self._known

    def keys(self, by: By) -> set[str | None]:
        """All days, months or years from the first to the last."""
        found = {unit_of(date, by) for date in self.known()}
        return found | set(between(found, by))

    def finest_unit(self, room: int) -> By:
        """The finest unit of time with 2 to `room` columns; years if all have more; sections if there are no dates."""
        counts = {by: len(self.keys(by) - {None}) for by in LENGTHS}
        if counts[By.YEAR] == 0:
            return By.SECTION
        return next(
            (by for by, count in counts.items() if 1 < count <= room), By.DAY if counts[By.DAY] == 1 else By.YEAR
        )


def unit_of(date: str | None, by: By) -> str | None:
    """Day, month or year of a date; None if the date is less precise."""
    return date[: LENGTHS[by]] if date is not None and len(date) >= LENGTHS[by] else None


@understood()
def counted(engine: ArchiveEngine, column: str, most: int) -> Mapping[str | None, DateCount]:
    """Articles and text length for each value of a column."""
    ask = aggregations_for(column, most, size={"sum": {"field": "size"}})
    found: defaultdict[str | None, DateCount] = defaultdict(lambda: DateCount(0, 0))
    answer = engine.search({"size": 0, "aggs": ask}, seconds=30.0)
    for value, bucket in value_counts(column, answer.aggregations):
        articles, characters = found[value]
        found[value] = DateCount(articles + int(bucket["doc_count"]), characters + int(bucket["size"]["value"]))
    return found


class TrendAnswer(Protocol):
    """The parts of `ArchiveResults` that are counted."""

    @property
    def ranking(self) -> Sequence[ArticleKey]:
        """The articles."""

    @property
    def matches_known(self) -> bool:
        """True if all of them were searched."""

    @property
    def source(self) -> ArchiveSource:
        """Source of its articles."""

    @property
    def dates(self) -> LibraryDates:
        """Dates of the archive's articles."""

    @property
    def engine_query(self) -> Dsl:
        """Engine query for its articles."""

    def spans(self, key: ArticleKey) -> tuple[Span, ...]:
        """Spans of an article."""

    def in_library_order(self, narrowed: Dsl | None = None, total: int | None = None) -> ArchiveKeys:
        """Those of its articles that another engine query finds too."""


class ArchiveTrend:
    """Rows for each key of the archive, gaps included (see `reader.api.analytics.TrendRows`)."""

    def __init__(self, results: TrendAnswer, by: By, rows: Sequence[Frequency]) -> None:
        self.rows = rows
        self._results, self._by = results, by

    def keys(self, place: int) -> Sequence[ArticleKey]:
        """Articles found under the key of `rows[place]`."""
        row = self.rows[place]
        return self._results.in_library_order(_under(self._by, row.key), row.articles)

    def most_first(self) -> ArchiveTrend:
        """Rows with anything found, by matches, or by articles if matches are unknown."""
        rows = sorted((row for row in self.rows if row.articles), key=lambda row: (-row.matches, -row.articles))
        return ArchiveTrend(self._results, self._by, rows)


def _under(by: By, key: str | None) -> Dsl:
    """Engine query for the articles under a key."""
    if by not in TIMES:
        return having(str(by), key)
    if key is None:
        return {"bool": {"must_not": [{"regexp": {"date": f".{{{LENGTHS[by]},10}}"}}]}}
    return {"prefix": {"date": key}}


def trend(results: TrendAnswer, by: By) -> ArchiveTrend:
    """Counts of an answer; matches are counted only if all its articles were fetched."""
    engine, timed = results.source.engine, by in TIMES
    known = results.dates.known() if timed else counted(engine, str(by), MOST_NAMES)
    name: Callable[[str | None], str | None] = (lambda date: unit_of(date, by)) if timed else (lambda date: date)
    sizes, articles = Counter[str | None](), Counter[str | None]()
    for value, count in known.items():
        sizes[name(value)] += count.characters
    for value, number in _found(results, "date" if timed else str(by), MOST_DATES if timed else MOST_NAMES).items():
        articles[name(value)] += number
    matches = _matches(results, by)
    keys = {*sizes, *(between(sizes, by) if timed else ())}
    ordered: list[str | None] = [*sorted(key for key in keys if key is not None), *([None] if sizes[None] else [])]
    rows = [_row(key, sizes[key], articles[key], matches[key]) for key in ordered]
    return ArchiveTrend(results, by, rows)


def _row(key: str | None, size: int, articles: int, matches: int) -> Frequency:
    return Frequency(key, articles, matches, 1e6 * matches / size if size else 0.0)


@understood()
def _found(results: TrendAnswer, column: str, most: int) -> Counter[str | None]:
    """Number of an answer's articles for each value of a column."""
    found, ask = Counter[str | None](), aggregations_for(column, most)
    engine = results.source.engine
    answer = engine.search({"size": 0, "query": results.engine_query, "aggs": ask}, seconds=30.0)
    for value, bucket in value_counts(column, answer.aggregations):
        found[value] += int(bucket["doc_count"])
    return found


def _matches(results: TrendAnswer, by: By) -> Counter[str | None]:
    """Matches under each key, if all found articles were fetched."""
    found, cache = Counter[str | None](), results.source.cache
    if not results.matches_known:
        return found
    for key in results.ranking:
        if (summary := cache.summary(key)) is not None:
            found[_key_of(summary, by)] += len(results.spans(key))
    return found


def _key_of(summary: CachedSummary, by: By) -> str | None:
    if by in TIMES:
        return unit_of(summary.date, by)
    return heading_of(summary) if by is By.SECTION else summary.publication
