"""By what the list is grouped: for each way, which headings stand over an article, and what they say.

Takes the columns of a library, gives levels of headings, outermost first. Which of them are worth having depends on how
many there would be: `worthwhile`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.i18n import _
from reader.ui.labels import Column, cut, first_of, folders, mapped, named, parts_of_number, ranked

if TYPE_CHECKING:
    from reader.ui.shelf import Shelf

Path = tuple[str, ...]
"""What a heading is told by: what its articles have, "" for nothing; one name for each column of its level."""


class Level(NamedTuple):
    """Headings of one depth."""

    columns: tuple[Column, ...]
    """What the articles under one heading share; those of the levels above come first."""
    say: Callable[[Path], str]
    needed: bool = False
    """Whether the grouping means nothing without it."""

    def path(self, article: int) -> Path:
        """Of the heading over an article."""
        return tuple(named(column, article) for column in self.columns)

    def said(self, article: int) -> str:
        """What the heading over an article says."""
        return self.say(self.path(article))


class Plan(NamedTuple):
    """How a library is grouped."""

    levels: tuple[Level, ...]
    by: Column | None
    """What articles are ordered by, before their dates; None: as they are printed."""
    dates: Column
    """In their order."""
    dated: bool = True
    """Whether there are headings by date, so that the order has to be by date however it is sorted."""


def titles() -> dict[str, str]:
    """The ways to group, and what each is called."""
    return {
        "section": _("by section"),
        "publication": _("by paper"),
        "date": _("by date"),
        "page": _("by page"),
        "folder": _("by folder"),
    }


def plan(shelf: Shelf, grouping: str) -> Plan:
    """The levels of `grouping`, all that there may be."""
    if grouping == "folder":
        return _by_folder(shelf)
    if grouping == "page":
        pages, dates = cut([shelf.labels("page"), shelf.labels("date")])
        pages = ranked(pages, parts_of_number)
        return Plan((Level((pages,), said_page, True), *_days((pages,), dates)), pages, ranked(dates))
    if grouping == "date":
        (dates,) = cut([shelf.labels("date")])
        return Plan(_days((), dates), None, ranked(dates))
    if grouping == "publication":
        papers, dates = cut([shelf.labels("publication"), shelf.labels("date")])
        return Plan((Level((papers,), said_name, True), *_days((papers,), dates)), papers, ranked(dates))
    return _by_section(shelf)


def _by_section(shelf: Shelf) -> Plan:
    """Neighbours of one section in one issue; where there is none, of one page."""
    columns = cut([shelf.labels(name) for name in ("section", "page_name", "page", "publication", "date")])
    section, page_name, page, paper, date = columns
    name = first_of((section, page_name, mapped(page, said_number)))
    issues = len(paper.numbers) and any((column.numbers != column.numbers[0]).any() for column in (paper, date))

    def say(path: Path) -> str:
        name, paper, date = path
        return f"{name or paper or _('Other')}{f' {date}' if issues and date else ''}"

    return Plan((Level((name, paper, date), say, True),), None, ranked(date), dated=False)


def _by_folder(shelf: Shelf) -> Plan:
    """The first folder below where all are, and the folder."""
    sources, dates = cut([shelf.labels("source"), shelf.labels("date")])
    folder = folders(sources)
    top = mapped(folder, lambda name: name.partition("/")[0])
    return Plan((Level((top,), said_name), Level((top, folder), said_name, True)), folder, ranked(dates), dated=False)


def _days(above: tuple[Column, ...], dates: Column) -> tuple[Level, ...]:
    """Years, months and days, under the headings that have `above`."""
    year, month = mapped(dates, lambda date: date[:4]), mapped(dates, lambda date: date[:7])
    columns = (*above, year, month, dates)
    return tuple(Level(columns[: len(above) + depth], said_date) for depth in (1, 2, 3))


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


def said_name(path: Path) -> str:
    """The name itself."""
    return path[-1] or _("Other")


def said_number(page: str) -> str:
    """The number of a page."""
    return _("Page {page}").format(page=page)


def said_page(path: Path) -> str:
    """A page."""
    return said_number(path[-1]) if path[-1] else _("Other")


def said_date(path: Path) -> str:
    """A year, month or day (ISO 8601), as one says it."""
    year, month, day = [*(int(part) for part in path[-1].split("-") if part), 0, 0, 0][:3]
    if day:
        return _("{year}-{month:02}-{day:02}").format(year=year, month=month, day=day)
    if month:
        return _("{year}-{month:02}").format(year=year, month=month)
    return _("{year}").format(year=year) if year else _("no date")


def heading_of(shelf: Shelf, number: int) -> str:
    """Where an article stands, in a word: its section, else the page by name or number, else the paper."""
    name = shelf.section(number) or shelf.article(number).page_name
    page = shelf.page(number)
    return name or (said_number(page) if page else shelf.publication(number)) or _("Other")
