"""By what the list is grouped: for each way, which headings stand over an article.

Takes the columns of a library, gives levels of headings, outermost first. Which of them are worth having depends on how
many there would be: `worthwhile`, and `reader.backends.local.outline.outline_rows.parting_nothing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from reader.api.outline import GROUPINGS, Path
from reader.backends.local.outline.label_columns import (
    Column,
    DerivedColumn,
    by_appearance,
    first_of,
    folders,
    mapped,
    named,
    parts_of_number,
    ranked,
    recurring,
    tells_apart,
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
    by: tuple[Column, ...]
    """What articles are ordered by, before their dates, outermost first; empty: as they are printed."""
    dates: Column
    """In their order."""
    dated: bool = True
    """Whether there are headings by date, so that the order has to be by date however it is sorted."""


def offered(labels: Labels) -> tuple[str, ...]:
    """Those of the groupings that would part the articles: by what is known of some and is not the same for all."""
    return tuple(grouping for grouping in GROUPINGS if _parts(labels, grouping))


def _parts(labels: Labels, grouping: str) -> bool:
    """Whether not all articles would stand under one heading."""
    if grouping == "folder":
        found = (source.rpartition("/")[0] for source in labels("source").names)
        first = next(found, "")
        return any(folder != first for folder in found)
    return tells_apart(section_names(labels) if grouping == "section" else labels(grouping))


def plan(labels: Labels, grouping: str) -> Plan:
    """The levels of `grouping`, all that there may be; of the first one that is offered where it is not."""
    if not _parts(labels, grouping):
        grouping = next(iter(offered(labels)), grouping)
    if grouping == "folder":
        return _by_folder(labels)
    dates = ranked(labels("date"))
    if grouping == "page":
        pages = ranked(labels("page"), parts_of_number)
        return Plan((Level((pages,), "page", True), *_days((pages,), labels("date"))), (pages,), dates)
    if grouping == "date":
        days = _days((), labels("date"))
        sections = Level((*days[-1].columns, section_names(labels)), "name")
        return Plan((*days, sections), (), dates)
    if grouping == "publication":
        papers = labels("publication")
        return Plan((Level((papers,), "name", True), *_days((papers,), labels("date"))), (papers,), dates)
    issues = any(tells_apart(labels(column)) for column in ("publication", "date"))
    return _by_section_of_issues(labels) if issues else _by_section(labels)


def section_names(labels: Labels) -> DerivedColumn:
    """The section of each article, else the name of its page, else the number of its page in words."""
    return first_of((labels("section"), labels("page_name"), mapped(labels("page"), page_in_words)))


def _by_section(labels: Labels) -> Plan:
    """Neighbours of one section, in one issue."""
    columns = section_names(labels), labels("publication"), labels("date")
    return Plan((Level(columns, "section", True),), (), ranked(labels("date")), dated=False)


def _by_section_of_issues(labels: Labels) -> Plan:
    """Papers, their sections as they first appear, and dates. A section of a single article is that of its page."""
    section, papers = labels("section"), by_appearance(labels("publication"))
    pages = mapped(labels("page"), page_in_words)
    names = by_appearance(first_of((recurring(section), labels("page_name"), pages, section)))
    levels = Level((papers,), "name"), Level((papers, names), "name", True)
    return Plan((*levels, *_days((papers, names), labels("date"))), (papers, names), ranked(labels("date")))


def _by_folder(labels: Labels) -> Plan:
    """The first folder below where all are, and the folder."""
    folder = folders(labels("source"))
    top = mapped(folder, lambda name: name.partition("/")[0])
    levels = Level((top,), "name"), Level((top, folder), "name", True)
    return Plan(levels, (folder,), ranked(labels("date")), dated=False)


def _days(above: tuple[Column, ...], dates: Column) -> tuple[Level, ...]:
    """Years, months and days, under the headings that have `above`."""
    year, month = mapped(dates, lambda date: date[:4]), mapped(dates, lambda date: date[:7])
    columns = (*above, year, month, dates)
    return tuple(Level(columns[: len(above) + depth], "date") for depth in (1, 2, 3))


def page_in_words(page: str) -> str:
    """The number of a page in words: the name of a heading where nothing else has a name."""
    return _("Page {page}").format(page=page)


def worthwhile(levels: Sequence[Level], counts: Sequence[int]) -> tuple[int, ...]:
    """Which of `levels`, of which there would be `counts` headings, part anything: their places.

    A level that has no more headings than one further out says nothing, nor one of dates that has no more than the
    next of dates. Of none that is worthwhile, the last is left.
    """
    kept = list[int]()
    for place, count in enumerate(counts):
        before = counts[kept[-1]] if kept else 1
        closer = levels[place].kind == "date" and counts[place + 1 :] and levels[place + 1].kind == "date"
        if levels[place].needed or (count > before and not (closer and count == counts[place + 1])):
            kept.append(place)
    return tuple(kept) or (len(levels) - 1,)
