"""Plans of the groupings of an archive's list: what the engine counts by, and which headings are over a leaf.

The headings equal those of a local library (`reader.backends.local.outline.grouping`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from reader.api.article_heading import page_in_words
from reader.api.outline import Path
from reader.backends.group_names import folders_of, parts_of_number
from reader.backends.opensearch.engine_clauses import HEADING_COLUMNS
from reader.backends.opensearch.leaf_counts import LeafCounts, Values


class ListLevel(NamedTuple):
    """One level of headings."""

    kind: str
    """Kind of heading, as in `reader.api.outline.OutlineHeading`."""
    needed: bool = False
    """True if the grouping is pointless without this level."""


class LeafPlan(NamedTuple):
    """Plan of one grouping."""

    columns: tuple[str, ...]
    """Columns that the engine counts by."""
    levels: tuple[ListLevel, ...]
    names: Callable[[LeafCounts], Callable[[Values], Path]]
    """Makes from all leaves a function from a leaf to its headings before the dates, one a level."""
    rank: Callable[[str, float], Any]
    """Sort key of such a heading by its name and the least publishing position under it."""
    dated: bool = True
    """True if there are headings by date too."""
    inside: Callable[[Values], Path] = lambda _values: ()
    """Headings of a leaf after its dates."""


DAYS = (ListLevel("date"), ListLevel("date"), ListLevel("date"))


def _column(name: str) -> Callable[[LeafCounts], Callable[[Values], Path]]:
    return lambda _all: lambda values: (values[name] or "",)


def _nothing(_all: LeafCounts) -> Callable[[Values], Path]:
    return lambda _values: ()


def _sections(leaves: LeafCounts) -> Callable[[Values], Path]:
    """Publication and section; a section with a single article is replaced by its page."""
    column = leaves.columns.index("section")
    often = Counter[str | None]()
    for number, size in zip(leaves.numbers[column :: len(leaves.columns)], leaves.sizes, strict=True):
        often[leaves.texts[column][number]] += size

    def named(values: Values) -> Path:
        section = values["section"]
        recurring = section if often[section] > 1 else None
        return values["publication"] or "", recurring or values["page_name"] or section or _page(values)

    return named


def _section_name(values: Values) -> Path:
    return (values["section"] or values["page_name"] or _page(values),)


def _page(values: Values) -> str:
    return page_in_words(values["page"]) if values["page"] else ""


def _folders(leaves: LeafCounts) -> Callable[[Values], Path]:
    """The top folder below the common one, and the whole folder."""
    folder = folders_of([source or "" for source in leaves.texts[leaves.columns.index("source")]])
    return lambda values: ((name := folder[values["source"] or ""]).partition("/")[0], name)


def _by_name(name: str, _first: float) -> Any:
    return name == "", name


def _by_number(name: str, _first: float) -> Any:
    return name == "", parts_of_number(name)


def _by_appearance(name: str, first: float) -> Any:
    return name == "", first


NAME, NEEDED = ListLevel("name"), ListLevel("name", True)
ISSUES = LeafPlan(("publication", *HEADING_COLUMNS, "date"), (NAME, NEEDED, *DAYS), _sections, _by_appearance)
"""Publications, sections in order of first appearance, and dates."""
DATES = LeafPlan(("date", *HEADING_COLUMNS), (*DAYS, NAME), _nothing, _by_name, inside=_section_name)
BARE_DATES = LeafPlan(("date",), DAYS, _nothing, _by_name)
"""By date only: used if there would be too many leaves."""
PLANS = {
    "date": DATES,
    "section": ISSUES,
    "publication": LeafPlan(("publication", "date"), (NEEDED, *DAYS), _column("publication"), _by_name),
    "page": LeafPlan(("page", "date"), (ListLevel("page", True), *DAYS), _column("page"), _by_number),
    "folder": LeafPlan(("source",), (NAME, NEEDED), _folders, _by_name, dated=False),
}
