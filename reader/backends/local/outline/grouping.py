"""By what the list is grouped: for each way, which headings stand over an article.

Takes the columns of a library, gives levels of headings, outermost first. Which of them are worth having depends on how
many there would be: `worthwhile`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from reader.api.outline import Path
from reader.backends.local.outline.label_columns import (
    Column,
    first_of,
    folders,
    mapped,
    named,
    parts_of_number,
    ranked,
)
from reader.i18n import _

Labels: TypeAlias = Callable[[str], Column]
"""By the name of a column (`section`, `page`, `page_name`, `date`, `publication`, `source`) the column."""


class Level(NamedTuple):
    """Headings of one depth."""

    columns: tuple[Column, ...]
    """What the articles under one heading share; those of the levels above come first."""
    kind: str
    """Of its headings (see `reader.api.outline.OutlineHeading`)."""
    needed: bool = False
    """Whether the grouping means nothing without it."""

    def path(self, article: int) -> Path:
        """Of the heading over an article."""
        return tuple(named(column, article) for column in self.columns)


class Plan(NamedTuple):
    """How a library is grouped."""

    levels: tuple[Level, ...]
    by: Column | None
    """What articles are ordered by, before their dates; None: as they are printed."""
    dates: Column
    """In their order."""
    dated: bool = True
    """Whether there are headings by date, so that the order has to be by date however it is sorted."""


def plan(labels: Labels, grouping: str) -> Plan:
    """The levels of `grouping`, all that there may be."""
    if grouping == "folder":
        return _by_folder(labels)
    dates = ranked(labels("date"))
    if grouping == "page":
        pages = ranked(labels("page"), parts_of_number)
        return Plan((Level((pages,), "page", True), *_days((pages,), labels("date"))), pages, dates)
    if grouping == "date":
        return Plan(_days((), labels("date")), None, dates)
    if grouping == "publication":
        papers = labels("publication")
        return Plan((Level((papers,), "name", True), *_days((papers,), labels("date"))), papers, dates)
    return _by_section(labels)


def _by_section(labels: Labels) -> Plan:
    """Neighbours of one section in one issue; where there is none, of one page."""
    paper, date = labels("publication"), labels("date")
    name = first_of((labels("section"), labels("page_name"), mapped(labels("page"), page_in_words)))
    issues = len(paper.numbers) and any((column.numbers != column.numbers[0]).any() for column in (paper, date))
    kind = "issue" if issues else "section"
    return Plan((Level((name, paper, date), kind, True),), None, ranked(date), dated=False)


def _by_folder(labels: Labels) -> Plan:
    """The first folder below where all are, and the folder."""
    folder = folders(labels("source"))
    top = mapped(folder, lambda name: name.partition("/")[0])
    levels = Level((top,), "name"), Level((top, folder), "name", True)
    return Plan(levels, folder, ranked(labels("date")), dated=False)


def _days(above: tuple[Column, ...], dates: Column) -> tuple[Level, ...]:
    """Years, months and days, under the headings that have `above`."""
    year, month = mapped(dates, lambda date: date[:4]), mapped(dates, lambda date: date[:7])
    columns = (*above, year, month, dates)
    return tuple(Level(columns[: len(above) + depth], "date") for depth in (1, 2, 3))


def page_in_words(page: str) -> str:
    """The number of a page in words: the name of a heading where nothing else has a name."""
    return _("Page {page}").format(page=page)


def worthwhile(levels: Sequence[Level], counts: Sequence[int], articles: int) -> tuple[int, ...]:
    """Which of `levels`, of which there would be `counts` headings, part `articles` articles: their places.

    A level that has one heading, or no more than a deeper one has, says nothing; one with hardly more than an article
    under each heading groups nothing. Of none that is worthwhile, the last is left.
    """
    kept = list[int]()
    useful = [place for place in range(len(levels)) if levels[place].needed or counts[place] * 2 <= articles]
    for place, after in zip(useful, [*useful[1:], None], strict=True):
        before = counts[kept[-1]] if kept else 1
        more = counts[place] > before and (after is None or counts[place] < counts[after])
        if levels[place].needed or more:
            kept.append(place)
    return tuple(kept) or (len(levels) - 1,)
