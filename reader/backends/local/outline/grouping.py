"""Groupings of the list: for each, the levels of headings over an article.

Made from label columns; levels are ordered outermost first. Headings that would divide nothing are left out later:
`worthwhile`, and `reader.backends.local.outline.outline_rows.parting_nothing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.api.article_heading import page_in_words
from reader.api.outline import GROUPINGS, Path
from reader.backends.group_names import parts_of_number
from reader.backends.local.outline.outline_columns import (
    by_appearance,
    folders,
    ranked,
    recurring,
    tells_apart,
    unnamed_first,
)
from reader.label_columns import Column, Labels, first_of, headings, mapped, named
from reader.named_tuple import NamedTuple


class Level(NamedTuple):
    """One level of headings."""

    columns: tuple[Column, ...]
    """Columns whose values the articles under one heading share; those of outer levels come first."""
    kind: str
    """Kind of its headings (see `reader.api.outline.OutlineHeading`)."""
    needed: bool = False
    """True if the grouping is pointless without this level."""

    def path(self, article: int) -> Path:
        """Path of the heading over an article."""
        return tuple(named(column, article) for column in self.columns)


class Plan(NamedTuple):
    """Plan of a grouping."""

    levels: tuple[Level, ...]
    by: tuple[Column, ...]
    """Labels that articles are sorted by, before their dates, outermost first; empty for the printed order."""
    dates: Column
    """Order of dates."""
    dated: bool = True
    """True if there are headings by date, so that articles must be ordered by date in any case."""
    within: tuple[Column, ...] = ()
    """Labels that articles of one date are sorted by, outermost first; empty for the printed order."""


def offered(labels: Labels) -> tuple[str, ...]:
    """Groupings that divide the articles: their label is known for some and differs between them."""
    return tuple(grouping for grouping in GROUPINGS if _parts(labels, grouping))


def _parts(labels: Labels, grouping: str) -> bool:
    """True if the articles would be under more than one heading."""
    if grouping == "folder":
        found = (source.rpartition("/")[0] for source in labels("source").names)
        first = next(found, "")
        return any(folder != first for folder in found)
    return tells_apart(headings(labels) if grouping == "section" else labels(grouping))


def plan(labels: Labels, grouping: str) -> Plan:
    """All possible levels of `grouping`, or of the first offered grouping if it is not offered."""
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
        names = headings(labels)
        sections = Level((*days[-1].columns, names), "name")
        return Plan((*days, sections), (), dates, within=(unnamed_first(names, dates),))
    if grouping == "publication":
        papers = labels("publication")
        return Plan((Level((papers,), "name", True), *_days((papers,), labels("date"))), (papers,), dates)
    issues = any(tells_apart(labels(column)) for column in ("publication", "date"))
    return _by_section_of_issues(labels) if issues else _by_section(labels)


def _by_section(labels: Labels) -> Plan:
    """Groups neighbouring articles of one section within an issue."""
    columns = headings(labels), labels("publication"), labels("date")
    return Plan((Level(columns, "section", True),), (), ranked(labels("date")), dated=False)


def _by_section_of_issues(labels: Labels) -> Plan:
    """Papers, sections in order of first appearance, and dates. A section with one article is replaced by its page."""
    section, papers = labels("section"), by_appearance(labels("publication"))
    pages = mapped(labels("page"), page_in_words)
    names = by_appearance(first_of((recurring(section), labels("page_name"), pages, section)))
    levels = Level((papers,), "name"), Level((papers, names), "name", True)
    return Plan((*levels, *_days((papers, names), labels("date"))), (papers, names), ranked(labels("date")))


def _by_folder(labels: Labels) -> Plan:
    """The top folder below the common one, and the whole folder."""
    folder = folders(labels("source"))
    top = mapped(folder, lambda name: name.partition("/")[0])
    levels = Level((top,), "name"), Level((top, folder), "name", True)
    return Plan(levels, (folder,), ranked(labels("date")), dated=False)


def _days(above: tuple[Column, ...], dates: Column) -> tuple[Level, ...]:
    """Levels for years, months and days below the levels with columns `above`."""
    year, month = mapped(dates, lambda date: date[:4]), mapped(dates, lambda date: date[:7])
    columns = (*above, year, month, dates)
    return tuple(Level(columns[: len(above) + depth], "date") for depth in (1, 2, 3))


def worthwhile(levels: Sequence[Level], counts: Sequence[int]) -> tuple[int, ...]:
    """Indices of the `levels` that divide anything, given the number of headings of each in `counts`.

    A level with no more headings than an outer one is left out, and so is a level of dates with no more than the next
    finer one. If none is worthwhile, the last is kept.
    """
    kept = list[int]()
    for place, count in enumerate(counts):
        before = counts[kept[-1]] if kept else 1
        closer = levels[place].kind == "date" and counts[place + 1 :] and levels[place + 1].kind == "date"
        if levels[place].needed or (count > before and not (closer and count == counts[place + 1])):
            kept.append(place)
    return tuple(kept) or (len(levels) - 1,)
